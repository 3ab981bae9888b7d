"""Two records become one: whatever referred to either refers to it."""

import datetime

import pytest
from django.utils import timezone

from tests.library.merging import body_with, raw, rows_of, shelf_with
from tests.shelf import models as shelf
from wagtail_curation.library.merge import merge
from wagtail_curation.models import (
    InboxEntry,
    InboxVote,
    ResourceFetch,
    ResourceMerge,
    get_resource_model,
)
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


@pytest.fixture
def kept():
    return ResourceFactory(title="Kept", url="https://example.org/kept")


@pytest.fixture
def loser():
    return ResourceFactory(title="Merged", url="https://example.com/merged?x=1")


def test_the_body_of_every_page_names_the_survivor_wherever_it_named_the_other(
    kept, loser
):
    page = CuratedRoundupPageFactory(body=body_with(loser))
    draft = CuratedRoundupPageFactory(body=body_with(loser), live=False)
    untouched = CuratedRoundupPageFactory(body=body_with(kept))
    before = raw(untouched, "body")
    expected = {it.pk: swapped(raw(it, "body"), loser, kept) for it in (page, draft)}
    merge(kept, loser)
    for it in (page, draft):
        assert raw(it, "body") == expected[it.pk]
        assert str(loser.pk) not in str(chosen(raw(it, "body")))
    assert raw(untouched, "body") == before
    # At once, and not only when some task has run.
    assert set(kept.mentions.values_list("page_id", flat=True)) >= {page.pk}


def chosen(value):
    """What stands under a name of ours that means a resource."""
    found = []
    if isinstance(value, dict):
        for name, it in value.items():
            is_chosen = name in ("resource", "source") and isinstance(it, int)
            found += [it] if is_chosen else chosen(it)
    elif isinstance(value, list):
        for it in value:
            found += chosen(it)
    return found


def swapped(value, old, new):
    if isinstance(value, dict):
        return {
            name: new.pk
            if name in ("resource", "source") and it == old.pk
            else swapped(it, old, new)
            for name, it in value.items()
        }
    return [swapped(it, old, new) for it in value] if isinstance(value, list) else value


def test_every_revision_names_the_survivor_drafts_and_scheduled_ones_too(kept, loser):
    page = CuratedRoundupPageFactory(body=body_with(loser))
    first = page.save_revision()
    page.body = []
    page.save_revision().publish()
    soon = timezone.now() + datetime.timedelta(days=1)
    page.body = page.body.stream_block.to_python(body_with(loser))
    page.save_revision(approved_go_live_at=soon)
    latest = page.save_revision()
    merge(kept, loser)
    assert page.revisions.filter(approved_go_live_at=soon).exists()
    for revision in page.revisions.all():
        body = revision.as_object().body
        names = chosen([child["value"] for child in body.raw_data])
        assert loser.pk not in names
        if revision.pk in (first.pk, latest.pk):
            assert names == [kept.pk] * 4
    first.refresh_from_db()
    first.publish()
    assert kept.mentions.exists()


def test_aliases_and_translations_follow(kept, loser, home_page):
    from wagtail.models import Locale

    page = CuratedRoundupPageFactory(body=body_with(loser))
    alias = page.create_alias(parent=home_page, update_slug="alias")
    french = page.copy_for_translation(
        Locale.objects.create(language_code="fr"), copy_parents=True, alias=False
    )
    merge(kept, loser)
    for it in (page, alias, french):
        assert set(chosen(raw(it, "body"))) == {kept.pk}


def test_a_publishers_own_streams_lists_and_revisions_follow(kept, loser):
    it = shelf_with(loser)
    done = merge(kept, loser)
    old, new = loser.pk, kept.pk
    expect_planks(raw(it, "planks"), new, old)
    it.refresh_from_db()
    assert it.favourite == kept
    assert it.items.get().resource == kept
    assert list(it.borrowed.all()) == [kept]
    content = it.latest_revision.content
    draft = it.latest_revision.as_object()
    assert (draft.favourite, draft.items.get().resource) == (kept, kept)
    assert content["borrowed"] == [new]
    unknown = [place for place in done.places if place["kind"] == "unknown"]
    assert unknown == [{"kind": "unknown", "model": "shelf.shelf", "types": ["gone"]}]


def expect_planks(planks, new, old):
    plank, bare, book, number, table, unknown = planks
    assert plank["value"] == {
        "label": str(old),
        "copies": old,
        "best": new,
        "books": [{"type": "item", "id": "book-1", "value": new}],
    }
    assert bare["value"]["books"] == [new, new]
    assert (book["value"], number["value"]) == (new, old)
    assert table["value"]["rows"] == [{"values": [str(old), new]}]
    assert unknown == {"type": "gone", "id": "gone-1", "value": {"resource": old}}


def test_rows_of_any_app_follow_and_what_may_be_there_once_is_there_once(kept, loser):
    rows_of(kept, "kept")
    rows_of(loser, "merged")
    merge(kept, loser)

    def left(model, name, **of):
        return sorted(model.objects.filter(**of).values_list(name, flat=True))

    assert left(shelf.Loan, "reader", resource=kept) == ["Ada", "kept", "merged"]
    assert left(shelf.LoanNote, "text") == ["kept"]
    assert left(shelf.Award, "name") == ["kept"]
    assert left(shelf.Reservation, "day", resource=kept) == ["Monday", "kept", "merged"]
    assert left(shelf.Reservation, "day", resource=None) == ["Monday"]
    assert left(shelf.ShelfMark, "mark") == ["A 1", "kept", "merged"]
    assert left(shelf.Remark, "by", object_id=str(kept.pk)) == ["Ada", "kept", "merged"]
    assert shelf.Remark.objects.count() == 3


def test_what_only_the_other_has_goes_over(kept, loser, editor):
    rows_of(loser, "merged")
    ResourceFetch.objects.create(resource=loser, state="read", card={"title": "x"})
    InboxEntry.objects.create(resource=loser, note="Read this", added_by=editor)
    merge(kept, loser)
    kept = Resource.objects.get(pk=kept.pk)
    assert kept.award.name == "merged"
    assert kept.fetch.card == {"title": "x"}
    assert kept.inbox_entry.note == "Read this"
    assert [it.mark for it in kept.shelf_marks.all()] == ["A 1", "merged"]


def test_two_inbox_entries_become_one_with_all_notes_and_votes(
    kept, loser, editor, admin_user
):
    one = InboxEntry.objects.create(resource=kept, note="Ours", selection="A passage")
    two = InboxEntry.objects.create(
        resource=loser, note="Theirs", selection="A passage"
    )
    for entry, user in [(one, editor), (two, editor), (two, admin_user)]:
        InboxVote.objects.create(entry=entry, user=user)
    merge(kept, loser)
    entry = InboxEntry.objects.get()
    assert (entry.resource, entry.note) == (kept, "Ours\n\nTheirs")
    assert entry.selection == "A passage"
    assert {vote.user for vote in entry.votes.all()} == {editor, admin_user}
    assert entry.votes.count() == 2


def test_merged_twice_over_old_addresses_still_lead_home(kept, loser):
    last = ResourceFactory(title="Last")
    page = CuratedRoundupPageFactory(body=body_with(loser))
    merge(kept, loser)
    merge(last, kept)
    for address in (loser.url, kept.url, last.url):
        assert Resource.objects.find(address) == last
    assert set(chosen(raw(page, "body"))) == {last.pk}
    assert set(ResourceMerge.objects.values_list("survivor", flat=True)) == {last.pk}
