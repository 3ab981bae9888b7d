"""CSL-JSON, the form in which libraries' services and Zotero speak of a work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wagtail_curation.importers.links.clean import one_line, without_markup
from wagtail_curation.importers.links.kinds import kind_of
from wagtail_curation.importers.links.people import natural_name
from wagtail_curation.importers.links.values import (
    date_in,
    language_in,
    licence_in,
    minutes_in,
)
from wagtail_curation.partialdate import PartialDate

from .card import Card, Origin
from .identifiers import Identifier, doi_in
from .linkable import linkable

_JATS_TITLE = re.compile(r"<jats:title>.{0,60}?</jats:title>", re.S)
# The container of these is the publication; of a chapter it is the book it is in.
_IN_A_PUBLICATION = ("article", "post", "webpage", "entry", "review", "broadcast")
_MOST_AUTHORS = 100


def card_from_csl(item: Mapping[str, Any]) -> Card:
    """What a CSL-JSON item says, every value clean. Never raises: what is not written
    as CSL wants it is left out.
    """
    doi = doi_in(_text(item.get("DOI")))
    address = linkable(_text(item.get("URL")))
    values: dict[str, Any] = {
        "title": _title(item),
        "authors": authors_of(item),
        "publisher": _publisher(item),
        "published": _date(item),
        "summary": without_markup(_JATS_TITLE.sub("", _text(item.get("abstract")))),
        "language": language_in(_text(item.get("language"))),
        "canonical": Identifier("doi", doi).address if doi else address,
        "kind": kind_of(_text(item.get("type"))),
        "minutes": minutes_in(_text(item.get("dimensions"))),
        "licence": _licence(item),
        "pages": _number(item.get("number-of-pages")),
    }
    told = {name: value for name, value in values.items() if value}
    return Card(**told, origins={name: Origin("lookup") for name in told})


def authors_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Names as one says them; of the editors where there is no author."""
    for role in ("author", "editor", "director", "host", "guest", "translator"):
        people = item.get(role)
        if isinstance(people, list):
            names = map(_name, people[:_MOST_AUTHORS])
            if found := tuple(dict.fromkeys(name for name in names if name)):
                return found
    return ()


def _name(person: object) -> str:
    if isinstance(person, str):
        return natural_name(one_line(person, 255))
    if not isinstance(person, Mapping):
        return ""
    if literal := _line(person.get("literal") or person.get("name")):
        return literal
    parts = ("given", "dropping-particle", "non-dropping-particle", "family")
    name = " ".join(filter(None, (_line(person.get(part)) for part in parts)))
    suffix = _line(person.get("suffix"))
    return f"{name}, {suffix}" if name and suffix else name


def _title(item: Mapping[str, Any]) -> str:
    title = _line(item.get("title"))
    subtitle = _line(item.get("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        return f"{title}: {subtitle}" if title else subtitle
    return title


def _publisher(item: Mapping[str, Any]) -> str:
    container = _line(item.get("container-title"))
    if _text(item.get("type")).startswith(_IN_A_PUBLICATION) and container:
        return container
    return _line(item.get("publisher")) or container


def _date(item: Mapping[str, Any]) -> PartialDate | None:
    for name in ("issued", "published", "published-online", "published-print"):
        if date := _one_date(item.get(name)):
            return date
    return None


def _one_date(value: object) -> PartialDate | None:
    """From {"date-parts": [[2019, 5]]}, whose numbers may be texts, or from words."""
    if isinstance(value, str):
        return date_in(value)
    if not isinstance(value, Mapping):
        return None
    try:
        numbers = [int(part) for part in value["date-parts"][0] if part][:3]
        return PartialDate(*numbers)
    except (KeyError, IndexError, TypeError, ValueError):
        return date_in(_text(value.get("raw") or value.get("literal")))


def _licence(item: Mapping[str, Any]) -> str:
    """Of several that Crossref names, the one of the published version."""
    licences = item.get("license")
    found = (
        [one for one in licences if isinstance(one, Mapping)]
        if isinstance(licences, list)
        else []
    )
    found.sort(key=lambda one: one.get("content-version") != "vor")
    names = [licence_in(_text(one.get("URL"))) for one in found]
    return next(filter(None, names), "")


def _number(value: object) -> int | None:
    text = _text(value)
    return int(text) if re.fullmatch(r"[1-9]\d{0,4}", text) else None


def _line(value: object) -> str:
    return one_line(without_markup(_text(value)[:5_000]))


def _text(value: object) -> str:
    """A text; the first of a list, as Crossref has many."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
