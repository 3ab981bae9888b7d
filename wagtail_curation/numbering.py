"""The numbers of a roundup's items, and the addresses that never change.

Numbers are computed from what stands in the body, never stored: moving an item
renumbers the part. An anchor comes from the block's id instead, so a link to an
item still leads to it after the item has moved.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CONTINUOUS = "continuous"
"""1, 2, 3 … from the first item to the last."""
SECTION = "section"
"""From 1 again after each section heading."""
CONTINUE = "continue"
"""From where the previous part of the series stopped."""
HIDDEN = "hidden"
"""No numbers."""

MODES = (CONTINUOUS, SECTION, CONTINUE, HIDDEN)

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_LONGEST_ID = 64


@dataclass(frozen=True)
class PartCount:
    """What an earlier part adds to the count: its mode and its counted items."""

    numbering: str
    item_count: int


@dataclass(frozen=True)
class BodyEntry:
    """A top-level block of a body, as far as numbering is concerned."""

    is_numbered: bool
    is_section: bool = False


def start_number(earlier: Sequence[PartCount]) -> int:
    """The number with which a part that continues begins.

    `earlier` holds the parts before it in the series, oldest first. A part that
    continues adds its items to those before it; any other part begins the count
    anew, so its last number is its item count.
    """
    last = 0
    for part in earlier:
        carried = last if part.numbering == CONTINUE else 0
        last = carried + part.item_count
    return last + 1


def number_items(
    items: Iterable[BodyEntry], mode: str, start: int = 1
) -> list[int | None]:
    """The number of each entry, in order; None for an entry that shows none.

    `start` is the first number (pass `start_number()` in "continue" mode). What
    stands between numbered entries does not break the count. Raises ValueError
    for a mode that is not one of MODES.
    """
    if mode not in MODES:
        raise ValueError(f"Unknown numbering {mode!r}; known: {', '.join(MODES)}.")
    numbers: list[int | None] = []
    upcoming = start
    for item in items:
        if item.is_section and mode == SECTION:
            upcoming = 1
        if item.is_numbered and mode != HIDDEN:
            numbers.append(upcoming)
            upcoming += 1
        else:
            numbers.append(None)
    return numbers


def anchors(ids: Sequence[str | None]) -> list[str]:
    """The permanent anchor of each block: unique on the page, safe in HTML and URLs.

    A UUID gives "item-" and its first 8 characters, or the whole id where another
    block of the page begins alike; other ids keep their letters, digits and "-_."
    and gain a short digest when something else had to go. Order matters only where
    it must: for the second block with one and the same id ("…-2"), and for a block
    without an id, which is not saved yet ("item-n3" for the third).
    """
    known = {block_id for block_id in ids if block_id}
    shared = Counter(_short_anchor(block_id) for block_id in known)
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    # Blocks whose short form is theirs alone come first, so none loses it to another.
    for known_id in sorted(known, key=lambda i: (shared[_short_anchor(i)] > 1, i)):
        short = _short_anchor(known_id)
        wanted = short if shared[short] == 1 else _long_anchor(known_id)
        chosen[known_id] = _claim(wanted, taken)

    seen: set[str] = set()
    result = []
    for position, block_id in enumerate(ids, start=1):
        if not block_id:
            result.append(_claim(f"item-n{position}", taken))
        elif block_id in seen:
            result.append(_claim(chosen[block_id], taken))
        else:
            seen.add(block_id)
            result.append(chosen[block_id])
    return result


def within(above: str | None, anchor: str) -> str:
    """The anchor of a block inside another: theirs, then its own.

    Without a block above it stands for itself.
    """
    return f"{above}-{anchor.removeprefix('item-')}" if above else anchor


def _short_anchor(block_id: str) -> str:
    if _UUID.fullmatch(block_id):
        return f"item-{block_id[:8]}"
    if len(block_id) <= _LONGEST_ID and not _UNSAFE.search(block_id):
        return f"item-{block_id}"
    return _long_anchor(block_id)


def _long_anchor(block_id: str) -> str:
    if _UUID.fullmatch(block_id):
        return f"item-{block_id}"
    # "surrogatepass": an id read from JSON may hold half a character.
    digest = hashlib.sha256(block_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"item-{_UNSAFE.sub('-', block_id[:_LONGEST_ID])}-{digest[:8]}"


def _claim(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no other block has."""
    anchor, attempt = wanted, 1
    while anchor in taken:
        attempt += 1
        anchor = f"{wanted}-{attempt}"
    taken.add(anchor)
    return anchor
