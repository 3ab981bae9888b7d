"""What a document's items say together: judgments that no item allows alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .base import ItemDraft, Piece, QuoteDraft
from .items import judged
from .names import is_name
from .people import RESOURCE

VOICE = re.compile(
    rf"\b(?:this|his|her)\s+(?:[\w-]+\s+){{0,2}}{RESOURCE}\b"
    r"|\b(?:the|an?)\s+(?:[\w-]+\s+)?(?:article|post|blog post|piece|essay|author)\b"
    r"|\b(?:worth (?:a|your|reading)|i (?:like|love|recommend|enjoy)|must-read|"
    r"recommended|useful|excellent|brilliant|fascinating|lesenswert|"
    r"(?:dieser|der) (?:artikel|beitrag)|cet article|ce billet)\b"
    r"|^(?:read|watch|listen|start with|skip|explains?|argues|shows|looks at|asks|"
    r"offers|describes|discusses|covers|explores|makes the case|on|about)\s"
    r"|^an?\s(?:[\w-]+\s){0,4}(?:look|overview|introduction|reminder|collection|list|"
    r"summary|take|account|argument|case|plea|reflection|primer|history|set|analysis|"
    r"discussion|conversation)\b",
    re.I,
)
QUOTE_WORDS_AT_LEAST = 12


def with_names_on_one_side(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """ "Ben Ruud – Failing Upstairs": two names, unless one knows on which side the
    document's other title lines have their author."""
    heads = [item.content[0].text if item.content else "" for item in items]
    clear = [
        head.startswith(item.author)
        for item, head in zip(items, heads)
        if item.author and item.author in head and not is_name(item.title)
    ]
    if len(clear) < 2 or sum(clear) * 2 <= len(clear):
        return list(items)
    return [
        replace(item, title=item.author, author=item.title)
        if is_name(item.title) and is_name(item.author) and head.startswith(item.title)
        else item
        for item, head in zip(items, heads)
    ]


def with_unmarked_quotes(
    items: Sequence[ItemDraft], first_lines: Sequence[str]
) -> list[ItemDraft]:
    """Where a document credits authors in title lines of their own, marks no quote at
    all and nowhere speaks about its sources, the paragraphs are the sources' words.

    ``first_lines``: each item's first paragraph as it stood in the document.
    """
    texts = [item for item in items if item.commentary]
    credited = [
        item
        for item, line in zip(items, first_lines)
        if item.author and item.content[:1] and item.content[0].text.startswith(line)
    ]
    voiced = [item for item in texts if _speaks_about_source(item)]
    told = (
        len(items) < 2
        or not texts
        or any(item.quotes for item in items)
        or len(credited) < 0.6 * len(items)
        or len(voiced) > 0.25 * len(texts)
    )
    return list(items) if told else [_quoted(item) for item in items]


def _speaks_about_source(item: ItemDraft) -> bool:
    text = item.commentary
    surnames = [
        name.split()[-1] for name in re.split(r",| and | & ", item.author) if name
    ]
    short = len(text.split()) < QUOTE_WORDS_AT_LEAST
    return short or bool(VOICE.search(text)) or any(name in text for name in surnames)


def _quoted(item: ItemDraft) -> ItemDraft:
    spoken = tuple(b for p in item.content if p.kind == "commentary" for b in p.blocks)
    if not spoken or _speaks_about_source(item):
        return item
    content: list[Piece | QuoteDraft] = []
    for piece in item.content:
        if piece.kind != "commentary":
            content.append(piece)
        elif not any(isinstance(known, QuoteDraft) for known in content):
            content.append(QuoteDraft(spoken, marked=False))
    return judged(replace(item, content=tuple(content)))
