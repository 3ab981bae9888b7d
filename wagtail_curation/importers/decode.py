"""Bytes to text, the way a browser would, always the same for the same file.

A byte order mark decides, else UTF-8 when it is valid UTF-8, else Windows-1252.
A statistical guess (charset-normalizer) is not used: on files as short as a
roundup it now and then reads a curly quotation mark as part of an East Asian
word, and two runs of a library's versions may disagree about the same file.
"""

from __future__ import annotations

import codecs
import re

from .base import ImportProblem, Notice

MAX_BYTES = 20_000_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
MOJIBAKE = re.compile(
    "â€|Ã[\u0080-\u00bf\u0192\u2013-\u2122]|Â[\u00a0-\u00bf]|ï»¿|\ufffd"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f]")
NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def text_of(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text with ``\\n`` line ends, and what was odd about it.

    Raises ``ImportProblem`` (too_large, unsupported, binary, empty).
    """
    if len(data) > MAX_BYTES:
        raise ImportProblem(
            "too_large",
            f"The file is larger than {MAX_BYTES // 1_000_000} MB, "
            "too large for a roundup.",
        )
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise ImportProblem(
                "unsupported", f"This is {kind}. Save it as plain text and try again."
            )
    text, notices = _decode(data)
    text, more = _without_controls(NEWLINES.sub("\n", text))
    if not text.strip():
        raise ImportProblem("empty", "There is no text in the file.")
    return text, notices + more


def _decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    for bom, charset in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(charset, "replace"), ()
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        # Text in UTF-16 without its mark: every other byte of Latin text is 0.
        wide = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        text = data.decode(wide, "replace")
        if len(CONTROL.findall(text[:1000])) < 5:
            return text, ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    notice = Notice(
        "charset_guessed",
        "The file is not UTF-8: it was read as Windows-1252. Check accents and "
        "quotation marks.",
    )
    try:
        return data.decode("cp1252"), (notice,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (notice,)


def _without_controls(text: str) -> tuple[str, tuple[Notice, ...]]:
    cleaned = CONTROL.sub("", text)
    gone = len(text) - len(cleaned)
    if gone > max(20, len(text) // 100):
        raise ImportProblem("binary", "This is not a text file.")
    notices = []
    if gone:
        notices.append(
            Notice("control_characters", "Invisible control characters were left out.")
        )
    if MOJIBAKE.search(cleaned):
        notices.append(
            Notice(
                "mojibake",
                "Some characters look garbled, as if read in the wrong encoding. "
                "They were kept as they are.",
            )
        )
    return cleaned, tuple(notices)
