"""The title of a new part: proposed as the series' titles run, never insisted on."""

import pytest

from tests.models.test_part_numbers import PUBLISH, add_url, opened, reloaded
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory(title="Key résumés", part_label="Issue")


def part(series, number, title):
    return CuratedRoundupPageFactory(parent=series, part_number=number, title=title)


def proposed(client, series) -> tuple[str, str]:
    data = opened(client, add_url(series))
    return data["title"], data["slug"]


def test_the_first_part_is_called_after_its_series(series, admin_client):
    title = "Key résumés, Issue 1"
    assert proposed(admin_client, series) == (title, "key-résumés-issue-1")


def test_slugs_are_ascii_where_the_site_wants_them_so(series, admin_client, settings):
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = False
    assert proposed(admin_client, series)[1] == "key-resumes-issue-1"


def test_a_later_part_follows_the_one_before(series, admin_client):
    part(series, 2, "Letters, no. 2")
    part(series, 1, "The beginning")
    assert proposed(admin_client, series) == ("Letters, no. 3", "letters-no-3")


def test_it_follows_what_the_one_before_is_called_in_its_draft(series, admin_client):
    draft = reloaded(part(series, 1, "Letters"))
    draft.title = "Letters, no. 1"
    draft.save_revision()
    assert proposed(admin_client, series)[0] == "Letters, no. 2"


def test_where_parts_have_titles_of_their_own_none_is_proposed(series, admin_client):
    part(series, 1, "On patience")
    assert proposed(admin_client, series) == ("", "")


def test_a_part_goes_live_under_the_title_proposed(series, admin_client):
    data = {**opened(admin_client, add_url(series)), **PUBLISH}
    assert admin_client.post(add_url(series), data).status_code == 302
    (page,) = get_roundup_page_model().objects.child_of(series)
    assert (page.title, page.slug, page.live) == (
        "Key résumés, Issue 1",
        "key-résumés-issue-1",
        True,
    )


def test_a_title_that_is_there_is_left_alone(series, admin_client):
    data = {**opened(admin_client, add_url(series)), "title": "", "slug": "x"}
    html = admin_client.post(add_url(series), data).content.decode()
    assert "This field is required" in html
    assert 'value="Key résumés, Issue 1"' not in html
