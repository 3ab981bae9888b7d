"""Links as JSON: Pinboard's export, linkding's, and any list of objects with links."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from .base import LinkRecord, LinkResults, Reject
from .clean import one_line
from .jsonstream import entries
from .mapping import apply_mapping, guess_mapping
from .records import link, reject
from .textstream import decoded
from .values import moment_in

_LISTS = ("results", "items", "bookmarks", "links", "entries", "data")


def sniff_json(head: bytes, name: str) -> str:
    """The start of the file, when it looks like JSON with objects in it; else ""."""
    text = decoded(head).lstrip()
    return text if re.match(r"\[\s*\{|\{\s*\"", text) else ""


def has_keys(head: bytes, name: str, *keys: str) -> bool:
    """Whether all these are keys in the start of a JSON file."""
    text = sniff_json(head, name)
    return bool(text) and all(f'"{key}"' in text for key in keys)


def objects(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]] | Reject]:
    """The objects in the file's list, by number; what is no object is a reject."""
    for entry in entries(stream, _LISTS):
        if isinstance(entry, Reject):
            yield entry
        elif isinstance(entry.value, dict):
            yield entry.number, entry.value
        else:
            yield reject(entry.number, "broken", json.dumps(entry.value)[:1000])


def sniff_pinboard(head: bytes, name: str) -> float:
    return 0.95 if has_keys(head, name, "href", "extended", "toread") else 0.0


def read_pinboard(stream: BinaryIO) -> LinkResults:
    """https://pinboard.in/export/: one object a bookmark, tags with blanks between."""

    def bookmark(number: int, told: Mapping[str, Any]) -> LinkRecord | Reject:
        return link(
            number,
            text_of(told.get("href")),
            title=text_of(told.get("description")),
            note=text_of(told.get("extended")),
            tags=text_of(told.get("tags")).split(),
            added=moment_in(told.get("time")),
        )

    yield from _each(stream, bookmark)


def sniff_linkding(head: bytes, name: str) -> float:
    return 0.95 if has_keys(head, name, "url", "tag_names", "date_added") else 0.0


def read_linkding(stream: BinaryIO) -> LinkResults:
    """What linkding's API says at /api/bookmarks/."""

    def bookmark(number: int, told: Mapping[str, Any]) -> LinkRecord | Reject:
        tags = told.get("tag_names")
        return link(
            number,
            text_of(told.get("url")),
            title=text_of(told.get("title") or told.get("website_title")),
            summary=text_of(told.get("description") or told.get("website_description")),
            note=text_of(told.get("notes")),
            tags=map(text_of, tags) if isinstance(tags, list) else (),
            added=moment_in(told.get("date_added")),
        )

    yield from _each(stream, bookmark)


def sniff(head: bytes, name: str) -> float:
    text = sniff_json(head, name)
    keys = set(re.findall(r'"([^"\\]{1,60})"\s*:', text))
    return 0.3 if "url" in guess_mapping(sorted(keys)).values() else 0.0


def read(stream: BinaryIO) -> LinkResults:
    """Any list of objects: what their keys say is what a table's headings say."""

    def row(number: int, told: Mapping[str, Any]) -> LinkRecord | Reject:
        columns = {
            one_line(key, 100): text_of(value)
            for key, value in list(told.items())[:100]
            if text_of(value)
        }
        return apply_mapping(columns, guess_mapping(columns), number)

    yield from _each(stream, row)


def text_of(value: object) -> str:
    """A value as a cell would hold it; a list line by line, an object not at all."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, map(_plain, value[:100])))
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def _each(
    stream: BinaryIO,
    record: Callable[[int, Mapping[str, Any]], LinkRecord | Reject],
) -> LinkResults:
    for found in objects(stream):
        yield found if isinstance(found, Reject) else record(*found)
