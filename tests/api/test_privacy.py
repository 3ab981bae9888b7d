"""Visitors get live public pages of the site, and hear of no others."""

import pytest
from wagtail.models import PageViewRestriction, Site

from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def lock(page) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )


@pytest.fixture
def three():
    series = RoundupSeriesPageFactory(title="Series")
    return [
        CuratedRoundupPageFactory(parent=series, title=title, items=1)
        for title in ("One", "Two", "Three")
    ]


def test_a_draft_is_not_found(visitor, three):
    three[0].unpublish()
    assert visitor.status_of(three[0]) == 404
    assert visitor.status_of(three[1]) == 200


def test_a_draft_version_of_a_live_page_is_not_given_out(visitor, three):
    if visitor.version == "v2":
        pytest.skip("API v2 has no versions")
    page = three[0]
    page.title = "Not yet"
    page.save_revision()
    assert visitor.get(page, "?version=draft")["title"] == "One"


def test_a_private_page_is_not_found(visitor, three):
    lock(three[0])
    assert visitor.status_of(three[0]) == 404


def test_nothing_in_a_private_series_is_found(visitor, three):
    lock(three[0].get_parent())
    assert [visitor.status_of(page) for page in three] == [404, 404, 404]


def test_pages_of_another_site_are_not_found(visitor, three):
    other = three[0].get_parent()
    Site.objects.filter(is_default_site=True).update(is_default_site=False)
    Site.objects.create(hostname="testserver", root_page=other, is_default_site=True)
    outside = RoundupSeriesPageFactory()
    outside.move(other.get_parent(), pos="last-child")
    assert visitor.status_of(outside) == 404
    assert visitor.status_of(three[0]) == 200


@pytest.mark.parametrize("hide", [lock, lambda page: page.unpublish()])
def test_the_way_through_the_series_names_no_hidden_part(visitor, three, hide):
    hide(three[1])
    one = visitor.get(three[0])
    assert "Two" not in str(one)
    assert one["next"]["title"] == "Three"
    assert [part["title"] for part in one["parts"]] == ["One", "Three"]
    series = visitor.get(three[0].get_parent())
    assert "Two" not in str(series)


def test_a_draft_series_is_not_named_by_its_live_parts(visitor, three):
    series = three[0].get_parent().specific
    type(series).objects.filter(pk=series.pk).update(live=False)
    assert visitor.get(three[0])["series"] is None


def test_listings_leave_out_what_is_hidden(visitor, three):
    lock(three[0])
    three[1].unpublish()
    label = type(three[0])._meta.label
    status, data = visitor.call("get", f"pages/?type={label}")
    assert status == 200
    assert [page["title"] for page in data["items"]] == ["Three"]
