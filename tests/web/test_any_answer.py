"""Whatever a server says, it ends in something fetched or in a WebError."""

import gzip
import random
import zlib

import pytest
from django.core.cache import cache

from tests.webserver import page, redirect
from wagtail_curation.web import WebError, fetch

URL = "http://www.example.org/"
HTML = b"<!DOCTYPE html><title>Hello</title>" * 5
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"6;x=y\r\n<title\r\n8\r\n>Chunks<\r\n7\r\n/title>\r\n0\r\nX-End: 1\r\n\r\n"
)
SOUND = [
    *page(HTML),
    CHUNKED,
    *page(gzip.compress(HTML), headers={"Content-Encoding": "gzip"}),
    *page(zlib.compress(HTML), headers={"Content-Encoding": "deflate"}),
    *page("<?xml version='1.0' encoding='utf-16'?>", content_type="application/xml"),
    *page("", 429, headers={"Retry-After": "Fri, 17 May 2030 12:05:00 GMT"}),
    *page("", 304),
    *redirect("/x?y=1#z"),
    *redirect("http://www.example.org:80/b", 307),
    b"HTTP/1.1 100 Continue\r\n\r\n" + page("Hello")[0],
]
SPLINTERS = [
    *(b"\r\n", b"\n", b"\0", b":", b" ", b"%", b"[", b"\xff\xfe", b"\x1f\x8b"),
    *(b"-1", b"-0", b"0x10", b"9" * 25, b"HTTP/9.9", b"charset=utf-7"),
    b"Content-Length: -5\r\n",
    b"Content-Length: 3\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: deflate, gzip\r\n",
    b"Content-Type: text/html; charset=idna\r\n",
    b"Location: //\r\n",
    b"Location: http://\xe4\r\n",
    b"Location: http://[::1\r\n",
    b"Location: http://www.example.org:99999/\r\n",
    b"Retry-After: 99999999999999999999\r\n",
    b"Set-Cookie: a=b; expires=\xff\r\n",
    b"Transfer-Encoding: chunked\r\n",
]


def damaged(dice: random.Random, answer: bytes) -> bytes:
    """An answer with something put in, taken out, changed or cut off."""
    data = bytearray(answer)
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(data) + 1)
        kind = dice.choice(["put in", "take out", "change", "overwrite", "cut off"])
        if kind == "put in":
            data[at:at] = dice.choice(SPLINTERS)
        elif kind == "take out":
            del data[at : at + dice.randint(1, 20)]
        elif kind == "change":
            data[at : at + 1] = bytes([dice.randrange(256)])
        elif kind == "overwrite":
            data[at : at + 3] = dice.choice(SPLINTERS)
        else:
            del data[max(10, at) :]
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_answer_is_something_fetched_or_a_web_error(loopback, seed):
    dice = random.Random(seed)
    ends = set()
    for _ in range(100):
        cache.clear()  # of hosts that asked for peace
        answer = damaged(dice, dice.choice(SOUND))
        loopback.server.replies["/"] = [answer]
        want = dice.choice(["page", "feed", "json", "image", "any-text"])
        try:
            fetched = fetch(URL, want=want, deadline=5, head_only=dice.random() < 0.3)
            assert isinstance(fetched.text, str), answer
            ends.add("fetched")
        except WebError as error:
            ends.add(error.code)
        except Exception as error:
            raise AssertionError(repr(answer)) from error
    assert {"fetched", "garbled", "content-type"} <= ends
