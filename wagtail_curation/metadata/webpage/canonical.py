"""The address a page says is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .found import Found
from .page import Page
from .subject import statements
from .things import addresses


def read_canonical(page: Page) -> Found | None:
    """The address most places give, the first of those; else where it was found.

    What leads above the page, to its section or the front page, is a mistake of the
    site and not believed.
    """
    given = []
    for found in _candidates(page):
        address = page.absolute(_from_root(str(found.value), page), base=page.url)
        if address and not _leads_above(address, page):
            given.append(found.with_value(address))
    if given:
        plain = [str(found.value).rstrip("/") for found in given]
        return given[max(range(len(given)), key=lambda i: (plain.count(plain[i]), -i))]
    own = page.absolute(page.url).partition("#")[0]
    return Found(own, "address", "guess") if own else None


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


def _from_root(address: str, page: Page) -> str:
    """An address that lacks its first slash: who writes that means the site's root,
    unless it is the page's own name."""
    if re.match(r"[a-z][a-z0-9+.-]*:|[/?#.]", address, re.IGNORECASE):
        return address
    return address if page.path.endswith(f"/{address}") else f"/{address}"


def _leads_above(address: str, page: Page) -> bool:
    parts = urlsplit(address)
    if parts.query or "!" in parts.fragment:
        return False
    above, own = parts.path.rstrip("/"), page.path.rstrip("/")
    return own != above and (f"{own}/").startswith(f"{above}/")
