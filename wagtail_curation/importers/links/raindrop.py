"""Raindrop's backup as CSV. (Its HTML is bookmarks like any browser's.)"""

from __future__ import annotations

import re
from typing import BinaryIO

from .base import LinkResults, Reject
from .csvcells import first_cells
from .records import link
from .table import rows
from .textstream import decoded
from .values import moment_in

_COLUMNS = {"title", "note", "excerpt", "url", "folder", "tags", "created"}
_FOLDERS = re.compile(r"\s*/\s*")
_NO_FOLDER = ("unsorted", "trash", "all")


def sniff(head: bytes, name: str) -> float:
    return 0.95 if set(first_cells(decoded(head))) >= _COLUMNS else 0.0


def read(stream: BinaryIO) -> LinkResults:
    """The excerpt is what the page says of itself; note and highlights are private."""
    for row in rows(stream):
        if isinstance(row, Reject):
            yield row
            continue
        told = row.columns
        folders = [
            name
            for name in _FOLDERS.split(told.get("folder", ""))
            if name.casefold() not in _NO_FOLDER
        ]
        notes = [told.get("note", ""), told.get("highlights", "")]
        yield link(
            row.line,
            told.get("url"),
            title=told.get("title"),
            summary=told.get("excerpt"),
            note="\n\n".join(filter(None, notes)),
            tags=[*folders, *told.get("tags", "").split(",")],
            added=moment_in(told.get("created")),
            columns=told,
        )
