"""Paste a link into a block, and the card is there."""

import time

import pytest

from tests.browser.editing import Editor
from tests.browser.pasting import TITLE, article, in_item, paste, slowly
from wagtail_curation.models import ResourceFetch, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

URL = "http://example.org/a-good-post-1234"
PATH = "/a-good-post-1234"


@pytest.fixture
def part(transactional_db):
    """A part with one item, Alpha."""
    return CuratedRoundupPageFactory(
        parent=RoundupSeriesPageFactory(title="Key resources"),
        body=[blocks.numbered_resource(ResourceFactory(title="Alpha"))],
    )


@pytest.fixture
def web(loopback):
    """Pages on a real server; that of URL takes 300 ms."""
    loopback.server.replies[PATH] = slowly(article(), 0.3)
    return loopback.server.replies


@pytest.fixture
def open_editor(page, log_in, admin_user, web):
    log_in(admin_user)

    def open_editor(roundup):
        editor = Editor(page).open(roundup)
        editor.wait_until_watched()
        return editor

    yield open_editor
    assert page.errors == []


def latest(roundup):
    stored = type(roundup).objects.get(pk=roundup.pk)
    return stored.get_latest_revision_as_object()


def saved_resource(roundup, page):
    """The second item's resource, once the draft has saved itself with one."""
    for _ in range(50):
        draft = latest(roundup)
        if len(draft.body) == 2 and draft.body[1].value["resource"]:
            return draft.body[1].value["resource"]
        page.wait_for_timeout(200)
    return None


def test_a_pasted_link_becomes_a_card_in_under_two_seconds(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    # The first gesture was to add an item: the cursor is in the field. The second:
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    began = time.monotonic()
    paste(parts.field, URL)
    parts.title.get_by_text(TITLE).wait_for()
    took = time.monotonic() - began
    assert 0.3 < took < 2, took
    assert parts.line.inner_text() == "The Press · Article · 3 minutes · example.org"
    assert parts.status.inner_text() == (f"“{TITLE}” is chosen. Added to the library.")
    record = get_resource_model().objects.get(title=TITLE)
    assert (record.url, record.byline) == (URL, "Ada Lovelace")


def test_the_card_saves_itself_into_the_draft(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    # What comes while a save is on its way, Wagtail takes for saved.
    editor.wait_until_saved()
    paste(parts.field, URL)
    parts.title.get_by_text(TITLE).wait_for()
    assert saved_resource(part, page).title == TITLE


def test_review_opens_the_record_beside_the_draft(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, URL)
    parts.review.wait_for()
    record = get_resource_model().objects.get(title=TITLE)
    assert f"/{record.pk}/" in parts.review.get_attribute("href")
    assert parts.review.get_attribute("target") == "_blank"


def test_undo_takes_the_record_back_and_the_link_is_in_the_field_again(
    part, open_editor, page
):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, URL)
    parts.button("Undo").wait_for()
    editor.wait_until_saved()
    parts.button("Undo").click()
    assert parts.field.input_value() == URL
    parts.status.get_by_text("Undone.").wait_for()
    assert not get_resource_model().objects.filter(title=TITLE).exists()
    assert not parts.button("Undo").is_visible()
    assert parts.field.evaluate("field => field === document.activeElement")


def test_undo_leaves_a_record_alone_that_was_there_before(part, open_editor, page):
    known = ResourceFactory(url=URL, title="Known before")
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, f"{URL}?utm_source=mail")
    parts.title.get_by_text("Known before").wait_for()
    assert "Already in the library." in parts.status.inner_text()
    parts.button("Undo").click()
    parts.field.wait_for()
    assert get_resource_model().objects.filter(pk=known.pk).exists()


def test_by_keyboard_alone(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    page.keyboard.type(URL)
    page.keyboard.press("Enter")
    parts.title.get_by_text(TITLE).wait_for()
    # On with the words for it; the ways back are behind the cursor.
    page.wait_for_function("document.activeElement.isContentEditable")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Undo":
            break
    page.keyboard.press("Tab")
    page.wait_for_function(
        "document.activeElement.textContent.trim().startsWith('Review')"
    )
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    assert page.url.endswith("/edit/")


def test_a_screen_reader_is_told_what_goes_on(part, open_editor, page, web):
    web[PATH] = slowly(article(), 1)
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    assert parts.status.get_attribute("role") == "status"
    paste(parts.field, URL)
    parts.status.get_by_text("Reading example.org …").wait_for()
    parts.status.get_by_text("is chosen").wait_for()


def test_escape_cancels_and_nothing_is_added(part, open_editor, page, web):
    web[PATH] = slowly(article(), 1)
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    parts.field.focus()
    paste(parts.field, URL)
    parts.status.get_by_text("Reading").wait_for()
    page.keyboard.press("Escape")
    parts.status.get_by_text("Not looked up.").wait_for()
    assert parts.field.input_value() == URL
    page.wait_for_timeout(1500)
    assert not get_resource_model().objects.filter(title=TITLE).exists()
    parts.button("Try again").click()
    parts.title.get_by_text(TITLE).wait_for()


def test_an_unreadable_page_keeps_its_address_and_can_be_typed_in(
    part, open_editor, page
):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, "http://example.org/gone")
    parts.status.get_by_text("has no such page").wait_for()
    assert parts.field.input_value() == "http://example.org/gone"
    parts.button("Type it in").click()
    editor.modal.get_by_text("The page could not be read.").wait_for()
    page.wait_for_function("document.activeElement.name === 'curation-resource-title'")
    page.wait_for_timeout(300)
    assert not editor.modal.locator("#tab-search").is_visible()
    page.keyboard.type("Typed in")
    page.keyboard.press("Enter")
    parts.title.get_by_text("Typed in").wait_for()
    record = get_resource_model().objects.get(title="Typed in")
    assert record.url == "http://example.org/gone"
    assert ResourceFetch.objects.get(resource=record).problem == "not-found"


