"""How much two names look like one person’s: an editor looks at each suggestion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .titles import fold

SAME_NAME = "name"
INITIALS = "initials"
SAME_ORGANISATION = "organisation"

_APART = re.compile(r"[^\w]+")
# Not a part of anybody's name.
_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd", "md"}


@dataclass(frozen=True)
class PersonSketch:
    """What is compared of a person."""

    name: str
    organisation: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Given names first: “Smith, Jane A.” is (“jane”, “a”, “smith”)."""
        family, comma, given = self.name.partition(",")
        name = f"{given} {family}" if comma else self.name
        found = [word for word in _APART.split(fold(name)) if word]
        return tuple(word for word in found if word not in _TITLES)

    @cached_property
    def block(self) -> str:
        """Two people share it if they can be one at all."""
        return f"{self.words[0][0]} {self.words[-1]}" if self.words else ""

    @cached_property
    def place(self) -> str:
        return " ".join(word for word in _APART.split(fold(self.organisation)) if word)


def likeness(one: PersonSketch, other: PersonSketch) -> tuple[float, str] | None:
    """(how sure, 0 to 1; what is the same: a constant of this module), or None.

    An initial stands for a name only where the organisation is the same, or the first
    and the last name are: there are many J. Smiths.
    """
    if not one.words or not other.words or one.block != other.block:
        return None
    if one.words == other.words:
        return (0.9 if _are_apart(one, other) else 1.0), SAME_NAME
    if not _fit(one.words, other.words):
        return None
    if one.words[0] == other.words[0] and len(one.words[0]) > 1:
        return (0.6 if _are_apart(one, other) else 0.8), INITIALS
    same_place = one.place and one.place == other.place
    return (0.7, SAME_ORGANISATION) if same_place else None


def _are_apart(one: PersonSketch, other: PersonSketch) -> bool:
    return bool(one.place and other.place and one.place != other.place)


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the given names agree as far as both say them: “j”, “jane”, “jane a”."""
    return len(one) > 1 < len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one[:-1], other[:-1], strict=False)
    )
