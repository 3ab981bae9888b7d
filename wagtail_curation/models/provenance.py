"""Where each field of a resource came from, and who may change it.

``AbstractResource.provenance`` is ``{field: {"how", "source", "certainty", "at",
"read", "by"}}``. A field that is not in it was there before anybody kept count and
counts as typed: nothing automatic changes it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

FETCHED = "fetched"
"""Taken from the page, and as the page had it."""
CHANGED = "changed"
"""Taken from the page, and changed by an editor since."""
TYPED = "typed"
"""Written by an editor, or brought by an import."""


def fetched(
    value: Any, source: str, certainty: str, now: datetime.datetime, user=None
) -> dict[str, Any]:
    """The entry of a field that was just taken from a page."""
    return {
        "how": FETCHED,
        "source": source,
        "certainty": certainty,
        "at": now.isoformat(timespec="seconds"),
        "read": _plain(value),
        "by": _plain(getattr(user, "pk", None)),
    }


def edited(before: dict[str, Any] | None, now: datetime.datetime, user=None):
    """The entry of a field that an editor has just written."""
    before = before or {}
    how = CHANGED if before.get("how") in (FETCHED, CHANGED) else TYPED
    entry = {"how": how, "at": now.isoformat(timespec="seconds")}
    if how == CHANGED:
        kept = ("source", "certainty", "read")
        entry.update({name: before[name] for name in kept if name in before})
    return {**entry, "by": _plain(getattr(user, "pk", None))}


def all_typed(fields: Iterable[str], now: datetime.datetime, user=None):
    """The provenance of a new record with these fields written by somebody."""
    return {name: edited(None, now, user) for name in fields}


def may_fill(record, field: str) -> bool:
    """Whether something automatic may write this field: it is empty, or fetched."""
    if not getattr(record, field, None):
        return (record.provenance.get(field) or {}).get("how") in (None, FETCHED)
    return (record.provenance.get(field) or {}).get("how") == FETCHED


def is_untouched(record, field: str) -> bool:
    """Whether nobody, and nothing, has ever written this field.

    A title that is the address is what a record is called until it has one.
    """
    if field in record.provenance:
        return False
    value = getattr(record, field, None)
    return not value or (field == "title" and bool(record.url) and value == record.url)


def is_as_fetched(record, field: str) -> bool:
    """Whether the field holds what a page said, and nobody has changed it since."""
    entry = record.provenance.get(field) or {}
    value = getattr(record, field, None)
    return entry.get("how") == FETCHED and entry.get("read") == _plain(value)


def note_edits(record, fields: Iterable[str], now, user=None) -> None:
    """Notes on the record (unsaved) that an editor wrote these fields."""
    for name in fields:
        record.provenance[name] = edited(record.provenance.get(name), now, user)


def _plain(value: Any) -> Any:
    plain = (str, int, float, bool, type(None))
    return value if isinstance(value, plain) else str(value)
