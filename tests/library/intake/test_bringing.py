"""New rows become resources: once each, with all that the file said of them."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.library.intake.helpers import bookmarks, bring_in, counts, many, read, sheet
from wagtail_curation.library.intake import bringing, runs, words
from wagtail_curation.models import (
    ImportState,
    InboxEntry,
    ResourceImport,
    Topic,
    get_resource_model,
)
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def resources():
    return get_resource_model().objects


TABLE = sheet(
    "url,title,authors,publisher,published,kind,language,summary,note,tags,licence,"
    "minutes,added",
    'https://example.org/1,Reading well,"Mira Aldous; Tom Bele",The Review,2021-06,'
    'video,en-GB,Two ways.,For Ann,"Reading; craft",CC BY 4.0,7,2019-03-04T05:06:07Z',
)


def test_everything_that_the_file_says_is_kept(editor):
    bring_in(TABLE, "links.csv", user=editor)
    record = resources().get()
    assert (record.url, record.title) == ("https://example.org/1", "Reading well")
    assert (record.byline, record.publisher) == ("Mira Aldous, Tom Bele", "The Review")
    assert (record.published, record.kind) == (PartialDate(2021, 6), "video")
    assert (record.language, record.minutes) == ("en-GB", 7)
    assert (record.summary, record.licence) == ("Two ways.", "CC BY 4.0")
    assert record.private_note == "For Ann"
    assert sorted(record.topics.names()) == ["Reading", "craft"]
    utc = datetime.timezone.utc
    assert record.created_at == datetime.datetime(2019, 3, 4, 5, 6, 7, tzinfo=utc)
    assert record.added_by == editor
    assert record.provenance["title"]["how"] == "typed"


def test_people_on_record_are_credited():
    mira = PersonFactory(name="Mira Aldous")
    tom = PersonFactory(name="Tom Bele")
    bring_in(TABLE, "links.csv")
    assert [credit.person for credit in resources().get().credits] == [mira, tom]


def test_tags_become_topics_whatever_their_capitals():
    Topic.objects.create(name="Écriture")
    Topic.objects.create(name="reading")
    bring_in(
        bookmarks(
            [
                '<DT><A HREF="https://example.org/1" TAGS="READING,écriture,New">1</A>',
                '<DT><A HREF="https://example.org/2" TAGS="new">2</A>',
            ]
        )
    )
    assert sorted(Topic.objects.values_list("name", flat=True)) == sorted(
        ["reading", "Écriture", "New"]
    )
    first = resources().get(url="https://example.org/1")
    assert first.topics.count() == 3


def test_topics_for_all_and_the_inbox(editor):
    run = read(bookmarks(['<DT><A HREF="https://example.org/1" TAGS="a,b">1</A>']))
    run.topics.set([Topic.objects.create(name="A"), Topic.objects.create(name="All")])
    ResourceImport.objects.filter(pk=run.pk).update(to_inbox=True, added_by=editor)
    runs.start(run)
    runs.step(run)
    assert sorted(resources().get().topics.names()) == ["A", "All", "b"]
    entry = InboxEntry.objects.get()
    assert (entry.source, entry.added_by) == ("import", editor)
    assert entry in InboxEntry.objects.open()


def test_what_is_known_is_left_as_it_is():
    known = ResourceFactory(url="https://example.org/1", title="Ours", private_note="")
    run = bring_in(TABLE, "links.csv")
    known.refresh_from_db()
    assert (known.title, known.private_note) == ("Ours", "")
    assert not known.topics.exists()
    assert counts(run) == {"known": 1}
    assert not InboxEntry.objects.exists()


def test_what_came_into_the_library_after_the_preview_is_not_added_again():
    run = read(many(3))
    meanwhile = ResourceFactory(url="https://example.org/links/1")
    runs.start(run)
    runs.step(run)
    assert counts(run) == {"added": 2, "known": 1}
    assert run.rows.get(line=5).resource == meanwhile


def test_the_same_file_twice_adds_nothing_more():
    bring_in(many(5))
    assert counts(bring_in(many(5))) == {"known": 5}
    assert resources().count() == 5


def test_a_dated_link_of_the_future_was_added_now():
    row = '<DT><A HREF="https://example.org/1" ADD_DATE="7200000000">1</A>'
    bring_in(bookmarks([row]))
    assert resources().get().created_at.year < 2100


def test_a_record_that_can_not_be_stored_stops_nobody_else(monkeypatch):
    real = bringing.adding.add

    def add(address, **kwargs):
        if address.endswith("/1"):
            raise IntegrityError("a field of the site's own")
        return real(address, **kwargs)

    monkeypatch.setattr(bringing.adding, "add", add)
    run = bring_in(many(3))
    assert counts(run) == {"added": 2, "rejected": 1}
    assert [reason for _line, reason, _text in words.rejects(run)] == [
        "The library could not store this record."
    ]


def test_columns_that_no_longer_make_a_record_are_rejected():
    run = read(TABLE, "links.csv")
    ResourceImport.objects.filter(pk=run.pk).update(mapping={})
    runs.start(run)
    runs.step(run)
    assert counts(run) == {"rejected": 1}


def test_a_batch_that_fails_half_way_leaves_nothing_of_itself(monkeypatch):
    monkeypatch.setattr(bringing, "BATCH", 4)
    run = read(many(10))
    runs.start(run)
    real, calls = bringing._keep_dates, []

    def fails_the_second_time(added):
        calls.append(len(added))
        if len(calls) == 2:
            raise RuntimeError("the power went out")
        real(added)

    monkeypatch.setattr(bringing, "_keep_dates", fails_the_second_time)
    with pytest.raises(RuntimeError):
        runs.step(run)
    assert resources().count() == 4
    assert counts(run) == {"added": 4, "new": 6}
    runs.step(run)
    assert counts(run) == {"added": 10}
    assert resources().count() == 10
    run.refresh_from_db()
    assert run.state == ImportState.DONE
    assert run.finished_at


def test_queries_for_each_row_do_not_grow_with_the_file():
    def cost(count):
        resources().all().delete()
        run = read(many(count))
        runs.start(run)
        with CaptureQueriesContext(connection) as queries:
            runs.step(run)
        return len(queries) / count

    cost(40)
    assert cost(200) <= cost(80) * 1.02


def test_two_who_work_on_one_import_never_take_the_same_row():
    """Whoever begins a batch writes first: the other waits for the row's lock."""
    run = read(many(1))
    runs.start(run)
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        runs.step(run)
    writes = [q["sql"] for q in queries if not q["sql"].startswith("SAVEPOINT")]
    assert writes[0].startswith("UPDATE")
    assert "touched_at" in writes[0]
