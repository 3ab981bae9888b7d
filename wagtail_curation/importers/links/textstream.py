"""A file of bytes as a stream of text, in memory that does not grow with the file.

A byte order mark decides; else UTF-8 when the whole file is valid UTF-8; else what
the file says of itself; else Windows-1252, as browsers take it.
"""

from __future__ import annotations

import codecs
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

CHUNK = 64 * 1024
#: Longer lines come in pieces.
LONGEST_LINE = 1_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9][A-Za-z0-9._:-]{1,40})""", re.I
)
#: What old files are really in. Python knows more, some of it no charset at all.
_CHARSETS = ("iso8859-", "cp", "koi8", "shift_jis", "euc_", "gb", "big5", "mac-")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_NULS = str.maketrans("", "", "\x00")


class Line(NamedTuple):
    """A line of a file: its number, and its text without the line's end."""

    number: int
    text: str


@contextmanager
def rewindable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself, at its start, or a copy on disk when it can't go back."""
    if stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, CHUNK)
        copy.seek(0)
        yield copy


def read_capped(stream: BinaryIO, most: int) -> bytes | None:
    """The whole file; None when it has more than ``most`` bytes."""
    stream.seek(0)
    data = stream.read(most + 1)
    return None if len(data) > most else data


def decoded(data: bytes) -> str:
    """The start of a file as text, for looking at; never fails."""
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(charset, "replace")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return decoder.decode(data)
    except UnicodeDecodeError:
        return data.decode(_declared(data) or "cp1252", "replace")


def chunks(stream: BinaryIO) -> Iterator[str]:
    """The file's text, piece by piece, without NULs and byte order mark."""
    stream.seek(0)
    charset, skip = _charset(stream)
    stream.seek(skip)
    decoder = codecs.getincrementaldecoder(charset)("replace")
    while data := stream.read(CHUNK):
        yield decoder.decode(data).translate(_NULS)
    yield decoder.decode(b"", final=True).translate(_NULS)


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The file's lines, whatever ends them; one that never ends comes in pieces of
    LONGEST_LINE characters, all with its number.
    """
    number, rest = 1, ""
    for chunk in chunks(stream):
        # A lone "\r" at the end may be half of a line's end.
        text = rest + chunk
        start = 0
        for match in _NEWLINE.finditer(text, max(0, len(rest) - 1)):
            if match.end() == len(text) and match[0] == "\r":
                break
            yield Line(number, text[start : match.start()])
            number, start = number + 1, match.end()
        rest = text[start:]
        while len(rest) > LONGEST_LINE:
            yield Line(number, rest[:LONGEST_LINE])
            rest = rest[LONGEST_LINE:]
    if rest := rest.removesuffix("\r"):
        yield Line(number, rest)


def _charset(stream: BinaryIO) -> tuple[str, int]:
    """The charset, and how many bytes of mark to skip."""
    head = stream.read(CHUNK)
    for bom, charset in _BOMS:
        if head.startswith(bom):
            return charset, len(bom)
    if wide := _utf16_without_mark(head):
        return wide, 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    data = head
    try:
        while data:
            decoder.decode(data)
            data = stream.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _declared(head) or "cp1252", 0
    return "utf-8", 0


def _utf16_without_mark(head: bytes) -> str:
    """Text in UTF-16 without its mark: every other byte of Latin text is 0."""
    sample = head[:2000]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return ""
    little = sample[1::2].count(0) > sample[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def _declared(head: bytes) -> str:
    """The charset that the file names, if there is such a one and it is no Unicode."""
    match = _DECLARED.search(head[:4096])
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return ""
    # What pages call Latin-1 is Windows-1252.
    return name if name.startswith(_CHARSETS) and name != "iso8859-1" else ""
