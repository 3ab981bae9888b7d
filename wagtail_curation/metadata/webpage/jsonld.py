"""What a page says in JSON-LD, read as leniently as pages write it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

MOST_NODES = 3_000
_LONGEST_BLOCK = 500_000
_DEEPEST = 60

Node = dict[str, Any]

_WRAPPING = re.compile(
    r"\A[\s;]*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?[\s;]*\Z"
)
_COMMA_BEFORE_END = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_MISSING_COMMA = re.compile(r"(\}|\]|\")(\s*\n\s*\")")


def read_blocks(blocks: Iterable[str]) -> list[Node]:
    """Every object of the page's blocks, outermost first, references resolved.

    An object's properties keep their values as written, but a bare {"@id": x} is the
    object of that name where the page has one. Never raises.
    """
    roots: list[Any] = []
    for block in blocks:
        roots += _values(block[:_LONGEST_BLOCK])
    for root in roots:
        _mark(root)
    nodes = list(_walk(roots))
    named: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(named.get(name, ())):
            named[name] = node
    for node in nodes:
        for key, value in node.items():
            node[key] = _resolved(value, named, node)
    return [node for node in nodes if len(node) > 1 or "@id" not in node]


def _values(block: str) -> list[Any]:
    """The values in one block: one, or several that stand behind each other."""
    text = _WRAPPING.sub("", block).strip()
    if not text:
        return []
    for mend in (_as_is, _mended, html.unescape):
        found = _decode(mend(text))
        if found:
            return found
    return []


def _as_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    text = _COMMA_BEFORE_END.sub(r"\1", text)
    return _MISSING_COMMA.sub(r"\1,\2", _BAD_ESCAPE.sub(r"\\\\", text))


def _decode(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False, parse_int=_number, parse_float=_number)
    found, position = [], 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        found.append(value)
        position += len(text[position:]) - len(text[position:].lstrip(" \r\n\t,;"))
        if len(found) > 50:
            break
    return found


def _number(digits: str) -> str:
    """Numbers stay text: a count of ten thousand digits is no number to us."""
    return digits[:40]


def _mark(root: Any) -> None:
    """Say of which objects the page itself consists, not parts of others."""
    for value in root if isinstance(root, list) else [root]:
        if not isinstance(value, dict):
            continue
        value["@top"] = True
        graph = value.get("@graph")
        for part in graph if isinstance(graph, list) else [graph]:
            if isinstance(part, dict):
                part["@top"] = True


def _walk(roots: list[Any]) -> Iterator[Node]:
    """All objects, outermost first; the depth and the number are bounded."""
    level, count = roots, 0
    for _depth in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                count += 1
                if count > MOST_NODES:
                    return
                yield value
                below += [v for v in value.values() if isinstance(v, (dict, list))]
            elif isinstance(value, list):
                below += [v for v in value if isinstance(v, (dict, list))]
        level = below


def _resolved(value: Any, named: dict[str, Node], owner: Node) -> Any:
    if isinstance(value, list):
        return [_resolved(v, named, owner) if isinstance(v, dict) else v for v in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        whole = named.get(value["@id"])
        if whole is not None and whole is not owner and len(whole) > len(value):
            return whole
    return value
