"""Which part of a series this is, and what the series is called without it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .counting import CARDINAL, ORDINAL, ROMAN, number_of
from .dates import MONTH

_STRONG = (
    r"part|issue|edition|episode|volume|instal+ment|teil|folge|ausgabe|partie|deel"
)
_WEAK = r"pt|ed|ep|vol|no|nr|number|week|numéro|n°|nº"
_STRONG_NUMBER = rf"\d{{1,4}}|{CARDINAL}|{ROMAN}"
_TOTAL = rf"(?:\s*(?:of|/|von|sur)\s*(?P<total>\d{{1,3}}|{CARDINAL})\b)?"
LABELLED = re.compile(
    rf"(?<!\w)(?:(?:{_STRONG})\.?\s*#?\s*(?P<strong>{_STRONG_NUMBER})"
    rf"|(?:{_WEAK})\.?\s*#?\s*(?P<weak>\d{{1,4}}))(?![\w%]|[.,]\d){_TOTAL}",
    re.I,
)
HASH = re.compile(r"(?<![\w&])#\s?(?P<strong>\d{1,4})(?![\w%])" + _TOTAL)
CHINESE = re.compile(r"第\s*(?P<strong>\d{1,4})\s*期")
FRACTION = re.compile(r"[(\[](?P<strong>\d{1,2})\s*(?:/|of)\s*(?P<total>\d{1,2})[)\]]$")
BARE = re.compile(r"(?:[–—:|-]\s+|[(\[])(?P<strong>\d{1,3})[)\]]?$")
SERIAL_WORD = re.compile(
    r"\b(?:weekly|week|links?|digest|round-?up|newsletter|finds|picks|readings?|bulletin"
    r"|dispatch|linkfest|briefing)\b[^,:–—]{0,30}?\s(?P<strong>\d{1,3})$",
    re.I,
)
DATE_BEFORE = re.compile(rf"(?:{MONTH}|\bfor|\bin|\btop|\bbest|\bof|\d)\s*$", re.I)
_SERIES = (
    rf"(?:{ORDINAL})\s+(?:and\s+\w+\s+)?(?:part|instal+ment|edition|issue|article|post)"
)
IN_INTRO = re.compile(
    rf"\b(?:this is|welcome to|here(?:['’]s| is| comes)|in this,?|you are reading)\b"
    rf"[^.!?]{{0,40}}?(?:(?:part|issue|edition|instal+ment)\s+#?"
    rf"(?P<strong>\d{{1,4}}|{CARDINAL})\b{_TOTAL}"
    rf"|\b(?P<ordinal>{ORDINAL})\s+(?:and\s+\w+\s+)?"
    r"(?:part|instal+ment|edition|issue)\b)",
    re.I,
)
ORDINAL_OF_SERIES = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})\s+(?:and\s+\w+\s+)?"
    r"(?:part|instal+ment|edition|issue|article|post|round-?up)\s+(?:of|in)\s+"
    r"(?:my|our|this|the|a)\b[^.!?]{0,60}?\bseries\b",
    re.I,
)
N_PART = re.compile(rf"\b(?P<total>{CARDINAL}|\d{{1,2}})[-‐ ](?:part|week)\b", re.I)
IN_FILE_NAME = re.compile(
    r"(?:^|[-_. ])(?:part|issue|edition|teil|ausgabe|folge|no|pt)[-_. ]?(\d{1,4})"
    r"(?=$|[-_. ])",
    re.I,
)


@dataclass(frozen=True)
class Part:
    """``title`` is the line without its part; number and total may be unknown."""

    title: str
    number: int | None = None
    total: int | None = None


def split_title(line: str) -> Part:
    """("Key resources", 2, 4) from "Key resources, part 2 of 4"."""
    line = line.strip()
    for pattern in (LABELLED, HASH, CHINESE, FRACTION, BARE, SERIAL_WORD):
        for match in pattern.finditer(line):
            found = match.groupdict()
            written = found.get("strong") or found.get("weak") or ""
            number = number_of(written)
            start = (
                match.start() if pattern is not SERIAL_WORD else match.start("strong")
            )
            if number is None or number > 1900 and number < 2100:
                continue
            if pattern in (BARE, SERIAL_WORD) and DATE_BEFORE.search(line[:start]):
                continue
            total = number_of(found.get("total") or "")
            rest = _tidy(line[:start], line[match.end() :])
            return Part(rest or line, number, total)
    return Part(line)


def _tidy(before: str, after: str) -> str:
    """The two halves without the separators and brackets that held the part."""
    before, after = before.rstrip(), after.lstrip()
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    edge = " ,;:–—-|#·"
    if not after.strip(edge + ")]."):
        return before.strip(edge + "([")
    if not before.strip(edge + "(["):
        return after.strip(edge)
    if before[-1] in edge and after[0] in edge:
        after = after.lstrip(edge)
    return f"{before}{'' if after[0] in ',;:)]' else ' '}{after}".strip()


def part_in_intro(intro: str) -> Part:
    """From "Welcome to part three of …", "the second instalment of my four-part
    series"; never from a look back ("in part 1 we saw")."""
    intro = intro[:3000]
    total = N_PART.search(intro)
    planned = number_of(total.group("total")) if total else None
    for pattern in (IN_INTRO, ORDINAL_OF_SERIES):
        if match := pattern.search(intro):
            found = match.groupdict()
            written = found.get("strong") or found.get("ordinal") or ""
            said = number_of(found.get("total") or "")
            return Part("", number_of(written), said or planned)
    return Part("", None, planned if total and "series" in intro else None)


def part_in_file_name(name: str) -> int | None:
    """2 from "links-part-2.txt"; a number without a label is not trusted."""
    stem = re.sub(r"\.\w{1,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    match = IN_FILE_NAME.search(stem)
    return int(match.group(1)) if match else None
