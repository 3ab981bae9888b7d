"""Where on a page something stands: at its headline, or aside from it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .page import Page
from .text import fold, text_of
from .titles import read_title

_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|commentlist|disqus|respond|reply|sidebar|related|similar|"
    r"recommend\w*|popular|trending|latest|recent(?:ly)?|archive|teaser|carousel|"
    r"more-?(?:news|stories|posts)|read-?(?:next|more)|up-?next|also-?like|"
    r"most-?(?:read|viewed)|(?<!entry[-_])(?<!post[-_])(?<!article[-_])footer|"
    r"breadcrumbs?|nav|"
    r"menu|promo|newsletter|ad|ads|advert\w*|outbrain|taboola|widget-?area)(?![a-z])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset(("aside", "nav"))
_ROOTS = frozenset(("html", "body", "main"))
_HEADINGS = ("h1", "h2", "h3", "h4")


def headline_element(page: Page) -> Any:
    """The heading that is the page's title, else its first <h1>; None without any."""
    found = read_title(page)
    title = fold(str(found.value)) if found else ""
    inside = None
    for element in page.root.iter(*_HEADINGS):
        words = fold(text_of(element))
        if words and words == title:
            return element
        if inside is None and len(words) > 12 and words in title:
            inside = element
    if inside is not None:
        return inside
    return next(iter(page.heading_elements), None)


class Zones:
    """Whether elements stand aside: in side columns, among comments, in footers.

    What holds the headline is no side column, whatever it is called.
    """

    def __init__(self, headline: Any):
        self._known: dict[Any, bool] = {}
        if headline is not None:
            self._known = dict.fromkeys(headline.iterancestors(), False)

    def is_aside(self, element: Any) -> bool:
        chain = []
        result = False
        while element is not None and element.tag not in _ROOTS:
            if element in self._known:
                result = self._known[element]
                break
            chain.append(element)
            if self._is_aside_itself(element):
                result = True
                break
            element = element.getparent()
        self._known.update(dict.fromkeys(chain, result))
        return result

    @staticmethod
    def _is_aside_itself(element: Any) -> bool:
        if element.tag in _ASIDE_TAGS:
            return True
        if element.tag == "footer":
            return not any(above.tag == "article" for above in element.iterancestors())
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        return len(names) > 1 and _says_aside(names[:400])


@lru_cache(maxsize=4096)
def _says_aside(names: str) -> bool:
    return bool(_ASIDE.search(names))
