"""What a video site tells machines about one of its pages (oembed.com), as a card."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from wagtail_curation.partialdate import PartialDate

from .card import FIELDS, Card, Origin

MOST_LETTERS = 500
MOST_SUMMARY = 2_000
#: What an answer is said to be → what that is to us. "rich" and "link" say too little.
KINDS = {"video": "video"}


def read_oembed(data: bytes | str, url: str) -> Card:
    """The card of a provider's answer about the page at ``url``.

    Whatever is no oEmbed answer, or has something else in a field than the standard
    says, is left out: of the worst answer the card is empty.
    """
    told = _parsed(data)
    title, name = _line(told.get("title")), _line(told.get("author_name"))
    publisher = _line(told.get("provider_name"))
    values: dict[str, Any] = {
        "title": title,
        "authors": (name,) if name and name != publisher else (),
        "publisher": publisher,
        "published": _date(told.get("upload_date")),
        "summary": _line(told.get("description"), MOST_SUMMARY),
        "image": _address(told.get("thumbnail_url"), url),
        "kind": KINDS.get(str(told.get("type")), ""),
        "minutes": _minutes(told.get("duration")),
    }
    values = {field: value for field, value in values.items() if value}
    # Whose channel it is in is not always who made it.
    origins = {
        field: Origin("oembed", "likely" if field == "authors" else "sure")
        for field in values
    }
    return Card(**values, origins=origins)


def merge(card: Card, said: Card) -> Card:
    """The card, and from ``said`` what the card has not."""
    missing = {
        name: getattr(said, name)
        for name in FIELDS
        if getattr(said, name) and not getattr(card, name)
    }
    origins = {name: said.origins[name] for name in missing if name in said.origins}
    return replace(card, **missing, origins={**card.origins, **origins})


def _parsed(data: bytes | str) -> Mapping[str, Any]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _line(value: Any, most: int = MOST_LETTERS) -> str:
    if not isinstance(value, str):
        return ""
    shown = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(shown.split())[:most].rstrip()


def _address(value: Any, base: str) -> str:
    text = _line(value, 2048)
    try:
        address = urljoin(base, text) if text else ""
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def _date(value: Any) -> PartialDate | None:
    try:
        return PartialDate.parse(_line(value)[:10])
    except ValueError:
        return None


def _minutes(value: Any) -> int | None:
    """Seconds, as Vimeo says them, in whole minutes."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not 0 < value < 1_000_000:
        return None
    return max(1, math.ceil(value / 60 - 0.5))
