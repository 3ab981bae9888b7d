"""One item: its heading, its pieces in order, and what they say about the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .base import (
    BULLET,
    HEADING,
    QUOTE,
    RULE,
    Block,
    ItemDraft,
    Link,
    Piece,
    QuoteDraft,
)
from .credits import Credit, bare_title, lead_length, read_credit, read_second_line
from .markers import Marker
from .names import is_title_case
from .people import author_in, finder_in, title_in
from .quotes import close_at, early_close, opens, split_quotes
from .shapes import is_address_line, is_title_line, without_addresses

HEADING_AT_MOST = 120
HEADING_WORDS_AT_MOST = 18
TITLE_THEN_TEXT = re.compile(r"^(.{3,110}?)(?:\s+(?:[–—-]|--)\s+|[:.]\s+)(?=\S)")


def item_blocks(marker: Marker, blocks: Sequence[Block]) -> list[Block]:
    """The item's blocks without its marker and without rules."""
    bare = [blocks[0].cut(marker.skip).stripped(), *blocks[1:]]
    return [block for block in bare if block.kind != RULE and block.text.strip()]


def build_item(marker: Marker, blocks: Sequence[Block]) -> ItemDraft:
    """The draft of one item from its blocks, the marker still on the first."""
    body = item_blocks(marker, blocks)
    head, rest = split_heading(body)
    credit = read_credit(head.text) if head else Credit("")
    heading = [head] if head else []
    if head and rest and not credit.author and rest[0].kind != QUOTE:
        if below := read_second_line(head.text, rest[0].text):
            credit, heading, rest = below, [head, rest[0]], rest[1:]
    content: list[Piece | QuoteDraft] = []
    if heading:
        content.append(Piece("heading", tuple(heading)))
    content += _pieces(rest)
    item = ItemDraft(
        number=marker.number,
        label=marker.label,
        title=credit.title,
        author=credit.author,
        publisher=credit.publisher,
        published=credit.published,
        via=credit.via,
        links=_links(content),
        content=tuple(content),
    )
    return judged(_completed(item))


def split_heading(body: list[Block]) -> tuple[Block | None, list[Block]]:
    """The item's heading, when its first line is one, and the rest."""
    if not body:
        return None, []
    first, more = body[0], body[1:]
    text = first.text
    if first.kind == HEADING:
        return first, more
    if first.kind == QUOTE or is_address_line(first):
        return None, body
    if opens(text) and not _is_quoted_title(text, bool(more)):
        return None, body
    if cut := lead_length(text[:400]):
        return first.cut(0, cut).stripped(), [first.cut(cut).stripped(), *more]
    credit = read_credit(text) if len(text) <= 260 else Credit("")
    dated = bool(credit.published and credit.author)
    if is_title_line(first) or (dated and len(text) <= 200):
        if _is_heading(text, credit, more):
            return first, more
    if cut := _title_length(first):
        return first.cut(0, cut).stripped(), [first.cut(cut).stripped(), *more]
    return None, body


def _is_quoted_title(text: str, followed: bool) -> bool:
    early, end = early_close(text), close_at(text)
    if early in (-1, end):
        return (
            followed
            and end > 0
            and len(text.split()) <= 14
            and text[end - 1] not in ".…"
        )
    return len(text[:early].split()) <= 14 and len(text) <= 260


def _is_heading(text: str, credit: Credit, more: list[Block]) -> bool:
    if credit.says_something:
        return True
    bare = without_addresses(text)
    if bare.rstrip().endswith(":") and more and not is_address_line(more[0]):
        return False
    if len(bare.split()) > HEADING_WORDS_AT_MOST:
        return False
    return len(bare) <= HEADING_AT_MOST


def _title_length(block: Block) -> int:
    """How far the title goes in "The Big Idea – what the curator says of it"."""
    text = block.text
    hit = TITLE_THEN_TEXT.match(text)
    if not hit or len(text) < 50 or len(text) - hit.end() < 20:
        return 0
    head = hit.group(1)
    if re.search(r"[.?!]\s", head) or len(head.split()) > 14:
        return 0
    if text[len(head)] == "." and len(head.split()) > 8:
        return 0
    bulleted = block.kind == BULLET and text[len(head)].isspace()
    return hit.end() if bulleted or is_title_case(head) else 0


def _pieces(blocks: list[Block]) -> list[Piece | QuoteDraft]:
    pieces: list[Piece | QuoteDraft] = []
    stretch: list[Block] = []
    for block in blocks:
        if block.kind != QUOTE and is_address_line(block):
            pieces += split_quotes(stretch)
            pieces.append(Piece("link", (block,)))
            stretch = []
        else:
            stretch.append(block)
    return pieces + split_quotes(stretch)


def _links(content: Sequence[Piece | QuoteDraft]) -> tuple[Link, ...]:
    """All addresses, each once, the main one first: an address of its own, or one
    in the heading, goes before what the prose mentions on its way."""
    main = [p for p in content if p.kind in ("heading", "link")]
    prose = [p for p in content if p.kind not in ("heading", "link")]
    found = {
        link.href: link
        for piece in reversed([*main, *prose])
        for block in reversed(piece.blocks)
        for link in reversed(block.links)
    }
    ordered = dict.fromkeys(
        link.href for piece in [*main, *prose] for b in piece.blocks for link in b.links
    )
    return tuple(found[href] for href in ordered)


def _completed(item: ItemDraft) -> ItemDraft:
    """Fill what the heading left open from the prose and the quotes' credits."""
    prose = item.commentary
    title = item.title or bare_title(title_in(prose))
    author, undecided = item.author, False
    if not author:
        found = author_in(prose)
        author, undecided = found.name, found.undecided
    if not author and not undecided:
        speakers = {q.speaker for q in item.quotes if q.speaker}
        author = speakers.pop() if len(speakers) == 1 else ""
    flags = ("author_undecided",) if undecided and not author else ()
    return replace(
        item, title=title, author=author, via=item.via or finder_in(prose), flags=flags
    )


def judged(item: ItemDraft) -> ItemDraft:
    """Flags for the editor, and how sure the reading is (1.0 surest)."""
    flags = [flag for flag in item.flags if flag == "author_undecided"]
    flags += ["no_address"] if not item.links else []
    flags += ["no_title"] if not item.title else []
    flags += (
        ["no_author"] if not item.author and not flags.count("author_undecided") else []
    )
    flags += ["unmarked_quote"] if any(not q.marked for q in item.quotes) else []
    flags += ["quote_not_closed"] if any(not q.closed for q in item.quotes) else []
    doubts = 0.2 * ("unmarked_quote" in flags) + 0.2 * ("quote_not_closed" in flags)
    doubts += 0.1 * ("no_title" in flags and "no_author" in flags)
    doubts += 0.2 * (item.number is None and not item.label)
    return replace(item, flags=tuple(flags), confidence=round(1.0 - doubts, 2))
