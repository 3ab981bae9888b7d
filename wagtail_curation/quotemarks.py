"""Quotation marks are presentation: taken off what is stored, printed by pages."""

import re
from typing import NamedTuple

OPENING = "\"“”„«»‹›'‘’‚「『"
CLOSING = "\"”“»«›‹'’‘」』"
_APOSTROPHES = "'’"
_GAP = re.compile(r"(\n[^\S\n]*\n\s*)")


def strip_quote_marks(text: str) -> str:
    """The text without the marks around it; marks inside stay.

    Only a pair is taken off, and only when nothing between closes it early:
    “a” and “b” stays as it is. Of several paragraphs each may have its pair, or,
    as is the custom of books, each its opening mark and the last a closing one.
    """
    text = text.strip()
    parts = _GAP.split(text.replace("\r\n", "\n"))
    if len(parts) > 1 and (inner := _of_each_paragraph(parts[::2])):
        parts[::2] = inner
        return "".join(parts)
    return _without_pair(text)


def _of_each_paragraph(texts: list[str]) -> list[str] | None:
    """The paragraphs without their marks; None when they are not marked so."""
    inner = [_without_pair(text) for text in texts]
    if all(new != old.strip() for new, old in zip(inner, texts)):
        return inner
    mark, closing = texts[0][:1], texts[-1].rstrip()[-1:]
    if mark not in OPENING or closing not in CLOSING:
        return None
    if any(text[:1] != mark for text in texts):
        return None
    inner = [text[1:].strip() for text in texts]
    inner[-1] = inner[-1][:-1].strip()
    if any(text[-1:] in CLOSING for text in inner[:-1]):
        return None
    return inner if all(_is_whole(text, mark, closing) for text in inner) else None


def _without_pair(text: str) -> str:
    text = text.strip()
    if len(text) < 2 or text[0] not in OPENING or text[-1] not in CLOSING:
        return text
    opening, closing, inner = text[0], text[-1], text[1:-1]
    return inner.strip() if _is_whole(inner, opening, closing) else text


def _is_whole(inner: str, opening: str, closing: str) -> bool:
    """Whether nothing between two marks closes the first or opens the second."""
    depth = 0
    for place, character in enumerate(inner):
        if character not in (opening, closing):
            continue
        before, after = inner[:place][-1:], inner[place + 1 :][:1]
        if character in _APOSTROPHES and before.isalnum():
            # Of a word, unless marks look alike at both ends and this one ends a word.
            if opening != closing or after.isalnum():
                continue
        if opening == closing:
            # Only what stands round it tells which way such a mark points.
            depth += 1 if not before.strip() else -1
        else:
            depth += 1 if character == opening else -1
        if depth < 0:
            return False
    return depth == 0


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: what blank lines separate."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return ["\n".join(part) for part in found if part]


class Marks(NamedTuple):
    """What is printed before and after quoted words, spaces included."""

    opening: str
    closing: str


_ENGLISH = Marks("“", "”")
_GERMAN = Marks("„", "“")
_POLISH = Marks("„", "”")
_SWEDISH = Marks("”", "”")
_ANGLED = Marks("«", "»")
# French sets a narrow space inside, which must not break.
_FRENCH = Marks("«\u202f", "\u202f»")
_CORNERS = Marks("「", "」")

_BY_LANGUAGE = {
    **dict.fromkeys("de bg cs et is ka lt sk sl sq".split(), _GERMAN),
    **dict.fromkeys("pl bs hr hu ro sr".split(), _POLISH),
    **dict.fromkeys("fi sv he".split(), _SWEDISH),
    **dict.fromkeys("be ca el es eu fa it nb nn no pt-pt ru uk".split(), _ANGLED),
    **dict.fromkeys("de-ch de-li it-ch fr-ch".split(), _ANGLED),
    **dict.fromkeys("fr hy".split(), _FRENCH),
    **dict.fromkeys("ja zh-hant zh-tw zh-hk".split(), _CORNERS),
    "ar": Marks("”", "“"),
}


def marks_for(language: str) -> Marks:
    """The outer quotation marks of a language (BCP 47), as CLDR has them.

    A region or script without marks of its own has its language's; a language that
    is not listed here has the English ones.
    """
    tag = (language or "").lower().replace("_", "-")
    while tag:
        if tag in _BY_LANGUAGE:
            return _BY_LANGUAGE[tag]
        tag = tag.rpartition("-")[0]
    return _ENGLISH
