"""Words and links of a text, in any script; links that say where they lead."""

import pytest

from wagtail_curation.contentchecks.linktext import is_bare_address, is_generic
from wagtail_curation.contentchecks.prose import links_of, text_of
from wagtail_curation.contentchecks.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("– … !", 0),
        ("A list is a way of paying attention.", 8),
        ("Well-being isn’t 3.5 % of it", 5),
        ("one—two–three/four", 4),
        ("Lernen heißt wählen", 3),
        ("Qu’est-ce que c’est ?", 3),
        # Vowel signs and marks part no words.
        ("हिन्दी में लिखा हुआ", 4),
        ("التعلُّم مع الآخرين", 3),
        ("한국어는 띄어 쓴다", 3),
        # No spaces: two characters a word, four letters a word.
        ("我们一起学习新知识", 5),
        ("学ぶことは選ぶこと。", 5),
        ("การเรียนรู้ร่วมกัน", 4),
        ("ភាសាខ្មែរ", 2),
        ("Wir lernen 日本語", 4),
        ("𠀀𠀁", 1),
    ],
)
def test_words_are_counted_in_any_script(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "here",
        "Here.",
        "Click here!",
        "“here”",
        "Read more →",
        "READ  MORE",
        "read\u00a0more…",
        "this link",
        "hier",
        "Hier klicken »",
        "Weiterlesen",
        "ici",
        "Cliquez ici",
        "En savoir plus",
        "Plus d’infos",
        "À lire ici",
        "هنا",
        "اضغط هنا",
        "اقرأ المزيد…",
        "هُنا",
    ],
)
def test_a_text_that_fits_any_link(text):
    assert is_generic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Here and now",
        "Hereward",
        "More or less: a podcast",
        "How to read more",
        "Mehrsprachig lernen",
        "Ici et ailleurs",
        "هنا لندن",
        "→",
        "",
        "7",
    ],
)
def test_a_text_that_says_something(text):
    assert not is_generic(text)


@pytest.mark.parametrize(
    ("text", "address", "expected"),
    [
        ("https://example.org/a", "", True),
        ("HTTP://EXAMPLE.ORG", "", True),
        ("<https://example.org/a>", "", True),
        ("www.example.org", "", True),
        ("example.org/notes", "https://example.org/notes?x=1", True),
        ("example.org/", "https://example.org/", True),
        ("example.org/notes", "https://example.com/", False),
        ("node.js/deno", "https://example.org/", False),
        ("Booking.com", "https://booking.com/", False),
        ("www", "", False),
        ("HTML/CSS", "", False),
        ("The site https://example.org explains", "", False),
        ("ada@example.org", "mailto:ada@example.org", False),
        ("", "https://example.org/", False),
    ],
)
def test_a_bare_address_is_told_from_words(text, address, expected):
    assert is_bare_address(text, address) is expected


@pytest.mark.parametrize(
    ("html", "text", "links"),
    [
        ("", "", []),
        (None, "", []),
        ('<p data-block-key="a1b2c"></p>', "", []),
        ("<p>One</p><p>two<br/>three</p>", "One two three", []),
        ("<p>no<b>w</b></p>", "now", []),
        (
            '<p>See <a href="https://example.org/">the <b>list</b></a>.</p>',
            "See the list.",
            [("the list", "https://example.org/")],
        ),
        (
            '<a linktype="page" id="2">here</a> &amp; <a href="/x"> x </a>',
            "here & x",
            [("here", ""), ("x", "/x")],
        ),
        ('<a href="/a">open', "open", [("open", "/a")]),
        ('<a href="/a">a<a href="/b">b</a>', "ab", [("a", "/a"), ("b", "/b")]),
    ],
)
def test_rich_text_is_read_for_its_words_and_links(html, text, links):
    assert text_of(html) == text
    assert links_of(html) == links
