"""A file becomes the rows of an import. The file itself is not kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from django.db import transaction

from wagtail_curation.importers.links.base import LinkFileProblem, LinkRecord, Reject
from wagtail_curation.importers.links.formats import (
    HEAD,
    LinkFormat,
    format_of,
    link_format,
    read_links,
)
from wagtail_curation.importers.links.table import suggest_mapping
from wagtail_curation.models import ResourceImport, ResourceImportRow

BATCH = 500


def read_file(
    stream: BinaryIO,
    name: str,
    user=None,
    format_name: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> ResourceImport:
    """Stores what the file holds; nobody has looked for any of it in the library yet.

    ``format_name`` is the format's, where it is known; ``mapping`` says which field a
    column is, for tables, in place of what its headings suggest. Raises
    LinkFileProblem when there is nothing to be had from the file. Where it breaks off
    half-way, what came before is kept, and ``problem`` says so.
    """
    digest, head = _looked_through(stream)
    chosen = link_format(format_name) if format_name else format_of(head, name)
    stream.seek(0)
    with transaction.atomic():
        run = ResourceImport.objects.create(
            name=_short_name(name), format=chosen.name, digest=digest, added_by=user
        )
        found = _Entries(run, chosen, stream, name)
        for batch in found.batches():
            ResourceImportRow.objects.bulk_create(batch)
        run.problem = found.problem
        run.headings = found.headings
        run.mapping = _fitting(mapping, found) if found.headings else {}
        run.save(update_fields=["problem", "headings", "mapping"])
    return run


def read_before(run: ResourceImport) -> ResourceImport | None:
    """The last import before this one of the very same bytes."""
    same = ResourceImport.objects.filter(digest=run.digest, pk__lt=run.pk)
    return same.order_by("-pk").first()


class _Entries:
    """The rows of a file, unsaved; what is learned while they are read."""

    def __init__(self, run, chosen: LinkFormat, stream: BinaryIO, name: str):
        self.run = run
        self.problem = ""
        self.headings: list[str] = []
        self.first: Mapping[str, str] = {}
        # Cells as they stand: which column is what is decided later, and again.
        as_it_stands: dict[str, str] | None = {} if chosen.headings else None
        self.source = read_links(stream, name, chosen.name, as_it_stands)

    def batches(self) -> Iterator[list[ResourceImportRow]]:
        batch, count = [], 0
        for row in self._rows():
            batch.append(row)
            count += 1
            if len(batch) == BATCH:
                yield batch
                batch = []
        if not count:
            raise LinkFileProblem("empty", "There are no links in the file.")
        if batch:
            yield batch

    def _rows(self) -> Iterator[ResourceImportRow]:
        count = 0
        try:
            for entry in self.source:
                count += 1
                yield ResourceImportRow(
                    run=self.run, line=entry.line, record=self._record(entry)
                )
        except LinkFileProblem as problem:
            if not count:
                raise
            self.problem = problem.code

    def _record(self, entry: LinkRecord | Reject) -> dict[str, Any]:
        if isinstance(entry, Reject):
            return {"reject": entry.code, "text": entry.text}
        if entry.columns and not self.headings:
            self.first = entry.columns
            self.headings = list(entry.columns)
        return _clean(entry.as_json())


def _fitting(mapping: Mapping[str, str] | None, found: _Entries) -> dict[str, str]:
    """The mapping for this table: columns that it has, each with its field."""
    if mapping is None:
        return suggest_mapping(found.first)
    return {name: field for name, field in mapping.items() if name in found.headings}


def _looked_through(stream: BinaryIO) -> tuple[str, bytes]:
    """SHA-256 of the whole stream, and how it begins."""
    digest, head = hashlib.sha256(), b""
    stream.seek(0)
    while chunk := stream.read(io.DEFAULT_BUFFER_SIZE * 16):
        head = head or chunk[:HEAD]
        digest.update(chunk)
    return digest.hexdigest(), head


def _short_name(name: str) -> str:
    return _clean(name.replace("\\", "/").rsplit("/", 1)[-1])[:255] or "–"


def _clean(value: Any) -> Any:
    """The value without what some database's JSON would not take."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_clean(name): _clean(inside) for name, inside in value.items()}
    return [_clean(inside) for inside in value] if isinstance(value, list) else value
