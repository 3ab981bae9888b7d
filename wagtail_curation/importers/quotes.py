"""Which paragraphs are the source's words, in plain text.

A quote is a paragraph wholly within quotation marks of any kind; or a run of
paragraphs each opened and only the last closed (the printers' rule); or lines
quoted as in mail (``>``). Marks inside need not balance: real ones don't.
"""

from __future__ import annotations

import re

from .attribution import is_attribution, read_attribution, voice_after
from .base import BULLET, QUOTE, Block, Piece, QuoteDraft

DOUBLE = '"“”„‟'
PAIRS = {
    **dict.fromkeys(DOUBLE, DOUBLE),
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’'",
}
TRAIL = " \t\u00a0.,;:!?…)*_"
PROMOTION = re.compile(r"^\W*(?:read|learn|find out|see) (?:more|also|next)\b", re.I)
INTRODUCED = re.compile(r":\s+(?=[\"“„«])")
SINGLE_THEN_CREDIT = re.compile(r"[.,!?…]['’],?\s*(?:[–—(-]|\w+\s+[A-Z])")
TITLE_WORDS_AT_MOST = 8
RUN_AT_MOST = 12  # paragraphs a quote may go on for without a closing mark


def opens(text: str) -> bool:
    """True when a quotation mark stands at the start, and not an apostrophe."""
    if text[:1] not in PAIRS or len(text) < 2:
        return False
    if text[0] in "'‘":
        closed = text.rstrip(TRAIL)[-1:] in "'’" or SINGLE_THEN_CREDIT.search(text)
        return bool(closed) and len(text.split()) >= 4
    return True


def close_at(text: str) -> int:
    """Where the closing mark at the end stands, -1 without one."""
    body = text.rstrip(TRAIL)
    closers = set("\"”“»«›‹’'") if body else set()
    at = len(body) - 1
    if at < 1 or body[at] not in closers:
        return -1
    # An apostrophe closes only what a single mark opened.
    if body[at] in "'’" and text[:1] not in "'‘‚":
        return -1
    return at


def early_close(text: str) -> int:
    """Where what the first mark opened is closed again before the end, else -1.

    Direction comes from the spaces round a mark, so “ may close a German quote.
    """
    family = PAIRS[text[0]]
    depth = 1
    for at in range(1, len(text)):
        if text[at] not in family and text[at] != text[0]:
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if text[at] in "'’" and before.isalpha() and after.isalpha():
            continue
        if text[0] in "«»‹›":
            opening = text[at] == text[0]
        else:
            opening = (before.isspace() or before in "([–—") and not (
                after == "" or after.isspace()
            )
        depth += 1 if opening else -1
        if depth == 0:
            return at
    return -1


def split_quotes(blocks: list[Block], inline: bool = True) -> list[Piece | QuoteDraft]:
    """Commentary and quotes of one stretch of text, in order, nothing lost.

    ``inline``: a long quote at the end of a paragraph is a quote of its own.
    """
    pieces: list[Piece | QuoteDraft] = []
    at = 0
    while at < len(blocks):
        count, quote = _quote_at(blocks, at)
        if quote is None:
            block = blocks[at]
            pieces += _introduced(block) if inline else [Piece("commentary", (block,))]
            at += 1
            continue
        at += count
        if not quote.attribution and at < len(blocks):
            credit = blocks[at].text
            bulleted = blocks[at].kind == BULLET
            if is_attribution(credit, blocks[at].tight, bulleted):
                quote = _credited(quote, credit)
                at += 1
        pieces.append(quote)
    return pieces


def _credited(quote: QuoteDraft, credit: str) -> QuoteDraft:
    speaker, role = read_attribution(credit)
    return QuoteDraft(
        quote.blocks, credit.strip(), speaker, role, quote.marked, quote.closed
    )


