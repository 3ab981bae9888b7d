"""Asking for a page, and what comes back, over real connections on this machine."""

import gzip
import pickle
import zlib

import pytest

from tests.loopback import OTHER
from tests.webserver import page, redirect
from wagtail_curation.web import WebError, fetch

HELLO = "http://www.example.org/hello"


def refused(url=HELLO, **options) -> WebError:
    with pytest.raises(WebError) as caught:
        fetch(url, **options)
    return caught.value


def test_a_page_comes_with_what_is_known_of_it(loopback):
    body = "<!DOCTYPE html><title>Grüße</title>"
    loopback.server.replies["/hello"] = page(body, headers={"ETag": '"1"'})
    got = fetch(HELLO)
    assert got.body.decode() == got.text == body
    assert (got.url, got.status, got.content_type) == (HELLO, 200, "text/html")
    assert got.headers["etag"] == got.headers["ETag"] == '"1"'
    assert (got.truncated, got.hops, got.charset) == (False, (), "utf-8")
    assert pickle.loads(pickle.dumps(got)) == got


def test_redirects_are_followed_and_remembered(loopback):
    loopback.server.replies["/old"] = redirect("/older?a=b c", 301)
    loopback.server.replies["/older?a=b%20c"] = redirect("http://example.com/hello#x")
    loopback.server.replies["/hello"] = page()
    got = fetch("http://example.org/old#part")
    assert got.url == "http://example.com/hello"
    first, second = "http://example.org/old", "http://example.org/older?a=b%20c"
    assert got.hops == (first, second)


def test_the_fragment_stays_at_home(loopback):
    loopback.server.replies["/hello?x=1"] = page()
    assert fetch(f"{HELLO}?x=1#secret").url == f"{HELLO}?x=1"
    assert loopback.server.asked[0].path == "/hello?x=1"


def test_a_location_in_bare_utf_8_is_read(loopback):
    place = "/café".encode().decode("latin-1")
    loopback.server.replies["/hello"] = redirect(place)
    loopback.server.replies["/caf%C3%A9"] = page()
    assert fetch(HELLO).url == "http://www.example.org/caf%C3%A9"


@pytest.mark.parametrize(
    ("status", "code", "transient"),
    [
        (404, "not-found", False),
        (410, "not-found", False),
        (401, "refused", False),
        (403, "refused", False),
        (451, "refused", False),
        (999, "refused", False),
        (408, "slow", True),
        (418, "server", False),
        (500, "server", True),
        (502, "server", True),
        (503, "server", True),
        (530, "server", True),
        (300, "server", False),
        (302, "garbled", False),
    ],
)
def test_a_refusal_is_an_error_and_its_page_is_not_handed_on(
    loopback, status, code, transient
):
    loopback.server.replies["/hello"] = page("<title>Oh no</title>", status)
    error = refused()
    assert (error.code, error.status) == (code, status)
    assert error.host == "www.example.org"
    assert error.transient is transient


def test_what_has_not_changed_is_no_error(loopback):
    def reply(asked):
        return page(b"", 304 if asked.headers["if-none-match"] == '"1"' else 200)

    loopback.server.replies["/hello"] = reply
    got = fetch(HELLO, headers={"If-None-Match": '"1"'})
    assert (got.status, got.body, got.content_type) == (304, b"", "")


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
        ("gzip", lambda data: gzip.compress(data) + b"\0\0padding"),
        ("gzip", lambda data: gzip.compress(data)[:-8]),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
        ("utf-8", bytes),
    ],
)
def test_bodies_are_unpacked(loopback, encoding, pack):
    body = b"<title>" + b"word " * 20_000 + b"</title>"
    loopback.server.replies["/hello"] = page(
        pack(body), headers={"Content-Encoding": encoding}
    )
    assert fetch(HELLO).body == body


def test_a_body_in_chunks_is_put_together(loopback):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    body = b"6;x=y\r\n<title\r\n8\r\n>Chunks<\r\n7\r\n/title>\r\n0\r\nX-End: 1\r\n\r\n"
    loopback.server.replies["/hello"] = [head, *(body[i : i + 1] for i in range(58))]
    assert fetch(HELLO).body == b"<title>Chunks</title>"


