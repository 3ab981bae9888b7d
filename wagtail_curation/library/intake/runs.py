"""The life of an import: what can be done with it, and how far it is."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from wagtail_curation.library.intake.bringing import bring_batch
from wagtail_curation.library.intake.sorting import sort_batch
from wagtail_curation.models import (
    ImportState,
    ResourceImport,
    ResourceImportRow,
    RowState,
)

AT_WORK = (ImportState.READING, ImportState.RUNNING)
#: Whoever works on an import writes so at least this often.
SILENCE = datetime.timedelta(minutes=2)


def step(run: ResourceImport, seconds: float | None = None) -> bool:
    """Goes on with an import for about so many seconds, to the end without; whether
    there is more to do. ``run`` is as the database has it then.
    """
    until = None if seconds is None else time.monotonic() + seconds
    more = _one_batch(run.pk)
    while more and (until is None or time.monotonic() < until):
        more = _one_batch(run.pk)
    run.refresh_from_db()
    return more


def _one_batch(pk: int) -> bool:
    with transaction.atomic():
        # Written first: whoever comes second waits here until this batch is done.
        claimed = ResourceImport.objects.filter(pk=pk, state__in=AT_WORK)
        if not claimed.update(touched_at=timezone.now()):
            return False
        run = ResourceImport.objects.select_related("added_by").get(pk=pk)
        if run.state == ImportState.READING:
            return sort_batch(run)
        return bring_batch(run)


def start(run: ResourceImport) -> bool:
    """Lets a ready import begin; False when it is not ready (any more)."""
    return _move(run, [ImportState.READY], ImportState.RUNNING)


def cancel(run: ResourceImport) -> bool:
    """Stops an import after the batch at hand. What came in stays."""
    stoppable = [*AT_WORK, ImportState.READY]
    return _move(run, stoppable, ImportState.CANCELLED)


def reopen(run: ResourceImport) -> bool:
    """Makes a cancelled import ready again; False when it was not cancelled."""
    unsorted = run.rows.filter(state=RowState.WAITING).exists()
    state = ImportState.READING if unsorted else ImportState.READY
    return _move(run, [ImportState.CANCELLED], state)


def _move(run: ResourceImport, before: Iterable[Any], after: Any) -> bool:
    moved = ResourceImport.objects.filter(pk=run.pk, state__in=list(before))
    done = bool(moved.update(state=after, touched_at=timezone.now()))
    run.refresh_from_db()
    return done


@transaction.atomic
def choose_columns(run: ResourceImport, mapping: Mapping[str, str]) -> bool:
    """Says anew what a table's columns are; its rows are looked up again."""
    changeable = [ImportState.READING, ImportState.READY]
    if not _move(run, changeable, ImportState.READING):
        return False
    run.mapping = {name: mapping[name] for name in run.headings if mapping.get(name)}
    run.save(update_fields=["mapping"])
    run.rows.exclude(state=RowState.ADDED).update(state=RowState.WAITING)
    return True


def is_silent(run: ResourceImport) -> bool:
    """Whether nobody seems to work on an import that is being worked on."""
    if run.state not in AT_WORK:
        return False
    last = run.touched_at or run.created_at
    return timezone.now() - last > SILENCE


def count_rows(runs: Iterable[ResourceImport]) -> None:
    """Gives each import ``counts``: rows by state. One query."""
    runs = list(runs)
    rows = ResourceImportRow.objects.filter(run__in=[run.pk for run in runs])
    counted = rows.order_by().values_list("run_id", "state").annotate(n=Count("pk"))
    for run in runs:
        run.counts = {str(state): 0 for state in RowState.values}
    by_pk = {run.pk: run for run in runs}
    for pk, state, number in counted:
        by_pk[pk].counts[state] = number


@transaction.atomic
def discard(run: ResourceImport) -> None:
    """Forgets an import. What it added stays in the library."""
    # Nothing refers to a row: no need to load thousands of them to delete them.
    rows = ResourceImportRow.objects.filter(run=run)
    rows._raw_delete(rows.db)
    run.delete()
