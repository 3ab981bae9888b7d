"""The life of an import: begun, stopped, gone on with, forgotten."""

import datetime

import pytest
from django.utils import timezone

from tests.library.intake.helpers import bring_in, counts, many, read
from wagtail_curation.library.intake import bringing, runs
from wagtail_curation.models import (
    ImportState,
    ResourceImport,
    ResourceImportRow,
    RowState,
    get_resource_model,
)

pytestmark = pytest.mark.django_db


def test_a_step_ends_when_its_time_is_over(monkeypatch):
    monkeypatch.setattr(bringing, "BATCH", 3)
    run = read(many(8))
    runs.start(run)
    assert runs.step(run, seconds=0)
    assert counts(run) == {"added": 3, "new": 5}
    assert runs.step(run, seconds=0)
    assert not runs.step(run, seconds=0)
    assert run.state == ImportState.DONE


def test_nothing_is_added_before_it_is_begun_or_after_it_ended():
    run = read(many(2))
    assert not runs.step(run)
    assert not get_resource_model().objects.exists()
    runs.start(run)
    runs.step(run)
    assert not runs.start(run)
    assert not runs.cancel(run)
    assert not runs.reopen(run)
    assert run.state == ImportState.DONE


def test_what_was_cancelled_half_way_goes_on_where_it_stopped(monkeypatch):
    monkeypatch.setattr(bringing, "BATCH", 2)
    run = read(many(5))
    runs.start(run)
    runs.step(run, seconds=0)
    assert runs.cancel(run)
    assert not runs.step(run)
    assert counts(run) == {"added": 2, "new": 3}
    assert runs.reopen(run)
    assert run.state == ImportState.READY
    runs.start(run)
    runs.step(run)
    assert counts(run) == {"added": 5}
    assert get_resource_model().objects.count() == 5


def test_what_was_cancelled_while_it_was_looked_up_is_looked_up_to_its_end():
    run = read(many(3))
    run.rows.update(state=RowState.WAITING)
    ResourceImport.objects.filter(pk=run.pk).update(state=ImportState.CANCELLED)
    assert runs.reopen(run)
    assert run.state == ImportState.READING


def test_other_columns_do_not_bring_in_anything_twice():
    table = b"url,title\nhttps://example.org/1,One\nhttps://example.org/2,Two"
    run = read(table, "t.csv")
    run.rows.filter(line=2).update(state=RowState.ADDED)
    assert runs.choose_columns(run, {"url": "url"})
    runs.step(run)
    assert counts(run) == {"added": 1, "new": 1}


def test_an_import_that_nobody_works_on_is_silent():
    run = read(many(1))
    assert not runs.is_silent(run)
    runs.start(run)
    assert not runs.is_silent(run)
    run.touched_at = timezone.now() - runs.SILENCE - datetime.timedelta(seconds=1)
    assert runs.is_silent(run)


def test_a_forgotten_import_leaves_what_it_added(django_assert_max_num_queries):
    run = bring_in(many(30))
    with django_assert_max_num_queries(12):
        runs.discard(run)
    assert not ResourceImportRow.objects.exists()
    assert not ResourceImport.objects.exists()
    assert get_resource_model().objects.count() == 30


def test_counts_of_many_imports_cost_one_query(django_assert_num_queries):
    several = [read(many(n)) for n in (1, 2, 3)]
    with django_assert_num_queries(1):
        runs.count_rows(several)
    assert [run.counts["new"] for run in several] == [1, 2, 3]
