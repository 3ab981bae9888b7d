"""Credit lines: "Title, Author, Publisher, 15 July 2015" and their cousins.

Split from the right: author, publisher and date are short and regular, titles
hold commas, colons and dashes of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .dates import DATE_AT_END, date_of
from .names import (
    AND,
    HANDLE,
    NAME,
    has_organisation_word,
    is_credit,
    is_name,
    is_organisation,
    is_title_case,
)
from .text import URL

VIA = re.compile(
    r"\s*[(\[–—,;-]*\s*\b(?:via|h/t|hat[ -]tip(?:\s+to)?)[\s:]+([@A-Z][^()\[\]]{1,60}?)"
    r"\s*[)\]]?\s*$"
)
ASIDE = re.compile(
    r"\s*(?:\[[^\[\]]{1,30}\]|\((?:[^()]{0,20}\bmin(?:ute)?s?\b[^()]{0,10}|video|podcast|pdf"
    r"|book|article|free|paywall|audio|slides|tool|course)\))\s*$",
    re.I,
)
BY = re.compile(r"^(.*\S)[\s,;:–—-]+\s*(?:by|von|par|door)\s+(\S.*)$", re.I | re.S)
HANDLE_FIRST = re.compile(rf"^({HANDLE})\s*:\s*(\S.*)$")
NAME_FIRST = re.compile(rf"^({NAME})\s*:\s+(\S.*)$")
NAME_DASH = re.compile(rf"^({NAME})\s+[–—-]\s+(\S.*)$")
NAME_ON = re.compile(rf"^({NAME})\s+(?:on|über|sur)\s+\S")
OWNER_FIRST = re.compile(rf"^({NAME})['’]s?\s+([\"“„«'‘].*)$")
IN_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]{3,60})\)$")
DASHES = re.compile(r"\s+(?:[–—|-]|--+)\s+")
_WHO = rf"(?:{NAME}|{HANDLE})"
LEAD = re.compile(
    rf"^(.{{3,140}}?\s+by\s+{_WHO}(?:(?:,|,?\s+(?:and|&))\s+{_WHO}){{0,3}})"
    r"\s*[.:–—]+\s+(?=\S)"
)
PROSE_LEAD = re.compile(
    r"\b(?:article|post|piece|paper|essay|report|book|video|talk|podcast|guide)$"
)
EMPTY_PAIR = re.compile(r"\(\s*\)|<\s*>|\[\s*\]")
EDGE = " \t\u00a0,;:–—-|"
MARKS = '"“”„«»‹›'


@dataclass(frozen=True)
class Credit:
    """What a credit line says; any part may be empty. ``author`` may hold several."""

    title: str
    author: str = ""
    publisher: str = ""
    published: str = ""
    via: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.author or self.published or self.publisher)


def read_credit(line: str) -> Credit:
    """Title, author, publisher, date and finder of a one-line credit."""
    text = EMPTY_PAIR.sub(" ", URL.sub(" ", line[:600])).strip(EDGE)
    via = ""
    if found := VIA.search(text):
        via, text = found.group(1).strip(), text[: found.start()]
    while aside := ASIDE.search(text):
        text = text[: aside.start()]
    published = ""
    dated = DATE_AT_END.search(text)
    if dated and text[: dated.start()].strip(EDGE):
        before = text[: dated.start()].rstrip()
        # "Trends for 2015" keeps its year: only a separate date is one.
        if before[-1:] in ",;–—-|(" or text[dated.start()] in "([":
            published, text = date_of(dated), before
    text = text.strip(EDGE).removesuffix("(").strip(EDGE)
    if text.count("(") > text.count(")"):
        text += ")"  # the date closed the bracket: "(The Ledger, 2 March 2021)"
    credit = _people(text, bool(published))
    return replace(credit, title=bare_title(credit.title), published=published, via=via)


def bare_title(title: str) -> str:
    """The title without the marks and separators round it."""
    title = title.strip().strip(EDGE)
    if len(title) > 1 and title[0] in MARKS and title[-1] in MARKS:
        title = title[1:-1].strip()
    if len(title) > 1 and title[0] in "_*" and title[-1] == title[0]:
        title = title.strip("_*")
    if title.endswith(".") and title.count(".") == 1:
        title = title[:-1]
    return title.rstrip(",").strip()


def _people(text: str, dated: bool) -> Credit:
    if hit := HANDLE_FIRST.match(text):
        return Credit(hit.group(2), hit.group(1))
    if hit := BY.match(text):
        author, publisher = _author_and_publisher(hit.group(2).strip(EDGE + "."))
        if author:
            return Credit(hit.group(1), author, publisher)
    if hit := IN_BRACKETS.match(text):
        author, publisher = _author_and_publisher(hit.group(2))
        if author:
            return Credit(hit.group(1), author, publisher)
        if dated and is_organisation(hit.group(2)):
            return replace(_people(hit.group(1), dated=False), publisher=hit.group(2))
    if (hit := OWNER_FIRST.match(text)) and is_name(hit.group(1)):
        return Credit(hit.group(2), hit.group(1))
    by_dash = _from_right(text, list(DASHES.finditer(text)), dated)
    if by_dash.says_something:
        return by_dash
    if (hit := NAME_DASH.match(text)) and is_name(hit.group(1)):
        return Credit(hit.group(2), hit.group(1))
    by_comma = _from_right(text, list(re.finditer(r"\s*[,;]\s+", text)), dated)
    if by_comma.says_something:
        return by_comma
    if (hit := NAME_FIRST.match(text)) and is_name(hit.group(1)):
        return Credit(hit.group(2), hit.group(1))
    if (hit := NAME_ON.match(text)) and is_name(hit.group(1)):
        return Credit(text, hit.group(1))
    return Credit(text)


def _author_and_publisher(text: str) -> tuple[str, str]:
    """("Ada Lind", "Forbes") from "Ada Lind, Forbes" or "Ada Lind (Forbes)".

    Two authors are joined by a word, so after a lone comma stands the publisher.
    """
    author, _, publisher = text.partition(", ")
    if bracketed := IN_BRACKETS.match(text):
        author, publisher = bracketed.groups()
    if publisher and is_credit(author) and is_organisation(publisher):
        if len(AND.split(text)) == 2 or bracketed or not is_credit(text):
            return author, publisher
    return (text, "") if is_credit(text) else ("", "")


def _from_right(text: str, breaks: list[re.Match[str]], dated: bool) -> Credit:
    """Author and publisher from the last parts of ``text``, cut at ``breaks``."""
    if not breaks:
        return Credit(text)
    last = text[breaks[-1].end() :].strip()
    head = text[: breaks[-1].start()]
    if len(breaks) > 1:
        before_last = text[breaks[-2].end() : breaks[-1].start()].strip()
        shorter = text[: breaks[-2].start()]
        if is_credit(before_last) and (is_organisation(last) or is_name(last)):
            if is_name(last) and is_name(before_last) and not dated:
                return Credit(shorter, f"{before_last}, {last}")
            if not is_name(last) or len(breaks) == 2 or not _is_list(text, breaks):
                return Credit(shorter, before_last, last)
    author, publisher = _author_and_publisher(last)
    if author:
        return Credit(head, author, publisher)
    if is_organisation(last) and (dated or has_organisation_word(last)):
        if len(last.split()) <= 4 or has_organisation_word(last):
            return Credit(head, "", last)
    return Credit(text)


def _is_list(text: str, breaks: list[re.Match[str]]) -> bool:
    third = text[breaks[-3].end() : breaks[-2].start()] if len(breaks) > 2 else ""
    return is_name(third)


def lead_length(text: str) -> int:
    """How far the credit goes in "Big Learning by Ada Lind. Commentary follows".

    0 when the paragraph does not open with a credit.
    """
    hit = LEAD.match(text)
    if not hit:
        return 0
    credit = read_credit(hit.group(1))
    words = credit.title.split()
    if not credit.author or re.search(r"[.?!]\s", credit.title):
        return 0
    titled = len(words) <= 4 or is_title_case(credit.title) or text[0] in MARKS
    return hit.end() if titled and not PROSE_LEAD.search(credit.title) else 0


CREDIT_WORD = re.compile(
    r"^(?:by|von|par|(?:written|hosted|edited|presented) by|authors?|hosts?|speakers?|"
    r"presenters?|editors?|autor(?:in)?|auteure?)\b\s*:?\s+(?=\S)",
    re.I,
)


def read_second_line(title: str, line: str) -> Credit | None:
    """The credit on the line below a title: "by Ada Lind", "Ada Lind, Forbes, 2011".

    None when the line says something else.
    """
    line = line.strip()
    if len(line) > 120 or line.count(". ") > 1:
        return None
    if word := CREDIT_WORD.match(line):
        credit = read_credit(f"{title} by {line[word.end() :]}")
        return credit if credit.author else None
    first = re.split(r",\s|\s[–—|-]\s", line, maxsplit=1)[0]
    if first == line or not is_credit(first):
        return None
    credit = read_credit(f"{title}, {line}")
    return credit if credit.author == first else None
