"""RIS, as Zotero, EndNote, Citavi and the sites of journals export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import rispy

from wagtail_curation.metadata.identifiers import Identifier, doi_in, isbn_in

from .base import LinkFileProblem, LinkRecord, LinkResults, Reject
from .clean import without_markup
from .kinds import kind_of
from .people import natural_name
from .records import link, reject
from .textstream import Line, decoded, lines
from .values import date_in, language_in

LONGEST_ENTRY = 1_000_000
# Files that people mended have one blank where there are two, or none at the end.
_TAG = re.compile(r"\s{0,8}([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)$")
_FIRST = re.compile(r"^\s*TY {1,2}- ?\w*\s*$", re.M)
_JOURNALS = ("journal_name", "alternate_title3", "alternate_title2", "alternate_title1")


def sniff(head: bytes, name: str) -> float:
    return 0.95 if _FIRST.search(decoded(head)) else 0.0


def read(stream: BinaryIO) -> LinkResults:
    """Entry by entry, so that a broken one costs itself alone."""
    # A semicolon is a part of some addresses; rispy takes it for the end of one.
    parser = rispy.RisParser(delimiter_tags_mapping={})
    found = False
    for entry in _entries(stream):
        found = True
        if isinstance(entry, Reject):
            yield entry
            continue
        number, texts = entry
        try:
            told = parser.parse_lines(iter([*texts, "ER  - "]))[0]
        except Exception:  # rispy raises whatever breaks in it
            yield reject(number, "broken", " ".join(texts))
            continue
        yield _record(number, told)
    if not found:
        raise LinkFileProblem("broken", "There is no entry in this RIS file.")


def _entries(stream: BinaryIO) -> Iterator[tuple[int, list[str]] | Reject]:
    """The lines of each entry, in the spelling that rispy wants, and its first line.

    An entry ends where it says so, or where the next one begins.
    """
    entry: list[str] = []
    start = length = 0
    for line in lines(stream):
        tag, text = _tagged(line)
        if tag in ("TY", "ER") and entry:
            yield _whole(start, entry, length)
            entry, length = [], 0
        if tag == "TY":
            start = line.number
        elif not entry:
            # What stands before the first entry is the sender's letterhead.
            if start and line.text.strip() and tag != "ER":
                yield reject(line.number, "broken", line.text)
            continue
        if tag == "ER":
            continue
        length += len(text)
        if length <= LONGEST_ENTRY:
            entry.append(text)
    if entry:
        yield _whole(start, entry, length)


def _whole(start: int, entry: list[str], length: int) -> tuple[int, list[str]] | Reject:
    if length > LONGEST_ENTRY:
        return reject(start, "too_long", " ".join(entry[:3]))
    return start, entry


def _tagged(line: Line) -> tuple[str, str]:
    """The line's tag, if it has one, and the line."""
    match = _TAG.match(line.text[:10_000])
    if match is None:
        return "", line.text
    return match[1], f"{match[1]}  - {match[2] or ''}{line.text[10_000:]}"


def _record(number: int, told: Mapping[str, Any]) -> LinkRecord | Reject:
    def first(*names: str) -> str:
        for name in names:
            value = told.get(name)
            text = value[0] if isinstance(value, list) and value else value
            if isinstance(text, str) and text.strip():
                return text
        return ""

    def every(name: str) -> list[str]:
        value = told.get(name)
        found = value if isinstance(value, list) else [value]
        return [text for text in found if isinstance(text, str)]

    unknown = told.get("unknown_tag") or {}
    doi = doi_in(first("doi")) or doi_in(first("urls"))
    people = ("first_authors", "authors", "secondary_authors", "subsidiary_authors")
    authors = next(filter(None, map(every, people)), unknown.get("ED", []))
    kind = kind_of(first("type_of_reference"))
    titles = [first("secondary_title", *_JOURNALS), first("publisher")]
    if kind == "book":
        titles.reverse()
    addresses = sorted(every("urls"), key=lambda text: "://" not in text)
    return link(
        number,
        next(iter(addresses), "") or (Identifier("doi", doi).address if doi else ""),
        title=without_markup(first("title", "primary_title") or _unknown(unknown)),
        authors=[natural_name(name) for name in authors],
        publisher=titles[0] or titles[1],
        published=date_in(first("date", "year", "publication_year"))
        or date_in(first("year", "publication_year")),
        kind=kind,
        language=language_in(first("language")),
        summary=without_markup(first("abstract", "notes_abstract")),
        note="\n\n".join(map(without_markup, [*every("notes"), *every("note")])),
        tags=[tag for text in every("keywords") for tag in text.split(";")],
        isbn=isbn_in(first("issn")),
        doi=doi,
        without_address=True,
    )


def _unknown(tags: Mapping[str, list[str]]) -> str:
    """The title under a tag of older programs: BT of a book, CT of what is in it."""
    return next((tags[tag][0] for tag in ("CT", "BT") if tags.get(tag)), "")
