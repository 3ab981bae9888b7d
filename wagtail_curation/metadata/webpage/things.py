"""Objects in schema.org's words, whichever syntax they were written in.

An object is a dict of properties, each a value or a list of values; JSON-LD, microdata
and RDFa all come down to that. What is asked for here is never of the wrong type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .text import clean

Node = dict[str, Any]

ARTICLES = frozenset(
    """article newsarticle blogposting techarticle report reportagenewsarticle
    analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle
    askpublicnewsarticle advertisercontentarticle satiricalarticle liveblogposting
    socialmediaposting discussionforumposting scholarlyarticle medicalscholarlyarticle
    recipe howto review qapage faqpage question creativework webcontent
    """.split()
)
WORKS = ARTICLES | frozenset(
    """videoobject movie tvepisode clip podcastepisode audioobject radioepisode
    podcastseries musicrecording book audiobook chapter thesis course courseinstance
    softwareapplication webapplication mobileapplication softwaresourcecode event
    educationevent businessevent dataset datacatalog learningresource
    presentationdigitaldocument photograph imagegallery visualartwork product
    socialevent
    """.split()
)
PAGES = frozenset(
    "webpage itempage aboutpage profilepage collectionpage medicalwebpage".split()
)


def many(node: Node, key: str) -> list[Any]:
    """The values of a property, as a list."""
    value = node.get(key)
    if value is None:
        return []
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    return value if isinstance(value, list) else [value]


def types(node: Node) -> list[str]:
    """Its types: lower case, without the vocabulary's address."""
    names = [t for t in many(node, "@type") if isinstance(t, str)]
    return [t.rstrip("/").replace("#", "/").replace(":", "/").rpartition("/")[2].lower()
            for t in names]  # fmt: skip


def is_a(node: Node, kinds: frozenset[str]) -> bool:
    return any(name in kinds for name in types(node))


def text(node: Node, *keys: str) -> str:
    """The first of the properties that has words."""
    for key in keys:
        for value in many(node, key):
            if isinstance(value, dict):
                value = value.get("@value") or value.get("name")
                if isinstance(value, list):
                    value = next(iter(value), None)
            if words := clean(value):
                return words
    return ""


def objects(node: Node, key: str) -> Iterator[Node]:
    for value in many(node, key):
        if isinstance(value, dict):
            yield value


def names(node: Node, key: str) -> list[str]:
    """What the property's things are called: texts, or objects with a name."""
    found = []
    for value in many(node, key):
        if isinstance(value, dict):
            name = text(value, "name", "@value")
            if not name:
                parts = (text(value, "givenName"), text(value, "familyName"))
                name = " ".join(filter(None, parts))
        else:
            name = clean(value)
        if name:
            found.append(name)
    return found


def addresses(node: Node, *keys: str) -> list[str]:
    """The addresses a property has: texts, or objects with a url."""
    found = []
    for key in keys:
        for value in many(node, key):
            if isinstance(value, dict):
                inner = ("contentUrl", "url", "@id", "thumbnailUrl", "thumbnail")
                value = next((v for k in inner if (v := _first(value, k))), None)
            if isinstance(value, str) and value.strip():
                found.append(value.strip())
    return found


def _first(node: Node, key: str) -> str:
    values = many(node, key)
    first = values[0] if values else ""
    return first if isinstance(first, str) else ""
