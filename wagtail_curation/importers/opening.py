"""What stands before the first item: title, part, byline, bio, epigraph, intro."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .base import HEADING, RULE, Block, QuoteDraft
from .closing import take_bio
from .dates import DATE, DATE_LINE
from .names import HANDLE, NAME, is_credit
from .parts import LABELLED, Part, part_in_file_name, part_in_intro, split_title
from .quotes import opens, split_quotes
from .shapes import is_address_line, is_title_line

BYLINE = re.compile(
    rf"^(?:(?:written|curated|compiled|posted|edited|collected|picked|chosen)\s+)?"
    rf"(?:by|von|par|author:|curator:|autor(?:in)?:)\s+(?P<who>(?-i:{NAME}|{HANDLE}))"
    rf"(?:\s*(?:,|\||·|–|—|-|\bon\b)\s*.{{0,60}})?$",
    re.I,
)
POSTED_BY = re.compile(
    rf"^(?:posted|published|written)\s+(?:on\s+)?{DATE}\s+by\s+(?P<who>(?-i:{NAME}))$",
    re.I,
)
NAME_AND_DATE = re.compile(
    rf"^(?P<who>{NAME})\s*(?:,|\||·|–|—|-)\s*(?P<rest>.{{4,40}})$"
)
GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|day|evening)|welcome|greetings|hallo|liebe|"
    r"bonjour|salut)\b",
    re.I,
)
TITLE_AT_MOST = 150


@dataclass(frozen=True)
class Opening:
    title_line: str
    part: Part
    byline: str
    curator: str
    bio: tuple[Block, ...]
    doc_quotes: tuple[QuoteDraft, ...]
    intro: tuple[Block, ...]


def read_opening(
    blocks: Sequence[Block], path: str, title: str = "", author: str = ""
) -> Opening:
    """Sort the blocks before the first item; ``title`` and ``author`` are what the
    format knew already."""
    rest = [block for block in blocks if block.kind != RULE and block.text.strip()]
    lines: list[str] = []
    meta: list[str] = []
    curator = author
    split = take_bio(rest, 0) if len(rest) > 1 else None
    bio: list[Block] = []
    if split and _leaves_an_intro(split.before + split.after):
        bio, rest = split.bio, split.before + split.after
    if not title and (at := _title_at(rest)) is not None:
        lines.append(rest[at].text)
        rest = rest[:at] + rest[at + 1 :]
    part = split_title(title or (lines[0] if lines else ""))
    while rest and (kind := _meta_kind(rest[0])):
        block = rest.pop(0)
        if kind == "part":
            lines.append(block.text)
            said = split_title(block.text)
            part = Part(part.title, said.number, said.total or part.total)
        else:
            meta.append(block.text)
            curator = curator or kind.removeprefix("by ").removeprefix("date")
    pieces = split_quotes(rest, inline=False)
    quotes = tuple(piece for piece in pieces if isinstance(piece, QuoteDraft))
    intro = tuple(
        block
        for piece in pieces
        if not isinstance(piece, QuoteDraft)
        for block in piece.blocks
    )
    return Opening(
        "\n".join(lines),
        _completed(part, intro, path),
        "\n".join(meta),
        curator,
        tuple(bio),
        quotes,
        intro,
    )


def _leaves_an_intro(rest: list[Block]) -> bool:
    """Words about the curator are the intro when nothing else would be left."""
    return any(len(block.text.split()) > 8 for block in rest)


def _title_at(rest: Sequence[Block]) -> int | None:
    """The title is the first line that is not a byline or a date, or there is none."""
    for at, block in enumerate(rest[:3]):
        kind = _meta_kind(block)
        if kind and kind != "part":
            continue
        return at if _is_title(block) else None
    return None


def _is_title(block: Block) -> bool:
    text = block.text.strip()
    if block.kind == HEADING:
        return True
    if len(text) > TITLE_AT_MOST or text.endswith((":", ",")) or GREETING.match(text):
        return False
    if opens(text) and len(text.split()) > 14:
        return False
    short_cry = text.endswith("!") and len(text) <= 80
    return is_title_line(block) or short_cry or (opens(text) and is_credit(text[1:-1]))


def _meta_kind(block: Block) -> str:
    """ "by Ada Lind", "date", "part" or "" for a line of the head."""
    text = block.text.strip()
    if len(text) > 120:
        return ""
    if hit := BYLINE.match(text) or POSTED_BY.match(text):
        return f"by {hit.group('who')}"
    if hit := NAME_AND_DATE.match(text):
        if DATE_LINE.match(hit.group("rest").strip()) and is_credit(hit.group("who")):
            return f"by {hit.group('who')}"
    if DATE_LINE.match(text) and not is_address_line(block):
        return "date"
    if LABELLED.fullmatch(text.strip("()[]. ")):
        return "part"
    return ""


def _completed(part: Part, intro: Sequence[Block], path: str) -> Part:
    """What the title leaves open, the intro or else the file's name may say."""
    said = part_in_intro("\n".join(block.text for block in intro))
    number = part.number
    if number is None:
        number = said.number
    if number is None:
        number = part_in_file_name(path)
    return Part(part.title, number, part.total or said.total)
