"""A table that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail_curation.spreadsheets import as_text_cell


def csv_lines(headings: Iterable[str], rows: Iterable[Iterable]) -> Iterator[str]:
    """The lines of a CSV file, one at a time."""
    writer = csv.writer(_Echo())
    # Without the mark Excel takes UTF-8 for something else.
    yield "\ufeff" + writer.writerow(list(headings))
    for row in rows:
        yield writer.writerow([as_text_cell(str(cell)) for cell in row])


class _Echo:
    """What csv.writer writes to: it hands the line back."""

    def write(self, line: str) -> Any:
        return line
