"""Lines of text as rows of cells: CSV, as tools and as people write it."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from .base import LinkFileProblem, Reject
from .records import reject
from .textstream import Line, lines

_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ONE_ADDRESS = re.compile(r"https?://\S+", re.I)
_EXCEL_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?', re.I)
_LONGEST_ROW = 1_000_000


def first_cells(text: str) -> list[str]:
    """The cells of the first line that has any."""
    found = (line for line in text.splitlines() if line.strip())
    first = next(found, "")
    if _EXCEL_SEPARATOR.fullmatch(first.strip()):
        first = next(found, "")
    return _cells(first[:100_000], _separator(first))


def rows_of_cells(stream: BinaryIO) -> Iterator[tuple[int, list[str]] | Reject]:
    """The rows, each with the line it begins on. A broken one is a reject and costs
    none of the others.
    """
    source = _Lines(lines(stream))
    separator = source.separator()
    while True:
        source.row.clear()
        reader = csv.reader(source, delimiter=separator, strict=True)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _RowTooLong:
            yield reject(source.row[0].number, "too_long", source.row[0].text)
            continue
        except csv.Error:
            # A quotation mark that nobody closed swallows the lines below it: only
            # the line that opened it is broken.
            first, *others = source.row
            source.put_back(others)
            yield _lenient(first, separator) if not others else _broken(first)
            continue
        yield source.row[0].number, cells


def _lenient(line: Line, separator: str) -> tuple[int, list[str]] | Reject:
    """A line with a quotation mark inside a cell that has them round it."""
    if line.text.count('"') % 2 == 0:
        try:
            return line.number, _cells(line.text, separator)
        except csv.Error:
            pass
    return _broken(line)


def _broken(line: Line) -> Reject:
    return reject(line.number, "broken", line.text)


class _RowTooLong(Exception):
    """A row that goes on and on."""


class _Lines:
    """The lines for ``csv.reader``, remembering those of the row it is reading."""

    def __init__(self, source: Iterator[Line]):
        self.source = source
        self.waiting: deque[Line] = deque()
        self.row: list[Line] = []
        self.length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else next(self.source)
        self.row.append(line)
        self.length = self.length + len(line.text) if len(self.row) > 1 else 0
        if self.length > _LONGEST_ROW:
            raise _RowTooLong
        return _readable(line.text) + "\n"

    def put_back(self, found: list[Line]) -> None:
        self.waiting.extendleft(reversed(found))

    def separator(self) -> str:
        """What separates the cells; a line that says so, as Excel's do, is taken."""
        for line in self.source:
            if not line.text.strip():
                continue
            if said := _EXCEL_SEPARATOR.fullmatch(line.text.strip()):
                return said[1]
            self.put_back([line])
            return _separator(line.text)
        raise LinkFileProblem("empty", "There is nothing in the file.")


def _separator(line: str) -> str:
    """The separator that the line has most of, outside of quotation marks."""
    plain = _QUOTED.sub("", line[:20_000])
    if _ONE_ADDRESS.fullmatch(plain.strip()):
        return "\t"  # a list of addresses, which may have commas in them
    return max(_SEPARATORS, key=plain.count)


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([_readable(line)], delimiter=separator), [])


def _readable(line: str) -> str:
    """Without NULs, which Python 3.10 takes for the end of everything."""
    return line.replace("\x00", "")
