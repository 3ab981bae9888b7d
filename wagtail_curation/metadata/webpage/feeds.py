"""The feed of the site a page belongs to."""

from __future__ import annotations

import re

from .found import Found
from .page import Page

_TYPES = ("rss", "atom", "feed+json")
_COMMENTS = re.compile(
    r"comments?(?:/feed|\.|\b)|kommentare|commentaires", re.IGNORECASE
)


def read_feed(page: Page) -> Found | None:
    """The first declared feed that is not that of the comments."""
    for link in page.linked("alternate"):
        if not any(kind in link.type for kind in _TYPES):
            continue
        if _COMMENTS.search(link.title) or "/comments/" in link.href:
            continue
        if address := page.absolute(link.href):
            if _of_this_page(address, page):
                continue  # WordPress: a feed below the article is its comments
            return Found(address, "html")
    return None


def _of_this_page(address: str, page: Page) -> bool:
    own = page.url.partition("?")[0].partition("#")[0].rstrip("/")
    return bool(page.path.strip("/")) and address.rstrip("/") == f"{own}/feed"
