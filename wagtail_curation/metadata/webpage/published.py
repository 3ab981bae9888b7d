"""When a page was published: as precisely as it says, and never in the future."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_curation.partialdate import PartialDate

from .dates import (
    EARLIEST,
    date_in_address,
    dates_in,
    read_declared,
    writes_month_first,
)
from .found import Found
from .page import Page
from .subject import statements
from .text import text_of
from .things import text
from .visible import Seen, visible

_CITATION = """
    citation_publication_date citation_date citation_online_date citation_cover_date
    bepress_citation_date citation_year eprints.date
    """.split()
_PRISM = "prism.publicationdate prism.coverdate prism.coverdisplaydate".split()
_DUBLIN = """
    dc.date.issued dcterms.issued dc.date.published dc.date dcterms.date dc.date.created
    dcterms.created dc.created dcterms.available
    """.split()
_OPEN_GRAPH = """
    article:published_time og:article:published_time article:published og:published_time
    og:pubdate video:release_date og:video:release_date music:release_date
    book:release_date
    """.split()
_METAS = """
    parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date
    published_date publication_date publicationdate date_published
    article_date_original originalpublicationdate cxenseparse:recs:publishtime
    article.published article.created pub_date dateposted date.created created
    publisheddate article:publicationdate datepublished uploaddate displaydate dat
    ptime rnews:datepublished timestamp date
    """.split()


def read_published(page: Page) -> Found | None:
    month_first = writes_month_first(page.language_tag, page.host)
    best: Found | None = None
    for said, source, certainty in _candidates(page, month_first):
        date = (
            read_declared(said, month_first=month_first)
            if isinstance(said, str)
            else said
        )
        if date is None or (certainty != "sure" and date.year < EARLIEST):
            continue
        if date.precision == "day":
            if best is None or str(date).startswith(str(best.value)):
                return Found(date, source, certainty)
        elif best is None:
            best = Found(date, source, certainty)
    return best


def _candidates(
    page: Page, month_first: bool
) -> Iterator[tuple[str | PartialDate, str, str]]:
    for said in page.meta(*_OPEN_GRAPH):
        yield said, "open-graph", "sure"
    for source, node in statements(page):
        if source == "json-ld":
            for key in ("datePublished", "uploadDate", "dateCreated"):
                if said := text(node, key):
                    yield said, source, "sure"
    for names, source in (
        (_CITATION, "citation"),
        (_PRISM, "prism"),
        (_DUBLIN, "dublin-core"),
        (_METAS, "meta"),
    ):
        for said in page.meta(*names):
            yield said, source, "sure"
    if found := date_in_address(page.url):
        yield found, "address", "likely"
    for link in page.linked("canonical"):
        if found := date_in_address(page.absolute(link.href)):
            yield found, "address", "likely"
    for source, node in statements(page):
        if source != "json-ld":
            for key in ("datePublished", "uploadDate", "dateCreated"):
                if said := text(node, key):
                    yield said, source, "sure"
    yield from _seen(page, month_first)


def _seen(
    page: Page, month_first: bool
) -> Iterator[tuple[str | PartialDate, str, str]]:
    """Dates that stand at the headline: <time>, then what is classed as one."""
    seen = visible(page)
    for item in _nearest(seen.times):
        element = item.element
        for said in (element.get("datetime"), text_of(element, 100)):
            if said and (date := read_declared(said, month_first=month_first)):
                yield date, "html", "likely"
                break
    for item in _nearest(seen.dates):
        words = text_of(item.element, 300)
        for date in dates_in(words[:200], month_first=month_first):
            yield date, "visible", "likely"
            break


def _nearest(items: list[Seen]) -> list[Seen]:
    """The nearest behind the headline, then those close before it."""
    near = [item for item in items if item.distance > -120]
    return sorted(near, key=lambda item: (item.distance < -40, abs(item.distance)))[:12]
