"""A merge undone when the site has moved on: what can not be given back is counted."""

import pytest
from django.db import IntegrityError

from tests.library.merging import body_with, raw
from wagtail_curation.library import unmerge
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import (
    InboxEntry,
    InboxVote,
    ResourceTopic,
    get_resource_model,
)
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


@pytest.fixture
def two():
    return ResourceFactory(topics=["art"]), ResourceFactory(topics=["music"])


def test_an_app_or_a_field_that_was_taken_out_is_left(two):
    kept, loser = two
    page = CuratedRoundupPageFactory(body=body_with(loser))
    done = merge(kept, loser)
    label = page._meta.label_lower
    taken_out = [
        {"kind": "rows", "model": "no.such", "pks": [1, 2], "changes": []},
        {"kind": "rows", "model": label, "pks": [1], "changes": [["no_such", 1, 2]]},
        {"kind": "stream", "model": "no.such", "pk": 1, "field": "x", "paths": [["a"]]},
        {"kind": "stream", "model": label, "pk": 1, "field": "x", "paths": [["a"]]},
        {"kind": "gone", "rows": [{"model": "no.such", "pk": 1, "fields": {}}]},
    ]
    done.places = [*taken_out, *done.places]
    done.before["was"]["no_such"], done.before["is"]["no_such"] = "a", "b"
    done.merged["rows"][0]["fields"]["no_such"] = "x"
    done.save()
    assert undo(done).left == 6
    assert raw(page, "body")[1]["value"]["resource"] == int(done.merged_pk)


def test_what_somebody_added_again_is_there_once(two):
    kept, loser = two
    done = merge(kept, loser, {"topics": "loser"})
    kept = Resource.objects.get()
    kept.topics.add("art")
    kept.save()
    assert undo(done).left == 1
    assert ResourceTopic.objects.filter(content_object=kept).count() == 1


def test_what_belonged_to_somebody_who_left_stays_away(two, editor):
    kept, loser = two
    for resource in two:
        entry = InboxEntry.objects.create(resource=resource, added_by=editor)
        InboxVote.objects.create(entry=entry, user=editor)
    Resource.objects.update(added_by=editor)
    done = merge(kept, loser, user=editor)
    editor.delete()
    record = undo(done).record
    assert record.added_by is None
    assert record.inbox_entry.added_by is None
    assert not InboxVote.objects.exists()


def test_what_only_one_record_may_have_is_asked_for_in_words(two, monkeypatch):
    done = merge(*two)

    def refuse(row, new_pk=False):
        raise IntegrityError

    monkeypatch.setattr(unmerge, "bring_back", refuse)
    with pytest.raises(MergeError, match="only the merged one may have"):
        undo(done)
    assert Resource.objects.count() == 1


def test_when_what_it_belonged_to_has_gone_it_stays_merged(two, monkeypatch):
    done = merge(*two)
    monkeypatch.setattr(unmerge, "bring_back", lambda row, new_pk=False: None)
    with pytest.raises(MergeError, match="has been deleted"):
        undo(done)
    assert Resource.objects.count() == 1
