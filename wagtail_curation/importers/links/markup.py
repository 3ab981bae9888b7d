"""HTML as a stream of tags and text: linear in time, small in memory, never raises.

``html.parser`` keeps a tag that does not end in memory and looks at it again with
every piece that is fed; a file of bookmarks has icons of many kilobytes in its tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: Longer tags are cut there: an icon can be long, but no address is.
LONGEST_TAG = 256 * 1024

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,40})(?![^\s/>])
        (?P<rest>[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>""",
    re.X,
)
_LENIENT = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,40})(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(
    r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)


class Token(NamedTuple):
    """``kind`` is "start", "end" or "text"; ``value`` the tag's name or the text."""

    kind: str
    value: str
    attributes: dict[str, str]
    line: int


def tokens(pieces: Iterable[str]) -> Iterator[Token]:
    """The tags and texts of HTML that comes in pieces; comments are left out."""
    buffer, line = "", 1
    for piece in pieces:
        buffer, line = yield from _read(buffer + piece, line, last=False)
    yield from _read(buffer, line, last=True)


def _read(buffer: str, line: int, last: bool):
    """Yields what is whole in the buffer; returns what is left, and its line."""
    at = 0
    while at < len(buffer):
        start = buffer.find("<", at)
        if start != at:
            end = start if start >= 0 else _end_of_text(buffer, at, last)
            text = buffer[at:end]
            yield Token("text", html.unescape(text), {}, line)
            line += text.count("\n")
            at = end
            if start < 0:
                break
            continue
        end = _end_of_tag(buffer, at)
        if end < 0:
            if not last and len(buffer) - at < LONGEST_TAG:
                break
            end = min(len(buffer), at + LONGEST_TAG)
        if token := _token(buffer[at:end], line):
            yield token
        line += buffer.count("\n", at, end)
        at = end
    return buffer[at:], line


def _end_of_text(buffer: str, at: int, last: bool) -> int:
    """The end of the buffer, but for a character reference that is still to come."""
    reference = -1 if last else buffer.rfind("&", max(at, len(buffer) - 40))
    return reference if reference >= 0 else len(buffer)


def _end_of_tag(buffer: str, at: int) -> int:
    """Where the tag or comment at ``at`` ends; -1 when it does not yet."""
    if buffer.startswith("<!--", at):
        end = buffer.find("-->", at)
        return end + 3 if end >= 0 else -1
    close = buffer.find(">", at, at + LONGEST_TAG)
    if close < 0:
        return -1
    if not buffer[at + 1 : at + 2].isalpha() and not buffer.startswith("</", at):
        return at + 1 if buffer[at + 1 : at + 2] not in ("!", "?") else close + 1
    if match := _TAG.match(buffer, at, at + LONGEST_TAG):
        return match.end()
    return close + 1


def _token(source: str, line: int) -> Token | None:
    """The token that is written there; None for comments and declarations."""
    if source.startswith(("<!", "<?")):
        return None
    match = _TAG.fullmatch(source) or _LENIENT.fullmatch(source)
    if match is None:
        return Token("text", html.unescape(source), {}, line)
    name = match["name"].lower()
    if match["close"]:
        return Token("end", name, {}, line)
    return Token("start", name, _attributes(match["rest"]), line)


def _attributes(source: str) -> dict[str, str]:
    """Names in lower case, the first of equal names; icons in the file are left out."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        value = double or single or bare
        if len(name) <= 40 and not value.startswith("data:image/"):
            found.setdefault(name.lower(), html.unescape(value))
    return found
