"""One spelling for the text of an address: percent-encoding in its normal form."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator

_UNRESERVED = string.ascii_letters + string.digits + "-._~"

#: Characters that mean the same written out or as %XX, in a path and in a query.
#: "/", "+", ";", "=" and "&" are not among a path's: servers tell %2F from a slash.
PATH_PLAIN = frozenset(_UNRESERVED + "!$'()*,:@")
QUERY_PLAIN = frozenset(_UNRESERVED + "!$'()*,:@/?")
VALUE_PLAIN = QUERY_PLAIN | {"="}

#: Characters that stay as they are where they stand unescaped.
_RAW_PATH = frozenset("/+;=&")
_RAW_QUERY = frozenset(";=")
_RAW_ROUTE = frozenset("/+;=&?#")

_SIMPLE = re.compile(r"[A-Za-z0-9._~-]*")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")


def normal_path(text: str) -> str:
    """A path in its one spelling, ASCII only."""
    return _spell(text, PATH_PLAIN, _RAW_PATH)


def normal_route(text: str) -> str:
    """A fragment that routes ("!/a?b=c") in its one spelling, ASCII only."""
    return _spell(text, PATH_PLAIN, _RAW_ROUTE)


def normal_query(text: str, plain: frozenset[str] = QUERY_PLAIN) -> str:
    """The name or the value of a parameter in its one spelling, ASCII only.

    "+" is a space, as HTML forms have it.
    """
    return _spell(text.replace("+", "%20"), plain, _RAW_QUERY)


def _spell(text: str, plain: frozenset[str], raw: frozenset[str]) -> str:
    """Escapes in upper case and only where needed, letters composed (NFC)."""
    if _SIMPLE.fullmatch(text):
        return text
    kept = plain | raw
    return "".join(
        part if is_escape else _quote(part, kept)
        for part, is_escape in _split(text, plain)
    )


def _split(text: str, plain: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Cut into decoded text and escapes that have to stay escapes ("%2F").

    Bytes that are no UTF-8 come through as surrogate escapes.
    """
    pieces = _ESCAPE.split(text.encode("utf-8", "surrogatepass"))
    run = bytearray()
    for position, piece in enumerate(pieces):
        if position % 2 == 0:  # text between two escapes
            first, *others = piece.split(b"%")
            run += first
            for other in others:  # a percent sign that escapes nothing
                yield _decode(run), False
                yield "%25", True
                run = bytearray(other)
            continue
        byte = int(piece, 16)
        if byte >= 0x80 or chr(byte) in plain:
            run.append(byte)
        else:
            yield _decode(run), False
            yield f"%{byte:02X}", True
            run = bytearray()
    yield _decode(run), False


def _decode(run: bytearray) -> str:
    return unicodedata.normalize("NFC", run.decode("utf-8", "surrogateescape"))


def _quote(text: str, kept: frozenset[str]) -> str:
    return "".join(
        character
        if character in kept
        else "".join(f"%{b:02X}" for b in character.encode("utf-8", "surrogateescape"))
        for character in text
    )
