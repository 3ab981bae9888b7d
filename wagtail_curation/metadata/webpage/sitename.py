"""What the site behind a page is called, by its own account or by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .subject import statements
from .text import bare, clean, fold
from .things import is_a, names, text

_WEBSITE = frozenset(("website",))
_NOT_A_NAME = re.compile(
    r"https?://|\A\W*\Z|\A@|\A(?:home|homepage|untitled|null|undefined|website|"
    r"default|wordpress)\Z",
    re.I,
)  # fmt: skip
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}", re.IGNORECASE)
_ENDINGS = re.compile(
    r"(?:\.(?:com|org|net|edu|gov|info|io|co|ac|or|ne|blog|news|biz|me|tv|dev|app))*"
    r"\.[a-z]{2,12}\Z"
)
_DOORS = re.compile(
    r"\A(?:www\d?|m|mobile|amp|blogs?|en|de|fr|es|edition|web|news)\.",
)
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:›/~]+\s+|\s*[|»·•]\s*|:\s+|\s+::\s+")
#: Where others publish: the publication is named elsewhere on the page.
_PLATFORMS = frozenset(("medium", "substack", "blogger", "tumblr", "linkedin"))
_LONGEST = 80
_DOMAIN_ENDS = ("com", "org", "net", "couk", "de", "fr")


def site_names(page: Page) -> list[Found]:
    """Names of the site, the best first; at the end what its address suggests."""
    known = getattr(page, "_site_names", None)
    if known is None:
        seen: set[str] = set()
        known = []
        for found in _site_names(page):
            name = _tidy(str(found.value))
            if name and fold(name) not in seen:
                seen.add(fold(name))
                known.append(found.with_value(name))
        page._site_names = known  # type: ignore[attr-defined]
    return known


def _site_names(page: Page) -> Iterator[Found]:
    if page.metas.get("citation_title"):
        for name in page.meta("citation_journal_title", "citation_conference_title"):
            yield Found(name, "citation")
    said = list(page.meta("og:site_name"))
    if not any(fold(name) in _PLATFORMS for name in said):
        for name in said:
            yield Found(name, "open-graph")
    for node in page.ld:
        if is_a(node, _WEBSITE):
            for name in names(node, "name")[:2]:
                yield Found(name, "json-ld")
    for source, node in statements(page):
        for key in ("publisher", "sourceOrganization", "provider"):
            for name in names(node, key)[:2]:
                yield Found(name, source)
    for name in said:
        yield Found(name, "open-graph")
    for name in page.meta("citation_journal_title", "citation_publisher"):
        yield Found(name, "citation")
    for name in page.meta("prism.publicationname"):
        yield Found(name, "prism")
    for name in page.meta("dc.publisher", "dcterms.publisher"):
        yield Found(name, "dublin-core")
    for name in page.meta("application-name", "apple-mobile-web-app-title"):
        yield Found(name, "meta", "likely")
    for node in page.micro:
        if is_a(node, _WEBSITE) and (name := text(node, "name")):
            yield Found(name, "microdata", "likely")
    if name := _in_title(page):
        yield Found(name, "html", "likely")


def _tidy(name: str) -> str:
    name = clean(name, _LONGEST + 40).strip("|-–—·• \"'")
    if not name or len(name) > _LONGEST or _NOT_A_NAME.search(name):
        return ""
    return name


def _in_title(page: Page) -> str:
    """A part of <title> that agrees with the host: "… | The Guardian"."""
    label = bare(host_label(page.host))
    for title in (page.title_tag, *page.meta("og:title")):
        parts = [part.strip() for part in _SEPARATOR.split(title)]
        if len(parts) < 2:
            continue
        for part in (parts[-1], parts[0], *parts[1:-1]):
            words = bare(part)
            if len(words) < 2 or len(label) < 2:
                continue
            if agrees(part, page.host):
                return part
    return ""


def agrees(name: str, host: str) -> bool:
    """Whether a name is the one in the host: its letters, or its initials."""
    label, words = bare(host_label(host)), bare(name)
    if not label or not words:
        return False
    without = words.removeprefix("the")
    if label in (words, without) or label.removeprefix("the") in (words, without):
        return True
    if _DOMAIN.fullmatch(name.strip()):
        return name.strip().lower().removeprefix("www.") in host
    if (
        len(without) > 4
        and (label.startswith(without) or without.startswith(label))
        and len(label) > 4
    ):
        return True
    initials = "".join(word[0] for word in fold(name).split())
    return len(label) >= 3 and label in (initials, initials.removeprefix("t"))


def host_label(host: str) -> str:
    """The host's own word: "theguardian" of www.theguardian.com."""
    host = _DOORS.sub("", host.lower())
    return _ENDINGS.sub("", host).rpartition(".")[2] or host


def plain_host(host: str) -> str:
    """The host as one would say it: without www."""
    return re.sub(r"\A(?:www\d?|m|amp)\.", "", host)


def is_site(words: str, page: Page) -> bool:
    """Whether these words are the site's name (and so no part of a title)."""
    return not fold(words) or has_name(words, page) or agrees(words, page.host)


def has_name(words: str, page: Page) -> bool:
    """Whether the page calls its site so."""
    letters = bare(words)
    for found in site_names(page):
        other = bare(found.value)
        if letters == other or letters.removeprefix("the") == other.removeprefix("the"):
            return True
        if _same_but_domain(letters, other):
            return True
    return False


def _same_but_domain(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _DOMAIN_ENDS
