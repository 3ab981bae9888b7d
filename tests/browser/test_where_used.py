"""The usage of a resource in a real browser."""

import pytest

from tests.admin.using import draft, part, some, usage
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_usage_leads_to_the_item_and_breaks_no_rule(
    page, log_in, admin_user, axe, width
):
    resource = ResourceFactory()
    live = part(*(some() for _ in range(12)), some(resource), title="Live")
    draft(part(some(), title="Drafted"), some(resource, label="Bonus"))
    log_in(admin_user)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(usage(resource))
    assert axe(page, include="#listing-results") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    drafted = page.get_by_role("row").filter(has_text="Drafted")
    assert drafted.get_by_text("in the draft").is_visible()
    assert drafted.get_by_role("link", name="“Bonus”").count() == 0
    page.get_by_role("link", name="no. 13 Item").press("Enter")
    page.wait_for_url(f"**#{live.body[12].anchor}")
    assert page.locator(f"#{live.body[12].anchor}").is_visible()
    assert page.errors == []
