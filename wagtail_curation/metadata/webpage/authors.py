"""Who wrote what a page holds: people first, the site itself only if it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .bylines import bylines
from .found import Found
from .page import Page
from .people import is_company, looks_like_people, read_names
from .sitename import has_name, host_label, plain_host
from .subject import statements
from .text import bare, fold
from .things import Node, many, names, types

MOST = 60

_WRITTEN_BY = re.compile(
    r"(?:written by|authors?|by|posted by|verfasst von|geschrieben von|autor|autorin|"
    r"écrit par|auteur|escrito por|scritto da|geschreven door|skrevet av|skrivet av|"
    r"napisane przez|kirjoittanut|yazan|автор|написано(?: автором)?|"
    r"作者|投稿者|執筆者)",
    re.IGNORECASE,
)
_METAS = (
    "author", "byl", "authors", "byline", "cxenseparse:author", "dcsext.author",
    "article.author", "shareaholic:article_author_name", "rnews:author",
)  # fmt: skip
_ORGANISATIONS = frozenset(
    ("organization", "newsmediaorganization", "corporation", "website", "brand")
)


_STAFF = re.compile(
    r"\s+(?:staff|team|editors?|editorial(?: (?:team|staff))?|newsroom|newsdesk|"
    r"redaktion|"
    r"contributors?|reporters?)\Z",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """Names from one source; ``people`` is False where the source says they are not."""

    names: list[str]
    source: str
    certainty: str = "sure"
    people: bool = True


def read_authors(page: Page) -> Found | None:
    """The first source that names people.

    Where a later one names them and more it is the fuller. Names that stand for the
    site, or that do not look like people, come last: "by the Daily Example".
    """
    declared, others = [], []
    for said in _declared(page):
        people = [name for name in said.names if not _is_site(name, page)]
        people = [name for name in people if not is_company(name)] or people
        if not said.people or not people:
            others.append(said)
        elif len(people) <= MOST:
            declared.append(said._replace(names=people))
    best = _fullest(declared) if declared else None
    if best and (len(best.names) > 1 or " " in best.names[0]):
        return _found(best)
    weak: list[Said] = []
    for line, is_surely_one in bylines(page):
        people = [n for n in read_names(line) if not _is_site(n, page)]
        people = [n for n in people if not _is_title(n, page)]
        if looks_like_people(people) and (not best or _spells(people, best)):
            return _found(Said(people, "visible", "likely"))
        if is_surely_one and len(people) == 1:
            weak.append(Said(people, "visible", "guess"))
    if best:
        return _found(best)
    for said in (*others, *weak):
        if said.names:
            return _found(said._replace(certainty="guess"))
    return None


def _found(said: Said) -> Found:
    return Found(tuple(said.names[:MOST]), said.source, said.certainty)


def _fullest(declared: list[Said]) -> Said:
    first = declared[0]
    known = set(map(fold, first.names))
    for said in declared[1:]:
        in_head = said.source in ("meta", "open-graph", "json-ld")
        if in_head and known < set(map(fold, said.names)) and len(said.names) <= 6:
            return said
    return first


def _declared(page: Page) -> Iterator[Said]:
    citation = _each(
        page.meta(
            "citation_author", "bepress_citation_author", "eprints.creators_name"
        ),
        True,
    )
    yield Said(citation or _each(page.meta("citation_authors")), "citation")
    yield from _of_statements(page, "json-ld")
    yield Said(_each(page.meta("parsely-author", "sailthru.author")), "meta")
    yield Said(_each(_labelled(page)), "twitter")
    creators = page.meta("dc.creator", "dcterms.creator", "dc.creator.personalname")
    yield Said(_each(creators, True), "dublin-core")
    yield Said(
        _each(
            page.meta(
                "article:author_name",
                "article:author",
                "og:article:author",
                "og:author",
                "book:author",
            )
        ),
        "open-graph",
    )
    yield Said(_each(page.meta(*_METAS)), "meta")
    yield from _of_statements(page, "microdata")
    yield from _of_statements(page, "rdfa")


def _each(said: Iterable[str], family_first: bool = False) -> list[str]:
    found: dict[str, None] = {}
    for line in said:
        found.update(dict.fromkeys(read_names(line, family_first=family_first)))
    return list(found)


def _of_statements(page: Page, wanted: str) -> Iterator[Said]:
    for source, node in statements(page):
        if source != wanted:
            continue
        for key in ("author", "creator", "byArtist"):
            people, others = _people_and_others(node, key)
            yield Said(people, source)
            yield Said(others, source, people=False)


def _people_and_others(node: Node, key: str) -> tuple[list[str], list[str]]:
    people: list[str] = []
    others: list[str] = []
    for value in many(node, key):
        kinds = types(value) if isinstance(value, dict) else []
        is_other = (
            any(kind in _ORGANISATIONS for kind in kinds) and "person" not in kinds
        )
        said = _each(names({"x": value}, "x"))
        (others if is_other else people).extend(said)
    return list(dict.fromkeys(people)), list(dict.fromkeys(others))


def _labelled(page: Page) -> Iterator[str]:
    """The pairs that chats show: label1 "Written by", data1 the name."""
    for number in ("1", "2"):
        labels = next(page.meta(f"twitter:label{number}"), "")
        if _WRITTEN_BY.fullmatch(labels.strip(" :")):
            yield from page.meta(f"twitter:data{number}")


def _spells(people: list[str], said: Said) -> bool:
    """Whether a visible name writes out what a page's head abbreviates: mikecason."""
    return bare(people[0]).startswith(bare(said.names[0])[:12])


def _is_site(name: str, page: Page) -> bool:
    """Whether it is the site's name, or says no more: "Daily Example Staff"."""
    name = _STAFF.sub("", name)
    host = page.host
    own = map(bare, (host, plain_host(host), host_label(host)))
    return has_name(name, page) or bare(name) in own


def _is_title(name: str, page: Page) -> bool:
    folded = fold(name)
    return any(folded == fold(heading) for heading in page.headings[:2])
