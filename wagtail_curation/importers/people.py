"""Who wrote it and what it is called, when only the curator's prose says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import HANDLE, NAME, is_handle, is_name, is_title_case, without_lead

READ_AT_MOST = 8_000  # characters of an item's prose that are searched for a name

RESOURCE = (
    r"(?:article|post|blog(?:\s?post)?|piece|paper|essay|report|book|ebook|chapter|video"
    r"|talk|lecture|podcast|episode|interview|presentation|slides?|guide|course|study"
    r"|series|column|thread|newsletter|tool|whitepaper|review|story|infographic"
    r"|webinar|tutorial|entry|manifesto|handbook|thesis|film|documentary)"
)
_SAYS = (
    r"(?:writes?|wrote|points?\s+out|pointed\s+out|shows?|showed|explains?|explained|"
    r"argues?|argued|suggests?|describes?|described|says?|said|notes?|noted|reminds?|"
    r"asks?|asked|offers?|discusses|discussed|reports?|shares?|shared|looks\s+(?:at|back)|"
    r"has\s+(?:written|put\s+together|published|made|collected)|summari[sz]es|tells|"
    r"outlines|makes|takes|explores?|considers|examines|reflects|demonstrates|warns|"
    r"believes|thinks|concludes|observes|proposes|lists|maps|walks|traces|draws|"
    r"puts|gives|talks|sums|wonders|recommends|reckons|calls|compares|schreibt|zeigt|erklärt|beschreibt|fragt|"
    r"écrit|montre|explique|raconte|propose)\b"
)
_OWN = r"(?:his|her|their)"
WHO = rf"(?:{NAME}|{HANDLE})"
STRONG = (
    re.compile(rf"\b{RESOURCE}s?\b(?:\W+\w+){{0,4}}?\W+by\s+({WHO})"),
    re.compile(rf"({NAME})['’]s?\s+(?:[\w-]+\s+){{0,5}}?{RESOURCE}"),
    re.compile(rf"({WHO}),?\s+(?:also\s+)?{_SAYS}"),
    re.compile(rf"({WHO}),?\s+(?:\w+\s+){{0,3}}?in\s+{_OWN}\b"),
    re.compile(rf"\b[Aa]ccording to\s+({WHO})"),
    re.compile(rf"[\"”»]\s+by\s+({WHO})"),
    re.compile(
        rf"({WHO})\b[^.!?]{{0,60}}?\bin\s+(?:an?|the|this|{_OWN})\s+"
        rf"(?:[\w-]+\s+){{0,2}}{RESOURCE}\b"
    ),
    re.compile(rf"({NAME}),\s+in\s+(?:the\s+|an?\s+)?[A-Z]"),
)
WEAK = (
    re.compile(rf"\b(?:by|von|par)\s+({WHO})"),
    re.compile(rf"\b(?:billet|texte|article|livre|podcast|vidéo)\s+de\s+({NAME})"),
    re.compile(rf"\b(?:schreibt|zeigt|erklärt|fragt|meint)\s+(?:Dr\.\s+)?({NAME})"),
    re.compile(rf"({NAME})\s+on\s"),
    re.compile(rf"({NAME})['’](?:s\b|(?=\s))"),
    re.compile(rf"\b[Ff]rom\s+({WHO})"),
    re.compile(rf"(?:^|[.!?:]\s)({NAME})\s+[a-z]+(?:s|ed)\b"),
    re.compile(rf"\bthat\s+({NAME})\s+(?:has\s+)?(?:built|made|wrote|gave|keeps)\b"),
)
FOUND_BY = re.compile(
    rf"\b(?:via|h/t|hat[ -]tip(?:\s+to)?|thanks\s+to|pointed\s+(?:out\s+)?to\s+me\s+by"
    rf"|spotted\s+by|shared\s+by|sent\s+(?:in\s+)?by|recommended\s+by|found\s+by)"
    rf"\s+(?-i:({WHO}))",
    re.I,
)
VIA = re.compile(rf"\b(?:via|h/t|hat[ -]tip(?:\s+to)?)\s+(?-i:({WHO}))", re.I)
GOES_ON = re.compile(rf"[a-z]|{NAME}\s+[a-z]")
_OPEN, _CLOSE = "\"“„«‘'", "\"”“»’'"
NAMED_AFTER_NOUN = re.compile(
    rf"\b(?:{RESOURCE}|called|titled|entitled|named)s?,?\s*:?\s+"
    rf"[{_OPEN}]([A-ZÀ-Þ0-9][^\"“”„«»\n]{{2,140}}?)[,.]?[{_CLOSE}](?!\w)"
)
QUOTED_THEN_BY = re.compile(
    rf"[{_OPEN}]([A-ZÀ-Þ0-9][^\"“”„«»\n]{{2,140}}?)[,.]?[{_CLOSE}],?\s+(?:by|from|von|par)\s+{WHO}"
)
AFTER_NOUN = re.compile(
    rf"\b(?:{_OWN}|my|our|this|the|a|an)\s+(?:[\w-]+\s+){{0,3}}?{RESOURCE}"
    r"\s*[,:]\s+(?:called\s+)?([A-ZÀ-Þ][^.!?\n\"“]{8,140}?)(?=[.!?](?:\s|$)|$)"
)
SAYS_IN = re.compile(
    rf"{WHO},?\s+{_SAYS}\s+in\s+([A-ZÀ-Þ][^.!?\n\"“]{{8,140}}?)(?=[.!?](?:\s|$)|$)"
)
OWNED = re.compile(
    rf"{NAME}['’]s?\s+(?:[\w-]+\s+){{0,3}}?{RESOURCE},\s+"
    r"([A-ZÀ-Þ][^.!?\n\"“]{8,140}?)(?=,\s+[a-z]|[.!?](?:\s|$)|$)"
)


@dataclass(frozen=True)
class Author:
    """``name`` is empty when nobody, or more than one person, comes into question."""

    name: str = ""
    undecided: bool = False


def author_in(prose: str) -> Author:
    """The person the prose credits. Who only passed it on ("via") is nobody."""
    prose = prose[:READ_AT_MOST]
    finders = {without_lead(m.group(1)) for m in FOUND_BY.finditer(prose)}
    for patterns in (STRONG, WEAK):
        names = _distinct(patterns, prose, finders)
        if len(names) == 1:
            return Author(names[0])
        if len(names) > 1:
            return Author(undecided=True)
    return Author()


def finder_in(prose: str) -> str:
    """Who passed the resource on ("via …"), "" when nobody is named."""
    hit = VIA.search(prose[:READ_AT_MOST])
    return without_lead(hit.group(1)) if hit else ""


def _distinct(
    patterns: tuple[re.Pattern[str], ...], prose: str, finders: set[str]
) -> list[str]:
    names: list[str] = []
    for pattern in patterns:
        for match in pattern.finditer(prose):
            name = match.group(1)
            name = name if is_handle(name) else without_lead(name)
            if not (is_name(name) or is_handle(name)) or name in finders:
                continue
            if not any(name in known or known in name for known in names):
                names.append(name)
    return names


def title_in(prose: str) -> str:
    """The resource's title where the prose names one, else ""."""
    prose = prose[:READ_AT_MOST]
    for pattern in (NAMED_AFTER_NOUN, QUOTED_THEN_BY, OWNED, AFTER_NOUN, SAYS_IN):
        if hit := pattern.search(prose):
            title = hit.group(1).strip().rstrip(",:;")
            # A Title in Capitals ends where the small letters go on after a comma.
            head, comma, tail = title.partition(", ")
            if comma and is_title_case(head) and GOES_ON.match(tail):
                title = head
            if not is_name(title):
                return title
    return ""
