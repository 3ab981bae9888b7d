"""Zotero's library as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from wagtail_curation.metadata.identifiers import doi_in, isbn_in

from .base import LinkRecord, LinkResults, Reject
from .clean import without_markup
from .csvcells import first_cells
from .kinds import kind_of
from .people import natural_name
from .records import link
from .table import rows
from .textstream import decoded
from .values import date_in, language_in, licence_in, minutes_in, moment_in

_COLUMNS = {"Key", "Item Type", "Publication Year", "Author", "Title", "Url"}
_IN_A_PUBLICATION = ("Article", "Post", "webpage")


def sniff(head: bytes, name: str) -> float:
    return 0.98 if set(first_cells(decoded(head))) >= _COLUMNS else 0.0


def read(stream: BinaryIO) -> LinkResults:
    for row in rows(stream):
        yield row if isinstance(row, Reject) else _record(row.line, row.columns)


def _record(line: int, told: Mapping[str, str]) -> LinkRecord | Reject:
    """Zotero's automatic tags come from catalogues: only the manual ones are kept."""

    def cell(name: str) -> str:
        return told.get(name, "").strip()

    kind = cell("Item Type")
    publishers = [cell("Publication Title"), cell("Publisher")]
    if not kind.endswith(_IN_A_PUBLICATION):
        publishers.reverse()
    doi = doi_in(cell("DOI"))
    people = cell("Author") or cell("Editor") or cell("Contributor")
    return link(
        line,
        cell("Url") or (f"https://doi.org/{doi}" if doi else ""),
        title=without_markup(cell("Title")),
        authors=[natural_name(name) for name in people.split(";")],
        publisher=publishers[0] or publishers[1],
        published=date_in(cell("Date") or cell("Publication Year")),
        kind=kind_of(kind),
        language=language_in(cell("Language")),
        summary=without_markup(cell("Abstract Note")),
        note=without_markup(cell("Notes").replace(">; <", "> <")),
        tags=cell("Manual Tags").split(";"),
        licence=licence_in(cell("Rights")),
        minutes=minutes_in(cell("Running Time")),
        isbn=isbn_in(cell("ISBN")),
        doi=doi,
        added=moment_in(cell("Date Added")),
        columns={name: value for name, value in told.items() if value},
        without_address=True,
    )
