"""A record from what a format read, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.partialdate import PartialDate

from .base import MAX_ADDRESS, MAX_AUTHORS, MAX_REJECT, LinkRecord, Reject
from .clean import fit, one_line, prose, words


def reject(line: int, code: str, text: object = "") -> Reject:
    """A reject with what stood there, made fit and short."""
    return Reject(line, code, one_line(text, MAX_REJECT))


def link(
    line: int,
    url: object,
    *,
    title: object = "",
    authors: Iterable[object] = (),
    publisher: object = "",
    published: PartialDate | None = None,
    kind: str = "",
    language: str = "",
    summary: object = "",
    note: object = "",
    tags: Iterable[object] = (),
    licence: object = "",
    minutes: int | None = None,
    isbn: str = "",
    doi: str = "",
    added: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    without_address: bool = False,
) -> LinkRecord | Reject:
    """The entry as a record, every text clean and short.

    ``without_address`` lets an entry without an address through when it has a title,
    as a printed book has none; an address that is wrong is a reject all the same.
    """
    address = fit(str(url or "")[: MAX_ADDRESS * 2]).strip()
    title = one_line(title)
    if len(address) > MAX_ADDRESS:
        return reject(line, "address_too_long", address)
    if address:
        try:
            address = tidy(address)
        except AddressError as error:
            return reject(line, error.code, address)
    elif not (without_address and title):
        return reject(line, "empty", title)
    return LinkRecord(
        line=line,
        url=address,
        title="" if title == address else title,
        authors=_names(authors),
        publisher=one_line(publisher, 255),
        published=published,
        kind=kind,
        language=language,
        summary=prose(summary),
        note=prose(note),
        tags=words(tags),
        licence=one_line(licence, 100),
        minutes=minutes,
        isbn=isbn,
        doi=doi,
        added=added,
        columns=columns or {},
    )


def _names(authors: Iterable[object]) -> tuple[str, ...]:
    names = [one_line(author, 255) for author in authors]
    return tuple(dict.fromkeys(name for name in names if name))[:MAX_AUTHORS]
