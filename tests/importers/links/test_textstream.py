import io

import pytest

from wagtail_curation.importers.links import textstream
from wagtail_curation.importers.links.markup import tokens
from wagtail_curation.importers.links.textstream import chunks, decoded, lines


def text_of(data):
    return "".join(chunks(io.BytesIO(data)))


WORDS = "Über naïve Čaj “quoted” – 日本"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_text_in_unicode_needs_no_name(charset):
    text = "plain words before, so that there is Latin text " * 5 + WORDS
    assert text_of(text.encode(charset)) == text
    if charset not in ("utf-16-le", "utf-16-be"):
        assert decoded(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("declared", "charset", "words"),
    [
        ("koi8-r", "koi8-r", "Учёба"),
        ("iso-8859-2", "iso-8859-2", "Čaj"),
        ("shift_jis", "shift_jis", "日本"),
        ("iso-8859-1", "cp1252", "“naïve”"),
        ("utf-8", "cp1252", "“naïve”"),
        ("utf-16", "cp1252", "“naïve”"),
        ("idna", "cp1252", "“naïve”"),
        ("rot13", "cp1252", "“naïve”"),
        ("no-such-charset", "cp1252", "“naïve”"),
    ],
)
def test_other_text_is_read_as_it_says_or_as_browsers_would(declared, charset, words):
    data = f'<meta charset="{declared}">'.encode() + words.encode(charset)
    assert text_of(data).endswith(words)
    assert decoded(data).endswith(words)


def test_what_is_no_utf_8_far_into_the_file_decides_for_all_of_it():
    data = "é".encode() * 40_000 + "é".encode("cp1252")
    assert text_of(data) == "Ã©" * 40_000 + "é"


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_lines_are_told_whatever_ends_them(size, monkeypatch):
    monkeypatch.setattr(textstream, "CHUNK", size)
    found = lines(io.BytesIO(b"one\ntwo\r\nthree\rfour\n\nsix\r"))
    assert list(found) == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (4, "four"),
        (5, ""),
        (6, "six"),
    ]


def test_a_line_without_end_comes_in_pieces(monkeypatch):
    monkeypatch.setattr(textstream, "CHUNK", 5)
    monkeypatch.setattr(textstream, "LONGEST_LINE", 10)
    found = list(lines(io.BytesIO(b"x" * 28 + b"\ny")))
    assert [line.number for line in found] == [1, 1, 1, 2]
    assert [len(line.text) for line in found] == [10, 10, 8, 1]


def told(*pieces):
    return [(kind, value) for kind, value, _attributes, _line in tokens(pieces)]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<!-- <a> --><b>", [("start", "b")]),
        ("<!-- never ends <a>", []),
        ("<?php x ?><br/>", [("start", "br")]),
        ("1 < 2 > 1", [("text", "1 "), ("text", "<"), ("text", " 2 > 1")]),
        ("<A HREF='x>y'>t</A>", [("start", "a"), ("text", "t"), ("end", "a")]),
        ('<a href="open>t</a>', [("start", "a"), ("text", "t"), ("end", "a")]),
        ("<a href=", [("text", "<a href=")]),
        ("</>x", [("text", "</>"), ("text", "x")]),
    ],
)
def test_tags_and_texts_are_told_apart(page, found):
    assert told(page) == found


def test_attributes_are_read_as_they_are_written():
    page = "<a HREF = 'x&amp;y' disabled data-n=5 href=z icon='data:image/png;,AAAA'>"
    (token,) = tokens([page])
    assert token.attributes == {"href": "x&y", "disabled": "", "data-n": "5"}


def test_a_reference_cut_in_two_is_put_together():
    parts = [value for _kind, value in told("a &am", "p; b")]
    assert "".join(parts) == "a & b"
