"""What a file of links gives: one record or one reject for each entry in it.

A format (``formats.py`` has the list) turns a file into these and knows nothing of
databases. Texts are clean (no control characters, no markup, blanks folded) and no
longer than the limits below, whatever the file holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from wagtail_curation.partialdate import PartialDate

#: Characters at most. An address that is longer is a reject; anything else is cut.
MAX_ADDRESS = 2_048
MAX_LINE = 500
MAX_PROSE = 20_000
MAX_TAG = 100
MAX_TAGS = 50
MAX_AUTHORS = 100
MAX_REJECT = 500

#: Why one entry was left out, by code. Words for editors are the admin's business.
#: The first seven are the codes of ``AddressError``.
REJECT_CODES = {
    "empty": "no address, and nothing else that would make a record",
    "words": "what stands for the address is no address",
    "scheme": "an address that is not http or https (javascript:, place:, file: …)",
    "spaces": "an address with blanks or line breaks in it",
    "host": "an address whose host cannot be",
    "port": "an address with a port that cannot be",
    "credentials": "an address with a password in it",
    "address_too_long": f"an address of more than {MAX_ADDRESS} characters",
    "broken": "the entry is not written as its format wants it",
    "too_long": "the entry is longer than any real one",
    "columns": "the row has more cells than the table has columns",
    "cut_off": "the file breaks off, or cannot be read, from here on",
}

#: Why a whole file cannot be read, by code.
PROBLEM_CODES = {
    "empty": "there is nothing in the file",
    "unknown_format": "the file is in none of the formats",
    "too_large": "the file is larger than its format may be",
    "too_wide": "the table has more columns than any real one",
    "broken": "the file is not written as its format wants it",
    "unsafe": "the file declares entities, as attacks do",
    "locked": "the file is protected by a password",
}


class LinkFileProblem(Exception):
    """A file that cannot be read at all.

    ``code`` is one of PROBLEM_CODES; ``message`` is one English sentence for an
    editor, which a face may translate by its code.
    """

    def __init__(self, code: str, message: str):
        super().__init__(code, message)  # both, so that it survives pickling
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class LinkRecord:
    """One entry of a file, in the words of a resource.

    ``line`` is the line it begins on; in JSON, XML and spreadsheets, which have no
    lines that a person sees, the entry's or the row's number. It is 1 for the first
    and need not be unique: to go on where an import stopped, count what was read,
    which comes in the same order each time.

    ``note`` is private. ``kind`` is a resource's kind or "". ``tags`` are words,
    folders included. ``added`` is when it came into the other tool, always with a
    zone. ``columns`` are the cells of a table's row by heading, as they stand.
    """

    line: int
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: PartialDate | None = None
    kind: str = ""
    language: str = ""
    summary: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    licence: str = ""
    minutes: int | None = None
    isbn: str = ""
    doi: str = ""
    added: datetime | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The record in JSON's types, empty values left out."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        told: dict[str, Any] = {name: v for name, v in values.items() if v}
        if self.published:
            told["published"] = str(self.published)
        if self.added:
            told["added"] = self.added.isoformat()
        for name in ("authors", "tags"):
            if name in told:
                told[name] = list(told[name])
        if self.columns:
            told["columns"] = dict(self.columns)
        return told

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LinkRecord:
        """The record that ``as_json`` wrote; unknown names are left out."""
        names = {f.name for f in fields(cls)}
        known: dict[str, Any] = {n: v for n, v in data.items() if n in names}
        if known.get("published"):
            known["published"] = PartialDate.parse(known["published"])
        if known.get("added"):
            known["added"] = datetime.fromisoformat(known["added"])
        for name in ("authors", "tags"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)


@dataclass(frozen=True)
class Reject:
    """One entry that was left out: where, why (REJECT_CODES), and what stood there."""

    line: int
    code: str
    text: str = ""


#: What a format yields.
LinkResult = LinkRecord | Reject
LinkResults = Iterator[LinkResult]
