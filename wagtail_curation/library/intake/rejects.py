"""A table that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

# A cell that begins so is a formula to Excel, LibreOffice and others.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(headings: Iterable[str], rows: Iterable[Iterable]) -> Iterator[str]:
    """The lines of a CSV file, one at a time."""
    writer = csv.writer(_Echo())
    # Without the mark Excel takes UTF-8 for something else.
    yield "\ufeff" + writer.writerow(list(headings))
    for row in rows:
        yield writer.writerow([harmless(str(cell)) for cell in row])


def harmless(cell: str) -> str:
    """The cell as text: an apostrophe goes before what would be a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


class _Echo:
    """What csv.writer writes to: it hands the line back."""

    def write(self, line: str) -> Any:
        return line
