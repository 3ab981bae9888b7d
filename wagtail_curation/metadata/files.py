"""What a file says about itself: PDF, Word, OpenDocument and EPUB.

Nothing here looks at the pages: a file's own metadata is what its makers wrote, or
what their program wrote for them, and the two have to be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from wagtail_curation.importers.links.clean import one_line, prose
from wagtail_curation.importers.links.people import names_in
from wagtail_curation.importers.links.values import date_in, language_in, licence_in

from .card import Card, Origin
from .deadline import OutOfTime, deadline
from .packedfile import packed_told
from .pdffile import pdf_told

#: Bytes, and seconds for one file.
MAX_BYTES = 20_000_000
MAX_SECONDS = 3.0

# What programs put where a title should stand.
_NO_TITLE = re.compile(
    r"""(?:microsoft\s(?:word|powerpoint|excel|office)\s*(?:[-–—:]|$)|powerpoint[-\s]pr[eäé]sentation
        |word[-\s]dokument|untitled|unbenannt|sans\stitre
        |sin\st[ií]tulo|document\s?\d*$|dokument\s?\d*$|pr[eäé]sentation\s?\d*$
        |layout\s\d|slide\s\d|folie\s\d|diapositiv[ae]\s?\d|page\s\d+$|title$|titel$
        |scan(?:ned)?[\s_-]?\d*$|img[_\d]|cover\b.{0,5}$|book\d*$|none$|null$|n/?a$|test\d*$
        |file://|https?://|[a-z]:\\|\\\\|/)""",
    re.I | re.X,
)
_FILE_NAME = re.compile(
    r"""\.(?:docx?|dotx?|odt|rtf|pdf|indd?|qxd|qxp|pptx?|tex|dvi|eps|xlsx?|html?|pmd
        |wpd|txt|epub|tmp|cdr|p65|jpe?g|png|tiff?)\W*$""",
    re.I | re.X,
)
_NO_NAME = re.compile(
    r"""(?:admin(?:istrator)?|user|owner|author|autor(?:in)?|unknown|unbekannt|anonymous
        |microsoft(?:\soffice)?(?:\suser)?|office|windows(?:\suser)?|default|root|guest
        |benutzer|utilisateur|besitzer|hp|dell|lenovo|acer|asus|pc\d*|laptop|none|null
        |n/?a|test|python-docx|openpyxl|calibre|pandoc|latex|tex|[\w.+-]+@\S+|\S*\d\S*
        |(?-i:[a-z]{1,12}))$""",
    re.I | re.X,
)
_SMALL_WORD = re.compile(r"[a-z0-9._-]+")


def read_file_card(data: bytes, content_type: str = "", url: str = "") -> Card:
    """The card of a file, by its content; what it is called or served as decides
    nothing. An empty card for what cannot be read, is encrypted, or takes too long.
    """
    read = _reader(data)
    if read is None or len(data) > MAX_BYTES:
        return Card()
    try:
        with deadline(MAX_SECONDS):
            told = read(data)
    except (Exception, OutOfTime):  # the libraries raise whatever broke in the file
        return Card()
    return _card(told)


def _reader(data: bytes) -> Callable[[bytes], Mapping[str, Any]] | None:
    if b"%PDF-" in data[:1024]:
        return pdf_told
    return packed_told if data.startswith(b"PK\x03\x04") else None


def _card(told: Mapping[str, Any]) -> Card:
    published = date_in(told.get("published"))
    made = None if published else date_in(told.get("made"))
    values: dict[str, Any] = {
        "title": title_in(told.get("title")),
        "authors": authors_in(told.get("authors") or ()),
        "publisher": one_line(told.get("publisher"), 255),
        "published": published or made,
        "summary": prose(told.get("summary"), 2_000),
        "language": language_in(told.get("language")),
        "kind": told.get("kind") or "",
        "licence": licence_in(told.get("licence")) if told.get("licence") else "",
        "pages": told.get("pages") or None,
    }
    known = {name: value for name, value in values.items() if value}
    origins = {name: Origin("file", "likely") for name in known}
    if made:
        # When the file was made is not when the text came out, but often near it.
        origins["published"] = Origin("file", "guess")
    return Card(**known, origins=origins)


def title_in(text: object) -> str:
    """The title, unless it is a file's name or what a program calls everything."""
    title = one_line(text)
    if len(title) < 3 or not any(map(str.isalpha, title)):
        return ""
    if _NO_TITLE.match(title) or _FILE_NAME.search(title):
        return ""
    # annual_report-final-v3: a file's name without its ending.
    is_name = _SMALL_WORD.fullmatch(title) and re.search(r"[_\d]", title)
    return "" if is_name or ("_" in title and " " not in title) else title


def authors_in(texts: object) -> tuple[str, ...]:
    """Names of people or houses, without those of computers and accounts."""
    found = [texts] if isinstance(texts, str) else list(texts)  # type: ignore[call-overload]
    names = [one_line(name, 255) for text in found[:50] for name in names_in(str(text))]
    return tuple(dict.fromkeys(n for n in names if len(n) > 1 and not _no_name(n)))


def _no_name(name: str) -> bool:
    return bool(_NO_NAME.match(name)) or not any(map(str.isalpha, name))
