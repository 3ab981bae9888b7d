"""Who publishes what a page holds."""

from __future__ import annotations

from .found import Found
from .page import Page
from .sitename import plain_host, site_names
from .text import fold


def read_publisher(page: Page, title: str) -> Found | None:
    """The name the page gives its site; its host where it gives none."""
    names = [f for f in site_names(page) if fold(str(f.value)) != fold(title)]
    if names:
        return names[0]
    host = plain_host(page.host)
    return Found(host, "address", "guess") if host else None