def _quote_at(blocks: list[Block], at: int) -> tuple[int, QuoteDraft | None]:
    """How many blocks the quote that begins at ``at`` takes, and the quote."""
    block = blocks[at]
    if block.kind == QUOTE:
        return _mail_quote(blocks, at)
    text = block.text
    if not opens(text):
        return 0, None
    early, end = early_close(text), close_at(text)
    if early == -1 or early == end:
        if end > 0:
            return 1, _unquoted([block])
        return _run(blocks, at)
    head, tail = text[1:early], text[early + 1 :].strip()
    if is_attribution(tail, tight=True, bulleted=False):
        return 1, _credited(_unquoted([block.cut(0, early + 1)]), tail)
    if len(head.split()) <= TITLE_WORDS_AT_MOST:
        return 0, None
    speaker = voice_after(tail)
    # A comma or a stop within the mark closes what was said; without one the mark
    # belongs to a word quoted inside.
    if end > 0 and not speaker and text[early - 1] not in ",.!?…":
        return 1, _unquoted([block])
    if len(head) >= 0.6 * len(text) and len(head.split()) >= 12:
        # "…", said Ada Lind: kept whole, the speaker read from the tail.
        return 1, QuoteDraft((block,), "", speaker)
    return 0, None


def _run(blocks: list[Block], at: int) -> tuple[int, QuoteDraft | None]:
    """A quote of several paragraphs: opened, and closed in a later one."""
    reopened = at
    while reopened + 1 < len(blocks) and opens(blocks[reopened + 1].text):
        text = blocks[reopened + 1].text
        end = close_at(text)
        if early_close(text) not in (-1, end):
            break
        reopened += 1
        if end > 0:
            return reopened - at + 1, _unquoted(blocks[at : reopened + 1])
    for last in range(reopened + 1, min(len(blocks), at + RUN_AT_MOST)):
        text = blocks[last].text
        if blocks[last].kind == QUOTE or opens(text):
            break
        if close_at(text) > 0 and text[close_at(text)] in '"”“»«':
            openings = len(re.findall(r"(?:^|[\s(\[])[\"“„«](?=\S)", text))
            closings = len(re.findall(r"(?<=\S)[\"”“»](?=[\s.,;:!?…)]|$)", text))
            if closings > openings:
                return last - at + 1, _unquoted(blocks[at : last + 1])
    if reopened > at or len(blocks[at].text.split()) >= TITLE_WORDS_AT_MOST:
        return reopened - at + 1, _unquoted(blocks[at : reopened + 1], closed=False)
    return 0, None


def _mail_quote(blocks: list[Block], at: int) -> tuple[int, QuoteDraft | None]:
    stop = at
    while stop < len(blocks) and blocks[stop].kind == QUOTE:
        stop += 1
    if PROMOTION.match(blocks[at].text):
        return 0, None
    lines = blocks[at:stop]
    credit = lines[-1].text
    if len(lines) > 1 and is_attribution(credit, tight=False, bulleted=False):
        return stop - at, _credited(_unquoted(lines[:-1]), credit)
    return stop - at, _unquoted(lines)


def _unquoted(blocks: list[Block], closed: bool = True) -> QuoteDraft:
    """The paragraphs without the marks that open and close them."""
    bare = []
    for block in blocks:
        end = close_at(block.text) if block is blocks[-1] else -1
        if end > 0:
            block = block.without(end, end + 1)
        if opens(block.text) or (block.text[:1] in PAIRS and end > 0):
            block = block.cut(1)
        bare.append(block.stripped())
    return QuoteDraft(tuple(b for b in bare if b.text), closed=closed)


def _introduced(block: Block) -> list[Piece | QuoteDraft]:
    """A paragraph; or, for ``He writes: "a long quote"``, its two halves."""
    for colon in INTRODUCED.finditer(block.text[:4000]):
        quoted = block.text[colon.end() :]
        end = close_at(quoted)
        if len(quoted.split()) >= 15 and end > 0 and early_close(quoted) in (-1, end):
            lead = block.cut(0, colon.end()).stripped()
            return [
                Piece("commentary", (lead,)),
                _unquoted([block.cut(colon.end())]),
            ]
    return [Piece("commentary", (block,))]
