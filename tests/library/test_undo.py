"""A merge undone: as if nothing had happened, but for what happened since."""

import datetime
import json

import pytest
from django.utils import timezone

from tests.library.merging import body_with, everything, raw, rows_of, shelf_with
from tests.shelf import models as shelf
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import (
    InboxEntry,
    InboxVote,
    ResourceAddress,
    ResourceFetch,
    ResourceMerge,
    get_resource_model,
)
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


@pytest.fixture
def two():
    """Two records that everything refers to."""
    ada, bo = PersonFactory(name="Ada"), PersonFactory(name="Bo")
    kept = ResourceFactory(
        title="Kept",
        people=[ada],
        topics=["art"],
        provenance={"title": {"how": "typed"}},
    )
    loser = ResourceFactory(
        title="Merged", people=[bo, ada], topics=["art", "music"], minutes=9, image=True
    )
    return kept, loser


def surround(kept, loser, users) -> None:
    for resource in (kept, loser):
        rows_of(resource, resource.title)
        shelf_with(resource)
        ResourceFetch.objects.create(resource=resource, state="read", card={})
        entry = InboxEntry.objects.create(resource=resource, note=resource.title)
        InboxVote.objects.create(entry=entry, user=users[0])
        ResourceAddress.objects.create(
            resource=resource, key=f"isbn:{resource.pk}", origin="identifier"
        )
        page = CuratedRoundupPageFactory(body=body_with(resource))
        page.save_revision()
    InboxVote.objects.create(entry=loser.inbox_entry, user=users[1])


def comparable(state: dict) -> dict:
    state.pop(ResourceMerge._meta.label)
    # Made anew by a task, after the transaction.
    state.pop("wagtail_curation.ResourceMention")
    return state


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"url": "loser", "title": "loser", "minutes": "loser", "image": "loser"},
        {"contributors": "loser", "topics": "loser", "shelf_marks": "loser"},
        {"contributors": "survivor", "topics": "survivor", "shelf_marks": "survivor"},
    ],
    ids=["as suggested", "its fields", "its lists", "nothing of it"],
)
def test_undone_at_once_nothing_has_happened(two, fields, editor, admin_user):
    kept, loser = two
    surround(kept, loser, [editor, admin_user])
    before = comparable(everything())
    done = merge(kept, loser, fields, editor)
    assert comparable(everything()) != before
    json.dumps(done.places)
    undone = undo(ResourceMerge.objects.get(), admin_user)
    assert (undone.record, undone.left) == (loser_again(loser, done), 0)
    after = comparable(everything())
    for table, rows in before.items():
        assert after[table] == rows, table
    done.refresh_from_db()
    assert done.undone_by == admin_user
    assert Resource.objects.find(undone.record.url) == undone.record


def loser_again(loser, done):
    return Resource.objects.get(pk=done.merged_pk)


def test_what_was_changed_since_stays_and_is_counted(two, editor):
    kept, loser = two
    third = ResourceFactory()
    page = CuratedRoundupPageFactory(body=body_with(loser))
    done = merge(kept, loser, {"title": "loser", "minutes": "loser"})
    kept.refresh_from_db()
    kept.title = "Our own words"
    kept.save()
    page.refresh_from_db()
    body = raw(page, "body")
    body[1]["value"]["resource"] = third.pk
    page.body = page.body.stream_block.to_python(body)
    page.save()
    undone = undo(done, editor)
    # The title, and the item's resource.
    assert undone.left == 2
    kept.refresh_from_db()
    assert (kept.title, kept.minutes) == ("Our own words", None)
    item = raw(page, "body")[1]["value"]
    assert item["resource"] == third.pk
    further = item["further_resources"][0]["value"]["resource"]
    assert further == undone.record.pk


def test_a_block_that_was_moved_since_is_found_by_its_id(two):
    kept, loser = two
    page = CuratedRoundupPageFactory(body=body_with(loser))
    done = merge(kept, loser)
    page.refresh_from_db()
    page.body = page.body.stream_block.to_python([*reversed(raw(page, "body"))])
    page.save()
    assert undo(done).left == 0
    assert raw(page, "body")[1]["value"]["resource"] == int(done.merged_pk)


