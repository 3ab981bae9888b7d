"""Nobody keeps us waiting for longer than the deadline, whichever part is slow."""

import itertools
import socket
import threading
import time

import pytest

from tests.loopback import OTHER, PUBLIC
from tests.webserver import drip, page, redirect
from wagtail_curation import web
from wagtail_curation.web import WebError, fetch

URL = "http://www.example.org/"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
A_DAY = itertools.repeat(b"x", 86_400)

SLOW = {
    "says nothing": lambda asked: drip([b""] * 100, 0.1),
    "a status line, letter by letter": lambda asked: drip(A_DAY, 0.05),
    "headers, letter by letter": lambda asked: drip(
        itertools.chain([b"HTTP/1.1 200 OK\r\nX-Long: "], A_DAY), 0.05
    ),
    "headers, line by line": lambda asked: drip(
        itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(b"X-A: b\r\n")),
        0.05,
    ),
    "a body, letter by letter": lambda asked: drip(
        itertools.chain([HEAD], A_DAY), 0.05
    ),
    "chunks, letter by letter": lambda asked: drip(
        itertools.chain(
            [HEAD.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")],
            itertools.repeat(b"1\r\nx\r\n"),
        ),
        0.05,
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_deadline_holds_however_slow_a_server_is(loopback, name):
    loopback.server.replies["/"] = SLOW[name]
    start = time.monotonic()
    with pytest.raises(WebError) as caught:
        fetch(URL, deadline=0.5)
    assert time.monotonic() - start < 4
    assert (caught.value.code, caught.value.transient) == ("slow", True)


def test_the_deadline_is_for_all_hops_together(loopback):
    for hop in range(5):
        loopback.server.replies[f"/{hop}"] = lambda asked, to=f"/{hop + 1}": drip(
            [b"", *redirect(to)], 0.15
        )
    start = time.monotonic()
    with pytest.raises(WebError) as caught:
        fetch(f"{URL}0", deadline=0.5)
    assert time.monotonic() - start < 4
    assert caught.value.code == "slow"
    assert 1 <= len(loopback.server.asked) < 5


def test_a_name_server_that_never_answers_is_not_waited_for(loopback, monkeypatch):
    def never_answers(host, port):
        time.sleep(4)

    monkeypatch.setattr(web, "_look_up", never_answers)
    start = time.monotonic()
    with pytest.raises(WebError) as caught:
        fetch(URL, deadline=0.3)
    assert time.monotonic() - start < 4
    assert (caught.value.code, caught.value.host) == ("slow", "www.example.org")
    (left,) = (one for one in threading.enumerate() if one.name == "never_answers")
    assert left.daemon, "the process can end without it"


@pytest.mark.parametrize(
    ("error", "transient"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), True),
        (UnicodeError("label too long"), False),
    ],
)
def test_a_name_that_nobody_knows(loopback, monkeypatch, error, transient):
    def look_up(host, port):
        raise error

    monkeypatch.setattr(web, "_look_up", look_up)
    with pytest.raises(WebError) as caught:
        fetch(URL)
    assert (caught.value.code, caught.value.transient) == ("unknown-host", transient)


def test_a_name_without_addresses_is_unknown(loopback, monkeypatch):
    monkeypatch.setattr(web, "_look_up", lambda host, port: [])
    with pytest.raises(WebError) as caught:
        fetch(URL)
    assert caught.value.code == "unknown-host"


def test_the_next_address_is_tried_when_one_is_dead(loopback):
    loopback.name("www.example.org", [OTHER, PUBLIC])
    loopback.server.replies["/"] = page()
    assert fetch(URL).status == 200
    assert loopback.strays == [(OTHER, 80)]
    loopback.strays.clear()


def test_an_address_that_hangs_leaves_the_next_one_time(loopback, monkeypatch):
    given = []

    def hang(budget, found, seconds):
        if found[1][0] == OTHER:
            given.append(seconds)
            raise TimeoutError
        return loopback.open(budget, found, seconds)

    monkeypatch.setattr(web, "_open", hang)
    loopback.name("www.example.org", [OTHER, PUBLIC])
    loopback.server.replies["/"] = page()
    assert fetch(URL, deadline=20).status == 200
    assert 5 < given[0] <= 10

    loopback.name("www.example.org", [OTHER] * 100)
    with pytest.raises(WebError) as caught:
        fetch(URL)
    assert caught.value.code == "slow"
    assert len(given) == 7, "nobody tries a hundred"


def test_nobody_at_home(loopback):
    loopback.name("www.example.org", OTHER)
    with pytest.raises(WebError) as caught:
        fetch(URL)
    assert (caught.value.code, caught.value.transient) == ("unreachable", True)
    loopback.strays.clear()
