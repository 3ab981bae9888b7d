"""What the library has and nobody has recommended, and from there into the inbox."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"wagtail_curation_inbox:{name}", args=args)


def keep(name: str, **words):
    """An entry for “Name” at example.org/name."""
    address = f"https://example.org/{name.lower()}"
    return inbox.keep(address, title=name, **words).entry


def listed(response) -> list[str]:
    return [str(entry) for entry in response.context["object_list"]]


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_it_lists_what_no_roundup_draft_or_inbox_has(as_editor):
    ResourceFactory(title="Unused")
    inbox.remove([keep("Removed")])
    keep("Waiting")
    CuratedRoundupPageFactory(
        body=[blocks.numbered_resource(ResourceFactory(title="Recommended"))]
    )
    drafted = keep("Drafted")
    draft = CuratedRoundupPageFactory(live=False)
    InboxEntry.objects.filter(pk=drafted.pk).update(
        taken_into=draft.pk, taken_at="2026-01-01T00:00Z"
    )
    response = as_editor.get(url("unused"), {"ordering": "title"})
    assert listed(response) == ["Removed", "Unused"]
    assert listed(as_editor.get(url("unused"), {"q": "unus"})) == ["Unused"]


def test_what_is_ticked_there_is_put_into_the_inbox(as_editor, editor):
    one, _two = ResourceFactory(), ResourceFactory()
    removed = keep("Removed", note="Still here")
    inbox.remove([removed])
    keys = f"{removed.resource_id},{one.pk}"
    response = as_editor.post(url("keep"), {"order": keys})
    assert "2 resources" in said(response)
    assert InboxEntry.objects.get(resource=one).added_by == editor
    removed.refresh_from_db()
    assert (removed.taken_at, removed.note) == (None, "Still here")


def test_nothing_ticked_is_said(as_editor):
    response = as_editor.post(url("keep"), {})
    assert response.url == url("unused")
    assert "Tick" in said(response)


def test_it_costs_the_same_for_twice_the_rows(as_editor):
    counts = []
    for batch in range(2):
        for _ in range(5):
            ResourceFactory()
        as_editor.get(url("unused"))
        with CaptureQueriesContext(connection) as queries:
            found = listed(as_editor.get(url("unused")))
        assert len(found) == 5 * (batch + 1)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_thousand_are_shown_by_pages(as_editor):
    ResourceFactory.create_batch(60)
    response = as_editor.get(url("unused"))
    assert len(listed(response)) == 50
