"""Bytes to a page in waiting: the whole way, and the only entrance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .base import (
    RULE,
    BioDraft,
    Block,
    Document,
    ItemDraft,
    Notice,
    QuoteDraft,
    Remainder,
    RoundupDraft,
    SectionDraft,
)
from .clean import clean
from .closing import Closing, bio_name, is_farewell, split_closing
from .consensus import with_names_on_one_side, with_unmarked_quotes
from .counting import CARDINAL, number_of
from .credits import read_credit
from .formats import read_document
from .items import build_item, item_blocks, split_heading
from .opening import read_opening
from .quotes import close_at, split_quotes
from .segment import Cut, Segments, cut_document
from .shapes import heads_bio

PROMISE = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{CARDINAL})\s+(?:[\w&-]+\s+){{0,3}}?"
    r"(?:essays|articles|links|resources|posts|reads|readings|books|videos|podcasts|"
    r"papers|tools|tutorials|pieces|picks|recommendations|forums|newsletters|substacks|"
    r"talks|courses|blogs|sites|websites|items|things)\b",
    re.I,
)


def read_roundup(data: bytes, name: str = "") -> RoundupDraft:
    """The file as a draft. ``name`` is its path: the title of last resort for a part.

    Every letter of the text is in exactly one of the draft's places. Raises
    ``ImportProblem`` when there is no text to read.
    """
    return draft_of(read_document(data, name), name)


def draft_of(document: Document, path: str = "") -> RoundupDraft:
    """A neutral document as a draft, whatever format it came from."""
    cleaned = clean(document.blocks)
    segments = cut_document(cleaned.blocks)
    opening = read_opening(segments.before, path, document.title, document.author)
    ending = _read_ending(segments)
    cuts, headings = _without_empty(segments.cuts)
    outro, quotes = _without_quotes([*headings, *ending.outro])
    first_bio, other_bio = list(opening.bio), list(ending.bio)
    if not first_bio:
        first_bio, other_bio = other_bio, []
    bio_heading = [first_bio.pop(0)] if first_bio and heads_bio(first_bio[0]) else []
    items = with_unmarked_quotes(
        with_names_on_one_side([build_item(c.marker, c.blocks) for c in cuts]),
        [item_blocks(cut.marker, cut.blocks)[0].text for cut in cuts],
    )
    notices = [*document.notices, *([] if ending.sure else [CLOSING_GUESSED])]
    return RoundupDraft(
        path=path,
        title=opening.part.title,
        title_line=opening.title_line,
        byline=opening.byline,
        curator=opening.curator or _name(first_bio),
        part_number=opening.part.number,
        planned_total=opening.part.total,
        intro=opening.intro,
        entries=_entries(cuts, items),
        outro=tuple(outro),
        bio=_bio(first_bio, opening.curator),
        doc_quotes=opening.doc_quotes + quotes,
        dropped=cleaned.dropped + _remainders(bio_heading, "heading of the bio"),
        unplaced=cleaned.unplaced
        + _remainders(ending.stray, "stands after the words about the author")
        + _remainders(other_bio, "a second text about the author"),
        notices=(*notices, *_notices(opening.part.title, opening.intro, items)),
    )


def _read_ending(segments: Segments) -> Closing:
    """What follows the last item. Takes it off the last item's blocks."""
    if not segments.cuts:
        return Closing((), (), ())
    last = segments.cuts[-1]
    closing = split_closing(
        last.blocks, _body_start(last), _usual_end(segments.cuts), _authors(last)
    )
    last.blocks = list(closing.kept)
    tail = split_closing(segments.after, 0, None)
    return Closing(
        closing.kept,
        closing.outro + tail.kept + tail.outro,
        closing.bio + tail.bio,
        closing.stray + tail.stray,
        closing.sure,
    )


CLOSING_GUESSED = Notice(
    "closing_guessed",
    "The last paragraphs were taken for a closing because no other item goes on like "
    "that. Check where the last item ends.",
)
NO_ITEMS = Notice(
    "no_items",
    "No items were found: neither numbers nor headings nor addresses set them apart. "
    "The whole text is in the intro.",
)


