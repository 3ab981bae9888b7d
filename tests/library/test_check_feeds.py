"""When feeds are looked at: by the command, by a task, when they are due."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.library.feeds import URL, answer, numbered, watched_for_a_while
from wagtail_curation import tasks
from wagtail_curation.models import (
    WatchedFeed,
    get_resource_model,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(editor):
    return watched_for_a_while(editor)


def test_due_are_those_not_read_for_a_while(feed, settings):
    assert list(WatchedFeed.objects.due()) == [feed]
    feed.checked_at = timezone.now() - datetime.timedelta(minutes=30)
    feed.save()
    assert not WatchedFeed.objects.due().exists()
    settings.WAGTAIL_CURATION_FEED_MINUTES = 20
    assert WatchedFeed.objects.due().exists()
    feed.is_active = False
    feed.save()
    assert not WatchedFeed.objects.due().exists()


def test_a_new_feed_is_due():
    feed = WatchedFeed.objects.create(url=URL, key="x")
    assert list(WatchedFeed.objects.due()) == [feed]


def run(**options):
    out = StringIO()
    call_command("check_feeds", stdout=out, **options)
    return out.getvalue()


def test_the_command_looks_at_all_that_are_watched(feed, canned_web):
    other = WatchedFeed.objects.create(url="https://b.example.org/f", key="y")
    WatchedFeed.objects.create(url="https://c.example.org/f", key="z", is_active=False)
    canned_web.fail(other.url, "slow")
    answer(canned_web, numbered(4))
    said = run()
    assert "Letters: 1 new" in said
    assert "b.example.org could not be read" in said
    assert len(said.splitlines()) == 2
    assert run(due=True) == ""


def test_with_a_queue_each_feed_is_a_task(feed, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    backend = tasks.check_feed.get_backend()
    backend.clear()
    assert "Feeds in the queue: 1." in run()
    (result,) = backend.results
    assert result.args == [feed.pk]


def test_the_task_looks_and_a_feed_that_has_gone_is_fine(feed, canned_web):
    answer(canned_web, numbered(4))
    assert tasks.check_feed.enqueue(feed.pk).errors == []
    assert tasks.check_feed.enqueue(4711).errors == []
    assert get_resource_model().objects.count() == 1
