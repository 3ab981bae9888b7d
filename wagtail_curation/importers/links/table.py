"""A table of links as text: CSV and its relatives, whatever separates the cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from .base import LinkFileProblem, LinkRecord, LinkResults, Reject
from .csvcells import first_cells, rows_of_cells
from .mapping import apply_mapping, guess_mapping
from .records import reject
from .textstream import decoded

MAX_COLUMNS = 500
#: A mapping without any of these finds nothing in a table.
FINDABLE = {"url", "title", "doi"}
_ADDRESS = re.compile(r"\s*https?://\S+", re.I)


class Row(NamedTuple):
    """A row: the line it begins on, and its cells by heading."""

    line: int
    columns: dict[str, str]


def sniff(head: bytes, name: str) -> float:
    text = decoded(head)
    if text.lstrip()[:1] in tuple("<{[%@") or head.startswith((b"PK", b"%PDF")):
        return 0.0
    headers = first_cells(text)
    mapping = guess_mapping(headers)
    if "url" in mapping.values():
        return 0.6 if len(headers) > 1 else 0.4
    if "title" in mapping.values() and len(headers) > 1:
        return 0.5
    if any(map(_ADDRESS.match, headers)):
        return 0.4
    return 0.2 if name.lower().endswith((".csv", ".tsv")) else 0.0


def read(stream: BinaryIO, mapping: Mapping[str, str] | None = None) -> LinkResults:
    """The rows as records by the mapping, else by the one that the headings suggest.

    Where nothing suggests an address or a title, records have ``columns`` and
    nothing else, for ``apply_mapping`` later.
    """
    yield from mapped(rows(stream), mapping)


def mapped(
    found: Iterable[Row | Reject], mapping: Mapping[str, str] | None
) -> LinkResults:
    """Rows as records."""
    chosen = mapping
    for row in found:
        if isinstance(row, Reject):
            yield row
            continue
        if chosen is None:
            chosen = suggest_mapping(row.columns)
        if chosen:
            yield apply_mapping(row.columns, chosen, row.line)
        else:
            yield LinkRecord(row.line, columns=row.columns)


def suggest_mapping(columns: Mapping[str, str]) -> dict[str, str]:
    """What a table's columns seem to be, by its headings and its first row."""
    guessed = guess_mapping(columns)
    if FINDABLE & set(guessed.values()):
        return guessed
    return _by_content(columns)


def headings(stream: BinaryIO, rows_to_show: int = 5) -> tuple[list[str], list[Row]]:
    """The table's headings and its first rows, for choosing a mapping."""
    return first_rows(rows(stream), rows_to_show)


def first_rows(
    found: Iterable[Row | Reject], rows_to_show: int
) -> tuple[list[str], list[Row]]:
    """The headings and the first rows of what a table gives."""
    shown: list[Row] = []
    for row in found:
        if isinstance(row, Row):
            shown.append(row)
        if len(shown) >= rows_to_show:
            break
    return (list(shown[0].columns) if shown else []), shown


def rows(stream: BinaryIO) -> Iterator[Row | Reject]:
    """The table's rows below its headings; empty rows are passed over.

    A table without headings has its columns named as spreadsheets do: A, B, C …
    """
    return named_rows(rows_of_cells(stream))


def named_rows(
    found: Iterable[tuple[int, list[str]] | Reject],
) -> Iterator[Row | Reject]:
    """Rows of cells with the first of them, or letters, as headings."""
    headers: list[str] = []
    for row in found:
        if isinstance(row, Reject):
            yield row
            continue
        line, cells = row
        if not any(cell.strip() for cell in cells):
            continue
        if not headers:
            if len(cells) > MAX_COLUMNS:
                raise LinkFileProblem(
                    "too_wide",
                    f"The table has more than {MAX_COLUMNS} columns. Is it a table "
                    "of links?",
                )
            is_header = not any(map(_ADDRESS.match, cells))
            headers = _unique(cells if is_header else [""] * len(cells))
            if is_header:
                continue
        if any(cell.strip() for cell in cells[len(headers) :]):
            yield reject(line, "columns", ", ".join(cells[: len(headers) + 10]))
            continue
        padded = [*cells, *[""] * (len(headers) - len(cells))]
        yield Row(line, dict(zip(headers, padded)))


def _unique(headers: list[str]) -> list[str]:
    """Headings without blanks round them, each once; letters for those without."""
    names: list[str] = []
    for place, header in enumerate(headers):
        name = re.sub(r"\s+", " ", header).strip()[:100] or _letters(place)
        while name in names:
            name += " ′"
        names.append(name)
    return names


def _letters(place: int) -> str:
    """A, B … Z, AA, AB …"""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _by_content(columns: Mapping[str, str]) -> dict[str, str]:
    """Without headings: the first column with an address in it, if one has."""
    for name, cell in columns.items():
        if _ADDRESS.match(cell):
            return {name: "url"}
    return {}
