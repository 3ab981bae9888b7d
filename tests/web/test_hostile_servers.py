"""Servers that mean no good. Each ends in a typed error, in time, in little memory."""

import gzip
import itertools
import pickle
import tracemalloc
import zlib
from functools import lru_cache

import pytest

from tests.webserver import page, redirect
from wagtail_curation.web import WebError, fetch

URL = "http://www.example.org/"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def forever(piece: bytes):
    while True:
        yield piece


def headers_forever(asked):
    yield b"HTTP/1.1 200 OK\r\n"
    for number in itertools.count():
        yield b"X-%d: %s\r\n" % (number, b"y" * 1000)


def one_header_of_100_mb(asked):
    yield b"HTTP/1.1 200 OK\r\nX-Long: "
    for _ in range(100):
        yield b"y" * 1_000_000


def a_hundred_headers_of_64_kb(asked):
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(99):
        yield b"X-%d: %s\r\n" % (number, b"y" * 64_000)
    yield b"\r\n<title>Hello</title>"


def continues_forever(asked):
    return forever(b"HTTP/1.1 100 Continue\r\n\r\n")


def chunk_size_forever(asked):
    yield HEAD.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
    yield from forever(b"0" * 10_000)


def chunk_extensions_forever(asked):
    yield HEAD.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
    yield from forever(b"1;" + b"x" * 10_000 + b"\r\ny\r\n")


def trailers_forever(asked):
    yield HEAD.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    yield from forever(b"X-Trailer: " + b"x" * 10_000 + b"\r\n")


def body_forever(asked):
    yield HEAD.replace(b"text/html", b"application/json")
    yield from forever(b"x" * 10_000)


@lru_cache
def bomb() -> list[bytes]:
    """200 MB of nothing, in some 200 kB."""
    packer = zlib.compressobj(9, wbits=31)
    nothing = bytes(1_000_000)
    packed = b"".join(packer.compress(nothing) for _ in range(200)) + packer.flush()
    encoding = {"Content-Encoding": "gzip"}
    return page(packed, content_type="application/json", headers=encoding)


def a_bomb(asked):
    return bomb()


def redirect_with_a_bomb(asked):
    (reply,) = bomb()
    first = b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n"
    return [reply.replace(b"HTTP/1.1 200 Some words\r\n", first)]


def refusal_with_a_bomb(asked):
    (reply,) = bomb()
    return [reply.replace(b"200", b"404", 1)]


BIG = [
    (headers_forever, "garbled"),
    (one_header_of_100_mb, "garbled"),
    (a_hundred_headers_of_64_kb, "too-large"),
    (continues_forever, "too-large"),
    (chunk_size_forever, "garbled"),
    (chunk_extensions_forever, "too-large"),
    (trailers_forever, "too-large"),
    (body_forever, "too-large"),
    (a_bomb, "too-large"),
    (redirect_with_a_bomb, "inside"),
    (refusal_with_a_bomb, "not-found"),
]


@pytest.mark.parametrize(
    ("reply", "code"), BIG, ids=lambda of: getattr(of, "__name__", "")
)
def test_too_much_ends_in_an_error_and_in_little_memory(loopback, reply, code):
    bomb()  # built before anybody counts
    loopback.server.replies["/"] = reply
    tracemalloc.start()
    try:
        with pytest.raises(WebError) as caught:
            fetch(URL, want="json", max_bytes=1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.code == code
    assert caught.value.host in ("www.example.org", "10.0.0.1")
    assert peak < 8_000_000


def test_a_page_that_never_ends_is_cut_in_little_memory(loopback):
    loopback.server.replies["/"] = page(
        gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}
    )
    tracemalloc.start()
    try:
        got = fetch(URL, max_bytes=1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (len(got.body), got.truncated) == (1_000_000, True)
    assert peak < 12_000_000


@pytest.mark.parametrize(
    ("first", "count"), [("/", 6), ("/loop", 6), ("/a", 6)], ids=["self", "two", "long"]
)
def test_redirects_end(loopback, first, count):
    loopback.server.replies["/"] = redirect("/")
    loopback.server.replies["/loop"] = redirect("/pool")
    loopback.server.replies["/pool"] = redirect("/loop")
    for length in range(1, 30):
        path = "/" + "a" * length
        loopback.server.replies[path] = redirect(f"{path}a")
    with pytest.raises(WebError) as caught:
        fetch(f"http://www.example.org{first}")
    assert caught.value.code == "redirects"
    assert len(loopback.server.asked) == count


LINE = b"HTTP/1.1 200 OK\r\n"
BROKEN = {
    "hangs up": [],
    "no HTTP": [b"220 smtp.example.org ESMTP\r\n"],
    "no status": [b"HTTP/1.1 OK\r\n\r\n"],
    "HTTP/0.9": [b"<title>Hello</title>"],
    "NULs": [b"\0" * 1000],
    "no colon": [LINE + b"Content-Type text/html\r\n\r\nx"],
    "body ends early": [
        LINE + b"Content-Type: text/html\r\nContent-Length: 9\r\n\r\nx"
    ],
    "chunks end early": [
        LINE + b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
    ],
    "no chunk": [
        LINE + b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    ],
    "not gzip": page(b"<title>", headers={"Content-Encoding": "gzip"}),
    "not deflate": page(b"\xff<title>", headers={"Content-Encoding": "deflate"}),
    "brotli": page(b"\x0b\x02\x80", headers={"Content-Encoding": "br"}),
    "twice packed": page(
        gzip.compress(gzip.compress(b"x")), headers={"Content-Encoding": "gzip, gzip"}
    ),
    "a location without an address": redirect("http://[::1"),
    "a binary file": page(bytes(range(256)) * 10, content_type="text/html"),
    "NULs in a page": page(b"<title>\0\0Hello", content_type="text/html"),
    "not in the charset it says": page(
        b"\xff\xfe\x00\xd8\x00\xd8", content_type="text/html"
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_an_error(loopback, name):
    loopback.server.replies["/"] = BROKEN[name]
    with pytest.raises(WebError) as caught:
        fetch(URL, deadline=5)
    expected = {
        "a location without an address": "redirects",
        "no colon": "content-type",
        "hangs up": "unreachable",
    }
    assert caught.value.code == expected.get(name, "garbled")
    again = pickle.loads(pickle.dumps(caught.value))
    assert vars(again) == vars(caught.value)
    assert str(again) == str(caught.value)
