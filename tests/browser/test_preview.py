"""What is not saved yet can be seen: beside the form, in a tab, on the page itself."""

import pytest
from django.urls import reverse

from tests.browser.editing import Editor
from tests.reading.test_drafts import EMPTY
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


@pytest.fixture
def part(transactional_db):
    return CuratedRoundupPageFactory(
        title="Part one",
        body=[blocks.numbered_resource(ResourceFactory(title="Alpha"))],
    )


@pytest.fixture
def open_editor(page, log_in, admin_user):
    log_in(admin_user)
    yield lambda roundup: Editor(page).open(roundup)
    assert page.errors == []


@pytest.fixture
def unsaved(settings):
    """Nothing saves itself: what a preview shows has come from the form."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


def panel(page):
    """The preview beside the form, opened."""
    page.get_by_role("button", name="Toggle preview").click()
    return page.frame_locator("iframe.preview-frame, #w-preview-iframe").first


def test_what_is_typed_is_seen_beside_the_form(unsaved, part, open_editor, page):
    editor = open_editor(part)
    preview = panel(page)
    preview.get_by_role("heading", name="Alpha").wait_for()
    editor.wait_until_watched()
    editor.write(editor.blocks.nth(0), "Not saved yet. ")
    preview.get_by_text("Not saved yet.").wait_for()
    editor.add("Numbered resource")
    fold = editor.blocks.nth(1)
    fold.get_by_text("Title and label", exact=True).click()
    fold.locator("[name$=-heading]").fill("A second one")
    preview.get_by_role("heading", name="A second one").wait_for()
    stored = get_roundup_page_model().objects.get(pk=part.pk)
    assert stored.latest_revision is None


def test_what_is_typed_is_seen_in_a_tab(unsaved, part, open_editor, page):
    editor = open_editor(part)
    editor.write(editor.blocks.nth(0), "Not saved yet. ")
    panel(page)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Preview in new tab").click()
    tab = popup.value
    tab.get_by_text("Not saved yet.").wait_for()
    assert tab.get_by_role("heading", name="Alpha").count() == 1
    stored = get_roundup_page_model().objects.get(pk=part.pk)
    assert stored.latest_revision is None


def test_a_part_is_seen_before_it_exists(unsaved, transactional_db, open_editor, page):
    series = RoundupSeriesPageFactory(title="Key resources")
    model = get_roundup_page_model()
    page_type = [model._meta.app_label, model._meta.model_name]
    editor = open_editor(CuratedRoundupPageFactory(parent=series))
    page.goto(reverse("wagtailadmin_pages:add", args=[*page_type, series.pk]))
    editor.body.wait_for()
    page.locator("[name=title]").fill("Brand new")
    editor.write(editor.add("Numbered resource"), "Why it is worth it.")
    preview = panel(page)
    preview.get_by_role("heading", name="Brand new", exact=True).wait_for()
    preview.get_by_text("Why it is worth it.").wait_for()
    assert not model.objects.filter(title="Brand new").exists()


def test_a_draft_with_every_block_empty_is_opened_seen_and_saved(
    unsaved, transactional_db, open_editor, page
):
    draft = CuratedRoundupPageFactory(body=EMPTY, live=False, part_number=None)
    editor = open_editor(draft)
    assert editor.blocks.count() == len(EMPTY)
    page.locator("[name=title]").fill("Only a title")
    preview = panel(page)
    preview.get_by_role("heading", name="Only a title").wait_for()
    editor.save_draft()
    page.wait_for_load_state()
    stored = get_roundup_page_model().objects.get(pk=draft.pk)
    saved = stored.get_latest_revision_as_object()
    assert [child.block_type for child in saved.body] == [it["type"] for it in EMPTY]


def test_the_userbar_leads_from_the_page_to_its_editor(part, page, log_in, admin_user):
    log_in(admin_user)
    page.goto(part.url)
    page.get_by_role("button", name="View Wagtail quick actions").click()
    page.get_by_role("menuitem", name="Edit this page").click()
    Editor(page).body.wait_for()
    assert page.url.endswith(reverse("wagtailadmin_pages:edit", args=[part.pk]))
    assert page.errors == []
