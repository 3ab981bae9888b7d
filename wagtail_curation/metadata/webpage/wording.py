"""The main text of a page, as far as counting its words needs it."""

from __future__ import annotations

import math
import re

from lxml import etree

from .page import Page
from .text import texts

WORDS_A_MINUTE = 238
LETTERS_A_MINUTE = 500
"""Chinese, Japanese and Korean are read, and counted, by the letter."""

_BLOCKS = etree.XPath("//p | //li | //blockquote | //pre | //h2 | //h3 | //dd | //td")
_BODIES = etree.XPath("//*[contains(@itemprop, 'articleBody')]")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|respond|sidebar|related|footer|widget|promo|"
    r"newsletter|share|sharing|"
    r"social|nav|navigation|menu|breadcrumbs?|advert\w*|cookie|consent|popup|modal|"
    r"author-?(?:bio|box)|"
    r"recommend\w*|signup|subscribe|copyright|pagination|commentlist|reply|tags|"
    r"toc)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset(
    ("nav", "aside", "footer", "form", "button", "select", "figcaption")
)


def count_words(page: Page) -> tuple[int, int]:
    """(words, letters of scripts without blanks) of the page's main text."""
    known = getattr(page, "_words", None)
    if known is None:
        known = page._words = _count(page)  # type: ignore[attr-defined]
    return known


def reading_minutes(page: Page) -> int | None:
    """Whole minutes to read it, at least one; None where there is hardly any text."""
    words, letters = count_words(page)
    if words < 50 and letters < 150:
        return None
    return max(1, math.ceil(words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE))


def _count(page: Page) -> tuple[int, int]:
    weights: dict[object, float] = {}
    blocks: list[tuple[object, str, int]] = []
    aside: dict[object, bool] = {}
    for element in _BLOCKS(page.root)[:6_000]:
        if _is_aside(element, aside):
            continue
        words = "".join(texts(element, 30_000))
        length = len(words)
        if length < 2:
            continue
        blocks.append((element, words, length))
        if element.tag in ("p", "pre", "blockquote") and length > 40:
            weight = min(length, 1_500) * (1 - _link_share(element, length))
            parent = element.getparent()
            for share in (1.0, 0.6, 0.3):
                if parent is None or parent.tag in ("body", "html"):
                    break
                weights[parent] = weights.get(parent, 0) + weight * share
                parent = parent.getparent()
    bodies = _BODIES(page.root)
    root = (
        bodies[0]
        if len(bodies) == 1
        else max(weights, key=weights.__getitem__, default=None)
    )
    return _sum(blocks, root)


def _sum(blocks: list, root) -> tuple[int, int]:
    words = letters = 0
    outer: set[object] = set()
    for element, text, _length in blocks:
        inside, nested = root is None, False
        for ancestor in element.iterancestors():
            if ancestor in outer:
                nested = True
                break
            if ancestor is root:
                inside = True
                break
        if not inside or nested:
            continue
        outer.add(element)
        spaceless = len(_SPACELESS.findall(text))
        letters += spaceless
        words += len(_WORD.findall(_SPACELESS.sub(" ", text) if spaceless else text))
    return words, letters


def _link_share(element, length: int) -> float:
    linked = sum(len("".join(texts(link, 2_000))) for link in element.iter("a"))
    return min(1.0, linked / length)


def _is_aside(element, known: dict) -> bool:
    chain, result = [], False
    while element is not None and element.tag not in ("html", "body"):
        if element in known:
            result = known[element]
            break
        chain.append(element)
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _ASIDE_TAGS or len(names) > 1 and _ASIDE.search(names[:300]):
            result = True
            break
        element = element.getparent()
    for seen in chain:
        known[seen] = result
    return result
