"""Bytes to a neutral document."""

import pytest

from wagtail_curation.importers import ImportProblem, read_roundup
from wagtail_curation.importers.base import BULLET, HEADING, PARAGRAPH, QUOTE, RULE
from wagtail_curation.importers.decode import MAX_BYTES, text_of
from wagtail_curation.importers.text import read, runs_of

LETTER = "Café „Größe“ – 1. Eins\n\n2. Zwei"


@pytest.mark.parametrize(
    "charset",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_the_charset_is_recognised(charset):
    text, notices = text_of(LETTER.encode(charset))
    assert text == LETTER
    assert [n.code for n in notices] == (
        ["charset_guessed"] if charset == "cp1252" else []
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end_is_one(end):
    blocks = read(end.join(["One", "", "Two", "Three"]).encode()).blocks
    assert [(b.text, b.tight) for b in blocks] == [
        ("One", False),
        ("Two", False),
        ("Three", True),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n\xc2\xa0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.7 and so on", "unsupported"),
        (b"PK\x03\x04 and so on", "unsupported"),
        (b"  <!DOCTYPE html><p>1. One", "unsupported"),
        (b"<?xml version='1.0'?>", "unsupported"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (b"line\n" * 40_000, "too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, code):
    with pytest.raises(ImportProblem) as refused:
        read_roundup(data, "a.txt")
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


def test_stray_control_characters_are_left_out_with_a_notice():
    found = read_roundup(b"1. On\x00e thing\n\n2. Two\x07 things", "a.txt")
    assert [item.number for item in found.items] == [1, 2]
    assert found.items[0].content[0].text == "One thing"
    assert "control_characters" in [notice.code for notice in found.notices]


def test_garbled_characters_are_kept_and_noticed():
    text = "1. Mary’s text\n\n2. Another"
    garbled = text.encode().decode("cp1252")
    found = read_roundup(garbled.encode(), "a.txt")
    assert "Maryâ€™s" in found.items[0].content[0].text
    assert "mojibake" in [notice.code for notice in found.notices]
    sound = read_roundup(text.encode(), "a.txt")
    assert "mojibake" not in [notice.code for notice in sound.notices]


def test_kinds_of_lines():
    text = "Title\n=====\n\n## Sub\n\n- point\n\n> said\n\n***\n\nplain"
    assert [(b.kind, b.text, b.level) for b in read(text.encode()).blocks] == [
        (HEADING, "Title", 1),
        (HEADING, "Sub", 2),
        (BULLET, "point", 0),
        (QUOTE, "said", 0),
        (RULE, "", 0),
        (PARAGRAPH, "plain", 0),
    ]


def test_a_wrapped_year_opens_no_paragraph_but_a_wrapped_number_does():
    wrapped = (
        "This is a paragraph that somebody wrapped by hand at sixty in\n"
        "2011. It goes on here, for a while, in the same old way, and\n"
        "ends there. The next line is full as well, as full as it is:\n"
        "1. first of the items that has a line of some sixty letters\n"
        "2. second\n"
    )
    texts = [block.text for block in read(wrapped.encode()).blocks]
    assert len(texts) == 3
    assert "at sixty in 2011. It goes" in texts[0]
    assert texts[2] == "2. second"


def test_short_lines_are_not_joined():
    verses = b"One short line\nand a second one\nand a third one\n"
    assert len(read(verses).blocks) == 3


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("see https://a.org/b.", "https://a.org/b"),
        ("(https://a.org/b)", "https://a.org/b"),
        ("https://a.org/b_(c)", "https://a.org/b_(c)"),
        ("<https://a.org/?q=1&r=2>", "https://a.org/?q=1&r=2"),
        ("“https://a.org/b”", "https://a.org/b"),
        ("[text](https://a.org/b)", "https://a.org/b"),
        ("**https://a.org/b**", "https://a.org/b"),
        ("www.a.org/b, and", "http://www.a.org/b"),
        ("HTTPS://A.org/B", "HTTPS://A.org/B"),
    ],
)
def test_addresses_in_text(text, href):
    runs = runs_of(text)
    assert [run.href for run in runs if run.href] == [href]
    assert "".join(run.text for run in runs) == text


@pytest.mark.parametrize("text", ["www. is short", "www.a", "ahttp:/x", "mail@a.org"])
def test_what_is_no_address(text):
    assert [run.href for run in runs_of(text)] == [""]


HUGE = {
    "one line": b'word Word "x said. ' * 52_000,
    "capitals": b"Ab " * 320_000,
    "marks": b'" ' * 500_000,
    "apostrophes": b"A'A-" * 250_000,
    "brackets": b"https://a.org/" + b")" * 1_000_000,
    "spaces": b"x" + b" " * 1_000_000 + b"y",
    "lines": b"\n".join(b"%d. Item Name" % (n % 7) for n in range(50_000)),
    "sentences": b"1. " + b"He says, in this article, by A. " * 30_000,
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_megabyte_of_anything_comes_to_an_end(kind):
    """Quadratic steps would take minutes; ``benchmarks/long_texts.py`` measures."""
    try:
        said = read_roundup(HUGE[kind], "huge.txt").path
    except ImportProblem as problem:
        said = problem.message
    assert said