def _without_empty(cuts: Sequence[Cut]) -> tuple[list[Cut], list[Block]]:
    """The cuts that hold text; a section over an empty one heads the next.

    Besides, the section blocks over which no item is left.
    """
    kept: list[Cut] = []
    waiting: list[Block] = []
    for cut in cuts:
        cut.section, waiting = waiting + cut.section, []
        if item_blocks(cut.marker, cut.blocks):
            kept.append(cut)
        else:
            waiting = cut.section
    return kept, waiting


def _entries(
    cuts: Sequence[Cut], items: Sequence[ItemDraft]
) -> tuple[SectionDraft | ItemDraft, ...]:
    entries: list[SectionDraft | ItemDraft] = []
    for cut, item in zip(cuts, items):
        if cut.section:
            entries.append(SectionDraft(cut.section[0], tuple(cut.section[1:])))
        entries.append(item)
    return tuple(entries)


def _body_start(cut: Cut) -> int:
    """The first block of an item that may already be part of the closing."""
    alone = not cut.blocks[0].cut(cut.marker.skip).text.strip()
    head = split_heading(item_blocks(cut.marker, cut.blocks))[0]
    own = 1 + alone
    # A heading's text is the item's own, not the page's closing.
    whole = (
        head is not None and head.text == cut.blocks[own - 1].text[-len(head.text) :]
    )
    has_text = (
        own < len(cut.blocks)
        and cut.blocks[own].kind != RULE
        and not is_farewell(cut.blocks[own])
    )
    return own + (1 if whole and has_text else 0)


def _authors(cut: Cut) -> frozenset[str]:
    head = split_heading(item_blocks(cut.marker, cut.blocks))[0]
    author = read_credit(head.text).author if head else ""
    return frozenset([author]) if author else frozenset()


def _usual_end(cuts: Sequence[Cut]) -> int | None:
    """Where the last item would end if it ended as every other item does."""
    others = [[b for b in cut.blocks if b.kind != RULE] for cut in cuts[:-1]]
    last = cuts[-1].blocks
    if len(others) < 2:
        return None
    if all(len(b) > 1 and close_at(b[-1].text) > 0 for b in others):
        quoted = [n for n, b in enumerate(last) if n and close_at(b.text) > 0]
        return quoted[-1] + 1 if quoted else None
    lengths = {len(blocks) for blocks in others}
    if len(others) >= 3 and len(lengths) == 1 and not any(cut.section for cut in cuts):
        return lengths.pop()
    return None


def _without_quotes(outro: list[Block]) -> tuple[list[Block], tuple[QuoteDraft, ...]]:
    kept: list[Block] = []
    quotes: list[QuoteDraft] = []
    texts = [block for block in outro if block.kind != RULE and block.text.strip()]
    for piece in split_quotes(texts, inline=False):
        if isinstance(piece, QuoteDraft):
            quotes.append(piece)
        else:
            kept += piece.blocks
    return kept, tuple(quotes)


def _bio(blocks: Sequence[Block], curator: str) -> BioDraft | None:
    return BioDraft(_name(blocks) or curator, tuple(blocks)) if blocks else None


def _remainders(blocks: Sequence[Block], reason: str) -> tuple[Remainder, ...]:
    return tuple(Remainder(block.text, reason) for block in blocks if block.text)


def _name(bio: Sequence[Block]) -> str:
    return next((name for block in bio if (name := bio_name(block))), "")


def _notices(
    title: str, intro: Sequence[Block], items: Sequence[ItemDraft]
) -> list[Notice]:
    notices = [] if items else [NO_ITEMS]
    if not title:
        notices.append(Notice("no_title", "No title was found. Please give one."))
    counted = sum(not item.label for item in items)
    said = " ".join([title, *(block.text for block in intro)])[:3000]
    promise = PROMISE.search(said)
    number = number_of(promise.group("n")) if promise else None
    if promise and number and items and number != counted:
        notices.append(
            Notice(
                "count_differs",
                f"The text speaks of “{promise.group()}”, {counted} items were found.",
            )
        )
    return notices
