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
#: What browsers read, by Python's names. Of Python's other codecs some are slow on
#: purpose (punycode), some no text's (base64), some hide markup in letters (UTF-7).
_READ = frozenset(
    "utf-8 utf-16-le utf-16-be gb18030 big5 big5hkscs euc_jp euc_kr cp932 cp949 "
    "iso2022_jp shift_jis cp866 cp874 koi8-r koi8-u mac-roman mac-cyrillic".split()
)
_READ |= {f"cp125{number}" for number in range(9)}
_READ |= {f"iso8859-{number}" for number in range(2, 17) if number != 12}
#: Other names, as browsers read them: pages say latin-1 and mean Windows.
_MEANT = {
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "utf-16": "utf-16-le",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
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
        # UTF-16 without a NUL is UTF-8 in disguise: markup is ASCII.
        if known and known.startswith("utf-16") and b"\0" not in start:
            continue
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
    label = _MEANT.get(label.lower(), label)
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _READ else None


def _fits(start: bytes, name: str) -> bool:
    text = codecs.getincrementaldecoder(name)("replace").decode(start)
    # A NUL where the text begins is a file of another kind.
    if "\x00" in text[:1024]:
        return False
    broken = len(_CONTROL.findall(text))
    return broken * 100 <= len(text) * _BROKEN_PERCENT
