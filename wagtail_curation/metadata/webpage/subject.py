"""Which of the things a page describes the page is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from .page import Page
from .text import fold
from .things import PAGES, WORKS, Node, addresses, is_a, text, types

_ENOUGH = 2
_OF_WORKS = ("author", "datePublished", "uploadDate")
_LESS = {"creativework": -0.5, "product": -0.5, "review": -1.5, "question": -1.5}
_AT_MOST = 200


def statements(page: Page) -> list[tuple[str, Node]]:
    """(source, object) for each object that speaks of the page's subject, best first.

    The work itself before the page as such; JSON-LD before microdata before RDFa.
    """
    known = getattr(page, "_statements", None)
    if known is None:
        known = page._statements = list(_statements(page))  # type: ignore[attr-defined]
    return known


def _statements(page: Page) -> Iterator[tuple[str, Node]]:
    titles = page_titles(page)
    for source, nodes in (
        ("json-ld", page.ld),
        ("microdata", page.micro),
        ("rdfa", page.rdfa),
    ):
        work = _best(page, nodes, titles, WORKS)
        if work is not None:
            yield source, work
        web_page = _best(page, nodes, titles, PAGES)
        if web_page is not None:
            yield source, web_page
        if source == "microdata" and nodes and not nodes[-1].get("@type"):
            yield source, nodes[-1]


def page_titles(page: Page) -> set[str]:
    """The words under which the page goes, folded."""
    said = [*page.headings[:3], *page.meta("og:title", "twitter:title")]
    said.append(page.title_tag)
    return {folded for title in said if (folded := fold(title))}


def _best(
    page: Page, nodes: list[Node], titles: set[str], kinds: frozenset[str]
) -> Node | None:
    ranked: list[tuple[float, Node]] = []
    for node in nodes:
        if len(ranked) >= _AT_MOST:
            break
        if is_a(node, kinds):
            ranked.append((_score(page, node, titles), node))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: -pair[0])
    score, node = ranked[0]
    if score >= 3:
        return node
    # Without a name or an address in common: only one that stands alone.
    rivals = [n for s, n in ranked if s >= 1]
    return node if score >= 1 and len(rivals) <= _ENOUGH else None


def _score(page: Page, node: Node, titles: set[str]) -> float:
    """How much speaks for it: its address, its name, and that it is said of the page.

    Three is enough by itself: the address, or the name.
    """
    return (
        _by_address(page, node)
        + _by_name(node, titles)
        + (1 if node.get("@top") else 0)
        + (0.75 if any(node.get(key) for key in _OF_WORKS) else 0)
        + sum(_LESS.get(name, 0) for name in types(node))
    )


def _by_address(page: Page, node: Node) -> float:
    said = addresses(node, "mainEntityOfPage", "url", "@id")
    said = [a for a in said if not a.startswith(("#", "_:")) and "/" in a]
    whole = [page.absolute(address) for address in said]
    if any(same_address(address, here) for address in whole for here in _own(page)):
        return 4
    # Another page's; a front page, or a place on a page, says nothing.
    return -2 if whole and _plain(whole[0])[1] and "#" not in said[0] else 0


def _by_name(node: Node, titles: set[str]) -> float:
    name = fold(text(node, "headline", "name"))
    if len(name) > 3 and name in titles:
        return 4
    return 3 if len(name) > 12 and any(_shares(name, t) for t in titles) else 0


def _own(page: Page) -> list[str]:
    """The page's addresses: where it was found, and what it says in its head."""
    known = getattr(page, "_own_addresses", None)
    if known is None:
        said = [link.href for link in page.linked("canonical")][:1]
        said += list(page.meta("og:url"))[:1]
        known = [page.url, *filter(None, map(page.absolute, said))]
        page._own_addresses = known  # type: ignore[attr-defined]
    return known


def _shares(headline: str, title: str) -> bool:
    return title.startswith(headline) or (
        len(title) > 12 and headline.startswith(title)
    ) or headline in title  # fmt: skip


@lru_cache(maxsize=256)
def _plain(address: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return "", address, ""
    return host, unquote(parts.path).rstrip("/").lower(), parts.query


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are surely of one page: protocol and www. do not count."""
    a, b = _plain(one), _plain(other)
    if a[:2] != b[:2] or not a[0]:
        return False
    return a[2] == b[2] or bool(len(a[1]) > 1 and not (a[2] and b[2]))
