"""A host is left in peace between two requests, and for as long as it asks to be."""

import threading
import time
from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest
from django.core.cache import cache

from tests.loopback import OTHER
from tests.webserver import page, redirect
from wagtail_curation import webpause
from wagtail_curation.web import WebError, fetch
from wagtail_curation.webrules.budgets import Budget
from wagtail_curation.webrules.statuses import LONGEST_WAIT, retry_at

URL = "http://www.example.org/"
NOW = datetime(2030, 5, 17, 12, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Fri, 17 May 2030 12:05:00 GMT", 300),
        ("Fri, 17 May 2030 14:05:00 +0200", 300),
        ("Fri, 17 May 2030 12:05:00 -0000", 300),
        ("Fri, 17 May 2030 11:00:00 GMT", 0),
        ("Fri, 17 May 9999 12:00:00 GMT", LONGEST_WAIT.total_seconds()),
        ("9" * 400, LONGEST_WAIT.total_seconds()),
    ],
)
def test_when_to_come_back(header, seconds):
    assert retry_at(header, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "header",
    [None, "", "soon", "-5", "1.5", "١٢", "0x10", "Fri, 99 May 2030", "a, b, c"],
)
def test_what_is_no_time(header):
    assert retry_at(header, NOW) is None


def asked_to_wait(**options) -> WebError:
    with pytest.raises(WebError) as caught:
        fetch(URL, **options)
    assert caught.value.code == "asked-to-wait"
    assert caught.value.host == "www.example.org"
    assert caught.value.transient
    return caught.value


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_us_to_wait_is_not_asked_before_that(loopback, status):
    loopback.server.replies["/"] = page("", status, headers={"Retry-After": "90"})
    first = asked_to_wait()
    assert first.status == status
    wait = (first.retry_at - datetime.now(tz=timezone.utc)).total_seconds()
    assert 80 < wait <= 90

    loopback.server.replies["/"] = page()
    for options in ({}, {"patient": True}):
        again = asked_to_wait(**options)
        assert again.status is None
        assert abs((again.retry_at - first.retry_at).total_seconds()) < 1
    assert len(loopback.server.asked) == 1

    other = loopback.serve(OTHER, 80)
    other.replies["/"] = page()
    loopback.name("other.example.org", OTHER)
    assert fetch("http://other.example.org/").status == 200, "another host"


def test_a_host_that_gives_no_time_is_given_a_minute(loopback):
    loopback.server.replies["/"] = page("", 429)
    wait = asked_to_wait().retry_at - datetime.now(tz=timezone.utc)
    assert 50 < wait.total_seconds() <= 60


def test_when_the_time_has_come_the_host_is_asked(loopback):
    loopback.server.replies["/"] = page("", 429, headers={"Retry-After": "0"})
    asked_to_wait()
    loopback.server.replies["/"] = page()
    assert fetch(URL).status == 200


def test_a_redirect_to_a_host_that_wants_peace_ends_there(loopback):
    loopback.name("busy.example.org", OTHER)
    busy = loopback.serve(OTHER, 80)
    busy.replies["/"] = page("", 429, headers={"Retry-After": "90"})
    loopback.server.replies["/"] = redirect("http://busy.example.org/")
    for _ in range(2):
        with pytest.raises(WebError) as caught:
            fetch(URL)
        assert (caught.value.code, caught.value.host) == (
            "asked-to-wait",
            "busy.example.org",
        )
    assert len(busy.asked) == 1
    assert len(loopback.server.asked) == 2


def test_tasks_pause_between_two_requests_to_one_host(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0.6
    times = []

    def reply(asked):
        times.append(time.monotonic())
        return page()

    loopback.server.replies["/"] = reply
    for _ in range(3):
        fetch(URL, patient=True)
    gaps = [after - before for before, after in pairwise(times)]
    assert min(gaps) > 0.3


def test_redirects_on_one_host_are_one_visit(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 30
    loopback.server.replies["/"] = redirect("/b")
    loopback.server.replies["/b"] = redirect("/c")
    loopback.server.replies["/c"] = page()
    assert fetch(URL, patient=True).status == 200


def test_editors_are_never_kept_waiting_and_tasks_are_after_them(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 30
    loopback.server.replies["/"] = page()
    for _ in range(3):
        assert fetch(URL).status == 200
    later = asked_to_wait(patient=True).retry_at - datetime.now(tz=timezone.utc)
    assert 20 < later.total_seconds() <= 30


def test_a_wait_that_would_leave_no_time_to_ask_is_not_begun(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 3
    loopback.server.replies["/"] = page()
    fetch(URL, patient=True)
    start = time.monotonic()
    for _ in range(2):
        error = asked_to_wait(patient=True, deadline=4)
        wait = error.retry_at - datetime.now(tz=timezone.utc)
        assert wait.total_seconds() <= 3, "nobody queues up for nothing"
    assert time.monotonic() - start < 2


def test_many_at_once_take_turns(settings, monkeypatch):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0.2
    times = []
    set_turn = webpause._set_turn

    def set_turn_late(host, turn):
        time.sleep(0.05)  # for others to look at what is about to change
        set_turn(host, turn)

    monkeypatch.setattr(webpause, "_set_turn", set_turn_late)

    def knock():
        webpause.knock("www.example.org", Budget(20), patient=True)
        times.append(time.monotonic())

    threads = [threading.Thread(target=knock) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    assert len(times) == 5
    assert times[-1] - times[0] > 0.5


def test_a_lock_that_somebody_died_with_holds_nobody_up_for_long(settings, monkeypatch):
    monkeypatch.setattr(webpause, "_LOCKED_FOR", 0.1)
    cache.set(webpause._key("lock", "www.example.org"), 1, timeout=60)
    start = time.monotonic()
    webpause.knock("www.example.org", Budget(20), patient=True)
    assert time.monotonic() - start < 2


def test_without_a_cache_there_is_no_memory_and_no_error(loopback, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }
    loopback.server.replies["/"] = page()
    for _ in range(2):
        assert fetch(URL, patient=True).status == 200
