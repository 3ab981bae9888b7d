"""OPML: outlines of links, and the lists of feeds that feed readers export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO

from .base import LinkFileProblem, LinkRecord, LinkResults, Reject
from .records import link, reject
from .textstream import decoded
from .values import date_in, language_in, moment_in
from .xmlstream import XmlBroken, events, local

_OPML = re.compile(r"<opml[\s>]", re.I)
_ADDRESSES = ("url", "htmlurl", "xmlurl")
_MOST_FOLDERS = 20


def sniff(head: bytes, name: str) -> float:
    return 0.95 if _OPML.search(decoded(head)) else 0.0


def read(stream: BinaryIO) -> LinkResults:
    """Outlines with an address are links; those round them become their tags."""
    number = 0
    folders: list[str] = []
    # For each outline that is open: whether anything has come of it.
    useful: list[bool] = []
    try:
        for event in events(stream):
            if local(event.tag).lower() != "outline":
                continue
            if event.kind == "start":
                number += 1
                told = {local(k).lower(): v for k, v in event.attributes.items()}
                if useful:
                    useful[-1] = True
                has_address = any(told.get(name) for name in _ADDRESSES)
                if has_address:
                    yield _link(number, told, folders[:_MOST_FOLDERS])
                folders.append("" if has_address else _name(told))
                useful.append(has_address)
            elif folders:
                name = folders.pop()
                if not useful.pop():
                    yield reject(number, "empty", name)
    except XmlBroken as broken:
        if not number:
            raise LinkFileProblem(
                "broken", "This is not complete OPML. Export it again and try that."
            ) from broken
        yield reject(number + 1, "cut_off", broken)


def _link(
    number: int, told: Mapping[str, str], folders: list[str]
) -> LinkRecord | Reject:
    address = next(filter(None, map(told.get, _ADDRESSES)), "")
    category = told.get("category", "").split(",")
    return link(
        number,
        address,
        title=_name(told),
        published=date_in(told.get("pubdate")),
        kind="website" if told.get("xmlurl") else "",
        language=language_in(told.get("language")),
        summary=told.get("description", ""),
        note=told.get("_note", ""),
        tags=[*folders, *(part.strip("/ ") for part in category)],
        added=moment_in(told.get("created")),
    )


def _name(told: Mapping[str, str]) -> str:
    return told.get("title") or told.get("text") or ""
