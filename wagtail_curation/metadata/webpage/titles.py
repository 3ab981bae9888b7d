"""What a page is called, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .sitename import is_site, site_names
from .subject import statements
from .text import clean, fold
from .things import text

LONGEST = 300
_SEPARATORS = re.compile(
    r"(?P<sep>\s+(?:[|\-–—·•»«›‹~/:]|::|\|\||--|&raquo;|←|→|⋆|★|/{2})\s+|"
    r"\s*[|»«·•›]\s*|:\s+)"
)
_CLOSED = re.compile(r"\s+\(?(?:\d+ )?(?:video|photos?|updated)\)?\Z", re.IGNORECASE)
_EMPTY = frozenset(
    """home homepage index untitled document null undefined blog news article post page
    untitled document new page default title web page loading no title default
    """.split()
)


def read_title(page: Page) -> Found | None:
    """The title that the page declares and shows.

    Of what is declared, the one that visitors see as the headline, once the site's
    name is cut off; else the first. Without a declared one the <title>, or the only
    headline.
    """
    declared = [
        found.with_value(title)
        for found in _declared(page)
        if (title := without_site(found.value, page)) and is_title(title)
    ]
    shown = [title for h in page.headings if is_title(title := without_site(h, page))]
    folded = {fold(title) for title in shown}
    for found in declared:
        if fold(found.value) in folded:
            return found
    tag = without_site(page.title_tag, page)
    for heading in shown[:3]:
        if _is_headline_of(heading, tag, declared):
            return Found(heading, "visible", "likely")
    if declared:
        return declared[0]
    if is_title(tag):
        return Found(tag, "html", "likely")
    return Found(shown[0], "visible", "guess") if shown else None


def is_title(title: str) -> bool:
    return bool(title) and fold(title) not in _EMPTY and any(map(str.isalnum, title))


def _declared(page: Page) -> Iterator[Found]:
    for title in page.meta("citation_title", "eprints.title", "bepress_citation_title"):
        yield Found(title, "citation")
    for source, node in statements(page):
        if source == "json-ld" and (title := text(node, "headline", "name")):
            yield Found(title, source)
    for title in page.meta("og:title"):
        yield Found(title, "open-graph")
    for title in page.meta("parsely-title", "sailthru.title"):
        yield Found(title, "meta")
    for title in page.meta("twitter:title", "twitter:text:title"):
        yield Found(title, "twitter")
    for title in page.meta("dc.title", "dcterms.title", "dc.title.main"):
        yield Found(title, "dublin-core")
    for source, node in statements(page):
        if source != "json-ld" and (title := text(node, "headline")):
            yield Found(title, source)


def _is_headline_of(heading: str, tag: str, declared: list[Found]) -> bool:
    """Whether a visible heading is the declared title, or <title>, said in full.

    "The rest of the title is cut off" and "the <title> has a rubric before it" are
    both seen by one containing the other.
    """
    words = fold(heading)
    if len(words) < 8 or " " not in words and len(words) < 12:
        return False
    for title in [fold(f.value) for f in declared] or [fold(tag)]:
        if title != words and (
            title.startswith(f"{words} ") or title.endswith(f" {words}")
        ):
            return True
        cut = title.removesuffix(" …").rstrip(".… ")
        if len(cut) > 20 and words.startswith(cut):
            return True
    return False


def without_site(title: str, page: Page) -> str:
    """The title without the parts, at either end, that are the site's name."""
    title = clean(title, LONGEST)
    for _ in range(3):
        shorter = _cut_once(title, page)
        if shorter == title:
            break
        title = shorter
    return title


def _cut_once(title: str, page: Page) -> str:
    matches = list(_SEPARATORS.finditer(title))
    if not matches:
        return title
    last, first = matches[-1], matches[0]
    tail, head = title[last.end() :], title[: first.start()]
    rest_before, rest_after = (
        title[: last.start()].strip(),
        title[first.end() :].strip(),
    )
    if rest_before and _is_affix(tail, page):
        return rest_before
    if rest_after and first["sep"].strip() != ":" and _is_affix(head, page):
        return rest_after
    if rest_after and first["sep"].strip() == ":" and _is_exact_name(head, page):
        return rest_after
    # A site's name may itself hold a separator: "News - The Daily Example".
    for match in matches[:-1]:
        if (
            _is_exact_name(title[match.end() :], page)
            and title[: match.start()].strip()
        ):
            return title[: match.start()].strip()
    return title


def _is_affix(words: str, page: Page) -> bool:
    return len(words) <= 80 and is_site(words, page)


def _is_exact_name(words: str, page: Page) -> bool:
    folded = fold(words)
    return any(fold(str(found.value)) == folded for found in site_names(page))
