"""The lines in which visitors see who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .page import Page
from .text import clean, text_of
from .visible import AUTHOR_PATH, Seen, visible

#: Below which a person's own page may be, where a byline links to it.
_PERSON_PATH = re.compile(
    r"/(?:people|persons?|bio|by|u|users?|experts?|team|about)/[^/?#]{2,}",
    re.IGNORECASE,
)

_LONGEST = 160
_NEAR = 60


def bylines(page: Page) -> Iterator[tuple[str, bool]]:
    """(line, whether it surely names an author), the likeliest first.

    Links to an author's own page, then what is classed as a byline, then what begins
    with "By"; all near the headline.
    """
    seen = visible(page)
    for item in _by_distance(seen.authors)[:4]:
        if "author" in (item.element.get("rel") or ""):
            yield text_of(item.element, _LONGEST), True
    for item in _by_distance(seen.bylines)[:8]:
        yield from _lines(item.element)
    for item in _by_distance(seen.authors)[:3]:
        if -_NEAR < item.distance < 4 * _NEAR:
            yield text_of(item.element, _LONGEST), True
    for item in _by_distance(seen.said_by)[:4]:
        yield from _lines(item.element)
        for beside in _beside(item.element):
            yield f"By {beside}", False


def _by_distance(items: list[Seen]) -> list[Seen]:
    """What follows the headline before what precedes it, the nearest first."""
    return sorted(items, key=lambda item: (item.distance < -_NEAR, abs(item.distance)))


def _lines(element) -> Iterator[tuple[str, bool]]:
    """The authors' links in a byline, else its words, else the parts of its words."""
    links = [
        text_of(link, 100)
        for link in list(element.iter("a"))[:12]
        if "author" in (link.get("rel") or "")
        or AUTHOR_PATH.search(link.get("href") or "")
        or _PERSON_PATH.search(link.get("href") or "")
    ]
    named = list(dict.fromkeys(filter(None, links)))
    if named:
        yield ", ".join(named), True
    words = text_of(element, 400)
    if len(words) <= _LONGEST:
        yield words, False
        parts = re.split(r"\s*[|•·●]\s*|\s+[–—-]\s+", words)
        if len(parts) > 1:
            yield from ((part, False) for part in parts)


def _beside(element) -> Iterator[str]:
    """What follows an element that only says "By": text, or another element."""
    if len(text_of(element, 100)) > 20:
        return
    if words := clean(element.tail, _LONGEST):
        yield words
    following = element.getnext()
    if following is not None and (words := text_of(following, 400)):
        if len(words) <= _LONGEST:
            yield words
