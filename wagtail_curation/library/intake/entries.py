"""A row of an import in the words of the library: what is it, and where is it found?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from wagtail_curation.importers.links.base import LinkRecord, Reject
from wagtail_curation.importers.links.mapping import apply_mapping
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import ResourceImport, ResourceImportRow
from wagtail_curation.models.library import key_of

DOI_SITE = "https://doi.org/"


def entry_of(row: ResourceImportRow, run: ResourceImport) -> LinkRecord | Reject:
    """What the row says: of a table's row, what the import's mapping makes of it."""
    data = row.record
    if "reject" in data:
        return Reject(row.line, data["reject"], data.get("text", ""))
    if columns := data.get("columns"):
        # Databases do not keep the order of names, and two columns may be one field.
        mapping = {n: run.mapping[n] for n in run.headings if run.mapping.get(n)}
        ordered = {n: columns[n] for n in run.headings if n in columns}
        return apply_mapping(ordered, mapping, row.line)
    return LinkRecord.from_json({**data, "line": row.line})


@dataclass(frozen=True)
class Entry:
    """A record, and what finds it: its address, further keys, and one ``key`` that
    tells two entries of one file apart.
    """

    record: LinkRecord
    address: str
    identifier: str
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        if self.keys:
            return self.keys[0]
        names = "\n".join([self.record.title, *self.record.authors]).casefold()
        return "title:" + hashlib.sha256(names.encode()).hexdigest()[:64]

    def values(self) -> dict[str, Any]:
        """What the file says, by a resource's field names."""
        record = self.record
        return {
            "title": record.title,
            "publisher": record.publisher,
            "published": record.published,
            "kind": record.kind,
            "language": record.language,
            "summary": record.summary,
            "licence": record.licence,
            "minutes": record.minutes,
            "private_note": record.note,
        }


def found_by(record: LinkRecord) -> Entry | Reject:
    """The record with what finds it in the library; a Reject when its address is none.

    An ISBN is that of a whole book: a chapter or an article that gives its book's is
    not found by it.
    """
    by_doi = DOI_SITE + record.doi if record.doi else ""
    address = record.url or by_doi
    whole = record.isbn and record.kind in ("", "book")
    identifier = f"isbn:{record.isbn}" if whole else ""
    keys = []
    try:
        keys = [key_of(each) for each in (address, by_doi) if each]
    except AddressError as error:
        return Reject(record.line, error.code, address)
    keys += [identifier] if identifier else []
    return Entry(record, address, identifier, tuple(dict.fromkeys(keys)))
