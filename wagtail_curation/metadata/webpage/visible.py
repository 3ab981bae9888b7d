"""What visitors see by way of byline and date, and how far from the headline."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from .page import Page
from .zones import Zones, headline_element

_BYLINE = re.compile(
    r"byline|author(?!i[tsz])|(?<![a-z])writer|written-?by|auteur|autor(?![a-z]{3})|"
    r"contributor|posted-?by|\bfn\b|reporter|redakteur",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"author[\w-]*?(?:bio|desc|image|avatar|photo|img|pic|social|follow|twitter|job|"
    r"title|role|email|position|about|date|time)|(?:co|no|has)-author|comment",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![a-z])(?:date|dates|time|datetime|pub|published|pubdate|publish|posted|"
    r"timestamp|dateline|created|datum|fecha|data|publication)(?![a-z]{3,})|"
    r"[a-z](?:Date|Time|Posted|Published)|date\b|byline|"
    r"(?:post|entry|article)-?meta|(?:meta|post)-?info",
)
_NOT_DATE = re.compile(
    r"event|comment|reading|read-?time|expire|deadline|calendar", re.IGNORECASE
)
AUTHOR_PATH = re.compile(
    r"/(?:authors?|contributors?|writers?|columnists?|profiles?|staff|reporters?|editors|"
    r"autor(?:en|es)?|auteurs?|redaktion|journalists?)/[^/?#]{2,}|/author-\w",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s*(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]f|[Aa]v|"
    r"(?:[Ww]ritten|[Pp]osted|[Ww]ords|[Tt]ext|[Ss]tory|[Aa]rticle|[Rr]eview) by|"
    r"Author|Autor|Autorin|Auteur|Verfasst von|Geschrieben von|Écrit par|Escrito por|"
    r"Scritto da)\s*:?\s*(?=$|[A-ZÀ-Þ])"
)
_MAYBE_A_DATE = re.compile(r"(?:19|20)\d\d|\d\d?[./]\d\d?[./]\d\d")
_LONGEST_LINE = 140
_TIMES = ("time", "relative-time", "time-ago")
_UNSEEN = frozenset(("script", "style", "meta", "link", "noscript", "template"))
_NAMING = frozenset(("class", "id", "rel", "itemprop", "data-testid"))
_LONG = 200
#: How many elements before the headline, and behind it, are looked at.
_BEFORE, _BEHIND = 300, 1_200


class Seen(NamedTuple):
    """An element, and how far behind the headline it stands (before it: negative).

    ``words`` are its own, where they were looked at.
    """

    distance: int
    element: Any
    words: str = ""


class Visible:
    """One walk over the page's elements; nothing inside comments or side columns."""

    def __init__(self, page: Page):
        self.authors: list[Seen] = []
        self.bylines: list[Seen] = []
        self.said_by: list[Seen] = []
        self.times: list[Seen] = []
        self.dates: list[Seen] = []
        self.lines: list[Seen] = []
        self.aside: list[Seen] = []
        self._found: list[tuple[list[Seen], int, Any, str]] = []
        headline = headline_element(page)
        at = self._walk(page, headline)
        zones = Zones(headline)
        dated = (self.times, self.dates, self.lines)
        for group, position, element, words in self._found:
            seen = Seen(position - at, element, words)
            if not zones.is_aside(element):
                group.append(seen)
            elif any(group is one for one in dated):
                self.aside.append(seen)

    def _walk(self, page: Page, headline: Any) -> int:
        """Gather what may say something, round the headline; that one's position."""
        elements = list(page.root.iter())
        # A heading behind the end of <html> is a neighbour of the root.
        at = elements.index(headline) if headline in elements else 0
        start = max(0, at - _BEFORE)
        for position, element in enumerate(elements[start : at + _BEHIND], start):
            tag, words, behind = element.tag, element.text, element.tail
            if tag in _UNSEEN:
                continue
            if tag == "a":
                if _leads_to_author(element):
                    self._found.append((self.authors, position, element, ""))
            elif tag in _TIMES:
                self._found.append((self.times, position, element, ""))
            if words and not words.isspace():
                self._look_at_line(position, element, words)
                if len(words) < _LONG and _BY.match(words):
                    self._found.append((self.said_by, position, element, ""))
            if behind and not behind.isspace():
                self._look_at_line(position, element, behind)
            if attributes := element.items():
                names = " ".join([v for name, v in attributes if name in _NAMING])
                if names:
                    self._look_at_names(position, element, names[:400])
        return at

    def _look_at_line(self, position: int, element: Any, words: str) -> None:
        if len(words) > _LONG:
            words = words.strip()
            if words[:1] == "(":
                words = words[:20]  # "(18.01.2018) The farmers of …"
        if len(words) > _LONG or not _MAYBE_A_DATE.search(words):
            return
        words = words.strip()
        if len(words) <= _LONGEST_LINE:
            self._found.append((self.lines, position, element, words))

    def _look_at_names(self, position: int, element: Any, names: str) -> None:
        is_byline, is_date = _meaning(names)
        if is_byline:
            self._found.append((self.bylines, position, element, ""))
        if is_date:
            self._found.append((self.dates, position, element, names))


@lru_cache(maxsize=4096)
def _meaning(names: str) -> tuple[bool, bool]:
    """Whether what an element is called says that it is a byline, and a date."""
    is_byline = bool(_BYLINE.search(names)) and not _NOT_BYLINE.search(names)
    return is_byline, bool(_DATE.search(names)) and not _NOT_DATE.search(names)


def _leads_to_author(link: Any) -> bool:
    return "author" in (link.get("rel") or "") or bool(
        AUTHOR_PATH.search(link.get("href") or "")
    )


def visible(page: Page) -> Visible:
    known = getattr(page, "_visible", None)
    if known is None:
        known = page._visible = Visible(page)  # type: ignore[attr-defined]
    return known
