"""A list in a JSON file, entry by entry, however long the list is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO, NamedTuple

from .base import LinkFileProblem, Reject
from .records import reject
from .textstream import CHUNK, chunks

#: Characters of one entry, and of anything else that stands beside the list.
LONGEST_ENTRY = 1_000_000
_MOST_MEMBERS = 1_000


class Entry(NamedTuple):
    """An entry of the list: its number, from 1, and what it is."""

    number: int
    value: Any


def entries(stream: BinaryIO, keys: Collection[str] = ()) -> Iterator[Entry | Reject]:
    """What is in the file's list: the file itself, or the member of its object that
    has one of the names in ``keys``. An object without such a list is one entry.

    Where the file breaks off a reject (cut_off) ends it. Raises LinkFileProblem when
    not even the first entry can be read.
    """
    number = 0
    try:
        for number, value in enumerate(_values(_Text(stream), keys), start=1):
            yield Entry(number, value)
    except _Broken as broken:
        if not number:
            raise LinkFileProblem(
                "broken", "This is not complete JSON. Export it again and try that."
            ) from broken
        yield reject(number + 1, "cut_off", broken.text)


def _values(text: _Text, keys: Collection[str]) -> Iterator[Any]:
    opening = text.take("[{")
    if opening == "[":
        yield from _list(text)
        return
    members: dict[str, Any] = {}
    while text.peek() != "}":
        key = text.value()
        text.take(":")
        if key in keys and text.peek() == "[":
            text.take("[")
            yield from _list(text)
            return
        if not isinstance(key, str) or len(members) > _MOST_MEMBERS:
            raise _Broken(str(key))
        members[key] = text.value()
        if text.peek() != "}":
            text.take(",")
    yield members


def _list(text: _Text) -> Iterator[Any]:
    while text.peek() != "]":
        yield text.value()
        if text.peek() != "]":
            text.take(",")


class _Broken(Exception):
    """What should stand here does not; ``text`` does."""

    def __init__(self, text: str):
        super().__init__(text)
        self.text = text[:1000]


class _Text:
    """A window on the text, moved along as values are taken."""

    _decoder = json.JSONDecoder(strict=False)

    def __init__(self, stream: BinaryIO):
        self.source = chunks(stream)
        self.text = ""
        self.at = 0

    def peek(self) -> str:
        """The next character that is no blank."""
        while True:
            while self.at < len(self.text):
                if not (character := self.text[self.at]).isspace():
                    return character
                self.at += 1
            if not self._more(1):
                raise _Broken("")

    def take(self, expected: str) -> str:
        """The next character that is no blank, which must be one of these."""
        character = self.peek()
        if character not in expected:
            raise _Broken(self.text[self.at : self.at + 1000])
        self.at += 1
        return character

    def value(self) -> Any:
        """The whole value that comes next."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self.text, self.at)
            except (ValueError, RecursionError):
                end = len(self.text)
                value = None
            else:
                if not self._goes_on(value, end):
                    self.at = end
                    return value
                continue
            waiting = end - self.at
            if waiting > LONGEST_ENTRY or not self._more(waiting):
                raise _Broken(self.text[self.at : self.at + 1000])

    def _goes_on(self, value: Any, end: int) -> bool:
        """Whether a number had only been read in part."""
        rest = self.text[end : end + 40]
        is_open = isinstance(value, int | float) and not rest.strip("0123456789.eE+-")
        return is_open and end + len(rest) == len(self.text) and self._more(1)

    def _more(self, wanted: int) -> bool:
        """Reads on: at least so many characters, if the file has any at all."""
        parts, found = [self.text[self.at :]], 0
        while found < max(wanted, CHUNK):
            if not (chunk := next(self.source, "")):
                break
            parts.append(chunk)
            found += len(chunk)
        self.text, self.at = "".join(parts), 0
        return found > 0
