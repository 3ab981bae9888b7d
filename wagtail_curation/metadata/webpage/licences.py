"""The licence a page gives, by the name people know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .subject import statements
from .text import clean
from .things import addresses, text

_LONGEST = 100
_CREATIVE = re.compile(
    r"creativecommons\.org/licen[sc]es/(?P<kind>[a-z-]+)/(?P<version>\d\.\d)"
    r"(?:/(?P<land>[a-z]{2})\b)?",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"creativecommons\.org/publicdomain/(?P<kind>zero|mark)", re.IGNORECASE
)
_OTHERS = (
    (re.compile(r"opensource\.org/licen[sc]es?/([\w.-]+)", re.IGNORECASE), None),
    (re.compile(r"apache\.org/licenses/LICENSE-2\.0", re.IGNORECASE), "Apache-2.0"),
    (
        re.compile(r"gnu\.org/(?:licenses|copyleft)/((?:a|l)?gpl|fdl)", re.IGNORECASE),
        None,
    ),
)


def read_licence(page: Page) -> Found | None:
    for found in _candidates(page):
        if name := licence_name(str(found.value)):
            return found.with_value(name)
    return None


def licence_name(said: str) -> str:
    """ "CC BY-SA 4.0" for its address; a short name as it is; "" for other links."""
    if match := _CREATIVE.search(said):
        land = f" {match['land'].upper()}" if match["land"] else ""
        return f"CC {match['kind'].upper()} {match['version']}{land}"
    if match := _DOMAIN.search(said):
        return (
            "CC0 1.0" if match["kind"].lower() == "zero" else "Public Domain Mark 1.0"
        )
    for pattern, name in _OTHERS:
        if match := pattern.search(said):
            return name or match[1].upper()
    words = clean(said)
    if re.search(r"https?://|\A[/#]|www\.", words) or len(words) > _LONGEST:
        return ""
    return words


def _candidates(page: Page) -> Iterator[Found]:
    for source, node in statements(page):
        for said in (*addresses(node, "license"), text(node, "license")):
            yield Found(said, source)
    for said in page.meta(
        "dc.rights.license", "dcterms.license", "dc.rights", "dcterms.rights"
    ):
        if _CREATIVE.search(said) or _DOMAIN.search(said):
            yield Found(said, "dublin-core")
    for link in page.linked("license"):
        yield Found(link.href, "html")
    marked: set[str] = set()
    for element in page.root.iter("a"):
        href = element.get("href") or ""
        if "license" in (element.get("rel") or "").split():
            yield Found(href, "html")
        elif "creativecommons.org/" in href and licence_name(href):
            marked.add(href)
    # One licence linked in the text is the page's; several are somebody's pictures'.
    if len({licence_name(href) for href in marked}) == 1:
        yield Found(marked.pop(), "visible", "guess")
    if said := page.headers.get("link", ""):
        if match := re.search(r'<([^<>]{1,500})>\s*;\s*rel="?license', said):
            yield Found(match[1], "headers")
