"""Holding a series and releasing it by keyboard, on any screen."""

import pytest
from django.urls import reverse

from tests.library.holding import draft_of, in_days
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_series_is_held_and_released_by_keyboard(
    page, log_in, admin_user, axe, width
):
    series = RoundupSeriesPageFactory(title="Learning out loud")
    part = draft_of(series, title="The first part")
    lacking = [blocks.numbered_resource(None, [blocks.pull_quote(text="")])]
    draft_of(series, title="The second part", body=lacking)
    log_in(admin_user)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse("wagtail_curation_series:hold", args=[series.pk]))
    assert axe(page, include="main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_label("The second part").first.is_disabled()
    first = page.get_by_role("checkbox", name="The first part")
    assert first.is_checked()
    first.focus()
    page.keyboard.press("Space")
    assert not first.is_checked()
    page.keyboard.press("Space")
    until = page.get_by_label("Parts are held until")
    until.fill(in_days(3).strftime("%Y-%m-%d %H:%M"))
    page.keyboard.press("Escape")
    hold = page.get_by_role("button", name="Hold until then")
    hold.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 part goes live then").wait_for()
    part.refresh_from_db()
    assert not part.live
    # Again, without Wagtail's message, which fades in.
    page.reload()
    assert axe(page, include="main") == []
    release = page.get_by_role("button", name="Release 1 part now")
    release.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 part is live now").wait_for()
    part.refresh_from_db()
    assert part.live
    assert page.errors == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_overview_and_the_panel_are_read_on_any_screen(
    page, log_in, admin_user, axe, width
):
    series = RoundupSeriesPageFactory(title="Learning out loud", rhythm_days=7)
    part = draft_of(series, title="The first part", go_live_at=in_days(3))
    part.save_revision(user=admin_user).publish()
    log_in(admin_user)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse("wagtail_curation_series:overview"))
    assert page.get_by_role("link", name="Learning out loud").count() == 1
    assert axe(page, include="#listing-results") == []
    page.goto(reverse("wagtailadmin_home"))
    assert page.get_by_role("heading", name="Next parts").is_visible()
    assert axe(page, include=".curation-desk") == []
    assert page.errors == []
