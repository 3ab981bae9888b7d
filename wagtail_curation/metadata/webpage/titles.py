"""What a page is called, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .sitename import has_name, is_site, site_names
from .subject import statements
from .text import any_of, clean, fold
from .things import text

LONGEST = 300
_SEPARATORS = re.compile(
    r"(?P<sep>\s+(?:[|\-–—·•»«›‹~/:]|::|\|\||--|&raquo;|←|→|⋆|★|/{2})\s+|"
    r"\s*[|»«·•›]\s*|:\s+)"
)
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_EMPTY = any_of(
    """
    home(?:page)?
    index|news|blog|article|post|page|web page|page title
    untitled(?: document)?
    new document
    (?:no|default)(?: title)?
    null|undefined|loading
    """
)


def read_title(page: Page) -> Found | None:
    """The title that the page declares and shows; read once."""
    if not hasattr(page, "_title"):
        page._title = _read_title(page)  # type: ignore[attr-defined]
    return page._title  # type: ignore[attr-defined]


def _read_title(page: Page) -> Found | None:
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
    tag, rubric = _without_rubric(without_site(page.title_tag, page), page)
    shown = [
        title
        for heading in page.headings
        if is_title(title := without_site(heading, page))
        and fold(title) != rubric
        and not has_name(title, page)
    ]
    for headings in (shown, page.subheadings):
        folded = set(map(fold, headings))
        for found in declared:
            if fold(found.value) in folded:
                return found
    for heading in shown[:3]:
        if _is_headline_of(heading, [f.value for f in declared] or [tag], tag):
            return Found(heading, "visible", "likely")
    if declared:
        return _most_agreed(declared, tag)
    if is_title(tag):
        return Found(tag, "html", "likely")
    return Found(shown[0], "visible", "guess") if shown else None


def _without_rubric(tag: str, page: Page) -> tuple[str, str]:
    """<title> without a tail that is the page's <h1>: that is the site's name then."""
    *_others, last = [None, *_SEPARATORS.finditer(tag)]
    if last is not None and len(tag[: last.start()].split()) > 1:
        tail = fold(tag[last.end() :])
        if last["sep"].strip() != ":" and tail in map(fold, page.headings[:3]):
            return tag[: last.start()].strip(), tail
    return tag, ""


def _most_agreed(declared: list[Found], tag: str) -> Found:
    """The title that most sources give; the first of those that as many give."""
    given = [fold(found.value) for found in declared] + [fold(tag)]
    return max(declared, key=lambda found: given.count(fold(found.value)))


def is_title(title: str) -> bool:
    return (
        bool(title)
        and not _EMPTY.fullmatch(fold(title))
        and any(map(str.isalnum, title))
    )


def _declared(page: Page) -> Iterator[Found]:
    for title in page.meta("citation_title", "eprints.title", "bepress_citation_title"):
        yield Found(title, "citation")
    for source, node in statements(page):
        if source == "json-ld" and (title := text(node, "headline", "name")):
            yield Found(title, source)
    for title in page.meta("dc.title", "dcterms.title", "dc.title.main"):
        yield Found(title, "dublin-core")
    for title in page.meta("og:title"):
        yield Found(title, "open-graph")
    for title in page.meta("parsely-title", "sailthru.title"):
        yield Found(title, "meta")
    for title in page.meta("twitter:title", "twitter:text:title"):
        yield Found(title, "twitter")
    for link in page.linked("alternate"):
        if "oembed" in link.type and link.title:
            yield Found(link.title, "oembed")
    for source, node in statements(page):
        if source != "json-ld" and (title := text(node, "headline")):
            yield Found(title, source)


def _is_headline_of(heading: str, titles: list[str], tag: str) -> bool:
    """Whether a visible heading says what the titles say, in other or more words.

    What is declared is often cut short, rewritten for search engines, or has a rubric
    before it; the headline on the page is the one that its editors wrote. A short one
    that shares nothing with it is the site's, or a rubric's.
    """
    words = _words(heading)
    if len(words) < 4:
        return False
    if fold(heading) == fold(tag):
        return True
    for other in map(_words, titles):
        if other and len(words & other) >= 0.5 * min(len(words), len(other)):
            return True
    return False


def _words(text: str) -> set[str]:
    """Its words; of scripts without blanks every pair of letters."""
    words = set()
    for word in fold(text).split():
        if word.isascii() or not _SPACELESS.search(word):
            words.add(word)
        else:
            words.update(word[i : i + 2] for i in range(len(word) - 1))
    return words


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
