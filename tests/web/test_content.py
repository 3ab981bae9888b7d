"""What came is what was wanted, and can be read."""

import random

import pytest

from tests.webserver import drip, page
from wagtail_curation.web import WebError, fetch
from wagtail_curation.webrules.charsets import charset_of
from wagtail_curation.webrules.contenttypes import content_type, sniffed

URL = "http://www.example.org/"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(100)
AVIF = b"\x00\x00\x00\x20ftypavif" + bytes(100)
HTML = b"<!doctype html><title>Hello</title>"
ATOM = b"<?xml version='1.0'?><feed/>"
JSON = b'{"type": "video"}'


@pytest.mark.parametrize(
    ("want", "sent", "body", "found"),
    [
        ("page", "text/html", HTML, "text/html"),
        ("page", "Text/HTML; charset=UTF-8", HTML, "text/html"),
        ("page", "application/xhtml+xml", HTML, "application/xhtml+xml"),
        ("page", "text/plain", b"Hello", "text/plain"),
        ("page", "application/pdf", b"%PDF-1.7 \x00\xff", "application/pdf"),
        ("page", None, HTML, "text/html"),
        ("page", "", b"\xef\xbb\xbf\n<html>", "text/html"),
        ("page", "nonsense", b"<!-- a --><p>", "text/html"),
        ("page", "application/octet-stream", b"%PDF-1.7", "application/pdf"),
        ("image", "image/png", PNG, "image/png"),
        ("image", "image/webp", WEBP, "image/webp"),
        ("image", "binary/octet-stream", PNG, "image/png"),
        ("image", None, WEBP, "image/webp"),
        ("image", None, AVIF, "image/avif"),
        ("feed", "application/rss+xml", ATOM, "application/rss+xml"),
        ("feed", "text/html", ATOM, "text/html"),
        ("feed", "application/feed+json", JSON, "application/feed+json"),
        ("feed", None, ATOM, "application/xml"),
        ("json", "application/json", JSON, "application/json"),
        ("json", "application/json+oembed", JSON, "application/json+oembed"),
        ("json", "text/javascript", JSON, "text/javascript"),
        ("json", None, JSON, "application/json"),
        ("any-text", "text/x-bibtex", b"@book{a}", "text/x-bibtex"),
    ],
)
def test_what_was_wanted_is_taken(loopback, want, sent, body, found):
    loopback.server.replies["/"] = page(body, content_type=sent)
    got = fetch(URL, want=want)
    assert (got.content_type, got.body) == (found, body)


@pytest.mark.parametrize(
    ("want", "sent", "body"),
    [
        ("page", "image/png", PNG),
        ("page", "image/svg+xml", b"<svg/>"),
        ("page", "application/zip", b"PK"),
        ("page", "application/json", JSON),
        ("page", "video/mp4", b""),
        ("page", None, PNG),
        ("page", None, b""),
        ("page", "application/octet-stream", b"MZ\x90\x00"),
        ("image", "image/svg+xml", b"<svg onload='x'/>"),
        ("image", "image/svg+xml; charset=utf-8", b"<svg/>"),
        ("image", "text/html", HTML),
        ("image", None, b"<svg/>"),
        ("image", None, b"<?xml version='1.0'?><svg/>"),
        ("image", "application/octet-stream", HTML),
        ("feed", "image/png", PNG),
        ("feed", "image/svg+xml", ATOM),
        ("json", "application/pdf", JSON),
        ("any-text", "application/pdf", b"%PDF-"),
        ("any-text", "image/png", PNG),
    ],
)
def test_anything_else_is_refused(loopback, want, sent, body):
    loopback.server.replies["/"] = page(body, content_type=sent)
    with pytest.raises(WebError) as caught:
        fetch(URL, want=want)
    assert (caught.value.code, caught.value.host) == ("content-type", "www.example.org")
    assert caught.value.detail == (
        content_type(sent) if sent and "octet" not in sent else sniffed(body)
    )


def test_what_is_refused_by_its_type_is_not_read(loopback):
    def reply(asked):
        yield b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
        while True:
            yield bytes(10_000)

    loopback.server.replies["/"] = reply
    with pytest.raises(WebError, match="content-type"):
        fetch(URL)


def test_what_says_that_it_is_too_large_is_not_read(loopback):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
    loopback.server.replies["/"] = lambda asked: drip(
        [head + b"Content-Length: 99999999999\r\n\r\n"] + [b""] * 50, 0.2
    )
    with pytest.raises(WebError, match="too-large"):
        fetch(URL, want="image", deadline=5)


def test_what_is_large_but_not_too_large_comes_whole(loopback):
    picture = PNG + random.Random(7).randbytes(4_000_000)
    loopback.server.replies["/"] = page(picture, content_type="image/png")
    assert fetch(URL, want="image").body == picture


def test_a_want_that_nobody_knows_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        fetch(URL, want="everything")


WORDS = "Grüße aus Köln, mit viel Text dazu"


@pytest.mark.parametrize(
    ("body", "header", "expected"),
    [
        (WORDS.encode(), "text/html; charset=utf-8", "utf-8"),
        (WORDS.encode(), 'text/html; charset="UTF8"', "utf-8"),
        (WORDS.encode(), "text/html", "utf-8"),
        (WORDS.encode(), "text/html; charset=klingon", "utf-8"),
        (WORDS.encode(), "text/html; charset=base64", "utf-8"),
        (WORDS.encode(), "text/html; charset=punycode", "utf-8"),
        (WORDS.encode(), "text/html; charset=utf-7", "utf-8"),
        (WORDS.encode(), "text/html; charset=utf-16", "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text/html; charset=latin-1", "utf-8"),
        (WORDS.encode("latin-1"), "text/html; charset=iso-8859-1", "cp1252"),
        (WORDS.encode("latin-1"), "text/html; charset=utf-8", "cp1252"),
        ("„So“".encode("cp1252"), "text/html; charset=iso-8859-1", "cp1252"),
        (WORDS.encode("utf-16"), "text/html", "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), None, "utf-16"),
        (WORDS.encode("utf-16-le"), "text/html; charset=utf-16le", "utf-16-le"),
        ("<meta charset='koi8-r'>Привет".encode("koi8-r"), None, "koi8-r"),
        (
            "<meta http-equiv=content-type content='text/html; charset=gb2312'>"
            "你好".encode("gbk"),
            None,
            "gb18030",
        ),
        (
            "<?xml version='1.0' encoding='euc-jp'?>日本".encode("euc-jp"),
            None,
            "euc_jp",
        ),
        ("<meta charset=utf-16><p>Grüße".encode(), None, "utf-8"),
        ("日本語のページ".encode("sjis"), "text/html; charset=x-sjis", "cp932"),
        (b"", None, "utf-8"),
        (b"x" * 70_000 + "ü".encode()[:1], None, "utf-8"),
        (b"x" * 2000 + b"\0", None, "utf-8"),
    ],
)
def test_a_charset_is_one_in_which_the_text_can_be_read(body, header, expected):
    assert charset_of(body, header) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"\0\0\0\0",
        bytes(range(256)),
        PNG,
        b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8",
        b"\xef\xbb\xbf\xff\xff\xff",
        b"\x7fELF\x02\x01\x01" + bytes(9),
    ],
)
def test_what_is_no_text_has_none(body):
    assert charset_of(body, "text/html; charset=utf-8") is None


def test_a_text_is_read_in_its_charset(loopback):
    body = ("\ufeff" + WORDS).encode("utf-16-le")
    loopback.server.replies["/"] = page(body, content_type="text/html")
    got = fetch(URL)
    assert (got.text, got.body) == (WORDS, body)
