"""How hard a resource is, and what it costs, where its page says so."""

from __future__ import annotations

import re

from .found import Found
from .page import Page
from .subject import statements
from .text import fold
from .things import Node, objects, text

_LEVELS = {
    "introductory": "beginners? introductory intro basic elementary novice anfänger "
    "einsteiger débutant principiante iniciante",
    "intermediate": "intermediate fortgeschrittene? intermédiaire intermedio",
    "advanced": "advanced experts? proficient profis? avancé avanzado avançado",
}
_LEVEL = tuple(
    (level, re.compile(rf"\b(?:{words.replace(' ', '|')})\b"))
    for level, words in _LEVELS.items()
)
_FREE = re.compile(r"0+(?:\.0+)?|free")
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def read_level(page: Page) -> Found | None:
    """One level; several ("all levels") are none."""
    for source, node in statements(page):
        for key in ("educationalLevel", "proficiencyLevel"):
            said = fold(text(node, key))
            fitting = [level for level, words in _LEVEL if words.search(said)]
            if len(fitting) == 1:
                return Found(fitting[0], source)
    return None


def read_cost(page: Page) -> Found | None:
    """What the page says of its price. Silence is not "free"."""
    for source, node in statements(page):
        said = _said_free(node)
        if said in _YES:
            return Found("free", source)
        if said in _NO:
            return Found("mixed" if objects_of(node, "hasPart") else "paid", source)
        prices = [
            price for offer in objects(node, "offers") for price in _prices(offer)
        ]
        if prices:
            free = [bool(_FREE.fullmatch(price)) for price in prices]
            cost = "free" if all(free) else "mixed" if any(free) else "paid"
            return Found(cost, source)
    tier = next(page.meta("article:content_tier"), "").lower()
    known = {"free": "free", "metered": "mixed", "locked": "paid"}.get(tier)
    if known:
        return Found(known, "open-graph")
    for price in page.meta("product:price:amount", "og:price:amount"):
        return Found("free" if _FREE.fullmatch(_plain(price)) else "paid", "open-graph")
    return None


def objects_of(node: Node, key: str) -> list[Node]:
    return list(objects(node, key))


def _said_free(node: Node) -> str:
    value = node.get("isAccessibleForFree")
    if isinstance(value, bool):
        return "true" if value else "false"
    return text(node, "isAccessibleForFree").lower().rpartition("/")[2]


def _prices(offer: Node) -> list[str]:
    found = [_plain(text(offer, key)) for key in ("price", "lowPrice", "highPrice")]
    category = text(offer, "category").lower()
    if category in ("free", "paid"):
        found.append(category)
    return [price for price in found if price]


def _plain(price: str) -> str:
    return re.sub(r"[^\d.a-z]", "", price.lower())
