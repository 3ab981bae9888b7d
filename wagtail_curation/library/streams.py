"""Which values in the raw data of a stream name a record: its blocks say so.

A resource or a person: ``target`` is the model that is looked for.

Never by looking for a number: 17 is a record here, and minutes there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.coreutils import resolve_model_string

from wagtail_curation.library.paths import Path, same_key

Place = tuple[Path, Any]


def chooses(block: Block, target: Any) -> bool:
    """Whether a block chooses from these records: our chooser, or any site's own."""
    if not isinstance(block, ChooserBlock):
        return False
    chosen = getattr(block, "target_model", None)
    if chosen is None:
        return False
    chosen = resolve_model_string(chosen)
    return chosen._meta.concrete_model is target._meta.concrete_model


def may_hold(block: Block, target: Any, _seen: set[int] | None = None) -> bool:
    """Whether such a record can be chosen anywhere in this block."""
    seen = set() if _seen is None else _seen
    if id(block) in seen:
        return False
    seen.add(id(block))
    return chooses(block, target) or any(
        may_hold(child, target, seen) for child in _children(block)
    )


def _children(block: Block) -> list[Block]:
    if isinstance(block, ListBlock):
        return [block.child_block]
    return list(getattr(block, "child_blocks", {}).values())


def records_in(block: Block, raw: Any, target: Any) -> Iterator[Place]:
    """(path, key) of each such record in the raw data of a block."""
    if chooses(block, target):
        if isinstance(raw, (int, str)) and raw != "":
            yield (), raw
    elif isinstance(block, StreamBlock):
        yield from _in_stream(block, raw, target)
    elif isinstance(block, ListBlock):
        yield from _in_list(block, raw, target)
    elif isinstance(block, StructBlock):
        if isinstance(raw, dict):
            for name, child in block.child_blocks.items():
                yield from _below((name,), child, raw.get(name), target)
    elif isinstance(raw, dict) and hasattr(block, "child_blocks"):
        yield from _in_table(block, raw, target)


def _below(steps: Path, block: Block | None, raw: Any, target: Any) -> Iterator[Place]:
    if block is not None and raw is not None:
        for path, key in records_in(block, raw, target):
            yield (*steps, *path), key


def _steps(items: list) -> Iterator[tuple[Path, dict]]:
    """Each child with the steps to its value: by its id, else by its place."""
    ids = Counter(it.get("id") for it in items if isinstance(it, dict))
    for place, item in enumerate(items):
        if isinstance(item, dict) and "value" in item:
            own = item.get("id")
            if isinstance(own, str) and own and ids[own] == 1:
                yield (own,), item
            else:
                yield (place, "value"), item


def _in_stream(block: StreamBlock, raw: Any, target: Any) -> Iterator[Place]:
    for steps, child in _steps(raw if isinstance(raw, list) else []):
        child_block = block.child_blocks.get(child.get("type"))
        yield from _below(steps, child_block, child["value"], target)


def _in_list(block: ListBlock, raw: Any, target: Any) -> Iterator[Place]:
    items = raw if isinstance(raw, list) else []
    wrapped = [it for it in items if isinstance(it, dict) and it.get("type") == "item"]
    if len(wrapped) == len(items):
        for steps, item in _steps(items):
            yield from _below(steps, block.child_block, item["value"], target)
        return
    # As Wagtail stored lists before their items had ids.
    for place, item in enumerate(items):
        yield from _below((place,), block.child_block, item, target)


def _in_table(block: Any, raw: dict, target: Any) -> Iterator[Place]:
    """Wagtail's typed table: blocks by column, cells by row."""
    columns, rows = raw.get("columns"), raw.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        return
    for y, row in enumerate(rows):
        for x, (column, cell) in enumerate(
            zip(columns, row.get("values", []), strict=False)
        ):
            child = block.child_blocks.get(column.get("type"))
            yield from _below(("rows", y, "values", x), child, cell, target)


def unknown_types(block: Block, raw: Any, key: Any) -> set[str]:
    """The types of blocks that the site no longer defines, and that seem to hold this
    record: nobody can say whether they do.
    """
    found: set[str] = set()
    if isinstance(block, StreamBlock):
        for child in raw if isinstance(raw, list) else []:
            if not isinstance(child, dict):
                continue
            known = block.child_blocks.get(child.get("type"))
            if known is not None:
                found |= unknown_types(known, child.get("value"), key)
            elif _holds(child.get("value"), key):
                found.add(str(child.get("type")))
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, child_block in block.child_blocks.items():
            found |= unknown_types(child_block, raw.get(name), key)
    elif isinstance(block, ListBlock) and isinstance(raw, list):
        for item in raw:
            wrapped = isinstance(item, dict) and item.get("type") == "item"
            value = item.get("value") if wrapped else item
            found |= unknown_types(block.child_block, value, key)
    return found


def _holds(value: Any, key: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds(it, key) for it in value.values())
    if isinstance(value, list):
        return any(_holds(it, key) for it in value)
    return same_key(value, key)
