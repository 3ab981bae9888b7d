"""CSL-JSON, as Zotero, Mendeley and Paperpile export it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, BinaryIO

from wagtail_curation.metadata.csl import card_from_csl
from wagtail_curation.metadata.identifiers import doi_in, isbn_in

from .base import LinkRecord, LinkResults, Reject
from .clean import without_markup
from .jsonlinks import objects, sniff_json, text_of
from .mapping import many
from .records import link

_TYPE = re.compile(
    r'"type"\s*:\s*"(?:article|book|chapter|paper|thesis|report|webpage|post|entry|'
    r"dataset|software|speech|broadcast|motion_picture|manuscript|document|interview|"
    r"song|graphic|review|standard|event|performance|periodical|collection)"
)
_KEY = re.compile(
    r'"(?:author|issued|container-title|DOI|ISBN|publisher-place|title-short|accessed)"'
)


def sniff(head: bytes, name: str) -> float:
    text = sniff_json(head, name)
    if not _TYPE.search(text):
        return 0.0
    return 0.9 if _KEY.search(text) else 0.5


def read(stream: BinaryIO) -> LinkResults:
    for found in objects(stream):
        yield found if isinstance(found, Reject) else record_of(*found)


def record_of(number: int, item: Mapping[str, Any]) -> LinkRecord | Reject:
    """The item as a record: the address it gives, else its DOI's."""
    card = card_from_csl(item)
    doi = doi_in(text_of(item.get("DOI")))
    return link(
        number,
        text_of(item.get("URL")) or (card.canonical if doi else ""),
        title=card.title,
        authors=card.authors,
        publisher=card.publisher,
        published=card.published,
        kind=card.kind,
        language=card.language,
        summary=card.summary,
        note=without_markup(text_of(item.get("note"))),
        tags=many(text_of(item.get("keyword"))),
        licence=card.licence,
        minutes=card.minutes,
        isbn=isbn_in(text_of(item.get("ISBN"))),
        doi=doi,
        without_address=True,
    )
