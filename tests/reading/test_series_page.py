"""What a reader finds on the page of a series."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.reading import everything
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def teasers(document):
    """The titles of the parts, and what is coming, from above."""
    return [
        li.all("h2")[0].text if li.all("h2") else li.text
        for li in document.all("li", "curation-teaser")
    ]


@pytest.fixture
def make_series():
    """`make_series(parts, **fields)`: a series with so many live parts."""

    def make(parts: int, **fields):
        series = RoundupSeriesPageFactory(**fields)
        for number in range(1, parts + 1):
            CuratedRoundupPageFactory(parent=series, title=f"No. {number}")
        return series

    return make


def test_the_head_introduces_the_series(visit):
    series = everything.series(curators=[PersonFactory(name="Ada Example")])
    document = visit(series)
    assert document.one("h1").text == series.title
    assert document.one("div", "curation-header__standfirst").text == (
        "What to read on learning with others."
    )
    assert document.one("span", "curation-curators").text == "Curated by Ada Example"


def test_a_part_is_shown_with_what_helps_to_choose_it(visit):
    roundup = everything.roundup()
    teaser = visit(roundup.get_parent()).all("li", "curation-teaser")[-1]
    assert teaser.one("h2").one("a")["href"] == roundup.url
    assert teaser.one("p", "curation-teaser__part").text == "Part 1"
    assert teaser.one("p", "curation-teaser__standfirst").text == (
        "Five that are worth your time."
    )
    assert teaser.one("p", "curation-teaser__meta").text.endswith("3 items")
    assert teaser.one("img")["alt"] == ""


def test_a_part_without_a_picture_gets_its_number_drawn(make_series, visit):
    composed = visit(make_series(1)).one("div", "curation-teaser__image--composed")
    assert composed.text == "1"
    assert composed["aria-hidden"] == "true"


def test_the_newest_part_comes_first(make_series, visit):
    assert teasers(visit(make_series(2))) == ["No. 2", "No. 1"]


def test_or_the_first_by_the_series_choice(make_series, visit):
    assert teasers(visit(make_series(2, parts_order="first"))) == ["No. 1", "No. 2"]


def test_planned_parts_are_announced_where_they_will_stand(make_series, visit):
    newest = make_series(2, planned_total=4)
    assert teasers(visit(newest)) == [
        "Part 4 – coming",
        "Part 3 – coming",
        "No. 2",
        "No. 1",
    ]
    first = make_series(1, planned_total=2, parts_order="first")
    assert teasers(visit(first)) == ["No. 1", "Part 2 – coming"]


def test_a_long_plan_is_not_announced_part_by_part(make_series, visit):
    series = make_series(0, planned_total=500, parts_order="first")
    assert teasers(visit(series)) == [f"Part {n} – coming" for n in (1, 2, 3)]


def test_a_draft_is_coming_without_its_title(make_series, client):
    series = make_series(1, planned_total=2)
    CuratedRoundupPageFactory(parent=series, title="A secret draft", live=False)
    html = client.get(series.url).content.decode()
    assert "Part 2 – coming" in html
    assert "A secret draft" not in html


def test_an_empty_series_says_so(visit):
    document = visit(RoundupSeriesPageFactory())
    assert document.one("p", "curation-empty").text == (
        "No part has been published yet."
    )
    assert not document.all("ol", "curation-parts")


def test_many_parts_are_paginated(make_series, visit, settings):
    settings.WAGTAIL_CURATION_PARTS_PER_PAGE = 2
    series = make_series(5, planned_total=6)
    first, second = visit(series), visit(series, "?page=2")
    assert teasers(first) == ["Part 6 – coming", "No. 5", "No. 4"]
    assert teasers(second) == ["No. 3", "No. 2"]
    ways = second.one("nav", "curation-pagination")
    assert ways.one("a", rel="prev")["href"] == series.url
    assert ways.one("a", rel="next")["href"] == "?page=3"
    assert ways.one("", **{"aria-current": "page"}).text == "Page 2 of 3"
    assert not first.all("a", rel="prev")


def test_a_private_series_shows_its_parts_to_those_who_may_read_it(
    make_series, client, editor, visit
):
    series = make_series(2)
    PageViewRestriction.objects.create(page=series, restriction_type="login")
    assert client.get(series.url).status_code == 302
    client.force_login(editor)
    assert teasers(visit(series)) == ["No. 2", "No. 1"]
    last = series.get_children().last()
    assert visit(last).one("a", rel="prev").text.endswith("No. 1")


def test_twice_the_parts_cost_the_same(client):
    def cost(parts):
        series = RoundupSeriesPageFactory(curators=[PersonFactory()])
        for _ in range(parts):
            CuratedRoundupPageFactory(parent=series, hero_image=PictureFactory())
        client.get(series.url)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(series.url)
        return len(queries)

    assert cost(3) == cost(6)
