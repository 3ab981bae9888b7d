"""Which values in the raw data of a stream are resources: its blocks say so.

Never by looking for a number: 17 is a record here, and minutes there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.coreutils import resolve_model_string

from wagtail_curation.library.paths import Path, same_key
from wagtail_curation.models import get_resource_model

Place = tuple[Path, Any]


def chooses_resource(block: Block) -> bool:
    """Whether a block chooses from the library: our chooser, or any site's own."""
    if not isinstance(block, ChooserBlock):
        return False
    target = getattr(block, "target_model", None)
    if target is None:
        return False
    target = resolve_model_string(target)
    return target._meta.concrete_model is get_resource_model()._meta.concrete_model


def may_hold_resources(block: Block, _seen: set[int] | None = None) -> bool:
    """Whether a resource can be chosen anywhere in this block."""
    seen = set() if _seen is None else _seen
    if id(block) in seen:
        return False
    seen.add(id(block))
    return chooses_resource(block) or any(
        may_hold_resources(child, seen) for child in _children(block)
    )


def _children(block: Block) -> list[Block]:
    if isinstance(block, ListBlock):
        return [block.child_block]
    return list(getattr(block, "child_blocks", {}).values())


def resources_in(block: Block, raw: Any) -> Iterator[Place]:
    """(path, key) of each resource in the raw data of a block."""
    if chooses_resource(block):
        if isinstance(raw, (int, str)) and raw != "":
            yield (), raw
    elif isinstance(block, StreamBlock):
        yield from _in_stream(block, raw)
    elif isinstance(block, ListBlock):
        yield from _in_list(block, raw)
    elif isinstance(block, StructBlock):
        if isinstance(raw, dict):
            for name, child in block.child_blocks.items():
                yield from _below((name,), child, raw.get(name))
    elif isinstance(raw, dict) and hasattr(block, "child_blocks"):
        yield from _in_table(block, raw)


def _below(steps: Path, block: Block | None, raw: Any) -> Iterator[Place]:
    if block is not None and raw is not None:
        for path, key in resources_in(block, raw):
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


def _in_stream(block: StreamBlock, raw: Any) -> Iterator[Place]:
    for steps, child in _steps(raw if isinstance(raw, list) else []):
        child_block = block.child_blocks.get(child.get("type"))
        yield from _below(steps, child_block, child["value"])


def _in_list(block: ListBlock, raw: Any) -> Iterator[Place]:
    items = raw if isinstance(raw, list) else []
    wrapped = [it for it in items if isinstance(it, dict) and it.get("type") == "item"]
    if len(wrapped) == len(items):
        for steps, item in _steps(items):
            yield from _below(steps, block.child_block, item["value"])
        return
    # As Wagtail stored lists before their items had ids.
    for place, item in enumerate(items):
        yield from _below((place,), block.child_block, item)


def _in_table(block: Any, raw: dict) -> Iterator[Place]:
    """Wagtail's typed table: blocks by column, cells by row."""
    columns, rows = raw.get("columns"), raw.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        return
    for y, row in enumerate(rows):
        for x, (column, cell) in enumerate(
            zip(columns, row.get("values", []), strict=False)
        ):
            child = block.child_blocks.get(column.get("type"))
            yield from _below(("rows", y, "values", x), child, cell)


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
