"""Two editors empty the inbox at the same moment, and neither undoes the other."""

import threading

import pytest

from tests.concurrency.threads import at_once
from wagtail_curation.library import inbox
from wagtail_curation.library.drafting import NotTaken, add_to_draft, start_draft
from wagtail_curation.models import InboxEntry, get_roundup_page_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
WAIT = 60


def keep(name: str):
    return inbox.keep(f"https://example.org/{name}", title=name).entry


def together(work) -> None:
    """`work(editor)` for editors 0 and 1, begun at the same moment."""
    ready = threading.Barrier(2)

    def begin(editor):
        ready.wait(WAIT)
        work(editor)

    for error in at_once(lambda: begin(0), lambda: begin(1)):
        raise error


def test_two_new_drafts_are_two_parts(admin_user):
    for number in range(ROUNDS):
        series = RoundupSeriesPageFactory()
        entries = [keep(f"{number}-{editor}") for editor in range(2)]
        together(
            lambda editor, entries=entries, series=series: start_draft(
                [entries[editor]], series, title="Same", user=admin_user
            )
        )
        parts = get_roundup_page_model().objects.child_of(series)
        assert sorted(parts.values_list("part_number", flat=True)) == [1, 2]


def test_what_both_add_to_one_draft_is_all_there(admin_user):
    for number in range(ROUNDS):
        page = CuratedRoundupPageFactory(live=False)
        entries = [keep(f"{number}-{editor}") for editor in range(2)]
        together(
            lambda editor, entries=entries, page=page: add_to_draft(
                [entries[editor]], page, user=admin_user
            )
        )
        stored = get_roundup_page_model().objects.get(pk=page.pk)
        body = stored.get_latest_revision_as_object().body
        assert sorted(child.value.title for child in body) == [
            f"{number}-0",
            f"{number}-1",
        ]


def test_one_entry_is_taken_once(admin_user):
    for number in range(ROUNDS):
        pages = [CuratedRoundupPageFactory(live=False) for _ in range(2)]
        entry = keep(str(number))
        refused = []

        def take(editor, pages=pages, entry=entry, refused=refused):
            try:
                add_to_draft([entry], pages[editor], user=admin_user)
            except NotTaken:
                refused.append(editor)

        together(take)
        assert len(refused) == 1
        stored = InboxEntry.objects.get(pk=entry.pk)
        assert stored.taken_into_id == pages[1 - refused[0]].pk


def test_one_address_kept_by_two_is_one_entry_with_both_notes(admin_user, editor):
    users = [admin_user, editor]
    for number in range(ROUNDS):
        url = f"https://example.org/{number}"
        together(
            lambda who, url=url: inbox.keep(url, note=f"Of {who}", user=users[who])
        )
        (entry,) = InboxEntry.objects.filter(resource__url=url)
        assert "Of 0" in entry.note
        assert "Of 1" in entry.note
