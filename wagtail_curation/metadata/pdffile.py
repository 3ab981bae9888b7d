"""A PDF's own metadata: its information dictionary, and XMP where that says more."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject, IndirectObject

from wagtail_curation.importers.links.base import LinkFileProblem
from wagtail_curation.importers.links.quiet import keep_quiet
from wagtail_curation.importers.links.xmlstream import XmlBroken, events, local

keep_quiet("pypdf")

_MAX_XMP = 500_000
_PDF_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
# Where a language is declared but nobody chose it.
_NO_LANGUAGE = "x-default"


def pdf_told(data: bytes) -> Mapping[str, Any]:
    """What the PDF says, by the names of ``files``. Raises whatever breaks in it."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {}
        root = _plain(reader.trailer.get("/Root"))
        told = _information(_plain(reader.trailer.get("/Info")))
        packet = _packet(root)
    except Exception:
        # Cut in the middle, as long files come through the door: what it says in
        # XMP stands in it as it is.
        root, told, packet = {}, {}, b""
    told = {**told, **_xmp(packet or _loose_packet(data))}
    told.setdefault("language", _text(root.get("/Lang")))
    if pages := _count(root):
        told["pages"] = pages
    return told


def _information(info: Mapping[str, Any]) -> dict[str, Any]:
    told = {
        "title": _text(info.get("/Title")),
        "authors": [_text(info.get("/Author"))],
        "made": _date(_text(info.get("/CreationDate"))),
    }
    return {name: value for name, value in told.items() if value and value != [""]}


def _count(root: Mapping[str, Any]) -> int | None:
    """Pages, as the tree says; to count them one by one can take for ever."""
    count = _plain(root.get("/Pages")).get("/Count")
    count = count.get_object() if isinstance(count, IndirectObject) else count
    return int(count) if isinstance(count, int) and 0 < count < 100_000 else None


def _packet(root: Mapping[str, Any]) -> bytes:
    found = root.get("/Metadata")
    stream: Any = found.get_object() if isinstance(found, IndirectObject) else found
    data = stream.get_data() if hasattr(stream, "get_data") else b""
    return data if len(data) <= _MAX_XMP else b""


def _loose_packet(data: bytes) -> bytes:
    """The first XMP packet that stands in the file as it is."""
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start, start + _MAX_XMP) if start >= 0 else -1
    return data[start : end + len(b"</x:xmpmeta>")] if end >= 0 else b""


def _xmp(packet: bytes) -> dict[str, Any]:
    """Dublin Core, PRISM and XMP's own date, if the packet has them."""
    told: dict[str, Any] = {}
    names: list[str] = []
    path: list[str] = []
    try:
        for event in events(io.BytesIO(packet)):
            name = local(event.tag)
            if event.kind == "start":
                path.append(name)
                for attribute, value in event.attributes.items():
                    _note(told, names, local(attribute), value)
                continue
            path.pop()
            # In a list the value stands two below its name: dc:title, rdf:Alt, rdf:li.
            owner = path[-2] if name == "li" and len(path) > 1 else name
            _note(told, names, owner, event.text)
    except (XmlBroken, LinkFileProblem):
        pass
    return {**told, "authors": names} if names else told


_BY_ELEMENT = {
    "title": "title",
    "description": "summary",
    "language": "language",
    "rights": "licence",
    "publisher": "publisher",
    "publicationName": "publisher",
    "publicationDate": "published",
    "coverDate": "published",
    "date": "published",
    "CreateDate": "made",
}


def _note(told: dict[str, Any], names: list[str], element: str, text: str) -> None:
    text = text.strip()
    if not text or text == _NO_LANGUAGE:
        return
    if element == "creator" and len(names) < 50:
        names.append(text)
    elif field := _BY_ELEMENT.get(element):
        told.setdefault(field, text)


def _plain(value: Any) -> Mapping[str, Any]:
    found = value.get_object() if isinstance(value, IndirectObject) else value
    return found if isinstance(found, DictionaryObject) else {}


def _text(value: Any) -> str:
    found = value.get_object() if isinstance(value, IndirectObject) else value
    if isinstance(found, bytes):
        return found.decode("utf-8", "replace")
    return found if isinstance(found, str) else ""


def _date(text: str) -> str:
    """ "D:20190512103000+02'00'" → "2019-05-12"."""
    match = _PDF_DATE.match(text)
    return "-".join(filter(None, match.groups())) if match else ""
