"""Pocket's exports: a page of links (ril_export.html) and, later, CSV."""

from __future__ import annotations

import re
from typing import BinaryIO

from . import bookmarks
from .base import LinkResults, Reject
from .csvcells import first_cells
from .records import link
from .table import rows
from .textstream import decoded
from .values import moment_in

_PAGE = re.compile(r"<title>\s*Pocket Export|<a\s[^<>]*\btime_added=", re.I)
_COLUMNS = {"title", "url", "time_added", "tags"}


def sniff_html(head: bytes, name: str) -> float:
    return 0.95 if _PAGE.search(decoded(head)) else 0.0


def sniff(head: bytes, name: str) -> float:
    return 0.95 if set(first_cells(decoded(head))) >= _COLUMNS else 0.0


#: The page is one of bookmarks, with the names of attributes changed a little.
read_html = bookmarks.read


def read(stream: BinaryIO) -> LinkResults:
    """title, url, time_added, tags (with | between them), status."""
    for row in rows(stream):
        if isinstance(row, Reject):
            yield row
            continue
        told = row.columns
        yield link(
            row.line,
            told.get("url"),
            title=told.get("title"),
            tags=told.get("tags", "").split("|"),
            added=moment_in(told.get("time_added")),
            columns=told,
        )
