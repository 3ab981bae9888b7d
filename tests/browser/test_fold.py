"""Sections fold: hidden from the eye, and still part of the page."""

import pytest

from tests.browser.editing import Editor
from tests.browser.test_move_to import items, move, order, part, saved_order
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import RoundupSeriesPageFactory


@pytest.fixture
def mine(transactional_db):
    """One (A, B), Two (C, D)."""
    body = [blocks.section("One"), *items("AB"), blocks.section("Two"), *items("CD")]
    return part(RoundupSeriesPageFactory(), *body)


@pytest.fixture
def open_editor(page, log_in, admin_user):
    """`open_editor(roundup)`; no script may fail while it is open."""
    log_in(admin_user)
    yield lambda roundup: Editor(page).open(roundup)
    assert page.errors == []


def fold_of(editor, place):
    return editor.blocks.nth(place).locator(".curation-fold")


def hidden(editor):
    """The places of the blocks that are folded away."""
    blocks = editor.blocks
    return [
        place
        for place in range(blocks.count())
        if blocks.nth(place).get_attribute("hidden") is not None
    ]


def test_a_section_folds_by_keyboard_and_says_how_many_it_hides(
    mine, open_editor, page
):
    editor = open_editor(mine)
    fold = fold_of(editor, 0)
    assert fold.inner_text() == "Blocks in this section: 2"
    assert fold.get_attribute("aria-expanded") == "true"
    fold.focus()
    page.keyboard.press("Enter")
    assert hidden(editor) == [1, 2]
    assert fold.inner_text() == "Hidden blocks in this section: 2"
    assert fold.get_attribute("aria-expanded") == "false"
    # Nor can the keyboard or a screen reader come upon what is hidden.
    assert editor.blocks.nth(1).get_by_role("button").count() == 0
    page.keyboard.press("Tab")
    assert not editor.blocks.nth(1).evaluate("it => it.matches(':focus-within')")
    fold.focus()
    page.keyboard.press("Space")
    assert hidden(editor) == []
    assert fold.evaluate("button => button === document.activeElement")


def test_what_is_folded_is_counted_and_saved(mine, open_editor):
    editor = open_editor(mine)
    fold_of(editor, 0).click()
    said = [editor.blocks.nth(place).locator(".curation-number") for place in (4, 5)]
    assert [it.text_content().strip() for it in said] == ["3.", "4."]
    editor.save_draft()
    assert saved_order(mine) == "One A B Two C D"


def test_the_fold_outlives_a_reload(mine, open_editor, page):
    editor = open_editor(mine)
    fold_of(editor, 3).click()
    assert hidden(editor) == [4, 5]
    page.reload()
    editor.body.wait_for()
    page.wait_for_selector(".curation-fold[aria-expanded=false]")
    assert hidden(editor) == [4, 5]


def test_an_item_with_an_error_unfolds_its_section(mine, open_editor, page):
    editor = open_editor(mine)
    editor.blocks.nth(2).get_by_text("Title and label", exact=True).click()
    editor.blocks.nth(2).get_by_label("Title shown").fill("")
    fold_of(editor, 0).click()
    fold_of(editor, 3).click()
    editor.publish()
    page.get_by_text("Choose a resource, or give the item a title.").first.wait_for()
    page.wait_for_selector(".curation-fold[aria-expanded=false]")
    assert hidden(editor) == [4, 5]


def test_a_link_to_a_folded_block_unfolds_it(mine, open_editor, page):
    editor = open_editor(mine)
    fold_of(editor, 0).click()
    target = editor.blocks.nth(2).locator("> section").get_attribute("id")
    page.evaluate("id => { window.location.hash = id; }", target)
    page.wait_for_selector(".curation-fold[aria-expanded=false]", state="detached")
    assert hidden(editor) == []


def test_a_folded_section_moves_with_its_items(mine, open_editor):
    editor = open_editor(mine)
    fold_of(editor, 3).click()
    editor.press(3, "Move up")
    assert order(editor) == "Two C D One A B"
    assert hidden(editor) == [1, 2]
    editor.press(0, "Move down")
    assert order(editor) == "One A B Two C D"
    fold_of(editor, 3).click()
    assert editor.numbers() == ["", "1.", "2.", "", "3.", "4."]


def test_what_comes_into_a_folded_section_unfolds_it(mine, open_editor):
    editor = open_editor(mine)
    fold_of(editor, 0).click()
    move(editor, 5, 1)
    assert order(editor) == "One D A B Two C"
    assert hidden(editor) == []


def test_a_deleted_section_leaves_its_items_in_sight(mine, open_editor):
    editor = open_editor(mine)
    fold_of(editor, 3).click()
    editor.press(3, "Delete")
    assert order(editor) == "One A B C D"
    assert hidden(editor) == []
    assert fold_of(editor, 0).inner_text() == "Blocks in this section: 4"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_a_folded_body(mine, open_editor, page, axe, width):
    page.set_viewport_size({"width": width, "height": 900})
    editor = open_editor(mine)
    fold_of(editor, 0).click()
    assert axe(page, include=".curation-fold") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
