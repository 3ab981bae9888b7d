"""The listing of topics, and what is done with them."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from wagtail_curation.library.topic_merge import TopicGone, merge_topics
from wagtail_curation.models import (
    ResourceTopic,
    Topic,
    WatchedFeed,
    get_resource_model,
)
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"wagtail_curation_topics:{name}", args=args)


def listed(response):
    return [
        (topic.name, topic.resource_count, topic.page_count)
        for topic in response.context["object_list"]
    ]


def topic(name):
    return Topic.objects.get(name=name)


@pytest.fixture
def vocabulary(db):
    ResourceFactory(title="One", topics=["Memory", "Sleep"])
    ResourceFactory(title="Two", topics=["Memory"])
    CuratedRoundupPageFactory(topics=["Memory"])
    TopicFactory(name="Unused")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [("Memory", 2, 1), ("Sleep", 1, 0), ("Unused", 0, 0)]),
        (
            {"ordering": "resource_count"},
            [("Unused", 0, 0), ("Sleep", 1, 0), ("Memory", 2, 1)],
        ),
        ({"used": "no"}, [("Unused", 0, 0)]),
        ({"used": "yes"}, [("Memory", 2, 1), ("Sleep", 1, 0)]),
        ({"q": "slee"}, [("Sleep", 1, 0)]),
        ({"q": "e", "used": "no"}, [("Unused", 0, 0)]),
    ],
)
def test_topics_are_counted_sorted_searched_and_narrowed(
    as_editor, vocabulary, query, expected
):
    assert listed(as_editor.get(url("index"), query)) == expected


def test_a_row_leads_to_what_one_may_do_with_it(as_editor, vocabulary):
    html = as_editor.get(url("index")).content.decode()
    for name in ("edit", "delete", "merge"):
        assert url(name, topic("Sleep").pk) in html


def test_a_topic_is_added_and_renamed_and_that_is_logged(as_editor, editor):
    as_editor.post(url("add"), {"name": "  Memmory "})
    kept = topic("Memmory")
    as_editor.post(url("edit", kept.pk), {"name": "Memory"})
    kept.refresh_from_db()
    assert kept.name == "Memory"
    entries = ModelLogEntry.objects.for_instance(kept)
    logged = set(entries.values_list("action", flat=True))
    assert logged == {"wagtail.create", "wagtail.edit"}
    assert as_editor.get(url("history", kept.pk)).status_code == 200


@pytest.mark.parametrize("name", ["Memory", "memory", " MEMORY "])
def test_a_name_that_is_taken_is_refused_and_the_way_out_named(
    as_editor, vocabulary, name
):
    response = as_editor.post(url("edit", topic("Sleep").pk), {"name": name})
    assert "There is a topic “Memory” already" in response.content.decode()
    assert topic("Sleep")


def test_the_spelling_of_a_name_can_be_mended(as_editor, vocabulary):
    key = topic("Memory").pk
    as_editor.post(url("edit", key), {"name": "memory"})
    assert topic("memory").pk == key


def test_a_deletion_says_what_loses_the_topic(as_editor, vocabulary):
    memory = topic("Memory")
    html = as_editor.get(url("delete", memory.pk)).content.decode()
    assert "On: 2 resources, 1 roundup. They lose this topic, and nothing" in html
    as_editor.post(url("delete", memory.pk))
    assert get_resource_model().objects.count() == 2
    assert not Topic.objects.filter(name="Memory").exists()
    unused = topic("Unused")
    html = as_editor.get(url("delete", unused.pk)).content.decode()
    assert "Nothing has this topic." in html


def test_two_topics_become_one_wherever_they_are(as_editor, editor, vocabulary):
    memory, sleep = topic("Memory"), topic("Sleep")
    ResourceFactory(title="Three", topics=["Sleep"])
    both = CuratedRoundupPageFactory(topics=["Memory", "Sleep"])
    only = CuratedRoundupPageFactory(topics=["Sleep"])
    feed = WatchedFeed.objects.create(url="https://example.org/feed", key="f")
    feed.topics.add(memory, sleep)
    response = as_editor.post(url("merge", sleep.pk), {"into": memory.pk})
    (message,) = get_messages(response.wsgi_request)
    assert "“Sleep” is merged into “Memory”." in str(message)
    assert not Topic.objects.filter(pk=sleep.pk).exists()
    rows = ResourceTopic.objects.order_by("content_object__title")
    found = rows.values_list("content_object__title", "tag__name")
    assert list(found) == [(name, "Memory") for name in ("One", "Three", "Two")]
    for page in (both, only):
        assert list(type(page).objects.get(pk=page.pk).topics.names()) == ["Memory"]
    assert list(feed.topics.all()) == [memory]
    entry = ModelLogEntry.objects.for_instance(memory).get()
    assert entry.message == "The topic “Sleep” was merged into this one"
    assert entry.user == editor


def test_a_draft_keeps_a_topic_that_was_merged(as_editor):
    page = CuratedRoundupPageFactory()
    page.topics.add("Sleep", "Memory")
    page.save_revision()
    page = type(page).objects.get(pk=page.pk)
    assert list(page.topics.all()) == []
    merge_topics(topic("Memory").pk, topic("Sleep").pk)
    draft = page.get_latest_revision_as_object()
    assert [item.tag.name for item in draft.topic_items.all()] == ["Memory"]
    draft.save_revision().publish()
    assert list(type(page).objects.get(pk=page.pk).topics.names()) == ["Memory"]


def test_another_topic_whose_number_begins_alike_stays_in_drafts(db):
    one, other = Topic.objects.create(pk=51, name="A"), TopicFactory(pk=5, name="B")
    page = CuratedRoundupPageFactory()
    page.topics.add(one.name)
    page.save_revision()
    merge_topics(TopicFactory(pk=7, name="C").pk, other.pk)
    draft = page.get_latest_revision_as_object()
    assert [item.tag.name for item in draft.topic_items.all()] == ["A"]


def test_a_topic_is_not_merged_with_itself_nor_with_one_that_has_gone(db):
    one, other = TopicFactory(), TopicFactory()
    with pytest.raises(ValueError, match="itself"):
        merge_topics(one.pk, one.pk)
    key = other.pk
    other.delete()
    with pytest.raises(TopicGone):
        merge_topics(one.pk, key)
    assert list(Topic.objects.all()) == [one]


def test_a_merge_without_a_choice_asks_again(as_editor, vocabulary):
    sleep = topic("Sleep")
    response = as_editor.post(url("merge", sleep.pk), {})
    assert response.context["form"].errors["into"]
    response = as_editor.post(url("merge", sleep.pk), {"into": sleep.pk})
    assert response.context["form"].errors["into"]
    assert Topic.objects.count() == 3


def test_a_renamed_topic_takes_the_pages_that_show_it_along(
    as_editor, monkeypatch, django_capture_on_commit_callbacks
):
    from wagtail_curation.mentions import following

    page = CuratedRoundupPageFactory(topics=["Memmory"])
    refreshed = []
    monkeypatch.setattr(following, "refresh_pages", refreshed.extend)
    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(url("edit", topic("Memmory").pk), {"name": "Memory"})
    assert refreshed == [page.pk]


def test_the_listing_costs_the_same_for_twice_the_rows(as_editor):
    counts = []
    for step in range(2):
        for number in range(4):
            names = [f"Topic {step} {number}"]
            ResourceFactory(topics=names)
            CuratedRoundupPageFactory(topics=names)
        as_editor.get(url("index"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("index"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
