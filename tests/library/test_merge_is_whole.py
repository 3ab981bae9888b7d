"""A merge happens wholly or not at all, once, and at a cost that is known."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from tests.library.merging import body_with, everything, raw, rows_of, shelf_with
from tests.shelf.models import Shelf
from wagtail_curation.admin.usage import count_pages
from wagtail_curation.library import merge as merging
from wagtail_curation.library import mergeable, relations, unmerge
from wagtail_curation.library.merge import merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import ResourceMention, ResourceMerge, get_resource_model
from wagtail_curation.signals import resources_merged
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


class PlantedError(Exception):
    pass


def fail(*args, **kwargs):
    raise PlantedError


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (relations, "move_addresses"),
        (relations, "move_the_rest"),
        (relations, "note_key"),
        (merging, "repoint_revisions"),
        (merging, "doomed_by"),
        (merging, "_take"),
        (merging, "log"),
        (resources_merged, "send"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_failure_in_the_middle_changes_nothing(monkeypatch, module, name):
    kept, loser = ResourceFactory(), ResourceFactory(topics=["art"])
    rows_of(loser, "merged")
    shelf_with(loser)
    CuratedRoundupPageFactory(body=body_with(loser)).save_revision()
    before = everything()
    monkeypatch.setattr(module, name, fail)
    with pytest.raises(PlantedError):
        merge(kept, loser)
    assert everything() == before


@pytest.mark.parametrize(
    ("module", "name"),
    [(mergeable.Resources, "part"), (unmerge, "log"), (unmerge._Back, "_revision")],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_failure_in_the_middle_of_an_undo_changes_nothing(monkeypatch, module, name):
    kept, loser = ResourceFactory(), ResourceFactory(topics=["art"])
    shelf_with(loser)
    done = merge(kept, loser)
    before = everything()
    monkeypatch.setattr(module, name, fail)
    with pytest.raises(PlantedError):
        undo(done)
    assert everything() == before


def queries_of_a_merge(pages: int) -> tuple[int, int]:
    """How many queries a merge and its undo take with so many pages and revisions."""
    kept, loser = ResourceFactory(), ResourceFactory()
    series = RoundupSeriesPageFactory()
    for _ in range(pages):
        page = CuratedRoundupPageFactory(parent=series, body=body_with(loser))
        page.save_revision()
    with CaptureQueriesContext(connection) as merged:
        done = merge(kept, loser)
    with CaptureQueriesContext(connection) as undone:
        undo(done)
    return len(merged), len(undone)


def test_twice_as_many_pages_cost_the_same_queries():
    few, many = queries_of_a_merge(3), queries_of_a_merge(6)
    assert few[0] == many[0]


def test_pages_are_read_and_written_a_batch_at_a_time(monkeypatch):
    from wagtail_curation.library import repoint

    monkeypatch.setattr(repoint, "BATCH", 2)
    kept, loser = ResourceFactory(), ResourceFactory()
    pages = [CuratedRoundupPageFactory(body=body_with(loser)) for _ in range(5)]
    for page in pages:
        page.save_revision()
    merge(kept, loser)
    for page in pages:
        assert f'"resource": {loser.pk}' not in str(raw(page, "body"))
        assert raw(page, "body")[1]["value"]["resource"] == kept.pk
        content = page.revisions.get().content["body"]
        assert f'"resource": {kept.pk}' in content


def test_indexes_follow_as_soon_as_it_is_committed(
    django_capture_on_commit_callbacks,
):
    kept, loser = ResourceFactory(), ResourceFactory()
    page = CuratedRoundupPageFactory(body=body_with(loser))
    shelf = shelf_with(loser)
    for it in (page, shelf):
        ReferenceIndex.create_or_update_for_object(it)
    with django_capture_on_commit_callbacks(execute=True):
        done = merge(kept, loser)
    assert set(ResourceMention.objects.values_list("resource", flat=True)) == {kept.pk}
    count_pages([kept])
    assert kept.pages_using == 1
    assert ReferenceIndex.get_references_to(kept).filter(object_id=shelf.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        back = undo(done).record
    mentioned = set(ResourceMention.objects.values_list("resource", flat=True))
    assert mentioned == {back.pk}
    count_pages([kept])
    assert kept.pages_using == 0


# MySQL's full-text indexes know only what has been committed.
@pytest.mark.django_db(transaction=connection.vendor == "mysql")
def test_pages_are_found_by_what_they_recommend_now(django_capture_on_commit_callbacks):
    kept, loser = ResourceFactory(title="Zebrafinch"), ResourceFactory(title="Old")
    page = CuratedRoundupPageFactory(body=body_with(loser))
    with django_capture_on_commit_callbacks(execute=True):
        done = merge(kept, loser)
    assert [it.pk for it in type(page).objects.search("zebrafinch")] == [page.pk]
    with django_capture_on_commit_callbacks(execute=True):
        undo(done)
    assert list(type(page).objects.search("zebrafinch")) == []


def test_what_has_gone_before_the_task_runs_does_no_harm():
    from wagtail_curation.tasks import follow_merge

    gone = [["shelf.shelf", 4711], ["no.such", 1], ["shelf.shelfitem", 4711]]
    follow_merge.enqueue(gone, [4711])


def test_a_receiver_of_the_site_is_told(monkeypatch):
    told = []

    def receive(sender, **kwargs):
        told.append(kwargs)

    resources_merged.connect(receive)
    try:
        kept, loser = ResourceFactory(), ResourceFactory()
        shelf = shelf_with(loser)
        done = merge(kept, loser)
    finally:
        resources_merged.disconnect(receive)
    (it,) = told
    assert (it["merge"], it["records"]) == (done, [kept.pk])
    assert (Shelf._meta.label_lower, shelf.pk) in it["objects"]


def test_the_places_of_a_merge_fit_their_column():
    kept, loser = ResourceFactory(), ResourceFactory()
    rows_of(loser, "merged")
    shelf_with(loser)
    done = merge(kept, loser)
    stored = ResourceMerge.objects.get()
    assert (stored.places, stored.merged) == (done.places, done.merged)
