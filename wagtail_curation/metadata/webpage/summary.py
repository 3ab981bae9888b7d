"""What a page is about, in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .page import Page
from .subject import statements
from .text import clean, fold
from .things import text

LONGEST = 1_000
_METAS = (
    "description",
    "sailthru.description",
    "parsely-description",
    "abstract",
    "excerpt",
)


def read_summary(page: Page, title: str) -> Found | None:
    """The description declared for people; never just the title or the site again."""
    for found in _candidates(page):
        words = clean(found.value, LONGEST)
        if len(words) >= 2 and fold(words) and fold(words) != fold(title):
            return found.with_value(words)
    return None


def _candidates(page: Page) -> Iterator[Found]:
    for said in page.meta(
        "citation_abstract", "eprints.abstract", "bepress_citation_abstract"
    ):
        yield Found(said, "citation")
    for said in page.meta(*_METAS):
        yield Found(said, "meta")
    for said in page.meta("og:description"):
        yield Found(said, "open-graph")
    for said in page.meta("twitter:description"):
        yield Found(said, "twitter")
    for source, node in statements(page):
        if said := text(
            node,
            "description",
            "abstract",
        ):
            yield Found(said, source)
    for said in page.meta(
        "dc.description",
        "dcterms.abstract",
        "dcterms.description",
        "dc.description.abstract",
    ):
        yield Found(said, "dublin-core")
