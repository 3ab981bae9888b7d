"""In which characters a text was written: what it says, checked against the bytes."""

from __future__ import annotations

import codecs
import re

_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE | re.ASCII)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Other names, as browsers read them: pages say latin-1 and mean Windows.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_LOOKED_AT = 64 * 1024
#: Of a hundred characters, so many may be broken: somebody's paste from elsewhere.
_BROKEN_PERCENT = 1
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def charset_of(body: bytes, header: str | None = None) -> str | None:
    """The charset in which a text can be read; None when these bytes are no text.

    A byte order mark first, then the Content-Type, then what the text says of
    itself, then UTF-8 and Windows' Western one. The first that fits: a label that
    does not is somebody's mistake.
    """
    start = body[:_LOOKED_AT]
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name if _fits(start, name) else None
    labels = [*_LABEL.findall(header or ""), *_own_labels(start), "utf-8", "cp1252"]
    for label in labels:
        known = _known(label)
        if known and _fits(start, known):
            return known
    return None


def _own_labels(start: bytes) -> list[str]:
    """What <meta charset> and <?xml encoding?> say in the first kilobytes."""
    text = start[:4096].decode("ascii", "ignore")
    declared = re.match(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", text)
    found = [declared[1]] if declared else []
    for tag in re.findall(r"<meta\b[^>]*>", text, re.IGNORECASE):
        found += _LABEL.findall(tag)
    # To say UTF-16 in ASCII is to say it of something else.
    return [label for label in found if not label.lower().startswith("utf-16")]


def _known(label: str) -> str | None:
    try:
        b"".decode(label)  # base64, zlib and the like are codecs too, but no text's
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name)


def _fits(start: bytes, name: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(name)("replace").decode(start)
    except (LookupError, UnicodeError):
        return False
    # A NUL where the text begins is a file of another kind.
    if "\x00" in text[:1024]:
        return False
    broken = len(_CONTROL.findall(text))
    return broken * 100 <= len(text) * _BROKEN_PERCENT
