"""The main text of a page, as far as a summary and a count of words need it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from .page import Page
from .text import clean, texts

WORDS_A_MINUTE = 238
LETTERS_A_MINUTE = 500
"""Chinese, Japanese and Korean are read, and counted, by the letter."""

_BLOCKS = ("p", "li", "blockquote", "pre", "h2", "h3", "dd", "td")
_BOXES = frozenset(("div", "section", "article"))
_FULL_LINE = 60
_BODIES = etree.XPath("//*[contains(@itemprop, 'articleBody')]")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|commentlist|disqus|respond|reply|sidebar|related|footer|"
    r"widget|promo|newsletter|share|sharing|social|nav|navigation|menu|breadcrumbs?|"
    r"advert\w*|cookie|consent|popup|modal|author-?(?:bio|box)|recommend\w*|signup|"
    r"subscribe|copyright|pagination|tags|toc)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset(
    ("nav", "aside", "footer", "form", "button", "select", "figcaption")
)
_PROSE = frozenset(("p", "pre", "blockquote", "div", "section", "article"))
_MOST_BLOCKS = 6_000
_SHARES = (1.0, 0.6, 0.3)
"""What a paragraph speaks for: its parent, that one's parent, and one more."""


class MainText(NamedTuple):
    """The blocks inside the element that holds most of the page's prose."""

    blocks: list[tuple[Any, str]]


def main_text(page: Page) -> MainText:
    known = getattr(page, "_main_text", None)
    if known is None:
        known = page._main_text = _read(page)  # type: ignore[attr-defined]
    return known


def paragraphs(page: Page) -> Iterator[str]:
    """The text of its paragraphs, in their order."""
    for element, words in main_text(page).blocks:
        if element.tag in _PROSE and (line := clean(words)):
            yield line


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
    words = letters = 0
    for _element, text in main_text(page).blocks:
        spaceless = 0 if text.isascii() else len(_SPACELESS.findall(text))
        letters += spaceless
        words += len(_WORD.findall(_SPACELESS.sub(" ", text) if spaceless else text))
    return words, letters


def _read(page: Page) -> MainText:
    weights: dict[Any, float] = {}
    blocks: list[tuple[Any, str]] = []
    aside: dict[Any, bool] = {}
    for element in islice(page.root.iter(*_BLOCKS, *_BOXES), _MOST_BLOCKS):
        if element.tag in _BOXES and not _is_prose(element):
            continue
        if _is_aside(element, aside):
            continue
        words = "".join(texts(element, 30_000))
        if len(words) < 2:
            continue
        blocks.append((element, words))
        if element.tag in _PROSE and len(words) > 40:
            _weigh(element, len(words), weights)
    bodies = _BODIES(page.root)
    if len(bodies) == 1:
        return MainText(list(_inside(blocks, bodies[0])))
    return MainText(
        list(_inside(blocks, max(weights, key=weights.__getitem__, default=None)))
    )


def _is_prose(box: Any) -> bool:
    """Whether a box holds a line of text itself, and no paragraphs."""
    if len(box.text or "") <= _FULL_LINE:
        if not any(len(child.tail or "") > _FULL_LINE for child in box):
            return False
    return not any(child.tag in _BOXES or child.tag in _BLOCKS for child in box)


def _weigh(element: Any, length: int, weights: dict[Any, float]) -> None:
    """Count a paragraph for what holds it; one made of links counts for little."""
    linked = sum(len("".join(texts(link, 2_000))) for link in element.iter("a"))
    weight = min(length, 1_500) * (1 - min(1.0, linked / length))
    parent = element.getparent()
    for share in _SHARES:
        if parent is None or parent.tag in ("body", "html"):
            break
        weights[parent] = weights.get(parent, 0) + weight * share
        parent = parent.getparent()


def _inside(blocks: list[tuple[Any, str]], root: Any) -> Iterator[tuple[Any, str]]:
    """The blocks in an element (None: in the page), none of them twice."""
    outer: set[Any] = set()
    for element, words in blocks:
        inside = root is None
        for ancestor in element.iterancestors():
            if ancestor in outer:
                inside = False
                break
            if ancestor is root:
                inside = True
                break
        if inside:
            outer.add(element)
            yield element, words


@lru_cache(maxsize=4096)
def _says_aside(names: str) -> bool:
    return bool(_ASIDE.search(names))


def _is_aside(element: Any, known: dict[Any, bool]) -> bool:
    chain, result = [], False
    while element is not None and element.tag not in ("html", "body"):
        if element in known:
            result = known[element]
            break
        chain.append(element)
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _ASIDE_TAGS or len(names) > 1 and _says_aside(names[:300]):
            result = True
            break
        element = element.getparent()
    known.update(dict.fromkeys(chain, result))
    return result
