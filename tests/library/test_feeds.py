"""Watched feeds: what is new comes to the inbox, once."""

import datetime

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.library.feeds import URL, answer, item, numbered, rss, watched_for_a_while
from wagtail_curation.library import feeds, inbox
from wagtail_curation.models import (
    InboxEntry,
    Topic,
    WatchedFeed,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(editor):
    return watched_for_a_while(editor)


def titles():
    entries = InboxEntry.objects.order_by("-pk")
    return [entry.resource.title for entry in entries]


def test_new_entries_come_to_the_inbox_the_newest_first(feed, canned_web, editor):
    answer(canned_web, numbered(5, 4, 3, 2, 1))
    assert feeds.check(feed) == 2
    assert titles() == ["Letter 5", "Letter 4"]
    entry = InboxEntry.objects.first()
    assert (entry.source, entry.feed, entry.added_by) == ("feed", feed, editor)
    record = entry.resource
    assert record.publisher == "Letters"
    assert record.provenance["title"]["how"] == "fetched"


def test_the_same_entry_never_comes_twice(feed, canned_web):
    answer(canned_web, numbered(4, 3))
    assert feeds.check(feed) == 1
    assert feeds.check(feed) == 0
    inbox.remove(list(InboxEntry.objects.all()))
    assert feeds.check(feed) == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"link": "https://letters.example.org/renamed/3"},
        {"guid": "another id for letter 3"},
    ],
)
def test_an_entry_is_known_by_its_id_or_by_its_address(feed, canned_web, changed):
    answer(canned_web, rss([item(3, **changed)]))
    assert feeds.check(feed) == 0


def test_an_entry_that_left_the_feed_and_returns_is_known(feed, canned_web):
    answer(canned_web, numbered(4))
    feeds.check(feed)
    answer(canned_web, numbered(4, 1))
    assert feeds.check(feed) == 0


def test_the_first_look_takes_the_newest_five(canned_web):
    feed = WatchedFeed.objects.create(url=URL, key="x")
    answer(canned_web, numbered(*range(1, 31)))
    assert feeds.check(feed) == 5
    assert titles() == [f"Letter {number}" for number in (30, 29, 28, 27, 26)]
    assert feeds.check(feed) == 0
    assert feed.title == "Letters"


def test_a_feed_that_was_rebuilt_floods_nobody(feed, canned_web):
    answer(canned_web, numbered(*range(1_000, 10, -1)))
    assert feeds.check(feed) == feeds.MOST_NEW
    assert titles()[0] == "Letter 1000"
    assert feeds.check(feed) == 0


def test_what_is_remembered_is_bounded(feed, canned_web, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_SEEN", 60)
    for first in range(10, 200, 25):
        answer(canned_web, numbered(*range(first + 25, first, -1)))
        feeds.check(feed)
        assert len(feed.seen) <= 60
    assert feeds.check(feed) == 0


def test_a_large_feed_costs_as_many_queries_as_a_small_one(feed, canned_web):
    def cost(body):
        answer(canned_web, body)
        with CaptureQueriesContext(connection) as queries:
            assert feeds.check(feed) == 1
        return len(queries)

    cost(numbered(4, 3))
    small = cost(numbered(500, 3))
    large = rss([item(501), *(item(n) for n in [500, 3] * 400)])
    assert cost(large) == small


def test_it_asks_only_for_what_has_changed(feed, canned_web):
    dated = {"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}
    answer(canned_web, numbered(4), headers=dated)
    feeds.check(feed)
    before = feed.checked_at
    canned_web.answer(URL, status=304, content_type=None)
    assert feeds.check(feed) == 0
    asked = canned_web.requests[-1].headers
    assert asked["If-None-Match"] == '"v1"'
    assert asked["If-Modified-Since"] == dated["Last-Modified"]
    assert (feed.problem, feed.etag) == ("", '"v1"')
    assert feed.checked_at > before


def test_what_is_in_a_roundup_or_was_in_the_inbox_does_not_come(feed, canned_web):
    used = ResourceFactory(url="https://letters.example.org/4")
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(used)])
    removed = ResourceFactory(url="https://letters.example.org/5", title="Mine")
    inbox.remove([InboxEntry.objects.create(resource=removed)])
    waiting = ResourceFactory(url="https://letters.example.org/6", title="Ours")
    answer(canned_web, numbered(6, 5, 4))
    assert feeds.check(feed) == 1
    entry = InboxEntry.objects.get(resource=waiting)
    assert entry.source == "feed"
    waiting.refresh_from_db()
    # What is known stays as it is.
    assert (waiting.title, waiting.publisher) == ("Ours", "The Reading Room")
    assert not waiting.topics.exists()


