"""Writing a part without leaving the keyboard: the cursor is where one types next."""

import pytest

from tests.browser.editing import Editor
from tests.browser.pasting import TITLE, article, in_item, paste
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

URL = "http://example.org/a-good-post-1234"
LINKS = [f"http://example.org/post-{number}" for number in range(1, 4)]
IN_COMMENTARY = """() => document.activeElement.closest("[contenteditable]")
    && document.activeElement.closest("[data-contentpath=content]")"""
IN_PASTE_FIELD = "() => document.activeElement.matches('.curation-paste__input')"
IN_QUOTE = "() => document.activeElement.name.endsWith('-value-text')"


@pytest.fixture
def part(transactional_db):
    """A part with one item, Alpha, and a bio behind it."""
    return CuratedRoundupPageFactory(
        parent=RoundupSeriesPageFactory(title="Key resources"),
        body=[
            blocks.numbered_resource(
                ResourceFactory(title="Alpha", byline="A. Writer")
            ),
            blocks.paragraph("Next week: more."),
        ],
    )


@pytest.fixture
def editor(page, log_in, admin_user, loopback, part):
    loopback.server.replies["/a-good-post-1234"] = article()
    for number in range(1, 4):
        loopback.server.replies[f"/post-{number}"] = article(f"Post no. {number}")
    log_in(admin_user)
    editor = Editor(page).open(part)
    editor.wait_until_watched()
    yield editor
    assert page.errors == []


def latest(part):
    return type(part).objects.get(pk=part.pk).get_latest_revision_as_object()


def contents(item) -> list[tuple[str, str]]:
    """What stands in a stored item: kinds and their words."""
    parts = item.value["content"]
    return [
        (child.block_type, child.value.get("text"))
        if child.block_type == "pull_quote"
        else (child.block_type, child.value.source)
        for child in parts
    ]


def next_item(editor):
    editor.page.keyboard.press("Control+Enter")


def test_when_the_card_stands_one_writes_why(editor, page, part):
    item = editor.add("Numbered resource", 1)
    page.wait_for_function(IN_PASTE_FIELD)
    paste(in_item(item).field, URL)
    in_item(item).title.get_by_text(TITLE).wait_for()
    page.wait_for_function(IN_COMMENTARY)
    page.keyboard.type("Worth an evening.")
    said = in_item(item).status.inner_text()
    assert said == f"“{TITLE}” is chosen. Added to the library."
    editor.wait_until_in_form()
    editor.save_draft()
    stored = latest(part).body[1].value
    assert stored["resource"].title == TITLE
    assert "Worth an evening." in stored["content"][0].value.source


def test_undoing_right_after_takes_the_link_back(editor, page):
    item = editor.add("Numbered resource", 1)
    page.wait_for_function(IN_PASTE_FIELD)
    page.keyboard.type(URL)
    page.keyboard.press("Enter")
    page.wait_for_function(IN_COMMENTARY)
    page.keyboard.press("Control+z")
    in_item(item).status.get_by_text("Undone.").wait_for()
    assert in_item(item).field.input_value() == URL
    page.wait_for_function(IN_PASTE_FIELD)


def test_undoing_words_does_not_take_the_link_back(editor, page):
    item = editor.add("Numbered resource", 1)
    page.wait_for_function(IN_PASTE_FIELD)
    paste(in_item(item).field, URL)
    page.wait_for_function(IN_COMMENTARY)
    page.keyboard.type("Worth")
    editor.wait_until_in_form()
    page.keyboard.press("Control+z")
    editor.wait_until_in_form()
    assert in_item(item).title.inner_text() == TITLE
    assert "Worth" not in item.locator("[contenteditable=true]").first.inner_text()


def test_the_shortcut_adds_an_item_behind_the_last_one(editor, page):
    editor.blocks.nth(0).locator("[contenteditable=true]").first.click()
    next_item(editor)
    page.wait_for_function(IN_PASTE_FIELD)
    assert editor.numbers() == ["1.", "2.", ""]
    # It is blank: another one is not what anybody wants.
    page.keyboard.press("Tab")
    next_item(editor)
    page.wait_for_function(IN_PASTE_FIELD)
    assert editor.numbers() == ["1.", "2.", ""]


def test_the_shortcut_goes_on_to_an_item_that_is_there(editor, page):
    item = editor.add("Numbered resource", 1)
    paste(in_item(item).field, URL)
    in_item(item).title.get_by_text(TITLE).wait_for()
    page.wait_for_function(IN_COMMENTARY)
    editor.blocks.nth(0).locator("[contenteditable=true]").first.click()
    editor.toggle(1)
    editor.blocks.nth(0).locator("[contenteditable=true]").first.click()
    next_item(editor)
    page.keyboard.type("The second.")
    assert "The second." in editor.blocks.nth(1).inner_text()
    assert editor.blocks.count() == 3


def test_from_the_standfirst_it_goes_where_items_are_added(editor, page):
    page.get_by_role("region", name="Standfirst").get_by_role("textbox").click()
    next_item(editor)
    page.wait_for_function(IN_PASTE_FIELD)
    assert editor.numbers() == ["1.", "2.", ""]


def test_a_button_does_the_same_with_the_mouse(editor, page):
    page.get_by_role("button", name="Add an item").click()
    page.wait_for_function(IN_PASTE_FIELD)
    assert editor.numbers() == ["1.", "2.", ""]


def test_a_list_leaves_the_cursor_in_its_first_item(editor, page):
    item = editor.add("Numbered resource", 1)
    page.wait_for_function(IN_PASTE_FIELD)
    paste(in_item(item).field, "\n".join(f"A name: {link}" for link in LINKS))
    page.get_by_role("button", name="Make items: 3").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Done: 3.").wait_for()
    page.wait_for_function(IN_COMMENTARY)
    for number in range(1, 4):
        page.keyboard.type(f"Words for {number}.")
        if number < 3:
            next_item(editor)
    for number in range(1, 4):
        words = editor.blocks.nth(number).locator("[contenteditable=true]").first
        assert words.inner_text().strip() == f"Words for {number}."
    assert editor.blocks.count() == 5


def test_nothing_of_it_has_an_accessibility_problem(editor, page, axe):
    assert axe(page, include=".curation-compose") == []
