"""When a page was published: as precisely as it says, and never in the future."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail_curation.partialdate import PartialDate

from .datelines import date_lines
from .dates import date_in_address, read_declared, writes_month_first
from .found import Found
from .page import Page
from .subject import statements
from .things import text

_KEYS = ("datePublished", "uploadDate", "dateCreated")
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
    """The first full date of those declared, in the address, and shown.

    Less than a day is kept when nothing says more: "2016-03" and then a day in that
    month elsewhere is that day.
    """
    month_first = writes_month_first(page.language_tag, page.host)
    best: Found | None = None
    for found in _candidates(page, month_first):
        date = found.value
        if isinstance(date, str):
            date = read_declared(date, month_first=month_first)
        if date is None:
            continue
        if date.precision == "day":
            if best is None or str(date).startswith(str(best.value)):
                return _shown_earlier(page, date, month_first) or found.with_value(date)
        elif best is None:
            best = found.with_value(date)
    return best


def _shown_earlier(page: Page, date: PartialDate, month_first: bool) -> Found | None:
    """The date at the headline, where it lies before what is declared.

    A site that was moved or built anew declares that day for all that it ever
    published; nobody shows visitors an earlier day than that of publication.
    """
    for line in date_lines(page, month_first=month_first)[:1]:
        days = (date.first_day() - line.date.first_day()).days
        if days > 1 and line.rank <= 3 and -10 < line.distance < 60:
            return Found(line.date, line.source, "likely")
    return None


def _candidates(page: Page, month_first: bool) -> Iterator[Found]:
    yield from _declared(page)
    addresses = [page.url, *(link.href for link in page.linked("canonical"))]
    for address in addresses:
        if date := date_in_address(page.absolute(address)):
            yield Found(date, "address", "likely")
    yield from _of_statements(page, ("microdata", "rdfa"), _KEYS)
    for line in date_lines(page, month_first=month_first):
        yield Found(line.date, line.source, line.certainty)
    # What was changed last was published then or before: better than no year at all.
    for said in page.meta("article:modified_time", "og:updated_time", "last-modified"):
        yield Found(said, "open-graph", "guess")
    for found in _of_statements(page, ("json-ld",), ("dateModified",)):
        yield found.with_value(found.value, "guess")


def _declared(page: Page) -> Iterator[Found]:
    if page.metas.get("citation_title"):
        for said in page.meta(*_CITATION):
            yield Found(said, "citation")
    for said in page.meta(*_OPEN_GRAPH):
        yield Found(said, "open-graph")
    yield from _of_statements(page, ("json-ld",), _KEYS)
    for names, source in (
        (_CITATION, "citation"),
        (_PRISM, "prism"),
        (_DUBLIN, "dublin-core"),
        (_METAS, "meta"),
    ):
        for said in page.meta(*names):
            yield Found(said, source)


def _of_statements(
    page: Page, sources: tuple[str, ...], keys: tuple[str, ...]
) -> Iterator[Found]:
    for source, node in statements(page):
        if source in sources:
            for key in keys:
                if said := text(node, key):
                    yield Found(said, source)
