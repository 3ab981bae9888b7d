"""Where a part stands in its series: for visitors, and for editors in a preview."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from wagtail_curation.models.parts import parts_of
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory()


@pytest.fixture
def parts(series):
    """Parts 1 to 4, all live."""
    return [part(series, number) for number in (1, 2, 3, 4)]


def part(series, number, **kwargs):
    kwargs.setdefault("title", f"Title {number}")
    return CuratedRoundupPageFactory(parent=series, part_number=number, **kwargs)


def reloaded(page):
    return type(page).objects.get(pk=page.pk)


def numbers(pages) -> list:
    return [page.part_number for page in pages]


def neighbours(page, drafts=False) -> tuple:
    navigation = reloaded(page).get_navigation(drafts)
    found = (navigation.previous, navigation.next)
    return tuple(other.part_number if other else None for other in found)


def make_private(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )


def hide(page, how: str) -> None:
    if how == "unpublished":
        page.unpublish()
    elif how == "private":
        make_private(page)
    elif how == "scheduled":
        page.unpublish()
        page.go_live_at = timezone.now() + datetime.timedelta(days=1)
        page.save_revision().publish()
    elif how == "draft":
        type(page).objects.filter(pk=page.pk).update(
            live=False, has_unpublished_changes=True, first_published_at=None
        )


HIDDEN = ["unpublished", "private", "scheduled", "draft"]


def test_parts_stand_by_their_number_not_by_their_place_in_the_tree(series):
    for number in (3, None, 1, 10, 2):
        part(series, number)
    assert numbers(parts_of(series)) == [1, 2, 3, 10, None]


def test_a_series_shows_its_newest_part_first_or_its_first(series, parts):
    assert numbers(series.get_parts()) == [4, 3, 2, 1]
    series.parts_order = "first"
    assert numbers(series.get_parts()) == [1, 2, 3, 4]


def test_a_part_without_a_number_is_last_in_either_order(series, parts):
    part(series, None)
    assert numbers(series.get_parts()) == [4, 3, 2, 1, None]
    series.parts_order = "first"
    assert numbers(series.get_parts()) == [1, 2, 3, 4, None]


def test_a_part_knows_its_neighbours(parts):
    assert [neighbours(p) for p in parts] == [(None, 2), (1, 3), (2, 4), (3, None)]


def test_gaps_are_stepped_over(series):
    pages = [part(series, number) for number in (2, 5, 9)]
    assert neighbours(pages[1]) == (2, 9)


@pytest.mark.parametrize("how", HIDDEN)
def test_visitors_are_led_past_a_part_they_cannot_read(parts, how):
    hide(parts[1], how)
    assert neighbours(parts[0]) == (None, 3)
    assert neighbours(parts[2]) == (1, 4)
    assert numbers(parts_of(parts[0].get_parent())) == [1, 3, 4]


@pytest.mark.parametrize("how", HIDDEN)
def test_in_a_preview_every_part_is_there(parts, how):
    hide(parts[1], how)
    assert neighbours(parts[0], drafts=True) == (None, 2)
    assert neighbours(parts[2], drafts=True) == (2, 4)


def test_who_was_let_into_a_private_series_sees_its_parts(series, parts):
    make_private(series)
    make_private(parts[1])
    assert numbers(parts_of(series)) == [1, 3, 4]


def test_a_private_page_elsewhere_hides_nothing(series, parts):
    make_private(RoundupSeriesPageFactory())
    make_private(part(RoundupSeriesPageFactory(), 1))
    assert numbers(parts_of(series)) == [1, 2, 3, 4]


@pytest.mark.parametrize("how", HIDDEN)
def test_a_hidden_part_has_its_neighbours_all_the_same(parts, how):
    """Its author previews it, or follows a link of a visitor who was let in."""
    hide(parts[1], how)
    assert neighbours(parts[1]) == (1, 3)


@pytest.mark.parametrize("how", HIDDEN)
def test_the_title_of_a_hidden_part_is_told_to_no_visitor(parts, client, how):
    hide(parts[1], how)
    series = parts[0].get_parent()
    for page in (parts[0], parts[2], series):
        html = client.get(page.url).content.decode()
        assert "Title 2" not in html
        assert "title-2" not in html
    assert "Title 3" in client.get(parts[0].url).content.decode()


def test_the_title_a_draft_will_have_is_told_to_no_visitor(parts, client):
    page = reloaded(parts[1])
    page.title = "A secret until Monday"
    page.save_revision()
    for other in (parts[0], parts[0].get_parent()):
        html = client.get(other.url).content.decode()
        assert "secret" not in html
        assert "Title 2" in html


# How many there are to be.


def navigation(page, drafts=False):
    return reloaded(page).get_navigation(drafts)


def planned(series, total):
    series.planned_total = total
    series.save()


def test_the_planned_total_is_told(series, parts):
    planned(series, 6)
    assert [navigation(p).total for p in parts] == [6, 6, 6, 6]


def test_without_a_plan_nothing_is_told(series, parts):
    assert navigation(parts[3]).total is None
    assert navigation(parts[3]).coming is None


def test_a_plan_that_the_series_has_outgrown_is_not_told(series, parts):
    planned(series, 3)
    assert navigation(parts[0]).total is None
    assert navigation(parts[3]).coming is None


def test_a_hidden_part_beyond_the_plan_does_not_show_through_it(series, parts):
    planned(series, 3)
    hide(parts[3], "draft")
    assert navigation(parts[0]).total == 3
    assert navigation(parts[0], drafts=True).total is None


def test_the_next_planned_part_is_coming(series, parts):
    planned(series, 6)
    assert navigation(parts[3]).coming.part_number == 5
    assert navigation(parts[2]).coming is None


def test_what_is_coming_is_a_link_once_it_is_live(series, parts):
    planned(series, 6)
    fifth = part(series, 5, live=False)
    assert navigation(parts[3]).next is None
    assert navigation(parts[3]).coming.part_number == 5
    fifth.save_revision().publish()
    assert navigation(parts[3]).next.part_number == 5
    assert navigation(parts[3]).coming is None
    assert navigation(fifth).coming.part_number == 6


def test_nothing_comes_after_the_last(series, parts):
    planned(series, 4)
    assert navigation(parts[3]).coming is None


def test_nothing_comes_after_a_part_without_a_number(series, parts):
    planned(series, 9)
    bonus = navigation(part(series, None))
    assert (bonus.coming, bonus.previous.part_number) == (None, 4)


def test_the_way_costs_one_query_however_long_the_series(
    series, parts, django_assert_num_queries
):
    page = reloaded(parts[1])
    assert page.series
    with django_assert_num_queries(1):
        way = page.get_navigation()
        assert (way.previous.title, way.next.title) == ("Title 1", "Title 3")
        assert way.total is None
