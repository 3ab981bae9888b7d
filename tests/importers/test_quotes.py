"""Which paragraphs are the source's words."""

import pytest

from wagtail_curation.importers.base import QuoteDraft
from wagtail_curation.importers.quotes import split_quotes
from wagtail_curation.importers.text import read


def pieces(text):
    return split_quotes(list(read(text.encode()).blocks))


def kinds(text):
    return [piece.kind for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"One two three."', "One two three."),
        ("“One two three.”", "One two three."),
        ('"One two three.”', "One two three."),
        ("„One two three.“", "One two three."),
        ("„One two three.”", "One two three."),
        ("« One two three. »", "One two three."),
        ("»One two three.«", "One two three."),
        ("‘One it’s two three.’", "One it’s two three."),
        ("'One two three four.'", "One two three four."),
        ('" . . . one two"', ". . . one two"),
        ('"One "two" three"', 'One "two" three'),
        (
            '"A b c d e f g h i” j k”',
            "A b c d e f g h i” j k",
        ),
        ("“One “two three.”", "One “two three."),
        ('"One two three".', "One two three."),
    ],
)
def test_a_paragraph_wholly_in_marks_is_a_quote(text, bare):
    (piece,) = pieces(text)
    assert isinstance(piece, QuoteDraft)
    assert piece.text == bare


@pytest.mark.parametrize(
    "text",
    [
        "No marks at all.",
        '"Sharing" is what they call it, and "caring" is what it isn\'t.',
        '"Big Doors" by Jo Marsh is "great"',
        "'Tis the season.",
        "’90s kids remember.",
        'He said "no" and left.',
        '"No," she said, and I could not agree more, for I had seen it too.',
        '"',
    ],
)
def test_commentary_with_marks_in_it_is_no_quote(text):
    assert kinds(text) == ["commentary"]


def test_each_paragraph_opens_and_only_the_last_closes():
    (quote,) = pieces('"One.\n\n"Two.\n\n"Three."')
    assert [b.text for b in quote.blocks] == ["One.", "Two.", "Three."]


def test_the_first_opens_and_a_later_one_closes():
    (quote,) = pieces("“One.\n\nTwo.\n\nThree.”")
    assert [b.text for b in quote.blocks] == ["One.", "Two.", "Three."]


def test_a_quote_that_never_closes_is_one_paragraph_and_said_so():
    quote, comment = pieces('"One two three four five six seven eight.\n\nNine.')
    assert (quote.closed, quote.kind, comment.kind) == (False, "quote", "commentary")


def test_two_quotes_in_a_row_are_two():
    assert kinds('"One."\n\n"Two."') == ["quote", "quote"]


def test_a_line_right_under_its_introduction():
    assert kinds('She writes:\n"One two."\nAnd so on.') == [
        "commentary",
        "quote",
        "commentary",
    ]


def test_a_long_quote_at_the_end_of_a_paragraph_is_a_quote():
    long = " ".join(["word"] * 20)
    comment, quote = pieces(f'She writes: "{long}"')
    assert (comment.text, quote.text) == ("She writes:", long)
    assert kinds('She writes: "word word"') == ["commentary"]


def test_mail_quotes_and_their_credit():
    (quote,) = pieces("> One.\n> Two.\n> -- Jo Marsh, editor")
    assert quote.text == "One.\n\nTwo."
    assert (quote.speaker, quote.role) == ("Jo Marsh", "editor")
    assert kinds("> Read more: Doors") == ["commentary"]


def test_a_speaker_after_the_closing_mark():
    long = " ".join(["word"] * 14)
    (quote,) = pieces(f'"{long}," said Jo Marsh.')
    assert quote.speaker == "Jo Marsh"
    assert quote.text.endswith("said Jo Marsh.")
    (quote,) = pieces(f'"{long}." – Jo Marsh')
    assert (quote.text, quote.attribution) == (f"{long}.", "– Jo Marsh")


def test_a_credit_on_the_next_line():
    (quote,) = pieces("“One two.”\n\n– Jo Marsh, editor")
    assert quote.attribution == "– Jo Marsh, editor"
    assert (quote.speaker, quote.role) == ("Jo Marsh", "editor")
