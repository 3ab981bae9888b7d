"""“Move to …”: a block goes where its editor says, in a long list too."""

import pytest

from tests.browser.editing import Editor
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

MOVE = "Move to …"


@pytest.fixture
def series(transactional_db):
    return RoundupSeriesPageFactory(title="Key resources")


@pytest.fixture
def open_editor(page, log_in, admin_user):
    """`open_editor(roundup)`; no script may fail while it is open."""
    log_in(admin_user)
    yield lambda roundup: Editor(page).open(roundup)
    assert page.errors == []


def part(series, *body, **fields):
    return CuratedRoundupPageFactory(parent=series, body=list(body), **fields)


def items(names):
    return [blocks.numbered_resource(heading=name) for name in names]


def order(editor):
    """The blocks that are there, by their first words: item’s or section’s heading."""
    return editor.page.evaluate(
        "() => document.querySelector('.curation-roundup').curationStream.children"
        ".map((child) => child.getTextLabel() || child.type).join(' ')"
    )


def saved_order(roundup):
    stored = get_roundup_page_model().objects.get(pk=roundup.pk)
    body = stored.get_latest_revision_as_object().body
    return " ".join(child.value["heading"] for child in body)


def move(editor, place, number):
    """By mouse: opens, types, presses Move."""
    editor.press(place, MOVE)
    panel = editor.page.locator(".curation-move")
    panel.get_by_role("textbox").fill(str(number))
    panel.get_by_role("button", name="Move", exact=True).click()


def test_an_item_takes_the_number_that_is_typed(series, open_editor):
    editor = open_editor(part(series, *items("ABCDEFGH")))
    move(editor, 7, 2)
    assert order(editor) == "A H B C D E F G"
    move(editor, 0, 4)
    assert order(editor) == "H B C A D E F G"
    assert editor.numbers() == [f"{number}." for number in range(1, 9)]


def test_by_keyboard_alone_the_focus_stays_on_the_block(series, open_editor, page):
    editor = open_editor(part(series, *items("ABC")))
    button = editor.blocks.nth(2).get_by_role("button", name=MOVE).first
    button.focus()
    page.keyboard.press("Enter")
    label = page.get_by_label("Move item to number")
    assert label.evaluate("input => input === document.activeElement")
    assert label.input_value() == "3"
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    assert order(editor) == "C A B"
    first = editor.blocks.nth(0).get_by_role("button", name=MOVE).first
    assert first.evaluate("button => button === document.activeElement")
    said = page.locator(".curation-roundup > [role=status]").all_text_contents()
    assert "Moved to 1." in said
    # And out again without moving.
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator(".curation-move").count() == 0
    assert first.evaluate("button => button === document.activeElement")
    assert order(editor) == "C A B"


@pytest.mark.parametrize("typed", ["", "0", "4", "two", "1.5", "-1"])
def test_a_number_that_is_none_says_which_there_are(series, open_editor, page, typed):
    editor = open_editor(part(series, *items("ABC")))
    move(editor, 0, typed)
    problem = page.get_by_role("alert").filter(has_text="Type a number from 1 to 3.")
    problem.wait_for()
    field = page.get_by_label("Move item to number")
    assert field.input_value() == typed
    assert field.evaluate("input => input === document.activeElement")
    assert order(editor) == "A B C"


def test_what_has_moved_is_saved_by_itself(series, open_editor):
    mine = part(series, *items("ABC"))
    editor = open_editor(mine)
    editor.wait_until_watched()
    # Wagtail notes the form a second time, shortly after the first.
    editor.page.wait_for_timeout(2000)
    move(editor, 2, 1)
    editor.wait_until_saved()
    assert saved_order(mine) == "C A B"


def test_numbers_that_do_not_begin_at_one_are_taken_as_shown(series, open_editor, page):
    part(series, *items("XYZ"), part_number=1)
    mine = part(series, *items("ABC"), part_number=2, numbering="continue")
    editor = open_editor(mine)
    assert editor.numbers() == ["4.", "5.", "6."]
    move(editor, 0, 6)
    assert order(editor) == "B C A"


def test_an_item_moves_among_those_of_its_section(series, open_editor):
    body = [blocks.section("One"), *items("AB"), blocks.section("Two"), *items("CDE")]
    editor = open_editor(part(series, *body, numbering="section"))
    move(editor, 6, 1)
    assert order(editor) == "One A B Two E C D"


def test_what_has_no_number_moves_by_its_place(series, open_editor, page):
    bonus = blocks.numbered_resource(heading="Z", label="Bonus")
    editor = open_editor(part(series, *items("AB"), bonus))
    editor.press(2, MOVE)
    field = page.get_by_label("Move to place among all blocks")
    assert field.input_value() == "3"
    field.fill("1")
    field.press("Enter")
    assert order(editor) == "Z A B"


def test_a_section_takes_its_items_along_unless_told_not_to(series, open_editor, page):
    body = [blocks.section("One"), *items("AB"), blocks.section("Two"), *items("CD")]
    body += [blocks.section("Three"), *items("E")]
    editor = open_editor(part(series, *body))
    move(editor, 6, 1)
    assert order(editor) == "Three E One A B Two C D"
    move(editor, 0, 2)
    assert order(editor) == "One A B Three E Two C D"
    assert editor.numbers()[1:3] == ["1.", "2."]
    editor.press(3, MOVE)
    page.get_by_label("Take the blocks below along: 1").uncheck()
    field = page.get_by_label("Move to place among all blocks")
    field.fill("2")
    field.press("Enter")
    assert order(editor) == "One Three A B E Two C D"


def test_a_block_that_stands_alone_has_nowhere_to_go(series, open_editor):
    editor = open_editor(part(series, *items("A")))
    button = editor.blocks.nth(0).get_by_role("button", name=MOVE).first
    assert button.is_disabled()
    editor.press(0, "Duplicate")
    editor.blocks.nth(1).wait_for()
    assert button.is_enabled()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_open_panel(series, open_editor, page, axe, width):
    page.set_viewport_size({"width": width, "height": 900})
    body = [blocks.section("One"), *items("A"), blocks.section("Two"), *items("B")]
    editor = open_editor(part(series, *body))
    editor.press(2, MOVE)
    assert axe(page, include=".curation-move") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