def test_entries_get_the_feeds_topics_and_invent_none(feed, canned_web):
    feed.topics.add(Topic.objects.create(name="Letters"))
    Topic.objects.create(name="craft")
    tags = {"category": "Craft</category><category>Uncategorised"}
    answer(canned_web, rss([item(4, **tags)]))
    feeds.check(feed)
    record = InboxEntry.objects.get().resource
    assert sorted(record.topics.names()) == ["Letters", "craft"]
    assert Topic.objects.count() == 2


@pytest.mark.parametrize("link", ["javascript:alert(1)", "", "mailto:a@example.org"])
def test_an_entry_without_an_address_is_passed_over(feed, canned_web, link):
    answer(canned_web, rss([item(4, link=link), item(5)]))
    assert feeds.check(feed) == 1
    assert titles() == ["Letter 5"]


def test_what_an_entry_says_is_text(feed, canned_web):
    bad = "&lt;script&gt;alert(1)&lt;/script&gt;Title"
    answer(canned_web, rss([item(4, title=bad, description=bad)]))
    feeds.check(feed)
    record = InboxEntry.objects.get().resource
    assert "<" not in record.title + record.summary


@pytest.mark.parametrize(
    ("code", "words"),
    [("slow", "asked again by itself"), ("not-found", "no such feed")],
)
def test_a_feed_that_can_not_be_read_says_why_and_is_asked_later(
    feed, canned_web, code, words
):
    canned_web.fail(URL, code)
    before, seen = feed.checked_at, feed.seen
    assert feeds.check(feed) == 0
    feed.refresh_from_db()
    assert (feed.problem, feed.failures) == (code, 1)
    assert words in feeds.problem_words(feed)
    assert (feed.checked_at, feed.seen) == (before, seen)
    first = feed.not_before
    feeds.check(feed)
    assert feed.not_before > first
    assert not WatchedFeed.objects.due().exists()
    answer(canned_web, numbered(4))
    assert feeds.check(feed) == 1
    assert (feed.problem, feed.failures, feed.not_before) == ("", 0, None)


def test_a_pause_that_the_server_asks_for_is_kept(feed, canned_web):
    canned_web.answer(URL, status=429, headers={"Retry-After": "7200"})
    feeds.check(feed)
    left = feed.not_before - timezone.now()
    assert datetime.timedelta(minutes=110) < left < datetime.timedelta(minutes=121)
    assert feeds.problem_words(feed)


def test_what_is_gone_is_not_watched_any_more(feed, canned_web):
    canned_web.answer(URL, status=410)
    feeds.check(feed)
    assert not feed.is_active


def test_a_page_in_place_of_the_feed_is_a_problem(feed, canned_web):
    canned_web.answer(URL, "<title>Hello</title><p>No feed here.")
    assert feeds.check(feed) == 0
    assert "sends no feed" in feeds.problem_words(feed)


def test_two_who_look_at_once_take_each_entry_once(feed, canned_web):
    """Whoever comes second waits, and then knows what the first has seen."""
    answer(canned_web, numbered(4, 3))
    other = WatchedFeed.objects.get(pk=feed.pk)
    assert feeds.check(feed) == 1
    InboxEntry.objects.all().delete()
    assert feeds.check(other) == 0


def test_an_entry_that_can_not_be_stored_stops_nobody_else(
    feed, canned_web, monkeypatch
):
    from wagtail_curation.library import feed_entries

    real = feed_entries.adding.add

    def add(address, **kwargs):
        if address.endswith("/5"):
            raise IntegrityError("a field of the site's own")
        return real(address, **kwargs)

    monkeypatch.setattr(feed_entries.adding, "add", add)
    answer(canned_web, numbered(6, 5, 4))
    assert feeds.check(feed) == 2
    assert titles() == ["Letter 6", "Letter 4"]
