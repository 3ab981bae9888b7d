"""What a page costs does not grow with what is on it."""

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.performance.roundups import roundup_of
from wagtail_curation.mentions.service import index_page
from wagtail_curation.models import ResourceMention, get_roundup_page_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PictureFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

MOST = 12
"""With the page itself and the addresses of the site, which Wagtail looks up anew."""
LANGUAGES = 2
"""What people and resources say in the page's language, where a site has several."""
ROUTING = 8
"""What Wagtail asks before it knows which page an address means, and who may see it."""


def forget():
    """The cache is empty: of renditions, of the addresses of sites, of everything.

    Templates and content types are what a process learns once in its life.
    """
    cache.clear()


def queries_of(ask) -> list[str]:
    forget()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return [query["sql"] for query in captured]


def serve(pk: int):
    """The page as the database has it, answered to a visitor."""
    page = get_roundup_page_model().objects.get(pk=pk)
    request = RequestFactory().get("/")
    response = page.serve(request)
    return response.render()


def get(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(scope="module")
def short_and_long(django_db_setup, django_db_blocker):
    """Roundups of 10 and of 200 items whose pictures have been shown before."""
    with django_db_blocker.unblock(), transaction.atomic():
        pages = [roundup_of(10), roundup_of(200)]
        for page in pages:
            serve(page.pk)
        yield pages
        transaction.set_rollback(True)


@pytest.mark.parametrize(("several", "most"), [(False, MOST), (True, MOST + LANGUAGES)])
def test_a_roundup_costs_the_same_with_10_items_as_with_200(
    short_and_long, settings, several, most
):
    settings.WAGTAIL_I18N_ENABLED = several
    short, long = [queries_of(lambda p=p: serve(p.pk)) for p in short_and_long]
    assert len(short) == len(long), "\n".join(long)
    assert len(long) <= most, "\n".join(long)


def test_so_does_a_visit_from_the_address_on(short_and_long, client):
    short, long = [queries_of(lambda p=p: get(client, p)) for p in short_and_long]
    assert len(short) == len(long), "\n".join(long)
    assert len(long) <= MOST + LANGUAGES + ROUTING, "\n".join(long)


def test_and_the_page_shows_all_of_it(short_and_long, client):
    html = get(client, short_and_long[1])
    assert html.count('class="curation-item"') == 200
    assert html.count("curation-quote__words") == 200
    assert html.count("curation-further__role") == 200
    assert html.count(">before</a>") == 200
    assert 'linktype="page"' not in html


def test_so_does_a_reader_of_another_language(short_and_long):
    def visit(page):
        with translation.override("de"):
            serve(page.pk)

    short, long = [queries_of(lambda p=p: visit(p)) for p in short_and_long]
    assert len(short) == len(long), "\n".join(long)


def test_a_series_costs_the_same_with_twice_the_parts(client, settings):
    settings.WAGTAIL_CURATION_PARTS_PER_PAGE = 50
    few, many = RoundupSeriesPageFactory(), RoundupSeriesPageFactory()
    for series, count in ((few, 8), (many, 16)):
        for _ in range(count):
            CuratedRoundupPageFactory(parent=series, hero_image=PictureFactory())
        get(client, series)
    counts = [len(queries_of(lambda s=s: get(client, s))) for s in (few, many)]
    assert counts[0] == counts[1]


def test_indexing_mentions_costs_the_same_with_twice_the_items():
    def index_anew(page):
        ResourceMention.objects.filter(page_id=page.pk).delete()
        return len(queries_of(lambda: index_page(page.pk)))

    pages = [roundup_of(10), roundup_of(20)]
    assert len({index_anew(page) for page in pages}) == 1
