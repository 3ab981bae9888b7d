"""Text from anywhere made fit to be stored: no markup, no invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .base import MAX_LINE, MAX_PROSE, MAX_TAG, MAX_TAGS
from .markup import tokens

# Control characters but tab and line ends; halves of surrogate pairs; non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_LINE_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")

_BREAKS = frozenset(
    "br p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote tr section".split()
)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)


def fit(text: object) -> str:
    """The text without what no database and no XML takes."""
    return _HALVES.sub("\ufffd", _UNFIT.sub("", str(text or "")))


def one_line(text: object, most: int = MAX_LINE) -> str:
    """The text on one line, cut at ``most`` characters."""
    # Cut twice: folding the blanks of a text of megabytes is no use to anyone.
    return _BLANKS.sub(" ", fit(str(text or "")[: most * 4])).strip()[:most].rstrip()


def prose(text: object, most: int = MAX_PROSE) -> str:
    """The text with its line breaks, at most one empty line between paragraphs."""
    lines = fit(str(text or "")[: most * 2]).replace("\r\n", "\n").replace("\r", "\n")
    lines = "\n".join(line.strip() for line in _LINE_BLANKS.sub(" ", lines).split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip()[:most].rstrip()


def without_markup(text: object, most: int = MAX_PROSE) -> str:
    """What a reader of this HTML would read."""
    source = str(text or "")[: most * 4]
    if "<" not in source and "&" not in source:
        return prose(source, most)
    parts = []
    for token in tokens([_UNSEEN.sub("", source)]):
        if token.kind == "text":
            parts.append(token.value)
        elif token.value in _BREAKS:
            parts.append("\n")
    return prose("".join(parts), most)


def words(tags: Iterable[object]) -> tuple[str, ...]:
    """Tags or topics: each once, whatever its capitals, in the file's order."""
    found: dict[str, str] = {}
    for tag in tags:
        word = one_line(tag, MAX_TAG).lstrip("#").strip()
        if word and len(found) < MAX_TAGS:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())
