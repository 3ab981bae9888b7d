"""Which block of one version is which block of another."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


@dataclass(frozen=True)
class Aligned:
    """A child of a stream in two versions; None where it is not there.

    ``moved`` is "up", "down" or "": relative to the others, so that a block that came
    above moves nobody.
    """

    before: Any
    after: Any
    moved: str = ""

    @property
    def state(self) -> str:
        """ "new", "gone", "changed" or "same"."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        same_type = self.before.block_type == self.after.block_type
        return "same" if same_type and self._is_equal() else "changed"

    def _is_equal(self) -> bool:
        return bool(self.before.value == self.after.value)


def align(before, after) -> list[Aligned]:
    """The children of two versions in the later one's order; what has gone stands
    behind what it stood behind.
    """
    olds, news = _by_key(before), _by_key(after)
    moves = _moves(list(olds), list(news))
    aligned = {
        key: Aligned(olds.get(key), news[key], moves.get(key, "")) for key in news
    }
    order = list(news)
    previous = None
    for key, child in olds.items():
        if key not in news:
            order.insert(order.index(previous) + 1 if previous else 0, key)
            aligned[key] = Aligned(child, None)
        previous = key
    return [aligned[key] for key in order]


def _by_key(children) -> dict[tuple, Any]:
    """By id and type; children without an id, or with one that was there already, by
    their place among these.
    """
    found: dict[tuple, Any] = {}
    for child in children:
        turn = 0
        while (key := (child.id, child.block_type, turn)) in found:
            turn += 1
        found[key] = child
    return found


def _moves(olds: list, news: list) -> dict[tuple, str]:
    """Which of the common keys changed their place among each other, and how."""
    there = set(olds) & set(news)
    before = [key for key in olds if key in there]
    after = [key for key in news if key in there]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    stayed = {
        key for m in matcher.get_matching_blocks() for key in before[m.a : m.a + m.size]
    }
    return {
        key: "up" if after.index(key) < before.index(key) else "down"
        for key in after
        if key not in stayed
    }
