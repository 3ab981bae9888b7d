"""Which rows of an import are new, which the library has, which are none."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail_curation.importers.links.base import Reject
from wagtail_curation.library.adding import known_by_title
from wagtail_curation.library.intake.entries import Entry, entry_of, found_by
from wagtail_curation.models import (
    ImportState,
    ResourceAddress,
    ResourceImport,
    ResourceImportRow,
    RowState,
    get_resource_model,
)

BATCH = 400
#: Why a row is known: it stood in the file before.
TWICE = "twice"


def sort_batch(run: ResourceImport) -> bool:
    """Looks some rows up in the library; whether there are more.

    The last batch makes the import ready. Call it in a transaction of its own.
    """
    waiting = run.rows.filter(state=RowState.WAITING).order_by("pk")
    rows = list(waiting[:BATCH])
    if rows:
        _sort(run, rows)
    if len(rows) == BATCH:
        return True
    run.state = str(ImportState.READY)
    run.save(update_fields=["state"])
    return False


def _sort(run: ResourceImport, rows: list[ResourceImportRow]) -> None:
    entries: dict[int, Entry] = {}
    for row in rows:
        found = entry_of(row, run)
        entry = found if isinstance(found, Reject) else found_by(found)
        row.reason, row.key, row.resource_id = "", "", None
        if isinstance(entry, Reject):
            row.state, row.reason = str(RowState.REJECTED), entry.code
        else:
            row.state, row.key = str(RowState.NEW), entry.key
            entries[row.pk] = entry
    known = _known(key for entry in entries.values() for key in entry.keys)
    above = _above(run, rows)
    for row in rows:
        if row.pk in entries:
            _look_up(row, entries[row.pk], known, above)
    ResourceImportRow.objects.bulk_update(rows, ["state", "reason", "key", "resource"])


def _look_up(row, entry: Entry, known: dict[str, int], above: set[str]) -> None:
    row.resource_id = next((known[key] for key in entry.keys if key in known), None)
    if not entry.keys and (
        found := known_by_title(entry.record.title, entry.record.authors)
    ):
        row.resource_id = found.pk
    if row.resource_id is not None:
        row.state = str(RowState.KNOWN)
    elif entry.key in above:
        row.state, row.reason = str(RowState.KNOWN), TWICE
    above.add(entry.key)


def _known(keys: Iterable[str]) -> dict[str, int]:
    """Key → resource, of those that lead to one."""
    wanted = set(keys)
    records = get_resource_model()._default_manager.filter(address_key__in=wanted)
    others = ResourceAddress.objects.filter(key__in=wanted)
    return {
        **dict(others.values_list("key", "resource_id")),
        **dict(records.order_by().values_list("address_key", "pk")),
    }


def _above(run: ResourceImport, rows: list[ResourceImportRow]) -> set[str]:
    """The keys of these rows that stand further up in the file already."""
    keys = {row.key for row in rows if row.key}
    earlier = run.rows.filter(key__in=keys, pk__lt=rows[0].pk).order_by()
    return set(earlier.values_list("key", flat=True))
