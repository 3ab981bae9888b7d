"""From the bytes of an answer to a tree, whatever the bytes are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from lxml import etree

MOST_BYTES = 1_000_000
"""What a page says about itself stands in its first megabyte."""

_MOST_ATTRIBUTES = 500
_LONG_TAG = 8_000
_SHORT_PAGE = 80_000
"""No tag in so short a page has attributes enough to take a second."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(
    rb"""<meta[^>]{1,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"""\A\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{1,40})"""
)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HTML_LANG = re.compile(
    rb"""<html[^>]{1,400}?\blang\s*=\s*["']?([a-z]{2})""", re.IGNORECASE
)

#: What the web means by the names of old encodings (the WHATWG's table).
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "x-user-defined": "cp1252",
    "unicode": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # in a <meta> that could be read as ASCII it cannot be true
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
#: What browsers suppose for a language, or a country, that says nothing.
_SUPPOSED = {
    "ar": ("cp1256",), "bg": ("cp1251",), "cs": ("cp1250",), "el": ("cp1253",),
    "gr": ("cp1253",), "he": ("cp1255",), "il": ("cp1255",), "hr": ("cp1250",),
    "hu": ("iso-8859-2",), "ja": ("euc_jp", "cp932"), "jp": ("euc_jp", "cp932"),
    "ko": ("cp949",), "kr": ("cp949",), "lt": ("cp1257",), "lv": ("cp1257",),
    "pl": ("iso-8859-2",), "ru": ("cp1251",), "sk": ("cp1250",), "th": ("cp874",),
    "tr": ("cp1254",), "tw": ("big5hkscs",), "ua": ("cp1251",), "uk": ("cp1251",),
    "vi": ("cp1258",), "zh": ("gb18030",), "cn": ("gb18030",),
}  # fmt: skip


def decode(data: bytes, url: str = "", headers: Mapping[str, str] | None = None) -> str:
    """The text of a page, by its bytes first: what it and its server say may be wrong.

    A mark at the beginning, else UTF-8 when it is valid UTF-8, else what the page
    says, what the header says, and what the language suggests.
    """
    cut = len(data) > MOST_BYTES
    data = data[:MOST_BYTES]
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if unmarked := _utf16(data):
        return data.decode(unmarked, "replace")
    said = _declared(data, headers or {})
    if "iso-2022-jp" in said and b"\x1b$" in data:
        return data.decode("iso2022_jp", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError:
        pass
    utf8 = data.decode("utf-8", "replace")
    if utf8.count("\ufffd") * 20 < sum(byte > 127 for byte in data):
        return utf8  # a few broken bytes in what is UTF-8
    for encoding in (*said, *_suggested(data, url)):
        text = _try(data, _MEANT.get(encoding, encoding), cut)
        if text is not None:
            return text
    return data.decode("cp1252", "replace")


def _try(data: bytes, encoding: str, cut: bool) -> str | None:
    """The text in that encoding; None when there is none, or the bytes are not it."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except (LookupError, UnicodeError, AttributeError, TypeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _declared(data: bytes, headers: Mapping[str, str]) -> list[str]:
    start = data[:16_384]
    found = _XML_ENCODING.search(start) or _META_CHARSET.search(start)
    names = [found[1].decode("ascii", "ignore").lower()] if found else []
    for name, value in headers.items():
        if str(name).lower() == "content-type":
            if in_header := _HEADER_CHARSET.search(str(value)):
                names.append(in_header[1].lower())
    return names


def _suggested(data: bytes, url: str) -> tuple[str, ...]:
    language = _HTML_LANG.search(data[:4096])
    if language and (known := _SUPPOSED.get(language[1].decode().lower())):
        return known
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return _SUPPOSED.get(host.rpartition(".")[2], ())


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of western markup is zero."""
    start = data[:200]
    if len(start) > 20 and start[1::2].count(0) > len(start) * 0.4:
        return "utf-16-le"
    if len(start) > 20 and start[0::2].count(0) > len(start) * 0.4:
        return "utf-16-be"
    return ""


_ATTRIBUTES = (
    r"(?:[\s/]+|=?[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>\"'][^\s>]*)?)?|=)*"
)
_TOKENS = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(script|style|textarea|title|xmp|noframes|iframe)(?=[\s/>]){_ATTRIBUTES}>"
    r".*?(?=</\1[\s/>]|\Z)"
    rf"|<[a-z][^\s/>]*{_ATTRIBUTES}>?",
    re.IGNORECASE | re.DOTALL,
)
_TAG_HEAD = re.compile(r"<[a-z][^\s/>]*", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"[\s/]+|=?[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>\"'][^\s>]*)?)?|="
)


def tame(text: str) -> str:
    """The text with no tag that a parser would take seconds for.

    libxml2 compares each attribute of a tag with those before it: 100,000 of them
    take ten seconds. Tags are told apart as browsers do it, so that quoted ">" and
    comments hide nothing.
    """
    text = text[:MOST_BYTES].replace("\x00", "")
    if len(text) < _SHORT_PAGE:
        return text
    pieces, done = [], 0
    for match in _TOKENS.finditer(text):
        start, end = match.span()
        if end - start > _LONG_TAG and not text.startswith("<!--", start):
            short = _short_tag(text, start, end)
            pieces += [text[done:start], short]
            done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _short_tag(text: str, start: int, end: int) -> str:
    """A tag, and what a raw one holds, with its first attributes only."""
    head = _TAG_HEAD.match(text, start)
    assert head is not None, "only called where a tag begins"
    position, kept = head.end(), [head[0]]
    attributes = 0
    for attribute in _ATTRIBUTE.finditer(text, position, end):
        if attribute.start() != position:
            break
        position = attribute.end()
        if not attribute[0].isspace():
            attributes += 1
        if attributes <= _MOST_ATTRIBUTES:
            kept.append(attribute[0])
    return "".join(kept) + text[position:end]


def parse(text: str) -> etree._Element:
    """The tree of a page; of nothing, an element with nothing in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    data = tame(text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return etree.Element("html") if root is None else root
