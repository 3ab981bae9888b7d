"""Words as a page has them, made fit to be shown and to be compared."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

LONGEST = 4_000
"""No value of a card needs more characters; a hostile page could send megabytes."""

# Control characters, soft hyphens, zero-width marks and directions. The two joiners
# (U+200C, U+200D) are letters' business in Persian, Hindi and emoji, and stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ud800-\udfff]"
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|cite|code|div|em|font|h[1-6]|i|img|li|ol|p|q|s|small"
    r"|span|strong|sub|sup|u|ul|jats:\w+|mml:\w+)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"</?(?:br|p|div|li|ul|ol|h[1-6]|blockquote)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_NOT_WORDS = re.compile(r"[\W_]+")


def clean(value: object, longest: int = LONGEST) -> str:
    """One line of plain text; "" for what is no text at all.

    Entities that were escaped twice are read, markup inside the value is dropped
    (a title may speak of <video>: only tags that set text go), blanks are one space.
    """
    if not isinstance(value, str):
        return ""
    text = value[: longest * 4]
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and ";" in text:
            text = html.unescape(text)
    if "<" in text and ("</" in text or "<br" in text.lower() or "/>" in text):
        text = _TAG.sub("", _BREAKS.sub(" ", text))
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_INVISIBLE.sub("", text).split())
    return text if len(text) <= longest else _shortened(text, longest)


def _shortened(text: str, longest: int) -> str:
    head = text[: longest - 1]
    cut = head.rfind(" ")
    return f"{head[:cut] if cut > longest // 2 else head}…"


def fold(text: str) -> str:
    """The form in which two texts are compared: letters and digits, one case."""
    folded = text.lower()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORDS.sub(" ", folded).strip()


def bare(text: str) -> str:
    """`fold` without accents and blanks: how a name stands in a host or an address."""
    plain = fold(text)
    if plain.isascii():
        return plain.replace(" ", "")
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if c.isalnum())


_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))


def texts(element, longest: int = 20_000) -> Iterator[str]:
    """The pieces of text inside an element that a visitor could see."""
    length = 0
    walker = element.iter()
    for node in walker:
        tag = node.tag
        if isinstance(tag, str) and tag not in _SILENT and node.text:
            length += len(node.text)
            yield node.text
        if node is not element and node.tail:
            length += len(node.tail)
            yield node.tail
        if length > longest:
            return


def text_of(element, longest: int = 1_000) -> str:
    """What a visitor reads in an element, as one line."""
    return clean(" ".join(texts(element, longest * 4)), longest)


def any_of(phrases: str) -> re.Pattern[str]:
    """A pattern of phrases (each may be a pattern itself), one a line."""
    lines = (line.strip() for line in phrases.splitlines())
    return re.compile("|".join(f"(?:{line})" for line in lines if line))
