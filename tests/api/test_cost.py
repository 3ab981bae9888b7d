"""What a request costs does not grow with what is on the page."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.performance.roundups import roundup_of
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def queries_of(visitor, path: str) -> list[str]:
    """The queries of a request, cold: nothing is cached, but pictures have been
    shown before.
    """
    assert visitor.call("get", path)[0] == 200
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        visitor.call("get", path)
    return [query["sql"] for query in captured]


# What Wagtail's own part of a request asks, for any page, is not in our hands.
MOST_OF_OURS = 14


def test_a_roundup_costs_the_same_with_10_items_as_with_200(visitor, home_page):
    short, long = [
        queries_of(visitor, f"pages/{roundup_of(count).pk}/") for count in (10, 200)
    ]
    assert len(short) == len(long), "\n".join(long)
    plain = queries_of(visitor, f"pages/{home_page.pk}/")
    assert len(long) - len(plain) <= MOST_OF_OURS, "\n".join(long)


def test_so_does_a_series_with_twice_the_parts(visitor):
    counts = []
    for count in (4, 8):
        series = RoundupSeriesPageFactory()
        for _ in range(count):
            CuratedRoundupPageFactory(parent=series)
        counts.append(len(queries_of(visitor, f"pages/{series.pk}/")))
    assert counts[0] == counts[1]


def test_a_listing_costs_the_same_for_each_row_whatever_is_in_it(visitor):
    label = get_roundup_page_model()._meta.label
    fields = (
        "&fields=part_number,numbering,item_count" if visitor.version == "v2" else ""
    )
    path = f"pages/?type={label}{fields}"
    series = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=series, items=2)
    one = len(queries_of(visitor, path))
    for _ in range(3):
        CuratedRoundupPageFactory(parent=series, items=2)
    four = len(queries_of(visitor, path))
    CuratedRoundupPageFactory(parent=series, items=20)
    five = len(queries_of(visitor, path))
    assert five - four <= (four - one) / 3
