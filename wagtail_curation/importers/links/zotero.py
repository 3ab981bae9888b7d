"""Zotero RDF, the form in which Zotero exports everything it has.

Items stand at the top; what several share (a journal, a note, a collection) stands
there too and is pointed at by its ``rdf:about``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from wagtail_curation.metadata.identifiers import Identifier, doi_in, isbn_in

from .base import LinkFileProblem, LinkRecord, LinkResults, Reject
from .clean import without_markup
from .kinds import kind_of
from .records import link, reject
from .textstream import decoded
from .values import date_in, language_in, licence_in, minutes_in
from .xmlstream import XmlBroken, events, local

#: Bytes and elements: items point forwards, so the library is held in memory.
MAX_BYTES = 15_000_000
MAX_NODES = 250_000
_NO_ITEMS = frozenset(("Memo", "Attachment", "Collection", "Journal", "Periodical"))
_NO_ITEM_TYPES = ("note", "attachment")
_ZOTERO = re.compile(r"www\.zotero\.org/namespaces/export#")
_CREATORS = tuple("authors directors podcasters presenters programmers artists".split())
_OTHERS = tuple("editors contributors translators interviewees guests".split())
_IN_A_PUBLICATION = ("Article", "Post", "webpage")


@dataclass(slots=True)
class _Node:
    """An element, by its local name."""

    name: str
    about: str = ""
    resource: str = ""
    text: str = ""
    children: Sequence[_Node] = ()

    def all(self, name: str) -> list[_Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> _Node:
        return next(iter(self.all(name)), _NOTHING)

    def told(self, name: str) -> str:
        """The first such child's text, or that of the value inside it."""
        for child in self.all(name):
            if text := child.text.strip() or child.inner("value"):
                return text
        return ""

    def inner(self, name: str) -> str:
        """The first text under this name, however deep."""
        for child in self.children:
            if found := child.text.strip() if child.name == name else child.inner(name):
                return found
        return ""


_NOTHING = _Node("")


def sniff(head: bytes, name: str) -> float:
    return 0.98 if _ZOTERO.search(decoded(head)) else 0.0


def read(stream: BinaryIO) -> LinkResults:
    if stream.seek(0, 2) > MAX_BYTES:
        raise _too_large()
    nodes: list[_Node] = []
    end = None
    try:
        nodes.extend(_nodes(stream))
    except XmlBroken as broken:
        if not nodes:
            raise LinkFileProblem(
                "broken", "This is not complete RDF. Export it again and try that."
            ) from broken
        end = reject(len(nodes) + 1, "cut_off", broken)
    library = _Library(nodes)
    for number, node in enumerate(nodes, start=1):
        if library.is_item(node):
            yield library.record(number, node)
    if end:
        yield end


def _nodes(stream: BinaryIO) -> Iterator[_Node]:
    """What stands at the top of the file, with all that is in it."""
    path: list[_Node] = []
    count = 0
    for event in events(stream):
        if event.kind == "start":
            count += 1
            if count > MAX_NODES:
                raise _too_large()
            told = {local(name): value for name, value in event.attributes.items()}
            node = _Node(
                local(event.tag), told.get("about", ""), told.get("resource", "")
            )
            # The root gathers nothing, and what is nested deeper means nothing here.
            if 1 < len(path) < 20:
                _adopt(path[-1], node)
            path.append(node)
            continue
        node = path.pop()
        node.text = event.text
        if len(path) == 1:
            yield node


def _adopt(parent: _Node, child: _Node) -> None:
    if not isinstance(parent.children, list):
        parent.children = []
    parent.children.append(child)


