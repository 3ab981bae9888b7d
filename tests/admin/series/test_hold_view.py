"""The page “Hold and release”."""

import re
import zoneinfo

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.library.holding import draft_of, in_days
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory(title="The <em>series</em>")


def url(series):
    return reverse("wagtail_curation_series:hold", args=[series.pk])


def tokens(response) -> list[str]:
    return re.findall(r'name="part"\s+value="([^"]*)"', response.content.decode())


def held(series):
    return type(series).objects.get(pk=series.pk).held_until


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def test_drafts_are_held_changed_and_let_go(as_editor, series):
    part = draft_of(series, title="The <em>part</em>")
    shown = as_editor.get(url(series))
    assert escape(part.title) in shown.content.decode()
    assert escape(series.title) in shown.content.decode()
    assert part.title not in shown.content.decode()
    data = {"gesture": "hold", "until": typed(in_days(3)), "part": tokens(shown)}
    said = as_editor.post(url(series), data, follow=True).content.decode()
    assert "1 part goes live then" in said
    assert "Release 1 part now" in said
    assert held(series) == in_days(3)
    data = {"gesture": "let_go"}
    said = as_editor.post(url(series), data, follow=True).content.decode()
    assert "1 part is a draft again" in said
    assert held(series) is None


def test_released_parts_are_live(as_editor, series):
    part = draft_of(series)
    data = {"until": typed(in_days(3)), "part": tokens(as_editor.get(url(series)))}
    as_editor.post(url(series), data)
    said = as_editor.post(url(series), {"gesture": "release"}, follow=True)
    assert "1 part is live now" in said.content.decode()
    part.refresh_from_db()
    assert part.live


def test_a_refusal_keeps_what_was_typed_and_ticked(as_editor, series):
    draft_of(series, title="Whole")
    part = draft_of(series, title="Changing")
    shown = as_editor.get(url(series))
    part.save_revision()
    moment = typed(in_days(3))
    data = {"until": moment, "part": tokens(shown)}
    said = as_editor.post(url(series), data).content.decode()
    assert "“Changing” was changed meanwhile" in said
    assert f'value="{moment}"' in said
    assert len(re.findall(r"<input type=.checkbox.[^>]*\bchecked\b", said)) == 2
    assert held(series) is None


@pytest.mark.parametrize(
    ("until", "words"),
    [("", "Give a date and a time."), ("2001-01-01 10:00", "This moment has passed")],
)
def test_a_date_that_will_not_do_is_told(as_editor, series, until, words):
    draft_of(series)
    shown = as_editor.get(url(series))
    data = {"until": until, "part": tokens(shown)}
    said = as_editor.post(url(series), data).content.decode()
    assert words in said
    assert "checked" in said
    assert held(series) is None


def test_the_time_is_that_of_the_editors_own_time_zone(as_editor, editor, series):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(editor)
    profile.current_time_zone = "Asia/Tokyo"
    profile.save()
    tokyo = zoneinfo.ZoneInfo("Asia/Tokyo")
    moment = in_days(3).astimezone(tokyo)
    shown = as_editor.get(url(series)).content.decode()
    assert "Asia/Tokyo" in shown
    as_editor.post(url(series), {"until": moment.strftime("%Y-%m-%d %H:%M")})
    assert held(series) == moment


def test_what_a_part_lacks_stands_beside_it_and_it_can_not_be_ticked(as_editor, series):
    draft_of(
        series, body=[blocks.numbered_resource(None, [blocks.pull_quote(text="")])]
    )
    said = as_editor.get(url(series)).content.decode()
    assert "It can not be published yet:" in said
    assert "Body › Numbered resource 1 ›" in said
    assert re.search(r"<input type=.checkbox.[^>]*\bdisabled\b", said)


@pytest.mark.parametrize("place", ["explore", "edit"])
def test_a_series_leads_to_its_hold_and_other_pages_do_not(as_editor, series, place):
    part = draft_of(series)
    name = f"wagtailadmin_{'explore' if place == 'explore' else 'pages:edit'}"
    assert (
        url(series) in as_editor.get(reverse(name, args=[series.pk])).content.decode()
    )
    assert "/hold/" not in as_editor.get(reverse(name, args=[part.pk])).content.decode()


def test_who_may_not_publish_is_not_led_there(as_author, series):
    page = as_author.get(reverse("wagtailadmin_explore", args=[series.pk]))
    assert page.status_code == 200
    assert "/hold/" not in page.content.decode()


def test_a_page_that_is_no_series_has_no_hold(as_editor, series):
    part = draft_of(series)
    assert as_editor.get(url(part)).status_code == 404
