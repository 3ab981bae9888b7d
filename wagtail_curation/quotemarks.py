"""Quotation marks are presentation: taken off what is stored, printed by pages."""

from typing import NamedTuple

OPENING = "\"“„«»‹›'‘‚「『"
CLOSING = "\"”“»«›‹'’‘」』"


def strip_quote_marks(text: str) -> str:
    """The text without the marks around it; marks inside stay.

    Only a pair is taken off, and only when nothing between closes it early:
    “a” and “b” stays as it is.
    """
    stripped = text.strip()
    if len(stripped) < 2 or stripped[0] not in OPENING or stripped[-1] not in CLOSING:
        return stripped
    inner = stripped[1:-1]
    opening, closing = stripped[0], stripped[-1]
    if opening == closing:
        # Straight marks tell neither direction: an odd number inside means that
        # the outer two are not one pair.
        balanced = inner.count(opening) % 2 == 0 or "'" in (opening, closing)
    else:
        balanced = _closes_nothing_early(inner, opening, closing)
    return inner.strip() if balanced else stripped


def _closes_nothing_early(inner: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in inner:
        if character == opening:
            depth += 1
        elif character == closing and closing not in "'’":
            depth -= 1
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
