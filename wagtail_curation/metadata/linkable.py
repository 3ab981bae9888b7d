"""Which addresses a page may turn into a link."""

from __future__ import annotations

_SCHEMES = ("http://", "https://", "mailto:")


def linkable(address: object) -> str:
    """The address, stripped, when a browser may follow it; else "".

    Forms refuse other schemes already, but content also comes from imports, from the
    API and from drafts, which nobody has validated: javascript: and data: never
    become a link.
    """
    text = str(address or "").strip()
    return text if text.lower().startswith(_SCHEMES) else ""
