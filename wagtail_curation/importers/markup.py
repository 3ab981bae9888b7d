"""Neutral blocks as the HTML that a rich text block stores."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from wagtail_curation.metadata.linkable import linkable

from .base import BULLET, Block, Run

_TAGS = {"bold": "b", "italic": "i", "code": "code"}


def to_html(blocks: Iterable[Block]) -> str:
    """Paragraphs, and lists of what were bullets; links only where one may go."""
    parts: list[str] = []
    in_list = False
    for block in blocks:
        is_item = block.kind == BULLET
        if is_item != in_list:
            parts.append("<ul>" if is_item else "</ul>")
            in_list = is_item
        inner = "".join(_run(run) for run in block.runs).strip()
        parts.append(f"<li>{inner}</li>" if is_item else f"<p>{inner}</p>")
    if in_list:
        parts.append("</ul>")
    return "".join(parts)


def _run(run: Run) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br/>")
    for mark in run.marks:
        if tag := _TAGS.get(mark):
            html = f"<{tag}>{html}</{tag}>"
    if address := linkable(run.href):
        html = f'<a href="{escape(address)}">{html}</a>'
    return html
