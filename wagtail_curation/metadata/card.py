"""A card: what a page says about itself, before an editor has agreed to any of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from wagtail_curation.partialdate import PartialDate

#: How sure a value is: "sure" (the page declares it, in a form made for machines),
#: "likely" (read off what visitors see, or put together) or "guess".
CERTAINTIES = ("sure", "likely", "guess")


@dataclass(frozen=True)
class Origin:
    """Where a value came from: one of SOURCES, and one of CERTAINTIES."""

    source: str
    certainty: str = "sure"


#: Where a value can come from. Labels for editors are the admin's business.
SOURCES = (
    "json-ld",
    "citation",
    "dublin-core",
    "prism",
    "microdata",
    "rdfa",
    "open-graph",
    "twitter",
    "oembed",
    "meta",
    "html",
    "visible",
    "address",
    "headers",
    "file",
    "lookup",
    "import",
    "clipper",
)

#: Why a page is not what was asked for; "" when it is.
#: challenge: a bot check; consent: a cookie wall; login: a log-in or pay wall instead
#: of the page; missing: a page that says "not found" though it came with 200;
#: empty: nothing to read (a page that scripts would have to write).
WALLS = ("", "challenge", "consent", "login", "missing", "empty")


@dataclass(frozen=True)
class Card:
    """What was read, each value as its field on a resource would hold it.

    ``published`` is as precise as the page is; ``minutes`` are whole minutes to read,
    watch or hear; ``language`` is a BCP 47 tag; ``image``, ``canonical`` and ``feed``
    are absolute addresses. "" or None or () where the page does not say.
    ``origins`` has, by field name, where each value came from. ``wall`` is one of
    WALLS: of a page behind one nothing is taken for a title.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: PartialDate | None = None
    summary: str = ""
    image: str = ""
    language: str = ""
    canonical: str = ""
    kind: str = ""
    minutes: int | None = None
    level: str = ""
    cost: str = ""
    licence: str = ""
    feed: str = ""
    pages: int | None = None
    wall: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """The fields that have a value, by name."""
        named = {name: getattr(self, name) for name in FIELDS}
        return {name: value for name, value in named.items() if value}

    def as_json(self) -> dict[str, Any]:
        """The card in JSON's types; ``from_json`` reads it again."""
        values: dict[str, Any] = self.values()
        if self.published:
            values["published"] = str(self.published)
        if self.authors:
            values["authors"] = list(self.authors)
        origins = {
            name: [origin.source, origin.certainty]
            for name, origin in self.origins.items()
        }
        return {**values, "wall": self.wall, "origins": origins}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Card:
        """The card that ``as_json`` wrote; unknown names are left out."""
        known: dict[str, Any] = {n: data[n] for n in FIELDS if data.get(n)}
        if "published" in known:
            known["published"] = PartialDate.parse(known["published"])
        if "authors" in known:
            known["authors"] = tuple(known["authors"])
        origins = {
            name: Origin(source, certainty)
            for name, (source, certainty) in (data.get("origins") or {}).items()
        }
        return cls(**known, wall=data.get("wall", ""), origins=origins)


#: The names of a card's fields, in the order of a form.
FIELDS = tuple(f.name for f in fields(Card) if f.name not in ("wall", "origins"))
