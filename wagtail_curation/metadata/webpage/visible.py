"""What visitors see by way of byline and date, and how far from the headline."""

from __future__ import annotations

import re
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
    r"/(?:authors?|contributors?|writers?|columnists?|profiles?|staff|reporters?|"
    r"editors|"
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
_NAMING = ("class", "id", "rel", "itemprop", "data-testid")
_MOST = 2_000


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
        """Gather what may say something; the headline's position."""
        at = 0
        for position, element in enumerate(page.root.iter()):
            if element is headline:
                at = position
            tag = element.tag
            if tag in _UNSEEN or len(self._found) > _MOST:
                continue
            if tag in _TIMES:
                self._found.append((self.times, position, element, ""))
            elif tag == "a" and _leads_to_author(element):
                self._found.append((self.authors, position, element, ""))
            self._look_at_words(position, element)
            self._look_at_names(position, element)
        return at

    def _look_at_words(self, position: int, element: Any) -> None:
        for words in (element.text, element.tail):
            if not words or not 5 < len(words) < 2_000:
                continue
            words = words.strip() or " "
            if words[0] == "(":
                words = words[:20]  # "(18.01.2018) The farmers of …"
            if len(words) <= _LONGEST_LINE and _MAYBE_A_DATE.search(words):
                self._found.append((self.lines, position, element, words))
        if element.text and len(element.text) < 200 and _BY.match(element.text):
            self._found.append((self.said_by, position, element, ""))

    def _look_at_names(self, position: int, element: Any) -> None:
        names = " ".join(filter(None, map(element.get, _NAMING)))[:400]
        if not names:
            return
        if _BYLINE.search(names) and not _NOT_BYLINE.search(names):
            self._found.append((self.bylines, position, element, ""))
        if _DATE.search(names) and not _NOT_DATE.search(names):
            self._found.append((self.dates, position, element, names))


def _leads_to_author(link: Any) -> bool:
    return "author" in (link.get("rel") or "") or bool(
        AUTHOR_PATH.search(link.get("href") or "")
    )


def visible(page: Page) -> Visible:
    known = getattr(page, "_visible", None)
    if known is None:
        known = page._visible = Visible(page)  # type: ignore[attr-defined]
    return known
