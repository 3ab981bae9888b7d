"""The metadata of packed documents: Word and PowerPoint, OpenDocument, EPUB."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from wagtail_curation.importers.links.xmlstream import XmlEvent, events, local

#: Bytes of one unpacked part; real ones have a few thousand.
MAX_PART = 1_000_000
_OFFICE, _OPEN, _EPUB = "docProps/core.xml", "meta.xml", "META-INF/container.xml"
_BY_ELEMENT = {
    "title": "title",
    "publisher": "publisher",
    "language": "language",
    "description": "summary",
    "rights": "licence",
    "created": "made",
    "creation-date": "made",
}


def packed_told(data: bytes) -> Mapping[str, Any]:
    """What the document says, by the names of ``files``. Raises whatever breaks in it;
    nothing is unpacked further than MAX_PART.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        if _EPUB in names:
            return _epub(packed)
        if _OFFICE in names:
            told = _told(_part(packed, _OFFICE))
            # dc:language is the program's in most; pages stand in another part.
            return {**told, **_pages(packed, names)}
        return _told(_part(packed, _OPEN)) if _OPEN in names else {}


def _epub(packed: zipfile.ZipFile) -> dict[str, Any]:
    for event in events(_part(packed, _EPUB)):
        if local(event.tag) == "rootfile" and event.kind == "start":
            path = posixpath.normpath(unquote(event.attributes.get("full-path", "")))
            told = _told(_part(packed, path), dates_are_published=True)
            return {**told, "kind": "book"}
    return {}


def _pages(packed: zipfile.ZipFile, names: set[str]) -> dict[str, int]:
    if "docProps/app.xml" not in names:
        return {}
    for event in events(_part(packed, "docProps/app.xml")):
        if event.kind == "end" and local(event.tag) == "Pages":
            return {"pages": _number(event.text)}
    return {}


def _told(part: io.BytesIO, dates_are_published: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {}
    names: list[str] = []
    first_names: list[str] = []
    for event in events(part):
        name, text = local(event.tag), event.text.strip()
        if event.kind == "start":
            if pages := _page_count(event):
                told["pages"] = pages
        elif name == "creator" and text:
            names.append(text)
        elif name == "initial-creator" and text:
            first_names.append(text)
        elif name == "date" and dates_are_published and text:
            told.setdefault("published", text)
        elif text and (field := _BY_ELEMENT.get(name)):
            told.setdefault(field, text)
    return {**told, "authors": first_names or names}


def _page_count(event: XmlEvent) -> int:
    if local(event.tag) != "document-statistic":
        return 0
    told = {local(name): value for name, value in event.attributes.items()}
    return _number(told.get("page-count", ""))


def _part(packed: zipfile.ZipFile, name: str) -> io.BytesIO:
    with packed.open(name) as part:
        data = part.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise ValueError("a part of this document is larger than any real one")
    return io.BytesIO(data)


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