class _Library:
    """The nodes, and what they say of each other."""

    def __init__(self, nodes: list[_Node]):
        self.by_about = {node.about: node for node in nodes if node.about}
        #: By what is in it: the collections.
        self.collections: dict[str, list[_Node]] = {}
        for node in nodes:
            for part in node.all("hasPart") if node.name == "Collection" else ():
                self.collections.setdefault(part.resource, []).append(node)

    def is_item(self, node: _Node) -> bool:
        if not node.children:
            return False
        kind = node.told("itemType")
        return kind not in _NO_ITEM_TYPES if kind else node.name not in _NO_ITEMS

    def record(self, number: int, node: _Node) -> LinkRecord | Reject:
        kind = node.told("itemType")
        containers = self._containers(node)
        names = [text for one in (node, *containers) for text in _identifiers(one)]
        doi = next(filter(None, map(doi_in, names)), "")
        terms = [term.inner("value") for term in node.all("identifier")]
        address = next(filter(None, terms), "") or _web(node.about)
        publishers = [
            next(filter(None, (one.told("title") for one in containers)), ""),
            node.first("publisher").inner("name"),
        ]
        if not kind.endswith(_IN_A_PUBLICATION):
            publishers.reverse()
        return link(
            number,
            address or (Identifier("doi", doi).address if doi else ""),
            title=without_markup(node.told("title")),
            authors=_people(node, _CREATORS) or _people(node, _OTHERS),
            publisher=publishers[0] or publishers[1],
            published=date_in(node.told("date")),
            kind=kind_of(kind),
            language=language_in(node.told("language")),
            summary=without_markup(node.told("abstract")),
            note=self._notes(node),
            tags=[*self._folders(node), *_tags(node)],
            licence=licence_in(node.told("rights")),
            minutes=minutes_in(node.told("runningTime")),
            isbn=next(filter(None, (isbn_in(n) for n in names if "ISBN" in n)), ""),
            doi=doi,
            without_address=True,
        )

    def _containers(self, node: _Node) -> list[_Node]:
        """The journal, book or site that it is a part of, near or far."""
        found: list[_Node] = []
        for part in node.all("isPartOf"):
            for one in (self.by_about.get(part.resource, _NOTHING), *part.children):
                if one.name == "Part":  # a section of a newspaper
                    deeper = (inside.children for inside in one.all("isPartOf"))
                    found.extend(chain.from_iterable(deeper))
                elif one.name not in ("", "Series"):
                    found.append(one)
        return found

    def _notes(self, node: _Node) -> str:
        near = [node.told("description")]
        for pointer in node.all("isReferencedBy"):
            memo = self.by_about.get(pointer.resource) or pointer.first("Memo")
            near.append(memo.told("value"))
        return "\n\n".join(filter(None, map(without_markup, near)))

    def _folders(self, node: _Node) -> list[str]:
        """The collections it is in, those round them first."""
        found: list[str] = []
        near, seen = [node.about], set()
        while near and len(found) < 20:
            seen.update(near)
            around = [one for about in near for one in self.collections.get(about, ())]
            found[:0] = [one.told("title") for one in around]
            near = [one.about for one in around if one.about not in seen]
        return found


def _identifiers(node: _Node) -> list[str]:
    return [one.text.strip() for one in node.all("identifier") if one.text.strip()]


def _web(about: str) -> str:
    return about if about.startswith(("http://", "https://")) else ""


def _tags(node: _Node) -> list[str]:
    """The tags somebody gave it; those of catalogues are elements of their own."""
    return [one.text for one in node.all("subject") if one.text.strip()]


def _people(node: _Node, roles: tuple[str, ...]) -> list[str]:
    for role in roles:
        names = []
        for sequence in node.first(role).children:
            for item in sequence.children:
                for person in item.children:
                    given = person.told("givenName") or person.told("givenname")
                    names.append(f"{given} {person.told('surname')}".strip())
        if names:
            return names
    return []


def _too_large() -> LinkFileProblem:
    return LinkFileProblem(
        "too_large",
        f"The file is larger than {MAX_BYTES // 1_000_000} MB, or has too much in it. "
        "Export the collections one by one, without notes, or as RIS.",
    )
