"""Bytes become text by what they are, and text a tree, whatever it is."""

import pytest

from tests.metadata.pages import URL, html
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage.document import MOST_BYTES, decode, parse, tame

WORDS = "Größe und Maß: ein Märchen über Öl"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_decides(encoding):
    assert decode(html(body=WORDS).encode(encoding)) == html(body=WORDS)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(encoding):
    assert decode(html(body=WORDS).encode(encoding)) == html(body=WORDS)


def test_valid_utf8_is_utf8_whatever_page_and_server_say():
    page = html('<meta charset="iso-8859-1">', WORDS)
    headers = {"Content-Type": "text/html; charset=windows-1252"}
    assert decode(page.encode(), URL, headers) == page


@pytest.mark.parametrize(
    ("said", "meant", "words"),
    [
        ("iso-8859-1", "cp1252", "“Größe” – 5 €"),
        ("gb2312", "gb18030", "阅读的意义在于思考"),
        ("shift_jis", "cp932", "ゆっくり読む"),
        ("windows-1251", "cp1251", "Медленное чтение"),
        ("euc-kr", "cp949", "천천히 읽기"),
    ],
)
def test_what_the_page_says_is_read_as_browsers_read_it(said, meant, words):
    page = html(f'<meta charset="{said}">', words)
    assert words in decode(page.encode(meant))


def test_the_header_counts_when_the_page_says_nothing():
    page = html(body="Медленное чтение").encode("koi8-r")
    headers = {"content-type": "text/html; charset=koi8-r"}
    assert "Медленное чтение" in decode(page, URL, headers)


def test_japanese_mail_encoding_is_no_ascii():
    page = html('<meta charset="iso-2022-jp">', "読書").encode("iso2022_jp")
    assert "読書" in decode(page)


@pytest.mark.parametrize(
    ("lang", "url", "encoding", "words"),
    [
        ("ru", URL, "cp1251", "Медленное чтение"),
        ("", "https://example.gr/", "cp1253", "Αργή ανάγνωση"),
        ("ja", URL, "euc_jp", "ゆっくり読む"),
    ],
)
def test_without_a_word_the_language_or_the_country_suggests(
    lang, url, encoding, words
):
    assert words in decode(html(body=words, lang=lang).encode(encoding), url)


def test_an_unknown_or_wrong_name_is_passed_over():
    page = html('<meta charset="x-klingon">', "Größe").encode("cp1252")
    assert "Größe" in decode(page, "http://[", {"content-type": "charset=base64"})


def test_one_broken_byte_does_not_turn_utf8_into_latin():
    page = html(body=WORDS * 20).encode() + b"\xff"
    assert WORDS in decode(page)


def test_only_the_first_megabyte_is_read_and_no_letter_is_cut_in_half():
    page = ("ä" * MOST_BYTES).encode()
    text = decode(b"x" + page)
    assert len(text) == MOST_BYTES // 2
    assert set(text) == {"x", "ä"}


def test_a_tag_of_thousands_of_attributes_keeps_the_first():
    page = "<p " + " ".join(f"a{i}='>'" for i in range(20_000)) + ">words</p>"
    tamed = tame(page)
    assert len(tamed) < 10_000
    assert tamed.endswith(">words</p>")
    assert len(parse(page).find(".//p").attrib) <= 500


def test_long_scripts_and_comments_stay_as_they_are():
    script = "<script>" + "if (a<b) {c = '\"'}" * 3_000 + "</script>"
    comment = "<!--" + "<a '" * 10_000 + "-->"
    page = f"{comment}{script}<p>words</p>"
    assert tame(page) == page


def test_what_stands_in_a_long_page_is_still_found():
    title = '<meta property="og:title" content="Slow reading">'
    page = html(f"<script>{'x=1;' * 20_000}</script>{title}")
    assert read_card(page, URL).title == "Slow reading"
