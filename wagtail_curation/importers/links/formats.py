"""The formats that links can be read from, found by looking into the file.

A further format is one pure file with ``sniff`` and ``read``, registered here or by a
publisher's app through ``register_link_format``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from . import (
    bibtex,
    bookmarks,
    csljson,
    feeds,
    jsonlinks,
    opml,
    pocket,
    raindrop,
    ris,
    spreadsheet,
    table,
    zotero,
    zoterocsv,
)
from .base import LinkFileProblem, LinkResults
from .textstream import rewindable

HEAD = 16 * 1024


@dataclass(frozen=True)
class LinkFormat:
    """``label`` is the format's name as people say it. ``sniff(head, name)`` says how
    sure it is, from the file's first HEAD bytes and its name, 0.0 (no) to 1.0.

    ``read(stream)`` yields a ``LinkRecord`` or a ``Reject`` for each entry, the same
    in the same order each time, and raises nothing but ``LinkFileProblem``. Its stream
    can go back. A table's ``read`` also takes ``mapping``; its ``headings(stream)``
    shows what can be mapped.
    """

    name: str
    label: str
    sniff: Callable[[bytes, str], float]
    read: Callable[..., LinkResults]
    headings: Callable[[BinaryIO], tuple[list[str], list[table.Row]]] | None = None


LINK_FORMATS: list[LinkFormat] = [
    LinkFormat("bookmarks", "Bookmarks (HTML)", bookmarks.sniff, bookmarks.read),
    LinkFormat("csv", "CSV", table.sniff, table.read, table.headings),
    LinkFormat(
        "xlsx", "Excel", spreadsheet.sniff, spreadsheet.read, spreadsheet.headings
    ),
    LinkFormat("opml", "OPML", opml.sniff, opml.read),
    LinkFormat("feed", "RSS, Atom or JSON feed", feeds.sniff, feeds.read),
    LinkFormat("ris", "RIS", ris.sniff, ris.read),
    LinkFormat("bibtex", "BibTeX", bibtex.sniff, bibtex.read),
    LinkFormat("csl-json", "CSL-JSON", csljson.sniff, csljson.read),
    LinkFormat("zotero-rdf", "Zotero RDF", zotero.sniff, zotero.read),
    LinkFormat("zotero-csv", "Zotero CSV", zoterocsv.sniff, zoterocsv.read),
    LinkFormat("pocket-html", "Pocket (HTML)", pocket.sniff_html, pocket.read_html),
    LinkFormat("pocket-csv", "Pocket (CSV)", pocket.sniff, pocket.read),
    LinkFormat("raindrop", "Raindrop (CSV)", raindrop.sniff, raindrop.read),
    LinkFormat(
        "pinboard",
        "Pinboard (JSON)",
        jsonlinks.sniff_pinboard,
        jsonlinks.read_pinboard,
    ),
    LinkFormat(
        "linkding",
        "linkding (JSON)",
        jsonlinks.sniff_linkding,
        jsonlinks.read_linkding,
    ),
    LinkFormat("json", "JSON", jsonlinks.sniff, jsonlinks.read),
]


def register_link_format(new: LinkFormat) -> None:
    """Add a format; one with the same name is replaced."""
    LINK_FORMATS[:] = [known for known in LINK_FORMATS if known.name != new.name] + [
        new
    ]


def link_format(name: str) -> LinkFormat:
    """The format of this name; KeyError when there is none."""
    return {known.name: known for known in LINK_FORMATS}[name]


def format_of(head: bytes, name: str = "") -> LinkFormat:
    """The format that is surest of a file that begins so.

    Raises LinkFileProblem (empty, unknown_format).
    """
    if not head.strip():
        raise LinkFileProblem("empty", "There is nothing in the file.")
    best = max(LINK_FORMATS, key=lambda known: known.sniff(head[:HEAD], name))
    if best.sniff(head[:HEAD], name) <= 0:
        labels = ", ".join(known.label for known in LINK_FORMATS)
        raise LinkFileProblem(
            "unknown_format", f"The file is in none of these formats: {labels}."
        )
    return best


def read_links(
    stream: BinaryIO,
    name: str = "",
    format: str | None = None,  # noqa: A002
    mapping: Mapping[str, str] | None = None,
) -> LinkResults:
    """The links in a file, one by one, in memory that does not grow with it.

    ``name`` is the file's name, ``format`` the name of a format where it is known,
    ``mapping`` field by column where it is a table. Raises LinkFileProblem, at the
    latest with the first entry.
    """
    with rewindable(stream) as whole:
        chosen = link_format(format) if format else format_of(whole.read(HEAD), name)
        whole.seek(0)
        if mapping is not None and chosen.headings:
            yield from chosen.read(whole, mapping=mapping)
        else:
            yield from chosen.read(whole)
