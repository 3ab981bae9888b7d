"""The document cut where its items and sections begin, and where they end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .base import HEADING, QUOTE, RULE, Block
from .clean import words_of
from .markers import Marker, numbered_markers
from .openings import unnumbered_markers
from .quotes import opens
from .shapes import closes, heads_bio, is_section_line

INTRO_AT_MOST = 3  # paragraphs of a section's own intro


@dataclass
class Cut:
    """An item's blocks, the marker still on the first, and the section (heading and
    its intro) that stands before it."""

    marker: Marker
    blocks: list[Block]
    section: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Segments:
    """``before`` the first item; the items; ``after`` a numbered conclusion."""

    before: list[Block]
    cuts: list[Cut]
    after: list[Block]


def cut_document(blocks: Sequence[Block]) -> Segments:
    """Decide the markers for the whole document, then cut there."""
    headings = frozenset(n for n, b in enumerate(blocks) if is_section_line(b))
    markers = numbered_markers(blocks, headings)
    if len(markers) < 2:
        others = unnumbered_markers(blocks)
        markers = others if len(others) > len(markers) else markers
    markers.sort(key=lambda marker: marker.at)
    end = len(blocks)
    for position, marker in enumerate(markers):
        opened = blocks[marker.at].cut(marker.skip).stripped()
        if (
            position
            and marker.number is not None
            and (closes(opened) or heads_bio(opened))
        ):
            end = marker.at
            markers = markers[:position]
            break
    after = list(blocks[end:])
    if after:
        after[0] = after[0].cut(_skip_of(after[0], blocks))
    if not markers:
        return Segments(list(blocks), [], [])
    stops = [marker.at for marker in markers[1:]] + [end]
    cuts = [
        Cut(marker, list(blocks[marker.at : stop]))
        for marker, stop in zip(markers, stops)
    ]
    before = list(blocks[: markers[0].at])
    _move_sections(before, cuts)
    return Segments(before, cuts, after)


def _skip_of(block: Block, blocks: Sequence[Block]) -> int:
    known = numbered_markers(blocks, frozenset())
    return next((m.skip for m in known if blocks[m.at] is block), 0)


def _move_sections(before: list[Block], cuts: list[Cut]) -> None:
    """Take the headings (and their intro) that precede an item off the previous one."""
    holders = [before, *(cut.blocks for cut in cuts[:-1])]
    found = [
        (n, at)
        for n, blocks in enumerate(holders)
        if (at := _section_start(blocks, first=n == 0)) is not None
    ]
    texts = Counter(words_of(holders[n][at].text) for n, at in found)
    found = [(n, at) for n, at in found if texts[words_of(holders[n][at].text)] == 1]
    sure = [(n, at) for n, at in found if holders[n][at].kind == HEADING]
    direct = [(n, at) for n, at in found if at == len(holders[n]) - 1]
    with_intro = [spot for spot in found if spot not in direct and spot not in sure]
    if len(with_intro) > max(1, len(direct) + len(sure)) and len(cuts) < 3 * len(
        with_intro
    ):
        found = [spot for spot in found if spot not in with_intro]
    restarts = {n for n in range(1, len(cuts)) if _restarts(cuts, n)}
    if len(found) < 2:
        found = [spot for spot in found if spot in sure or spot[0] in restarts]
    for n, at in found:
        cuts[n].section = [b for b in holders[n][at:] if b.kind != RULE]
        del holders[n][at:]


def _restarts(cuts: Sequence[Cut], n: int) -> bool:
    number, previous = cuts[n].marker.number, cuts[n - 1].marker.number
    return number == 1 and previous is not None and previous >= 1


def _section_start(blocks: list[Block], first: bool) -> int | None:
    """Where a section's heading stands at the end of ``blocks``, None without one.

    In the opening a heading needs something before it (a title); in an item it
    cannot be the item's own first line.
    """
    at = len(blocks) - 1
    passed = 0
    while at >= 1 and passed <= INTRO_AT_MOST:
        block = blocks[at]
        if block.kind == RULE:
            at -= 1
            continue
        if is_section_line(block) and not opens(block.text):
            led_in = any(not is_section_line(b) for b in blocks[:at] if b.text)
            if first and passed and block.kind != HEADING and not led_in:
                return None
            return at
        if block.kind == QUOTE or opens(block.text) or block.links or block.tight:
            return None
        passed += 1
        at -= 1
    return None
