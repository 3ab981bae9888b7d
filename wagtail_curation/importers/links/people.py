"""Names of authors, as lists of literature turn them round: "Jarche, Harold"."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?D|M\.?D|[IVX]{1,4})\.?", re.I)
_SEPARATOR = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(r",?\s+(?:and|und|et|&)\s+", re.I)


def natural_name(text: str) -> str:
    """ "Jarche, Harold" → "Harold Jarche"; names of organisations stay as they are.

    "King, Martin Luther, Jr." → "Martin Luther King, Jr."
    """
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2 and not _SUFFIX.fullmatch(parts[1]):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3:
        one, other = parts[1:]
        if _SUFFIX.fullmatch(other):
            return f"{one} {parts[0]}, {other}"
        if _SUFFIX.fullmatch(one):
            return f"{other} {parts[0]}, {one}"
    return ", ".join(parts)


def names_in(text: str) -> list[str]:
    """The names in one cell: "A. Smith; B. Jones", "Smith, Ann; Jones, Bob",
    "Ann Smith, Bob Jones and Cy Lee", "Smith, Ann".
    """
    text = text[:10_000]
    if _SEPARATOR.search(text):
        return [natural_name(name) for name in _SEPARATOR.split(text) if name.strip()]
    found: list[str] = []
    for part in _AND.split(text):
        commas = [name.strip() for name in part.split(",")]
        if len(commas) > 1 and all(" " in name for name in commas):
            found.extend(commas)
        elif name := natural_name(part):
            found.append(name)
    return found
