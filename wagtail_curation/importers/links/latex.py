"""TeX's way of writing characters, as the characters."""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text

_LONGEST = 20_000
_MARKED = re.compile(r"[\\{}$~]|--|``|''")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_URL_MACRO = re.compile(r"\\(?:url|href|nolinkurl)\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([#$%&_{}~^])|\\textasciitilde(?:\s|\{\})?|\\(?:\W)")
_BRACES = str.maketrans("", "", "{}")
_DEEPEST = 40

_converter = LatexNodes2Text(
    math_mode="text", keep_comments=True, strict_latex_spaces=False
)


def plain(value: str) -> str:
    r"""``{\'E}cole des {NASA}`` → École des NASA. Never raises: what is no TeX stays
    as it is, without its braces.
    """
    value = value[:_LONGEST]
    if not _MARKED.search(value):
        return value
    if _depth(value) > _DEEPEST:
        return value.translate(_BRACES)
    try:
        return _converter.latex_to_text(_BARE_PERCENT.sub(r"\\%", value))
    except Exception:  # pylatexenc raises whatever breaks in it
        return value.translate(_BRACES)


def plain_address(value: str) -> str:
    r"""An address out of ``\url{…}``, with what TeX wants escaped as it is."""
    value = value[:_LONGEST]
    if match := _URL_MACRO.search(value):
        value = match[1]
    value = _ESCAPED.sub(lambda m: m[1] or ("~" if "tilde" in m[0] else m[0]), value)
    return value.translate(_BRACES).strip()


def _depth(value: str) -> int:
    """How deep the braces are nested."""
    deepest = depth = 0
    for character in value:
        if character == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif character == "}":
            depth -= 1
    return deepest
