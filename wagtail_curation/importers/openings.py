"""Where items begin when no number says so.

Tried in this order, the first that gives at least two items (three where the
evidence is a mere look) wins: headings; a list with addresses; a title with its
address; a line that credits an author; a list with titles; an address alone;
rules between items; short lines that head a paragraph; paragraphs with an address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from .base import BULLET, HEADING, PARAGRAPH, QUOTE, RULE, Block
from .credits import read_credit
from .markers import Marker
from .quotes import opens
from .shapes import (
    closes,
    heads_bio,
    is_address_line,
    is_linked_title,
    is_section_line,
    is_title_line,
)

TOP_BULLET = re.compile(r"^\S.{0,120}?(?:\s[–—-]{1,2}\s|:\s|\.\s)")


def unnumbered_markers(blocks: Sequence[Block]) -> list[Marker]:
    """The openings, [] when the text shows no items."""
    ways: tuple[tuple[Callable[[Sequence[Block]], list[int]], int], ...] = (
        (_headings, 2),
        (_linked_bullets, 2),
        (_linked_titles, 2),
        (_credit_lines, 2),
        (_titled_bullets, 3),
        (_addresses, 2),
        (_ruled, 3),
        (_title_lines, 3),
        (_linked_paragraphs, 2),
    )
    for way, at_least in ways:
        places = [at for at in way(blocks) if not _ends(blocks[at])]
        if len(places) >= at_least:
            return [Marker(at) for at in places]
    return []


def _ends(block: Block) -> bool:
    return closes(block) or heads_bio(block)


def _headings(blocks: Sequence[Block]) -> list[int]:
    """Headings of the commonest level, unless lists under them hold the items."""
    places = [at for at, b in enumerate(blocks) if b.kind == HEADING]
    levels = Counter(blocks[at].level for at in places if at)
    if not levels:
        return []
    level = max(levels, key=lambda n: (levels[n], n))
    chosen = [at for at in places if blocks[at].level == level and at]
    if sum(_is_linked_bullet(b) for b in blocks) >= 2 * len(chosen):
        return []
    filled = [at for at in chosen if at + 1 < len(blocks) and blocks[at + 1].text]
    return filled if len(filled) * 2 >= len(chosen) else []


def _is_linked_bullet(block: Block) -> bool:
    return block.kind == BULLET and bool(block.links) and block.indent < 2


def _linked_titles(blocks: Sequence[Block]) -> list[int]:
    """ "Title: address" on one line, or a title right above its address."""
    places = []
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        if is_linked_title(block) and block.kind != HEADING:
            places.append(at)
        elif is_address_line(block) and above is not None and is_title_line(above):
            if not above.text.rstrip().endswith(":") and above.kind != QUOTE:
                places.append(at - 1)
    addresses = sum(is_address_line(b) or is_linked_title(b) for b in blocks)
    places = sorted(set(places))
    return places if len(places) * 2 > addresses else []


def _credit_lines(blocks: Sequence[Block]) -> list[int]:
    """Title lines that name an author, each with its text below."""
    lines = {
        at
        for at, block in enumerate(blocks)
        if block.kind in (PARAGRAPH, BULLET)
        and is_title_line(block)
        and len(block.text) <= 170
    }
    credited = [
        at
        for at in sorted(lines)
        if (credit := read_credit(blocks[at].text)).author
        and credit.title
        and (at + 1 < len(blocks) or len(lines) > 1)
    ]
    if len(credited) < 2:
        return []
    known, last = set(credited), len(blocks) - 1
    # A line of the same build without a name is an item too when text follows it,
    # unless it is so short and bare that it may head a section.
    return [
        at
        for at in sorted(lines)
        if at in known
        or (
            credited[0] < at < last
            and at + 1 not in lines
            and not is_section_line(blocks[at])
        )
    ]


def _linked_bullets(blocks: Sequence[Block]) -> list[int]:
    """The list's entries, when most of them hold an address and no more titles
    with an address stand outside the list."""
    top = [at for at, b in enumerate(blocks) if b.kind == BULLET and b.indent < 2]
    linked = [at for at in top if blocks[at].links]
    listed = len(linked) * 2 >= len(top) and len(top) >= len(_linked_titles(blocks))
    return top if listed else []


def _titled_bullets(blocks: Sequence[Block]) -> list[int]:
    """The list's entries, when most read "Title – commentary"."""
    top = [at for at, b in enumerate(blocks) if b.kind == BULLET and b.indent < 2]
    titled = [at for at in top if TOP_BULLET.match(blocks[at].text)]
    return top if len(titled) * 3 >= len(top) * 2 else []


def _addresses(blocks: Sequence[Block]) -> list[int]:
    """An address on its own closes an item, or opens it when text comes last."""
    lone = [at for at, block in enumerate(blocks) if is_address_line(block)]
    if len(lone) < 2:
        return []
    texts = [at for at, block in enumerate(blocks) if block.text]
    before = [at for at in texts if at < lone[0]]
    opens = lone[-1] != texts[-1] and not (
        before
        and lone[0] - 1 == before[-1]
        and blocks[before[-1]].text.rstrip().endswith(":")
    )
    if opens:
        return lone
    starts, edge = [], -1
    for at in lone:
        above = [n for n in range(edge + 1, at) if blocks[n].text]
        if not above:
            starts.append(at)
        elif edge >= 0:
            starts.append(above[0])
        else:
            starts.append(_back_to_start(blocks, above[-1], above[0]))
        edge = at
    return starts


def _back_to_start(blocks: Sequence[Block], at: int, earliest: int) -> int:
    """Before the first address stands the intro as well: only the paragraph above,
    and what belongs to it (its other lines, the quote it introduces), is the item."""
    while at > earliest and (
        blocks[at].tight
        or opens(blocks[at].text)
        or blocks[at - 1].text.rstrip().endswith(":")
    ):
        at -= 1
    return at


def _ruled(blocks: Sequence[Block]) -> list[int]:
    """The blocks after rules, when rules part the text into three or more."""
    return [
        at + 1
        for at, block in enumerate(blocks[:-1])
        if block.kind == RULE and blocks[at + 1].text
    ]


def _title_lines(blocks: Sequence[Block]) -> list[int]:
    """Short lines that each head at least one paragraph, title line excepted."""
    return [
        at
        for at, block in enumerate(blocks[:-1])
        if at
        and block.kind == PARAGRAPH
        and is_title_line(block)
        and len(block.text.split()) <= 14
        and not block.text.rstrip().endswith(":")
        and blocks[at + 1].text
        and not is_title_line(blocks[at + 1])
    ]


def _linked_paragraphs(blocks: Sequence[Block]) -> list[int]:
    """Paragraphs with an address in their prose, when most paragraphs have one."""
    linked = [at for at, b in enumerate(blocks) if b.links and b.kind == PARAGRAPH]
    if not linked:
        return []
    prose = [
        at
        for at in range(linked[0], linked[-1] + 1)
        if blocks[at].kind == PARAGRAPH and not opens(blocks[at].text)
    ]
    return linked if len(linked) * 2 >= len(prose) else []
