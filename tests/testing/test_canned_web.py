"""A network of canned answers: the package's own judgement, and nobody is asked."""

import pytest

from wagtail_curation import web
from wagtail_curation.testing.web import CannedWeb
from wagtail_curation.web import WebError, fetch

URL = "https://example.org/post?a=1"


def code_of(url: str, **options) -> str:
    with pytest.raises(WebError) as caught:
        fetch(url, **options)
    return caught.value.code


def test_answers_come_by_address(canned_web):
    canned_web.answer(URL, "<title>Grüße</title>")
    canned_web.answer("http://EXAMPLE.org:80", b"<p>Front", content_type="text/html")
    assert fetch(f"{URL}#part").text == "<title>Grüße</title>"
    assert fetch("example.org:80".join(["http://", "/"])).text == "<p>Front"
    assert code_of("https://example.org/other") == "unknown-host"
    assert canned_web.asked == [
        URL,
        "http://example.org/",
        "https://example.org/other",
    ]


def test_requests_are_kept_with_their_headers(canned_web):
    canned_web.answer(URL, status=304)
    assert fetch(URL, headers={"If-None-Match": '"7"'}).status == 304
    assert canned_web.requests[0].headers["if-none-match"] == '"7"'


def test_answers_can_be_given_at_once():
    with CannedWeb({URL: "<title>One</title>"}):
        assert fetch(URL).text == "<title>One</title>"


def test_redirects_statuses_types_and_sizes_are_judged_as_in_earnest(canned_web):
    canned_web.answer("https://example.org/old", redirect="/new", status=301)
    canned_web.answer("https://example.org/new", "<p>Here")
    assert fetch("https://example.org/old").hops == ("https://example.org/old",)
    canned_web.answer(URL, status=410)
    assert code_of(URL) == "not-found"
    canned_web.answer(URL, b"<svg/>", content_type="image/svg+xml")
    assert code_of(URL, want="image") == "content-type"
    canned_web.answer(URL, "x" * 100_000)
    assert fetch(URL, max_bytes=50_000).truncated
    canned_web.answer(URL, b"%PDF-1.7", content_type=None)
    assert fetch(URL).content_type == "application/pdf"
    canned_web.answer(URL, redirect="http://10.0.0.1/")
    assert code_of(URL) == "inside"
    assert code_of("http://localhost/") == "inside"


def test_an_answer_replaces_the_one_before_unless_it_comes_then(canned_web):
    canned_web.answer(URL, "one").answer(URL, "two")
    assert fetch(URL).text == "two"
    canned_web.fail(URL, "slow").answer(URL, "three", then=True)
    canned_web.fail(URL, "tls", then=True)
    assert code_of(URL) == "slow"
    assert fetch(URL).text == "three"
    assert [code_of(URL), code_of(URL)] == ["tls", "tls"]


def test_failures_are_the_doors_own(canned_web):
    canned_web.fail(URL, "server", status=500, transient=True)
    with pytest.raises(WebError) as caught:
        fetch(URL)
    assert vars(caught.value) == vars(
        WebError("server", "example.org", 500, transient=True)
    )
    with pytest.raises(ValueError, match="none of"):
        canned_web.fail(URL, "surprise")


def test_what_is_forgotten_is_unknown(canned_web):
    canned_web.answer(URL, "one")
    canned_web.forget(URL)
    canned_web.forget("https://example.org/never-known")
    assert code_of(URL) == "unknown-host"


def test_answers_may_be_written_down_for_what_is_never_asked(canned_web):
    canned_web.answer("http://127.0.0.1:8080/", "secret")
    assert code_of("http://127.0.0.1:8080/") == "port"
    assert canned_web.asked == []


def test_one_may_stand_inside_another_and_the_door_is_as_before(canned_web):
    canned_web.answer(URL, "outer")
    before = web._door
    with CannedWeb({URL: "inner"}) as inner:
        assert fetch(URL).text == "inner"
        with inner:
            assert fetch(URL).text == "inner"
    assert fetch(URL).text == "outer"
    assert web._door == before


def test_no_test_reaches_another_machine():
    import socket

    with socket.socket() as nearby:
        nearby.settimeout(1)
        with pytest.raises(AssertionError, match="tried to reach"):
            nearby.connect(("93.184.216.34", 80))
