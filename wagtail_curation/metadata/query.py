"""The query of an address, read from its raw text: what matters, in one order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .percent import VALUE_PLAIN, normal_query
from .tracking import is_tracking

_HTML_AMPERSAND = re.compile(r"\A(?:amp;)+")

Param = tuple[str, str]
"""Name and value in normal spelling; the value is "" for "?print" and "?print="."""


def read_params(query: str) -> list[Param]:
    """The parameters of a raw query, in their order."""
    params = []
    for piece in query.split("&"):
        name, _, value = piece.partition("=")
        # "&amp;" stands in addresses copied from the source of an HTML page.
        name = _HTML_AMPERSAND.sub("", normal_query(name))
        value = normal_query(value, VALUE_PLAIN)
        if name or value:
            params.append((name, value))
    return params


def first_values(params: list[Param]) -> dict[str, str]:
    """The first value of each name."""
    return dict(reversed(params))


def fold_params(params: list[Param], host: str, extra_tracking: Iterable[str]) -> str:
    """The parameters that matter, by name, as "?a=1&b=2"; "" when none does.

    Those of one name keep their order: ?t=a&t=b may not mean ?t=b&t=a.
    `extra_tracking` can be gone through more than once.
    """
    kept = [
        (name, value)
        for name, value in params
        if not (is_tracking(name, host, extra_tracking) or _asks_for_amp(name, value))
    ]
    kept.sort(key=lambda param: param[0])
    pairs = "&".join(f"{name}={value}" if value else name for name, value in kept)
    return f"?{pairs}" if pairs else ""


def _asks_for_amp(name: str, value: str) -> bool:
    name, value = name.lower(), value.lower()
    if name == "amp":
        return value in ("", "1", "true")
    return name in ("outputtype", "output") and value == "amp"
