"""What visitors see by way of byline and date, and where on the page it stands."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple

from .page import Page
from .text import text_of

_BYLINE = re.compile(
    r"byline|author(?!i[tsz])|(?<![a-z])writer|written-?by|auteur|autor(?![a-z]{3})|"
    r"contributor|posted-?by|\bfn\b|reporter|redakteur",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"author[\w-]*?[-_]?(?:bio|desc|image|avatar|photo|img|pic|social|follow|twitter|"
    r"job|"
    r"title|role|email|position|about|date|time)|(?:co|no|has)-author|date|comment",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![a-z])(?:date|dates|time|datetime|pub|published|pubdate|publish|posted|"
    r"timestamp|"
    r"dateline|created|datum|fecha|data|publication)(?![a-z]{3,})|[a-z](?:Date|Time|"
    r"Posted|Published)|"
    r"post-?meta|entry-?meta|article-?meta|byline|meta-?info|post-?info|date\b",
)
_NOT_DATE = re.compile(
    r"update|modif|event|comment|reading|read-?time|expire|deadline|calendar", re.I
)
_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|sidebar|related|recommend\w*|"
    r"(?<!entry-)(?<!post-)(?<!article-)footer|popular|trending|latest|widget|"
    r"promo|newsletter|teaser|carousel|disqus|respond|breadcrumbs?|more-?(?:news|"
    r"stories|posts)|"
    r"read-?(?:next|more)|up-?next|most-?(?:read|viewed)|nav|menu|similar|outbrain|"
    r"taboola|"
    r"also-?like|recent(?:ly)?|archive|ad|ads|advert\w*|commentlist|reply)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset(("aside", "nav"))
AUTHOR_PATH = re.compile(
    r"/(?:authors?|by|people|persons?|profiles?|staff|contributors?|writers?|"
    r"columnists?|"
    r"bio|reporters?|editors|autor(?:en|es)?|auteurs?|redaktion|journalists?|"
    r"experts?)/[^/?#]{2,}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s*(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]f|[Aa]v|(?:[Ww]ritten|"
    r"[Pp]osted|[Ww]ords|[Tt]ext|[Ss]tory|[Aa]rticle|[Rr]eview) by|"
    r"Author|Autor|Autorin|Auteur|Verfasst von|Geschrieben von|Écrit par|Escrito por|"
    r"Scritto da)\s*:?\s*(?=$|[A-ZÀ-Þ])"
)
_ROOTS = frozenset(("html", "body", "main"))


class Seen(NamedTuple):
    """An element, and how far behind the headline it stands (before it: negative)."""

    distance: int
    element: Any
    names: str


class Visible:
    """One walk over the page's elements; nothing inside comments or side columns."""

    def __init__(self, page: Page):
        self._page = page
        self.authors: list[Seen] = []
        self.bylines: list[Seen] = []
        self.said_by: list[Seen] = []
        self.dates: list[Seen] = []
        self.times: list[Seen] = []
        self._aside: dict[object, bool] = {}
        self._walk()

    @cached_property
    def heading(self):
        """The <h1> that is the page's title: the one its <title> repeats."""
        elements = self._page.heading_elements
        if len(elements) <= 1:
            return elements[0] if elements else None
        from .text import fold

        titles = " ".join(
            map(fold, [self._page.title_tag, *self._page.meta("og:title")])
        )
        best = [e for e in elements if (w := fold(text_of(e))) and w in titles]
        longest = max(best, key=lambda e: len(text_of(e)), default=None)
        return longest if longest is not None else elements[0]

    def _walk(self) -> None:
        found: list[tuple[int, object, str, str]] = []
        heading, heading_at = self.heading, -1
        for position, element in enumerate(self._page.root.iter()):
            tag = element.tag
            if element is heading:
                heading_at = position
            if tag == "time":
                found.append((position, element, "time", ""))
            elif tag == "a":
                if AUTHOR_PATH.search(element.get("href") or "") or "author" in (
                    element.get("rel") or ""
                ):
                    found.append((position, element, "author", ""))
            elif tag in ("meta", "link", "script", "html", "body", "style"):
                continue
            own = element.text
            if own and _BY.match(own) and len(own) < 200:
                parent = (
                    element.getparent()
                    if _BY.fullmatch(own) and not len(element)
                    else None
                )
                found.append(
                    (position, element if parent is None else parent, "by", "")
                )
            names = " ".join(
                filter(
                    None,
                    map(element.get, ("class", "id", "rel", "itemprop", "data-testid")),
                )
            )
            if not names:
                continue
            if len(names) > 400:
                names = names[:400]
            if _BYLINE.search(names) and not _NOT_BYLINE.search(names):
                found.append((position, element, "byline", names))
            if _DATE.search(names) and not _NOT_DATE.search(names):
                found.append((position, element, "date", names))
        lists = {
            "author": self.authors,
            "byline": self.bylines,
            "by": self.said_by,
            "date": self.dates,
            "time": self.times,
        }
        for position, element, kind, names in found[:600]:
            if not self.is_aside(element):
                lists[kind].append(Seen(position - max(heading_at, 0), element, names))

    def is_aside(self, element) -> bool:
        """Whether it stands in a side column, among comments, in a footer."""
        chain = []
        result = False
        while element is not None:
            if element in self._aside:
                result = self._aside[element]
                break
            chain.append(element)
            tag = element.tag
            if tag in _ROOTS:
                break
            if tag in _ASIDE_TAGS or tag == "footer" and not _in_article(element):
                result = True
                break
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            if len(names) > 1 and _ASIDE.search(names[:400]):
                result = True
                break
            element = element.getparent()
        for seen in chain:
            self._aside[seen] = result
        return result


def visible(page: Page) -> Visible:
    known = getattr(page, "_visible", None)
    if known is None:
        known = page._visible = Visible(page)  # type: ignore[attr-defined]
    return known


def _in_article(element) -> bool:
    return any(ancestor.tag == "article" for ancestor in element.iterancestors())
