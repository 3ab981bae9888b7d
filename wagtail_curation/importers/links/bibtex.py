"""BibTeX and BibLaTeX, as Zotero, JabRef and the sites of journals export them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import bibtexparser
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from wagtail_curation.metadata.identifiers import (
    Identifier,
    doi_in,
    find_identifier,
    isbn_in,
)

from .base import LinkFileProblem, LinkRecord, LinkResults, Reject
from .kinds import kind_of
from .latex import plain, plain_address
from .mapping import many
from .quiet import keep_quiet
from .records import link, reject
from .textstream import decoded, lines
from .values import date_in, language_in, moment_in

keep_quiet("bibtexparser")
keep_quiet("pylatexenc")

LONGEST_ENTRY = 300_000
_MOST_MACROS, _LONGEST_MACRO = 500, 2_000
_MOST_AUTHORS = 100
_START = re.compile(r"[^\S\n]*@\s*(?P<type>[A-Za-z]{1,40})\s*[{(]")
_WORD = re.compile(r"[A-Za-z][\w:.+-]*")
_PIECE = re.compile(r'"[^"]*"|\{[^{}]*\}|[A-Za-z0-9][\w:.+-]*')
_JOINED = re.compile(rf"\s*(?:{_PIECE.pattern})(?:\s*#\s*(?:{_PIECE.pattern}))+\s*")
_NOTES = ("annote", "annotation", "note")
_NO_ENTRY = ("comment", "preamble")
_PUBLISHERS = (
    "journal journaltitle booktitle maintitle publisher institution school "
    "organization".split()
)
_BOOK_PUBLISHERS = ["publisher", "institution", "organization"]


def sniff(head: bytes, name: str) -> float:
    text = decoded(head)
    start = re.search(_START.pattern + r"[^,{}()=]{0,200}[,=]", text)
    return 0.9 if start else 0.0


def read(stream: BinaryIO) -> LinkResults:
    """Entry by entry, so that a broken one costs itself alone."""
    macros: dict[str, str] = {}
    found = False
    for entry in _entries(stream):
        found = True
        if isinstance(entry, Reject):
            yield entry
            continue
        number, kind, source = entry
        if kind == "string":
            _remember(source, macros)
        elif kind not in _NO_ENTRY:
            yield _read(number, source, macros)
    if not found:
        raise LinkFileProblem("broken", "There is no entry in this BibTeX file.")


def _entries(stream: BinaryIO) -> Iterator[tuple[int, str, str] | Reject]:
    """Line, type and source of each entry: from one @ at the start of a line to the
    next, as BibTeX itself takes heart again after an error.
    """
    parts: list[str] = []
    start, kind, length = 0, "", 0
    for line in lines(stream):
        if match := _START.match(line.text):
            if kind:
                yield _whole(start, kind, parts, length)
            start, kind, parts, length = line.number, match["type"].lower(), [], 0
        length += len(line.text)
        if kind and length <= LONGEST_ENTRY:
            parts.append(line.text)
    if kind:
        yield _whole(start, kind, parts, length)


def _whole(
    start: int, kind: str, parts: list[str], length: int
) -> tuple[int, str, str] | Reject:
    if length > LONGEST_ENTRY:
        return reject(start, "too_long", " ".join(parts[:3]))
    return start, kind, "\n".join(parts)


def _remember(source: str, macros: dict[str, str]) -> None:
    """Keeps an @string for the entries that use it."""
    key = _WORD.search(source, source.find("{") + 1 or source.find("(") + 1)
    if key and len(macros) < _MOST_MACROS and len(source) < _LONGEST_MACRO:
        macros[key[0].lower()] = source


def _read(number: int, source: str, macros: Mapping[str, str]) -> LinkRecord | Reject:
    used = {word.lower() for word in _WORD.findall(source)} & macros.keys()
    strings = "\n".join(macros[key] for key in sorted(used)[:20])
    try:
        library = bibtexparser.parse_string(f"{strings}\n{source}")
        # With a field given twice the first one counts, as in BibTeX.
        failed: list[Any] = [one.ignore_error_block for one in library.failed_blocks]
        (entry,) = [*library.entries, *filter(None, failed)][:1]
        told: dict[str, str] = {}
        values = {key.lower(): one.value for key, one in library.strings_dict.items()}
        for field in entry.fields:
            value = str(field.value or "")
            value = value if library.entries else _bare(value)
            told.setdefault(field.key.lower(), _joined(value, values))
        return _record(number, entry.entry_type.lower(), told)
    except Exception:  # bibtexparser raises whatever breaks in it
        return reject(number, "broken", source[:2_000])


def _bare(value: str) -> str:
    """Without the braces or quotation marks round it."""
    return value[1:-1] if value[:1] + value[-1:] in ("{}", '""') else value


def _joined(value: str, macros: Mapping[str, str]) -> str:
    """``press # " and sons"`` with what the macro says."""
    if "#" not in value or not _JOINED.fullmatch(value):
        return value
    pieces = [piece.strip() for piece in _PIECE.findall(value)]
    return "".join(
        piece[1:-1] if piece[0] in '"{' else macros.get(piece.lower(), piece)
        for piece in pieces
    )