def test_pages_revisions_and_rows_that_have_gone_are_no_hindrance(two, editor):
    kept, loser = two
    surround(kept, loser, [editor, editor_too(editor)])
    page = CuratedRoundupPageFactory(body=body_with(loser))
    done = merge(kept, loser, {"shelf_marks": "loser", "image": "loser"})
    page.delete()
    shelf.Shelf.objects.all().delete()
    shelf.Loan.objects.all().delete()
    loser.image.delete()
    undone = undo(done)
    assert undone.left > 0
    assert undone.record.image is None


def editor_too(editor):
    return type(editor).objects.create_superuser("other", "other@example.org", "x")


def test_a_key_that_was_given_away_meanwhile_makes_a_new_one(two):
    kept, loser = two
    page = CuratedRoundupPageFactory(body=body_with(loser))
    remark = shelf.Remark.objects.create(about=loser, by="Ada")
    done = merge(kept, loser)
    ResourceFactory(pk=int(done.merged_pk), title="Somebody else’s")
    undone = undo(done)
    assert str(undone.record.pk) != done.merged_pk
    assert undone.record.title == "Merged"
    assert undone.record.people_names == ["Bo", "Ada"]
    assert raw(page, "body")[1]["value"]["resource"] == undone.record.pk
    remark.refresh_from_db()
    assert remark.about == undone.record
    assert Resource.objects.get(pk=done.merged_pk).title == "Somebody else’s"


def test_of_two_merges_in_a_row_either_can_be_undone_first(two):
    kept, loser = two
    last = ResourceFactory(title="Last")
    page = CuratedRoundupPageFactory(body=body_with(loser))
    first = merge(kept, loser)
    second = merge(last, kept)
    first.refresh_from_db()
    undone = undo(first)
    assert raw(page, "body")[1]["value"]["resource"] == undone.record.pk
    assert Resource.objects.find(undone.record.url) == undone.record
    assert "Bo" in undone.record.people_names
    again = undo(second)
    assert again.record.title == "Kept"
    assert Resource.objects.find(again.record.url) == again.record
    assert raw(page, "body")[1]["value"]["resource"] == undone.record.pk
    assert {it.title for it in Resource.objects.all()} == {"Kept", "Merged", "Last"}


def test_undone_in_reverse_all_is_as_it_was(two, editor, admin_user):
    kept, loser = two
    surround(kept, loser, [editor, admin_user])
    last = ResourceFactory(title="Last")
    before = comparable(everything())
    first, second = merge(kept, loser), merge(last, kept)
    undo(second)
    first.refresh_from_db()
    undo(first)
    after = comparable(everything())
    for table, rows in before.items():
        assert after[table] == rows, table


def test_an_address_that_went_on_to_another_record_is_not_taken_from_it(two):
    kept, loser = two
    last = ResourceFactory(title="Last")
    first = merge(kept, loser, {"url": "loser"})
    merge(last, kept, {"url": "loser"})
    first.refresh_from_db()
    before = everything()
    with pytest.raises(MergeError, match="“Last” has the address"):
        undo(first)
    assert everything() == before


def test_it_is_undone_once_and_in_time_and_while_the_survivor_is_there(two):
    kept, loser = two
    done = merge(kept, loser)
    late = timezone.now() - datetime.timedelta(seconds=1)
    ResourceMerge.objects.update(undo_until=late)
    with pytest.raises(MergeError, match="its time ended"):
        undo(done)
    ResourceMerge.objects.update(undo_until=timezone.now() + datetime.timedelta(days=1))
    undo(done)
    with pytest.raises(MergeError, match="undone already"):
        undo(done)
    done = merge(kept, loser)
    kept.delete()
    with pytest.raises(MergeError, match="has been deleted"):
        undo(done)


def test_the_setting_says_for_how_long(two, settings):
    settings.WAGTAIL_CURATION_MERGE_UNDO_DAYS = 2
    done = merge(*two)
    left = done.undo_until - timezone.now()
    assert datetime.timedelta(days=1) < left <= datetime.timedelta(days=2)
