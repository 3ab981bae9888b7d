"""The address a page says is its own."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from .found import Found
from .page import Page
from .subject import statements
from .things import addresses


def read_canonical(page: Page) -> Found | None:
    """The declared address; one that leads to a front page is a mistake of the site."""
    for found in _candidates(page):
        address = page.absolute(str(found.value), base=page.url)
        if address and not _is_front_by_mistake(address, page):
            return found.with_value(address)
    return None


def _candidates(page: Page) -> Iterator[Found]:
    for link in page.linked("canonical"):
        yield Found(link.href, "html")
    for said in page.meta("og:url"):
        yield Found(said, "open-graph")
    for source, node in statements(page):
        for said in addresses(node, "mainEntityOfPage", "url")[:2]:
            if said.startswith("http"):
                yield Found(said, source)
    for said in page.meta("twitter:url"):
        yield Found(said, "twitter")


def _is_front_by_mistake(address: str, page: Page) -> bool:
    parts = urlsplit(address)
    if parts.path.strip("/") or parts.query or "!" in parts.fragment:
        return False
    return bool(page.path.strip("/"))
