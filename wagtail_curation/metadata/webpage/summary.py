"""What a page is about, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .found import Found
from .page import Page
from .subject import statements
from .text import clean, fold
from .things import text
from .wording import paragraphs

LONGEST = 1_000
_USUAL = 600
_BEGINNING = 30
_PARAGRAPH = 60
_SHORTEST_PARAGRAPH = 25
_SENTENCE = re.compile(r"[.:!?…。！？][\"'”’»)]?(?:\s|\Z|\[)")


def read_summary(page: Page, title: str) -> Found | None:
    """The description declared for people, in full; else how the text begins.

    Never just the title again. Where descriptions differ, the one that most places
    give; of those that begin alike the longest, for the others are cut short.
    """
    for found in _fit(_abstracts(page), title):
        return found
    described = list(_fit(_described(page), title))
    if described:
        alike = [[f for f in described if _begin_alike(one, f)] for one in described]
        most = max(map(len, alike))
        return max(next(one for one in alike if len(one) == most), key=_length)
    for found in _fit(_elsewhere(page), title):
        return found
    return _beginning(page, title)


def _fit(candidates: Iterable[Found], title: str) -> Iterator[Found]:
    for found in candidates:
        words = clean(found.value, LONGEST)
        if len(words) > 1 and fold(words) and fold(words) != fold(title):
            yield found.with_value(words)


def _begin_alike(one: Found, other: Found) -> bool:
    a, b = fold(str(one.value)), fold(str(other.value))
    length = min(len(a), len(b), _BEGINNING)
    return a[:length] == b[:length]


def _length(found: Found) -> int:
    """How much it says; more than is usual says no more."""
    length = len(str(found.value))
    return length if length <= _USUAL else 1


def _abstracts(page: Page) -> Iterator[Found]:
    names = ("citation_abstract", "eprints.abstract", "bepress_citation_abstract")
    for said in page.meta(*names):
        yield Found(said, "citation")


def _described(page: Page) -> Iterator[Found]:
    for said in page.meta("description"):
        yield Found(said, "meta")
    for said in page.meta("og:description"):
        yield Found(said, "open-graph")
    for said in page.meta("twitter:description"):
        yield Found(said, "twitter")
    for source, node in statements(page):
        if said := text(node, "description", "abstract"):
            yield Found(said, source)


def _elsewhere(page: Page) -> Iterator[Found]:
    for said in page.meta(
        "dc.description",
        "dcterms.abstract",
        "dcterms.description",
        "dc.description.abstract",
    ):
        yield Found(said, "dublin-core")
    for said in page.meta("sailthru.description", "parsely-description", "excerpt"):
        yield Found(said, "meta")


def _beginning(page: Page, title: str) -> Found | None:
    """The first paragraph that is one; a short line with figures is a date's."""
    for words in paragraphs(page):
        if len(words) < _SHORTEST_PARAGRAPH or fold(words) == fold(title):
            continue
        is_long = len(words) >= _PARAGRAPH and _SENTENCE.search(words)
        if is_long or words.endswith(".") and not any(map(str.isdigit, words)):
            return Found(clean(words, LONGEST), "visible", "guess")
    return None
