"""The places that a merge has changed, each with what it takes to change it back.

``places`` of a merge is a list of them, as JSON: rows whose columns were changed
(``Rows``), rows that went or came (``gone``, ``added``), places in the raw data of
streams and revisions; and the types of blocks that nobody could look into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

ROWS, GONE, ADDED = "rows", "gone", "added"
STREAM, REVISION, UNKNOWN = "stream", "revision", "unknown"
REVISION_LIST = "revision list"

CHUNK = 500

# (column, old value, new value)
Change = tuple[str, Any, Any]


class Places:
    """Collects what is changed; gives it out as JSON."""

    def __init__(self) -> None:
        self._rows: dict[tuple, list] = defaultdict(list)
        self._others: list[dict[str, Any]] = []
        self._unknown: dict[str, set[str]] = defaultdict(set)

    def rows(self, model: type[Model], keys: Iterable, *changes: Change) -> None:
        changed = tuple((name, _json(old), _json(new)) for name, old, new in changes)
        self._rows[model._meta.label_lower, changed] += map(_json, keys)

    def gone(self, rows: list[dict]) -> None:
        if rows:
            self._others.append({"kind": GONE, "rows": rows})

    def added(self, record: Model) -> None:
        label = record._meta.label_lower
        self._others.append({"kind": ADDED, "model": label, "pk": _json(record.pk)})

    def stream(self, model, pk, field: str, paths: list) -> None:
        place = {"model": model._meta.label_lower, "pk": _json(pk), "field": field}
        self._others.append({"kind": STREAM, **place, "paths": paths})

    def revision(self, model, pk, object_id: str, paths: list) -> None:
        label = model._meta.label_lower
        place = {"pk": pk, "model": label, "object": object_id, "paths": paths}
        self._others.append({"kind": REVISION, **place})

    def revision_list(self, model, pk, name: str, was: list, became: list) -> None:
        place = {"pk": pk, "model": model._meta.label_lower, "list": name}
        self._others.append({"kind": REVISION_LIST, **place, "was": was, "is": became})

    def unknown(self, model, types: set[str]) -> None:
        """Types of blocks that nobody could look into."""
        if types:
            self._unknown[model._meta.label_lower] |= types

    def as_json(self) -> list[dict[str, Any]]:
        rows = [
            {"kind": ROWS, "model": label, "pks": keys, "changes": [*map(list, it)]}
            for (label, it), keys in self._rows.items()
            if keys
        ]
        unknown = [
            {"kind": UNKNOWN, "model": label, "types": sorted(types)}
            for label, types in self._unknown.items()
        ]
        return rows + self._others + unknown


def _json(value: Any) -> Any:
    plain = (str, int, float, bool, type(None), list, dict)
    return value if isinstance(value, plain) else str(value)


def objects_in(places: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """(model, key) of each object whose content or relation was changed."""
    found: dict[tuple[str, Any], None] = {}
    for place in places:
        if place["kind"] == ROWS:
            found |= {(place["model"], key): None for key in place["pks"]}
        elif place["kind"] == GONE:
            # There again after an undo.
            found |= {(row["model"], row["pk"]): None for row in place["rows"]}
        elif place["kind"] == STREAM:
            found[place["model"], place["pk"]] = None
    return list(found)


def chunks(keys: Iterable, size: int = CHUNK) -> Iterator[list]:
    keys = list(keys)
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def update_rows(rows: QuerySet, keys: list, values: dict[str, Any]) -> list:
    """Updates the rows of these keys; gives the keys of those that could not be,
    because such a row is there already.
    """
    refused = []
    for chunk in chunks(keys):
        if not _update(rows.filter(pk__in=chunk), values):
            refused += [it for it in chunk if not _update(rows.filter(pk=it), values)]
    return refused


def _update(rows: QuerySet, values: dict[str, Any]) -> bool:
    try:
        with transaction.atomic(using=rows.db):
            rows.update(**values)
    except IntegrityError:
        return False
    return True


def model_of(place: dict[str, Any]) -> Any:
    """The model of a place; None when its app has been taken out meanwhile."""
    try:
        return apps.get_model(place["model"])
    except LookupError:
        return None
