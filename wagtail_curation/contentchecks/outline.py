"""A roundup as the checks see it: plain data, and places on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PAGE, ITEM, QUOTE, IMAGE, LINK = "page", "item", "quote", "image", "link"
SNIPPET = 80
"""Characters of an element’s text that are enough to find it by."""


@dataclass(frozen=True)
class Place:
    """Where something stands, by what any template shows of it.

    ``anchor`` is the HTML id of the item that it stands in, "" outside one.  ``text``
    is how an element’s words begin (of a quote), are (of a link), or the address of
    its picture (of an image).
    """

    kind: str = PAGE
    anchor: str = ""
    text: str = ""


@dataclass(frozen=True)
class Item:
    title: str
    place: Place
    has_commentary: bool = True
    has_address: bool = True
    is_counted: bool = True
    """False for what has a label in place of its number, such as “Bonus”."""


@dataclass(frozen=True)
class Quote:
    text: str
    place: Place
    has_speaker: bool = True
    has_source: bool = True


@dataclass(frozen=True)
class Picture:
    place: Place
    has_alternative: bool = True


@dataclass(frozen=True)
class Link:
    text: str
    place: Place
    address: str = ""
    is_title: bool = False
    """Whether the text names a thing: a resource may well be called “Here”."""


@dataclass
class Outline:
    """``words`` are the page’s own, quotes apart and sponsors left out."""

    title: str = ""
    language: str = ""
    has_hero: bool = True
    part_number: int | None = None
    other_parts: frozenset[int] = frozenset()
    words: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Limits:
    """How much may be quoted; None for as much as one likes."""

    quote_words: int | None = None
    quote_share: float | None = None


@dataclass(frozen=True)
class Judged:
    """What a rule has found: where, and the values its sentence needs."""

    rule: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
