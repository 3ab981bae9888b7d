"""What several tests of this room need."""

import re
from collections import Counter
from pathlib import Path

from wagtail_curation.importers import RoundupDraft, read_roundup
from wagtail_curation.importers.base import ItemDraft, QuoteDraft, plain

FIXTURES = Path(__file__).parent / "fixtures"


def draft(name: str) -> RoundupDraft:
    return read_roundup((FIXTURES / name).read_bytes(), name)


def read(text: str, name: str = "a.txt") -> RoundupDraft:
    return read_roundup(text.encode(), name)


def words(text: str) -> Counter:
    """The words of a text with how often each comes; numbers are not words."""
    return Counter(re.findall(r"[^\W\d_]+", text))


def placed(found: RoundupDraft) -> str:
    """Every text that the draft holds in a place of its own."""
    texts = [found.title_line, found.byline, plain(found.intro), plain(found.outro)]
    texts += [found.bio.text if found.bio else ""]
    for entry in found.entries:
        if isinstance(entry, ItemDraft):
            texts.append(entry.label)
            texts += [_text(piece) for piece in entry.content]
        else:
            texts += [entry.heading.text, plain(entry.intro)]
    texts += [_text(quote) for quote in found.doc_quotes]
    texts += [rest.text for rest in (*found.dropped, *found.unplaced)]
    return "\n".join(texts)


def _text(piece) -> str:
    credit = piece.attribution if isinstance(piece, QuoteDraft) else ""
    return f"{piece.text}\n{credit}"


def shape(found: RoundupDraft) -> list[list[str]]:
    """The kinds of each item's pieces, in order."""
    return [[piece.kind for piece in item.content] for item in found.items]