def test_long_pages_are_cut_and_long_pictures_refused(loopback):
    loopback.server.replies["/page"] = page(b"x" * 5000)
    got = fetch("http://example.org/page", max_bytes=1000)
    assert (got.body, got.truncated) == (b"x" * 1000, True)

    exactly = fetch("http://example.org/page", max_bytes=5000)
    assert (len(exactly.body), exactly.truncated) == (5000, False)

    picture = page(b"\xff\xd8\xff" + bytes(5000), content_type="image/jpeg")
    unsized = [picture[0].replace(b"Content-Length: 5003\r\n", b"")]
    for reply in (picture, unsized):
        loopback.server.replies["/picture"] = reply
        error = refused("http://example.org/picture", want="image", max_bytes=1000)
        assert (error.code, error.host) == ("too-large", "example.org")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<head><title>T</title></HEAD ><p>More", "<head><title>T</title></HEAD >"),
        ("<title>T</title><body class=x>More", "<title>T</title>"),
        ("<title>T</title><p>All there is", None),
    ],
)
def test_only_the_head_is_taken_when_that_is_wanted(loopback, text, kept):
    loopback.server.replies["/hello"] = page(text)
    got = fetch(HELLO, head_only=True)
    assert (got.text, got.truncated) == ((kept, True) if kept else (text, False))


def test_a_head_is_enough_though_the_body_never_ends(loopback):
    def reply(asked):
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>T</title></he"
        yield b"ad>"
        while True:
            yield b"<p>and on" * 100

    loopback.server.replies["/hello"] = reply
    got = fetch(HELLO, head_only=True)
    assert (got.text, got.truncated) == ("<title>T</title></head>", True)


def test_credentials_stay_with_whom_they_were_meant_for(loopback):
    loopback.name("elsewhere.example.net", OTHER)
    other = loopback.serve(OTHER, 80)
    other.replies["/"] = page()
    loopback.server.replies["/in"] = redirect("/out")
    loopback.server.replies["/out"] = redirect("http://elsewhere.example.net/")
    secrets = {"Authorization": "Bearer x", "X-Api-Key": "y", "Accept-Language": "de"}
    fetch("http://example.org/in", headers=secrets)
    for asked in loopback.server.asked:
        assert asked.headers["authorization"] == "Bearer x"
    (asked,) = other.asked
    assert not {"authorization", "x-api-key"} & asked.headers.keys()
    assert asked.headers["accept-language"] == "de"
    assert asked.headers["user-agent"].startswith("wagtail-curation/")


def test_no_cookie_goes_from_one_question_to_the_next(loopback):
    cookie = {"Set-Cookie": "seen=1; Path=/", "Location": "/hello"}
    loopback.server.replies["/in"] = page(b"", 302, headers=cookie)
    loopback.server.replies["/hello"] = page(headers=cookie)
    fetch("http://example.org/in")
    fetch("http://example.org/hello")
    assert len(loopback.server.asked) == 3
    assert all("cookie" not in asked.headers for asked in loopback.server.asked)


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"1"\r\nX-Evil: 1'},
        {"X-A\r\nX-Evil": "1"},
        {"If-None-Match": "“1”"},
    ],
)
def test_a_header_that_is_none_is_not_sent(loopback, headers):
    loopback.server.replies["/hello"] = page()
    assert refused(headers=headers).code == "garbled"
    assert loopback.server.asked == []


@pytest.mark.parametrize(
    "location",
    [
        "mailto:a@example.org",
        "intent://example.org/",
        "http://a:b@example.org/",
        "http://",
        "https://exa mple.org/",
        "www.example.org:80/",
    ],
)
def test_a_redirect_to_what_is_no_address_is_the_servers_mistake(loopback, location):
    loopback.server.replies["/hello"] = redirect(location)
    error = refused()
    assert (error.code, error.host) == ("redirects", "www.example.org")
    assert loopback.looked_up[1:] in ([], ["www.example.org"] * 5)


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("", "{}"),
        ("https://publisher.example/bot", "{} (+https://publisher.example/bot)"),
        ("web@publisher.example", "{} (+mailto:web@publisher.example)"),
        ("a@b.example\r\nX-Evil: 1", "{} (+mailto:a@b.example X-Evil: 1)"),
        ("Büro) ☎", "{} (+Bro)"),
    ],
)
def test_we_say_who_we_are(loopback, settings, contact, agent):
    from wagtail_curation import __version__

    settings.WAGTAIL_CURATION_WEB_CONTACT = contact
    loopback.server.replies["/hello"] = page()
    fetch(HELLO, headers={"User-Agent": "Mozilla/5.0", "Host": "evil", "Cookie": "a"})
    (asked,) = loopback.server.asked
    said = agent.format(f"wagtail-curation/{__version__}")
    assert asked.headers["user-agent"] == said
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert asked.host == "www.example.org"
    assert not {"cookie", "x-evil"} & asked.headers.keys()
