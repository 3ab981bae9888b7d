"""Where in raw data a value stands, so that it can be changed there, and back.

A path is a list of steps. In a dict a step is a key; in a list it is a number, or the
id of a block: that block's value, wherever it has been moved to meanwhile. Where raw
data is text (a revision holds a body so), the path goes on inside of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

Path = tuple[str | int, ...]


def same_key(value: Any, key: Any) -> bool:
    """Whether raw data names this record; JSON may have its key as text."""
    is_key = isinstance(value, (int, str)) and not isinstance(value, bool)
    return is_key and str(value) == str(key)


def as_json(key: Any) -> int | str:
    """A primary key as raw data has it."""
    return key if isinstance(key, int) else str(key)


def change(data: Any, paths: Iterable[Iterable], old: Any, new: Any) -> tuple[Any, int]:
    """The data with ``new`` at these paths, and at how many of them it was changed.

    A place that has gone, or holds something else than ``old`` by now, stays as it
    is. Lists and dicts are changed in place.
    """
    by_step: dict[str | int, list[Path]] = defaultdict(list)
    for path in paths:
        step, *rest = tuple(path) or (None,)
        if step is None:
            return (as_json(new), 1) if same_key(data, old) else (data, 0)
        by_step[step].append(tuple(rest))
    if isinstance(data, str):
        return _change_text(data, by_step, old, new)
    changed = 0
    for step, rests in by_step.items():
        holder, key = _find(data, step)
        if holder is not None:
            holder[key], count = change(holder[key], rests, old, new)
            changed += count
    return data, changed


def _change_text(text: str, by_step: dict, old: Any, new: Any) -> tuple[str, int]:
    try:
        data = json.loads(text)
    except ValueError:
        return text, 0
    if isinstance(data, str):
        return text, 0
    paths = [(step, *rest) for step, rests in by_step.items() for rest in rests]
    data, changed = change(data, paths, old, new)
    return (json.dumps(data), changed) if changed else (text, 0)


def _find(data: Any, step: str | int) -> tuple[Any, Any]:
    """(container, key) of what a step leads to; (None, None) when it has gone."""
    if isinstance(data, dict) and step in data:
        return data, step
    if isinstance(data, list):
        if isinstance(step, int):
            return (data, step) if step < len(data) else (None, None)
        for child in data:
            if isinstance(child, dict) and child.get("id") == step:
                return (child, "value") if "value" in child else (None, None)
    return None, None
