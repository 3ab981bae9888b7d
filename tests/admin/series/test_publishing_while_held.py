"""What an editor sees and is told while a series is held."""

import pytest
from django.urls import reverse
from wagtail import hooks

from tests.editform import form_data
from tests.library.holding import draft_of, in_days, live_in, waits
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def until():
    return in_days(7)


@pytest.fixture
def series(until):
    return RoundupSeriesPageFactory(held_until=until)


def test_a_part_that_is_made_and_published_in_one_gesture_waits(
    as_admin, series, until
):
    model = CuratedRoundupPageFactory._meta.model
    names = [model._meta.app_label, model._meta.model_name, series.pk]
    url = reverse("wagtailadmin_pages:add", args=names)
    html = as_admin.get(url).content.decode()
    data = form_data(html, model._meta.get_field("body").stream_block)
    data |= {"title": "New", "slug": "new", "action-publish": "1"}
    said = as_admin.post(url, data, follow=True)
    assert waits(model.objects.get(slug="new"), until)
    assert "is held until" in said.content.decode()
    assert "created and published" not in said.content.decode()


def test_the_publish_button_says_that_the_part_waits(as_admin, series, until):
    part = draft_of(series, title="Part")
    url = reverse("wagtailadmin_pages:edit", args=[part.pk])
    html = as_admin.get(url).content.decode()
    assert "is held until" in html
    block = part._meta.get_field("body").stream_block
    said = as_admin.post(
        url, form_data(html, block) | {"action-publish": "1"}, follow=True
    )
    assert waits(part, until)
    assert "is held until" in said.content.decode()
    assert "has been published" not in said.content.decode()


def test_a_part_published_with_others_waits(as_admin, series, until):
    part = draft_of(series)
    model = type(part)._meta.get_parent_list()[-1]
    names = [model._meta.app_label, model._meta.model_name, "publish"]
    url = reverse("wagtail_bulk_action", args=names)
    as_admin.post(f"{url}?id={part.pk}&next=/admin/", {"include_descendants": ""})
    assert waits(part, until)


def test_receivers_at_the_end_of_the_view_are_called_all_the_same(as_admin, series):
    part = draft_of(series)
    url = reverse("wagtailadmin_pages:edit", args=[part.pk])
    block = part._meta.get_field("body").stream_block
    data = form_data(as_admin.get(url).content.decode(), block)
    called = []
    with hooks.register_temporarily(
        "after_edit_page", lambda request, page: called.append(page.pk)
    ):
        as_admin.post(url, data | {"action-publish": "1"})
    assert called == [part.pk]


def test_the_editor_of_a_live_part_says_nothing_of_the_hold(as_admin, series):
    part = live_in(series)
    url = reverse("wagtailadmin_pages:edit", args=[part.pk])
    assert "is held until" not in as_admin.get(url).content.decode()
