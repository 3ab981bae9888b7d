"""A record that was just added goes again, unless somebody needs it."""

import datetime

import pytest

from wagtail_curation.library import adding
from wagtail_curation.library.taking_back import (
    CHANGED,
    TAKEN_BACK,
    USED,
    take_back,
)
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import (
    InboxEntry,
    ResourceAddress,
    ResourceFetch,
    get_resource_model,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db
URL = "https://example.org/a-good-post-1234"


@pytest.fixture
def added(editor):
    PersonFactory(name="Ada Lovelace")
    card = Card(title="New", authors=("Ada Lovelace",), canonical=f"{URL}?a=b")
    record, _created = adding.add(URL, card=card, final_url=f"{URL}/end", user=editor)
    return record


def back(record, user):
    return take_back(str(record.pk), record.updated_at, user)


def still_there(record):
    return get_resource_model().objects.filter(pk=record.pk).exists()


def test_what_nobody_uses_goes_with_all_that_came_with_it(added, editor):
    added.topics.add("Memory")
    ResourceFetch.objects.create(resource=added, state="read")
    assert back(added, editor) == TAKEN_BACK
    assert not still_there(added)
    assert not ResourceAddress.objects.exists()
    assert back(added, editor) == TAKEN_BACK, "again is no mistake"


def test_its_going_is_in_the_log(added, editor):
    from wagtail.models import ModelLogEntry

    back(added, editor)
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.label) == (editor, "New")


def test_what_a_page_holds_stays(added, editor):
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(added)])
    assert back(added, editor) == USED
    assert still_there(added)


def with_draft(page, record):
    page.body = [blocks.numbered_resource(record)] if record else []
    return page.save_revision(clean=False)


def test_what_the_newest_draft_of_a_page_holds_stays(added, editor):
    with_draft(CuratedRoundupPageFactory(), added)
    assert back(added, editor) == USED


def test_what_only_an_older_draft_held_goes(added, editor):
    page = CuratedRoundupPageFactory()
    with_draft(page, added)
    with_draft(page, ResourceFactory())
    assert back(added, editor) == TAKEN_BACK


def test_what_a_scheduled_draft_holds_stays(added, editor):
    page = CuratedRoundupPageFactory()
    scheduled = with_draft(page, added)
    later = datetime.datetime(2099, 1, 1, tzinfo=datetime.timezone.utc)
    scheduled.approved_go_live_at = later
    scheduled.save()
    with_draft(page, ResourceFactory())
    assert back(added, editor) == USED


def test_what_waits_in_the_inbox_stays(added, editor):
    InboxEntry.objects.create(resource=added)
    assert back(added, editor) == USED


def test_nobody_looks_through_more_drafts_than_so_many(added, editor, monkeypatch):
    monkeypatch.setattr("wagtail_curation.library.taking_back.MOST_DRAFTS", 1)
    page = CuratedRoundupPageFactory()
    for _ in range(2):
        with_draft(page, ResourceFactory())
    assert back(added, editor) == USED


def test_what_somebody_has_worked_on_stays(added, editor):
    stamp = added.updated_at
    added.save()
    assert take_back(str(added.pk), stamp, editor) == CHANGED
    assert still_there(added)


def test_what_somebody_else_added_stays(added, admin_user):
    assert back(added, admin_user) == CHANGED
    assert still_there(added)
