"""A page taken apart once: what every judgment on it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree

from . import jsonld, microdata
from .text import clean, text_of
from .things import Node

_HEADINGS = etree.XPath("//h1")
_SUBHEADINGS = etree.XPath("(//h2)[position() <= 8]")
_LD = etree.XPath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")


#: Written "dc:title" as often as "dc.title".
_DOTTED = ("dc:", "dcterms:", "prism:", "eprints:")


class Link(NamedTuple):
    rels: tuple[str, ...]
    href: str
    type: str
    hreflang: str
    title: str


class Page:
    """A parsed page, its address, and what its head declares.

    ``metas`` has the contents of its <meta> elements by lower-case name, property,
    http-equiv or itemprop, in their order, without empty ones.
    """

    def __init__(self, root, url: str, headers: Mapping[str, str] | None = None):
        self.root = root
        self.url = url
        self.headers = {str(k).lower(): str(v) for k, v in (headers or {}).items()}
        self.metas: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            content = element.get("content") or element.get("value")
            if not content or not content.strip():
                continue
            for attribute in ("property", "name", "http-equiv", "itemprop"):
                if names := element.get(attribute):
                    for name in names.lower().split()[:3]:
                        if name.startswith(_DOTTED):
                            name = name.replace(":", ".")
                        self.metas.setdefault(name, []).append(content)

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of these, in the order of the names, as clean text."""
        for name in names:
            for content in self.metas.get(name, ()):
                if words := clean(content):
                    yield words

    @cached_property
    def host(self) -> str:
        try:
            return (urlsplit(self.url).hostname or "").lower()
        except ValueError:
            return ""

    @cached_property
    def path(self) -> str:
        try:
            return urlsplit(self.url).path
        except ValueError:
            return ""

    @cached_property
    def base(self) -> str:
        """What relative addresses begin from: the page's <base>, else its address."""
        for element in self.root.iter("base"):
            if href := element.get("href"):
                try:
                    return urljoin(self.url, href.strip())
                except ValueError:
                    break
        return self.url

    def absolute(self, address: str, base: str | None = None) -> str:
        """The address with scheme and host; "" for what is none of the web."""
        address = "".join(address.split("\n")).strip().replace("\t", "")
        if not address or address.startswith(("data:", "#", "javascript:")):
            return ""
        try:
            whole = urljoin(self.base if base is None else base, address)
            parts = urlsplit(whole)
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
        return whole.replace(" ", "%20") if len(whole) <= 2_000 else ""

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(
                tuple((element.get("rel") or "").lower().split()),
                (element.get("href") or "").strip(),
                (element.get("type") or "").lower(),
                (element.get("hreflang") or "").lower(),
                element.get("title") or "",
            )
            for element in self.root.iter("link")
        ]

    def linked(self, rel: str) -> Iterator[Link]:
        return (link for link in self.links if rel in link.rels and link.href)

    @cached_property
    def language_tag(self) -> str:
        """What <html lang> says."""
        html = self.root if self.root.tag == "html" else self.root.find(".//html")
        if html is None:
            return ""
        return clean(
            html.get("lang")
            or html.get("{http://www.w3.org/XML/1998/namespace}lang")
            or html.get("xml:lang")
            or ""
        )

    @cached_property
    def title_tag(self) -> str:
        for element in self.root.iter("title"):
            parent = element.getparent()
            if parent is not None and parent.tag in ("svg", "symbol", "g"):
                continue
            if words := text_of(element):
                return words
        return ""

    @cached_property
    def headings(self) -> list[str]:
        """The words of its <h1> elements."""
        found = (text_of(element) for element in self.heading_elements)
        return [words for words in found if words]

    @cached_property
    def subheadings(self) -> list[str]:
        """The words of its first <h2> elements."""
        return [
            words for element in _SUBHEADINGS(self.root) if (words := text_of(element))
        ]

    @cached_property
    def heading_elements(self) -> list:
        return _HEADINGS(self.root)[:20]

    @cached_property
    def ld(self) -> list[Node]:
        blocks = ("".join(script.itertext()) for script in _LD(self.root)[:50])
        return jsonld.read_blocks(blocks)

    @cached_property
    def micro(self) -> list[Node]:
        return microdata.read_microdata(self.root)

    @cached_property
    def rdfa(self) -> list[Node]:
        return microdata.read_rdfa(self.root)
