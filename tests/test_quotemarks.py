"""Quotation marks are presentation: taken off what is stored, printed by pages."""

import pytest

from wagtail_curation.quotemarks import paragraphs, strip_quote_marks

PAIRS = "“” \"\" „“ „” ”” «» »« »» ‹› ›‹ ‘’ ‚‘ ’’ '' 「」 『』".split()


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_round_the_text_goes(pair):
    opening, closing = pair
    assert strip_quote_marks(f"{opening}Slow is a way.{closing}") == "Slow is a way."


@pytest.mark.parametrize("pair", PAIRS)
def test_blanks_go_with_it_as_in_french(pair):
    opening, closing = pair
    text = f" {opening}\u202fSlow is a way.\u00a0{closing}\n"
    assert strip_quote_marks(text) == "Slow is a way."


@pytest.mark.parametrize(
    "text",
    [
        "Slow is a way.",
        "“Slow” is a “way”",
        '"Slow" and "fast"',
        "»Slow« und »fast«",
        "“Slow” and “fast”",
        "‘Slow’ and ‘fast’",
        "'Slow' and 'fast'",
        "“Slow",
        "Slow”",
        "“",
        "",
        "’Twas the night",
        "rock ’n’ roll’",
        "“Slow”, she said, “is a way”",
        "“One.”\n\nTwo.",
        "One.\n\n“Two.”",
        "“One”, he said.\n\n“Two.”",
    ],
)
def test_marks_that_are_no_pair_round_the_text_stay(text):
    assert strip_quote_marks(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said “no” to me.”", "He said “no” to me."),
        ('"He said “no”."', "He said “no”."),
        ("“It isn’t.”", "It isn’t."),
        ("‘It isn’t.’", "It isn’t."),
        ("'It isn't.'", "It isn't."),
        ("“One.\n\nTwo.”", "One.\n\nTwo."),
        ("“One.\n\n“Two.”", "One.\n\nTwo."),
        ("“One.”\n\n“Two.”", "One.\n\nTwo."),
        ("“One.\r\n \r\n“Two.\r\n\r\n“Three.”", "One.\n \nTwo.\n\nThree."),
        ("»One.\n\n»Two.«", "One.\n\nTwo."),
        ('"He said "no" to me."', 'He said "no" to me.'),
        ("”Han sade ”nej” till mig.”", "Han sade ”nej” till mig."),
        ("“”", ""),
    ],
)
def test_marks_inside_stay(text, expected):
    assert strip_quote_marks(text) == expected


@pytest.mark.parametrize("text", ["“Slow is a way.”", "“”", "„„Ja.““"])
def test_stripping_twice_strips_once_more_at_most(text):
    once = strip_quote_marks(text)
    assert strip_quote_marks(strip_quote_marks(once)) == strip_quote_marks(once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n\r\nTwo.", ["One.", "Two."]),
        ("One,\ntwo.", ["One,\ntwo."]),
        ("  One. \n \n  Two. ", ["One.", "Two."]),
    ],
)
def test_blank_lines_part_paragraphs(text, expected):
    assert paragraphs(text) == expected