def _record(
    number: int, kind_word: str, told: Mapping[str, str]
) -> LinkRecord | Reject:
    def first(*names: str) -> str:
        return next((told[name] for name in names if told.get(name)), "")

    doi = doi_in(plain_address(told.get("doi", "")))
    kind = kind_of(told.get("entrysubtype", "")) or kind_of(kind_word)
    if kind_word == "article":
        kind = "article" if told.get("entrysubtype") else "paper"
    elif not kind and told.get("eprint"):
        kind = "paper"
    order = _BOOK_PUBLISHERS + _PUBLISHERS if kind == "book" else _PUBLISHERS
    titles = [plain(told.get(name, "")) for name in ("title", "subtitle")]
    return link(
        number,
        _address(told, doi),
        title=": ".join(filter(None, titles)),
        authors=_names(first("author", "editor", "bookauthor")),
        publisher=plain(first(*order)),
        published=_date(told),
        kind=kind,
        language=language_in(plain(first("langid", "language"))),
        summary=plain(told.get("abstract", "")),
        note="\n\n".join(plain(told[name]) for name in _NOTES if told.get(name)),
        tags=many(plain(first("keywords", "keyword"))),
        isbn=isbn_in(told.get("isbn", "")),
        doi=doi,
        added=moment_in(first("date-added", "timestamp")),
        without_address=True,
    )


def _address(told: Mapping[str, str], doi: str) -> str:
    """What the entry gives as its address, else what its numbers lead to."""
    if address := plain_address(told.get("url", "")):
        return address
    if doi:
        return Identifier("doi", doi).address
    if told.get("eprint"):
        archive = told.get("archiveprefix") or told.get("eprinttype") or ""
        number = find_identifier(f"{archive}:{told['eprint']}")
        if number and number.kind == "arxiv":
            return number.address
    published_as = plain_address(told.get("howpublished", ""))
    return published_as if "://" in published_as else ""


def _date(told: Mapping[str, str]):
    if date := date_in(told.get("date", "").partition("/")[0]):
        return date
    year, month = plain(told.get("year", "")), plain(told.get("month", ""))
    day = plain(told.get("day", ""))
    if month.isdigit():
        month = f"{int(month):02}"
        return date_in(f"{year}-{month}-{day}" if day else f"{year}-{month}")
    texts = (f"{day} {month} {year}", f"{month} {year}", year)
    return next(filter(None, map(date_in, texts)), None)


def _names(value: str) -> list[str]:
    """Names as one says them; a name in braces is an organisation's, and whole."""
    names = []
    for name in split_multiple_persons_names(value[:20_000])[:_MOST_AUTHORS]:
        if name.strip().lower() == "others":
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        order = [*parts.first, *parts.von, *parts.last]
        said = plain(" ".join(order))
        names.append(f"{said}, {plain(' '.join(parts.jr))}" if parts.jr else said)
    return names
