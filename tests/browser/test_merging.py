"""Merging by keyboard, on any screen; and what an open form makes of it."""

import pytest
from django.urls import reverse

from wagtail_curation.library.merge import merge
from wagtail_curation.models import ResourceMerge, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Resource = get_resource_model()
TITLE = "How groups learn from mistakes"


def url(name, *records):
    keys = [getattr(it, "pk", it) for it in records]
    return reverse(f"wagtail_curation_resources:{name}", args=keys)


@pytest.fixture
def two(db):
    kept = ResourceFactory(title=TITLE, topics=["art"], summary="Ours")
    other = ResourceFactory(title=TITLE, topics=["music"], summary="Theirs")
    return kept, other


@pytest.mark.parametrize("width", [1280, 390])
def test_two_are_compared_merged_and_parted_by_keyboard(
    page, log_in, admin_user, two, axe, width
):
    kept, other = two
    log_in(admin_user)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url("merge_with", kept))
    assert axe(page, include="main") == []
    page.get_by_role("link", name=TITLE).last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{url('merge', kept, other)}")
    assert axe(page, include="main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    summary = page.get_by_role("group", name="Summary")
    chosen = summary.get_by_role("radio", checked=True)
    chosen.focus()
    page.keyboard.press("ArrowDown")
    assert summary.get_by_role("radio", name="Of the other Theirs").is_checked()
    assert page.get_by_role("radio", name="Both, each once").is_checked()
    page.get_by_role("button", name="Merge the two").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{url('edit', kept)}")
    record = Resource.objects.get()
    assert record.summary == "Theirs"
    assert {topic.name for topic in record.topics.all()} == {"art", "music"}
    page.get_by_role("link", name="Undo").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{url('undo_merge', ResourceMerge.objects.get())}")
    assert axe(page, include="main") == []
    page.get_by_role("button", name="Undo the merge").press("Enter")
    page.wait_for_url(f"**{url('merges')}")
    # Again, without Wagtail's message, which fades in.
    page.goto(url("merges"))
    assert axe(page, include="main") == []
    assert Resource.objects.count() == 2
    assert page.errors == []


def test_the_form_says_what_a_title_looks_like_as_it_is_typed(
    page, log_in, admin_user, two, axe
):
    log_in(admin_user)
    page.goto(url("add"))
    note = page.locator(".curation-alike-panel")
    assert note.inner_text().strip() == ""
    page.fill("#id_title", TITLE.upper())
    page.press("#id_title", "Tab")
    note.get_by_role("link", name=TITLE).first.wait_for()
    assert note.get_by_role("link").count() == 2
    assert note.get_attribute("role") == "status"
    assert axe(page, include=".curation-alike-panel") == []
    page.fill("#id_title", "Something else")
    page.press("#id_title", "Tab")
    note.get_by_role("link").first.wait_for(state="detached")
    assert page.errors == []


def test_an_open_form_is_saved_with_the_record_that_was_kept(
    page, log_in, admin_user, two
):
    kept, other = two
    part = CuratedRoundupPageFactory(
        title="Part", live=False, body=[blocks.numbered_resource(other)]
    )
    log_in(admin_user)
    page.goto(reverse("wagtailadmin_pages:edit", args=[part.pk]))
    page.wait_for_load_state("networkidle")
    merge(kept, other)
    page.fill("#id_title", "Part, written on")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_load_state("networkidle")
    for _ in range(50):
        draft = type(part).objects.get(pk=part.pk).get_latest_revision_as_object()
        if draft.title == "Part, written on":
            break
        page.wait_for_timeout(100)
    assert draft.title == "Part, written on"
    assert draft.body[0].value["resource"] == kept
    assert draft.body.raw_data[0]["value"]["resource"] == kept.pk
