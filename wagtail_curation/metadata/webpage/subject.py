"""Which of the things a page describes the page is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from .page import Page
from .text import fold
from .things import PAGES, WORKS, Node, addresses, is_a, names, objects, text, types

_ENOUGH = 2
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
    score = 0.0
    own = [
        a
        for a in addresses(node, "mainEntityOfPage", "url", "@id")
        if not a.startswith(("#", "_:")) and "/" in a
    ]
    if any(same_address(page.absolute(a), here) for a in own for here in _own(page)):
        score += 4
    elif own and len(urlsplit_path(page, own[0])) > 1 and "#" not in own[0]:
        score -= 2
    headline = fold(text(node, "headline", "name"))
    if headline and len(headline) > 3:
        if headline in titles:
            score += 4
        elif len(headline) > 12 and any(_shares(headline, t) for t in titles):
            score += 3
    if node.get("@top"):
        score += 1
    if any(node.get(key) for key in ("author", "datePublished", "uploadDate")):
        score += 0.75
    if "creativework" in types(node) or "product" in types(node):
        score -= 0.5
    if any(name in ("review", "question") for name in types(node)):
        score -= 1.5
    return score


def _own(page: Page) -> list[str]:
    """The page's addresses: where it was found, and what it says in its head."""
    known = getattr(page, "_own_addresses", None)
    if known is None:
        said = [link.href for link in page.linked("canonical")][:1]
        said += list(page.meta("og:url"))[:1]
        known = [page.url, *filter(None, map(page.absolute, said))]
        page._own_addresses = known  # type: ignore[attr-defined]
    return known


def urlsplit_path(page: Page, address: str) -> str:
    try:
        return urlsplit(page.absolute(address)).path.rstrip("/")
    except ValueError:
        return ""


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


def organisations(page: Page) -> Iterator[str]:
    """The names of the sites and publishers the page speaks of, in JSON-LD."""
    for node in page.ld:
        if is_a(node, frozenset(("website",))):
            yield from names(node, "name")
    for _source, node in statements(page):
        for key in ("publisher", "isPartOf", "provider", "sourceOrganization"):
            for value in objects(node, key):
                yield from names({"x": value}, "x")
