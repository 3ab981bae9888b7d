"""Where in a body a record stands, as what, and with which number.

Read from raw data: what a draft says is never asked of the database block by block.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from wagtail_curation import numbering
from wagtail_curation.blocks.interludes import AuthorBioBlock
from wagtail_curation.blocks.quotes import PullQuoteBlock
from wagtail_curation.library.paths import Path
from wagtail_curation.library.streams import records_in

ITEM = "item"
FURTHER = "further"
SOURCE = "source"
SPEAKER = "speaker"
BIO = "bio"
CURATOR = "curator"
OTHER = "other"
# Where in an item a resource is recommended, and not only quoted.
RECOMMENDED = {ITEM, FURTHER}


@dataclass(frozen=True)
class Spot:
    """One place that names a record."""

    key: str
    """The record’s primary key, as text."""
    part: str
    """What the record is there: ``ITEM``, ``SPEAKER`` …"""
    path: Path = ()
    """The way from the body’s own block to it: with that block’s id, the place’s
    name for as long as it is there.
    """
    role: str = ""
    """What a further resource is to its item."""
    block_id: str = ""
    anchor: str = ""
    """Of the numbered block it stands in; empty outside of one."""
    number: int | None = None
    label: str = ""
    section: str = ""
    """The heading it stands under, where numbers begin anew under each; else empty."""
    said: str = ""
    """For ``OTHER``: what an editor calls the block or the field."""


def read_body(field: Any, raw: Any) -> Any:
    """The body that a revision holds: as text, or parsed (some databases do)."""
    text = raw if isinstance(raw, str) else json.dumps(raw or [])
    return field.stream_block.to_python(text)


def spots_in(
    body: Any, mode: str, start: int, target: Any, wanted: Collection[str]
) -> Iterator[Spot]:
    """The places of a RoundupStreamValue that name these records, in reading order.

    ``mode`` is how it is numbered and ``start`` its first number; ``target`` is the
    records’ model and ``wanted`` their keys, as text.
    """
    entries, anchors = body.entries(), numbering.anchors(body.ids())
    numbers = numbering.number_items(entries, mode, start)
    section = ""
    for place, child in enumerate(body.raw_data):
        block = body.stream_block.child_blocks[child["type"]]
        value = child["value"]
        if entries[place].is_section and isinstance(value, dict):
            section = value.get("heading") or ""
        is_numbered = getattr(block, "is_numbered", False)
        for path, key in records_in(block, value, target):
            if str(key) not in wanted:
                continue
            part, role = _what_it_is(block, value, path)
            yield Spot(
                key=str(key),
                part=part,
                path=path,
                role=role,
                block_id=child.get("id") or "",
                anchor=anchors[place] if is_numbered else "",
                number=numbers[place],
                label=(value.get("label") or "") if is_numbered else "",
                section=section if mode == numbering.SECTION else "",
                said=str(block.label),
            )


def _what_it_is(block: Any, value: Any, path: Path) -> tuple[str, str]:
    """(part, role): told by the struct block that has the chooser, and its field."""
    holder, held, name = _holder(block, value, path)
    if getattr(block, "is_numbered", False) and path:
        if path[0] == "resource":
            return ITEM, ""
        if path[0] == "further_resources":
            return FURTHER, held.get("role") or "other"
    if isinstance(holder, PullQuoteBlock) and name in (SOURCE, SPEAKER):
        return name, ""
    if isinstance(holder, AuthorBioBlock) and name == "person":
        return BIO, ""
    return OTHER, ""


def _holder(block: Any, value: Any, path: Path) -> tuple[Any, dict, str]:
    """(struct block, its raw value, field) of the last struct block on the way."""
    found: tuple[Any, dict, str] = (None, {}, "")
    steps = list(path)
    while steps:
        step = steps.pop(0)
        if isinstance(block, StructBlock):
            found = (block, value, str(step))
            block, value = block.child_blocks.get(step), value.get(step)
        elif isinstance(block, ListBlock):
            block, value = block.child_block, _child(value, step, steps)[1]
        elif isinstance(block, StreamBlock):
            kind, value = _child(value, step, steps)
            block = block.child_blocks.get(kind)
    return found


def _child(children: list, step: Any, steps: list) -> tuple[str, Any]:
    """(type, raw value) of the child that a step leads to: by its id, or its place."""
    if isinstance(step, int):
        child = children[step]
        if steps[:1] != ["value"]:
            # As Wagtail stored lists before their items had ids.
            return "", child
        steps.pop(0)
    else:
        child = next(it for it in children if it.get("id") == step)
    return child.get("type"), child["value"]
