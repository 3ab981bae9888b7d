"""What is kept of asking for a resource's page."""

import datetime

import pytest

from wagtail_curation.library.reading import note_fetch
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.service import Reading
from wagtail_curation.models import FetchState, ResourceFetch
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db
CARD = Card(title="Read", origins={"title": Origin("open-graph", "likely")})
SOON = datetime.datetime(2031, 5, 4, 3, 2, tzinfo=datetime.timezone.utc)


def failure(**values):
    return Reading(Card(), **{"problem": "asked-to-wait", "status": 429, **values})


def test_a_page_that_was_read_is_kept_with_its_card_and_where_it_ended(editor):
    record = ResourceFactory()
    note_fetch(record, Reading(CARD, "https://example.org/end", status=200), editor)
    row = ResourceFetch.objects.get()
    assert (row.resource, row.state, row.problem) == (record, FetchState.READ, "")
    assert (row.final_url, row.status) == ("https://example.org/end", 200)
    assert Card.from_json(row.card) == CARD
    assert row.asked_by == editor
    assert row.tried_at is not None


def test_a_failure_says_why_and_when_to_try_again():
    note_fetch(ResourceFactory(), failure(retry_at=SOON))
    row = ResourceFetch.objects.get()
    assert (row.state, row.problem, row.status) == (
        FetchState.FAILED,
        "asked-to-wait",
        429,
    )
    assert row.not_before == SOON


def test_failures_are_counted_until_a_success_forgets_them():
    record = ResourceFactory()
    counts = [note_fetch(record, failure()).failures for _ in range(3)]
    assert counts == [1, 2, 3]
    row = note_fetch(record, Reading(CARD))
    assert (row.failures, row.problem, row.status, row.not_before) == (
        0,
        "",
        None,
        None,
    )
    assert ResourceFetch.objects.count() == 1


def test_a_failure_keeps_the_card_that_was_read_before():
    record = ResourceFactory()
    note_fetch(record, Reading(CARD, "https://example.org/end"))
    row = note_fetch(record, failure())
    assert Card.from_json(row.card).title == "Read"
    assert row.final_url == "https://example.org/end"


def test_an_address_longer_than_its_column_is_left_out():
    row = note_fetch(ResourceFactory(), Reading(CARD, "https://e.org/" + "x" * 2048))
    assert row.final_url == ""


def test_the_counter_stops_where_its_column_ends():
    record = ResourceFactory()
    note_fetch(record, failure())
    ResourceFetch.objects.update(failures=32_767)
    assert note_fetch(record, failure()).failures == 32_767


def test_the_record_is_left_as_it_is():
    record = ResourceFactory(title="As typed")
    note_fetch(record, Reading(CARD))
    record.refresh_from_db()
    assert record.title == "As typed"
