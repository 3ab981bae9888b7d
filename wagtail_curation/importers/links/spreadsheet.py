"""A table of links as an Excel workbook: its first sheet that has anything in it."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import openpyxl

from .base import LinkFileProblem, LinkResults, Reject
from .table import MAX_COLUMNS, Row, first_rows, mapped, named_rows

#: Bytes of the unpacked workbook, of its texts (which are held in memory), and rows.
MAX_UNPACKED = 60_000_000
MAX_TEXTS = 12_000_000
MAX_ROWS = 200_000
_LAST_ROW = 1_048_576


def sniff(head: bytes, name: str) -> float:
    if head.startswith(b"\xd0\xcf\x11\xe0") and name.lower().endswith(".xlsx"):
        return 0.9  # a workbook with a password is packed so
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    is_named = name.lower().endswith((".xlsx", ".xlsm"))
    return 0.9 if b"xl/" in head or is_named else 0.3


def read(stream: BinaryIO, mapping: Mapping[str, str] | None = None) -> LinkResults:
    """The rows as records; mapping as for ``table.read``. ``line`` is the row."""
    yield from mapped(rows(stream), mapping)


def headings(stream: BinaryIO, rows_to_show: int = 5) -> tuple[list[str], list[Row]]:
    """The table's headings and its first rows, for choosing a mapping."""
    return first_rows(rows(stream), rows_to_show)


def rows(stream: BinaryIO) -> Iterator[Row | Reject]:
    yield from named_rows(_cells(stream))


def _cells(stream: BinaryIO) -> Iterator[tuple[int, list[str]] | Reject]:
    stream.seek(0)
    _judge(stream)
    number = 0
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                for number, values in _rows_of(sheet):
                    yield number, [_text(value) for value in values]
                if number:
                    return
        finally:
            book.close()
    except LinkFileProblem:
        raise
    except GeneratorExit:
        raise
    except Exception as error:
        # openpyxl meets a broken workbook with whatever broke in it.
        if number:
            yield Reject(number + 1, "cut_off")
            return
        raise _broken() from error


def _rows_of(sheet) -> Iterator[tuple[int, tuple]]:
    """The rows that have anything in them, without the empty cells after the last."""
    sheet.reset_dimensions()  # what a sheet says of its size is not always so
    found, blank = 0, None
    for number, values in enumerate(
        sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True), start=1
    ):
        if number > _LAST_ROW:
            return
        # Rows that are not there come as one and the same tuple.
        if values is blank:
            continue
        end = len(values)
        while end and values[end - 1] is None:
            end -= 1
        if not end:
            blank = values
            continue
        found += 1
        if found > MAX_ROWS:
            raise _too_large()
        yield number, values[:end]


def _judge(stream: BinaryIO) -> None:
    """Before anything is unpacked: is it a workbook, and not a bomb?"""
    if stream.read(4) == b"\xd0\xcf\x11\xe0":
        raise LinkFileProblem(
            "locked", "The workbook has a password. Save it without one and try again."
        )
    try:
        with zipfile.ZipFile(stream) as packed:
            sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    except Exception as error:  # zipfile, too, raises whatever broke
        raise _broken() from error
    if "[Content_Types].xml" not in sizes or not any(
        n.startswith("xl/") for n in sizes
    ):
        raise LinkFileProblem(
            "unknown_format", "This is a packed file, but not an Excel workbook."
        )
    texts = sum(size for name, size in sizes.items() if "/worksheets/" not in name)
    if sum(sizes.values()) > MAX_UNPACKED or texts > MAX_TEXTS:
        raise _too_large()
    stream.seek(0)


def _text(value: object) -> str:
    """A cell as one would type it: 2024-05-01, 9783161484100, 12.5."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _broken() -> LinkFileProblem:
    return LinkFileProblem(
        "broken",
        "The workbook cannot be read. Open it, save it again as .xlsx or as CSV, and "
        "try that file.",
    )


def _too_large() -> LinkFileProblem:
    return LinkFileProblem(
        "too_large", "The workbook is too large. Save the sheet as CSV and try that."
    )