def test_what_could_not_be_read_outlives_a_reload(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, "http://example.org/gone")
    parts.status.get_by_text("has no such page").wait_for()
    editor.wait_until_saved()
    page.reload()
    parts = in_item(editor.blocks.nth(1))
    parts.field.wait_for()
    assert parts.field.input_value() == "http://example.org/gone"


def test_words_open_the_library_searching_them(part, open_editor, page):
    ResourceFactory(title="How people learn")
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    page.keyboard.type("people learn")
    page.keyboard.press("Enter")
    editor.modal.get_by_text("There is 1 match").wait_for()
    editor.modal.get_by_role("link", name="How people learn").click()
    parts.title.get_by_text("How people learn").wait_for()
    assert parts.line.inner_text() == "The Reading Room · Article · example.org"


def test_in_the_modal_words_turn_to_the_library(part, open_editor, page):
    ResourceFactory(title="How people learn")
    editor = open_editor(part)
    item = editor.add("Numbered resource")
    item.get_by_role("button", name="Choose a resource").first.click()
    editor.modal.get_by_role("tab", name="New resource").click()
    editor.modal.get_by_role("textbox", name="Address, DOI or ISBN").fill("people")
    editor.modal.get_by_role("button", name="Go on").click()
    editor.modal.get_by_text("There is 1 match").wait_for()
    page.wait_for_function("document.activeElement.id === 'id_q'")
    assert editor.modal.locator("#id_q").input_value() == "people"


def test_what_looks_like_it_is_chosen_instead(part, open_editor, page):
    twin = ResourceFactory(
        title=TITLE, byline="Ada Lovelace", url="http://example.net/x"
    )
    editor = open_editor(part)
    item = editor.add("Numbered resource")
    # So that nothing is chosen while a save is under way.
    editor.wait_until_saved()
    item.get_by_role("button", name="Choose a resource").first.click()
    editor.modal.get_by_role("tab", name="New resource").click()
    editor.modal.get_by_role("textbox", name="Address, DOI or ISBN").fill(URL)
    editor.modal.get_by_role("button", name="Go on").click()
    editor.modal.get_by_role("button", name=f"Choose “{TITLE}” instead").click()
    in_item(item).title.get_by_text(TITLE).wait_for()
    assert saved_resource(part, page) == twin
    assert get_resource_model().objects.filter(title=TITLE).count() == 1


def test_a_title_with_a_script_in_it_is_words(part, open_editor, page, web):
    attack = "&lt;img src=x onerror='document.title=`owned`'&gt; and more"
    web[PATH] = article(attack)
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, URL)
    parts.button("Undo").wait_for()
    assert "<img" in parts.title.inner_text()
    assert "<img" in parts.status.inner_text()
    assert parts.chooser.locator("img").count() == 0
    page.wait_for_timeout(300)
    assert page.title() != "owned"


def test_pasted_markup_runs_no_script(part, open_editor, page):
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    html = (
        "<img src=x onerror='document.title=`owned`'><script>document.title='owned'"
        f"</script><a href='{URL}'>Reading</a>"
    )
    paste(parts.field, "Reading", html)
    parts.title.get_by_text(TITLE).wait_for()
    assert page.title() != "owned"


def test_the_field_has_no_accessibility_problem_in_any_state(
    part, open_editor, page, axe
):
    editor = open_editor(part)
    item = editor.add("Numbered resource")
    parts = in_item(item)
    parts.field.wait_for()
    page.wait_for_timeout(500)
    states = [axe(page, include=".curation-resource-chooser.blank")]
    paste(parts.field, "http://example.org/gone")
    parts.button("Type it in").wait_for()
    states.append(axe(page, include=".curation-resource-chooser.blank"))
    parts.field.select_text()
    paste(parts.field, URL)
    parts.button("Undo").wait_for()
    states.append(axe(page, include=".curation-resource-chooser:has(.curation-card)"))
    assert states == [[], [], []]


def test_on_a_phone_nothing_is_cut_off(part, open_editor, page):
    page.set_viewport_size({"width": 390, "height": 800})
    editor = open_editor(part)
    parts = in_item(editor.add("Numbered resource"))
    paste(parts.field, "http://example.org/gone")
    parts.button("Type it in").wait_for()
    parts.field.select_text()
    paste(parts.field, URL)
    parts.button("Undo").wait_for()
    for locator in (parts.title, parts.line, parts.status, parts.review):
        box = locator.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
