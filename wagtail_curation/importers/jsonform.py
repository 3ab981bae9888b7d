"""A draft as JSON-ready data: the contract of ``import_roundups --json``.

Promised keys: path, title, part_number, intro, outro, items (number, title,
commentary_text, links, author, quotes), bio, doc_quotes, dropped, unplaced.
Further keys carry what a tool or a curious editor may want besides.
"""

from __future__ import annotations

from .base import (
    ItemDraft,
    Piece,
    QuoteDraft,
    Remainder,
    RoundupDraft,
    SectionDraft,
    plain,
)


def draft_to_dict(draft: RoundupDraft) -> dict:
    items: list[dict] = []
    sections: list[dict] = []
    section = None
    for entry in draft.entries:
        if isinstance(entry, SectionDraft):
            section = entry.heading.text
            sections.append(
                {
                    "heading": section,
                    "intro": plain(entry.intro),
                    "first_item": len(items),
                }
            )
        else:
            items.append(_item(entry) | {"section": section})
    return {
        "path": draft.path,
        "title": draft.title,
        "part_number": draft.part_number,
        "intro": plain(draft.intro),
        "outro": plain(draft.outro),
        "items": items,
        "bio": draft.bio.text if draft.bio else "",
        "doc_quotes": [quote.text for quote in draft.doc_quotes],
        "dropped": [_remainder(rest) for rest in draft.dropped],
        "unplaced": [_remainder(rest) for rest in draft.unplaced],
        "bio_name": draft.bio.name if draft.bio else "",
        "byline": draft.byline,
        "curator": draft.curator,
        "doc_quote_credits": [quote.attribution for quote in draft.doc_quotes],
        "notices": [{"code": n.code, "message": n.message} for n in draft.notices],
        "planned_total": draft.planned_total,
        "sections": sections,
        "title_line": draft.title_line,
    }


def _item(item: ItemDraft) -> dict:
    return {
        "number": item.number,
        "title": item.title,
        "commentary_text": item.commentary,
        "links": [link.href for link in item.links],
        "author": item.author or None,
        "quotes": [quote.text for quote in item.quotes],
        "label": item.label,
        "publisher": item.publisher,
        "published": item.published,
        "via": item.via,
        "content": [_piece(piece) for piece in item.content],
        "flags": list(item.flags),
        "confidence": item.confidence,
    }


def _piece(piece: Piece | QuoteDraft) -> dict:
    shown = {"type": piece.kind, "text": piece.text}
    if isinstance(piece, QuoteDraft):
        shown |= {
            "attribution": piece.attribution,
            "speaker": piece.speaker,
            "role": piece.role,
        }
    return shown


def _remainder(rest: Remainder) -> dict:
    return {"text": rest.text, "reason": rest.reason}
