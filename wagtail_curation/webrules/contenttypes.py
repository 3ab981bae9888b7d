"""Kinds of content: what is taken for which want, and what bytes look like."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Want:
    """What a caller came for. `cut`: too long a body is cut, and not an error."""

    accept: str
    types: re.Pattern[str]
    cut: bool
    is_text: bool = True


def _types(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_XML = r"(?:text|application)/xml|application/(?!.*svg)[\w.-]+\+xml"
_JSON = r"application/json(?:\+[\w.-]+)?|application/[\w.-]+\+json|text/json"
_SCRIPT = r"(?:text|application)/(?:x-)?(?:java|ecma)script"
_RASTER = r"image/(?:jpeg|jpg|pjpeg|png|apng|gif|webp|avif|heic|heif|bmp|x-ms-bmp|tiff"
_RASTER += r"|x-icon|vnd\.microsoft\.icon)"

WANTS = {
    "page": Want(
        "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,"
        "text/plain;q=0.7,*/*;q=0.1",
        _types(r"text/(?:html|plain|markdown)", _XML, r"application/pdf"),
        cut=True,
    ),
    "image": Want(
        "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9,image/*;q=0.5",
        _types(_RASTER),
        cut=False,
        is_text=False,
    ),
    # Feeds often call themselves pages, and oEmbed answers scripts or pages: whoever
    # reads them finds out.
    "feed": Want(
        "application/atom+xml,application/rss+xml,application/feed+json,"
        "application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1",
        _types(_XML, _JSON, r"text/(?:html|plain)"),
        cut=False,
    ),
    "json": Want(
        "application/json,application/*+json;q=0.9,*/*;q=0.1",
        _types(_JSON, _SCRIPT, r"text/(?:html|plain)"),
        cut=False,
    ),
    "any-text": Want(
        "text/*,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.1",
        _types(r"text/[\w.+-]+", _XML, _JSON, _SCRIPT),
        cut=True,
    ),
}

#: Says nothing: storage servers call everything so.
_UNKNOWN = {"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"}

_MARKS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"%PDF-", "application/pdf"),
)


def content_type(header: str | None) -> str:
    """ "text/html" of "Text/HTML; charset=utf-8"; "" of nothing that is a type."""
    name = (header or "").partition(";")[0].partition(",")[0].strip().lower()
    return name if re.fullmatch(r"[\w.+-]+/[\w.+-]+", name, re.ASCII) else ""


def is_known(name: str) -> bool:
    """Whether a type says what it is; others are judged by their bytes."""
    return name not in _UNKNOWN


def sniffed(start: bytes) -> str:
    """The type of a body by its first bytes; "" when they do not tell."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if start[4:8] == b"ftyp":
        brand = start[8:12]
        return {b"avif": "image/avif", b"heic": "image/heic"}.get(brand, "")
    text = start[:1024].lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n\x00").lower()
    if text.startswith(b"<?xml"):
        return "application/xml"
    if re.match(rb"<!--|<(?:!doctype html|html|head|body|title|meta|script)\b", text):
        return "text/html"
    return "application/json" if text[:1] in (b"{", b"[") else ""
