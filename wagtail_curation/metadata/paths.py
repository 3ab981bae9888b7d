"""The path of an address, without what names a format or a front page."""

from __future__ import annotations

import re

from .percent import normal_path

_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)

#: Files a server sends for their folder. Case counts: /wiki/Index.html is an article.
INDEX_FILES = frozenset(
    "index.html index.htm index.xhtml index.shtml index.php index.asp index.aspx "
    "index.jsp default.html default.htm default.asp default.aspx Default.htm "
    "Default.asp Default.aspx".split()
)

#: On these hosts the last segment may be the name of a project called "amp".
_NAMES_BELOW = frozenset(
    "bitbucket.org codeberg.org dev.to github.com gitlab.com huggingface.co "
    "medium.com sourceforge.net wordpress.org".split()
)

#: Below these, "amp" is a word that is explained, listed or sold.
_COLLECTIONS = frozenset(
    "categories category definition dictionary doc docs documentation glossary "
    "package packages plugin plugins product products project projects reference "
    "search shop store tag tags topic topics user users wiki".split()
)

_ARTICLE = re.compile(r".*(?:[-_]|[0-9]{3}|\.[a-z]{3,5}$)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def normal_segments(path: str) -> list[str]:
    """The segments of a path in normal spelling, dot segments resolved.

    Empty segments (double and trailing slashes) and session ids are left out.
    """
    segments: list[str] = []
    for segment in _SESSION.sub("", normal_path(path)).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    return segments


def fold_ending(segments: list[str], host: str) -> list[str]:
    """Without an index file and without the mark of an AMP edition at the end."""
    segments = list(segments)
    while segments:
        last = segments[-1]
        if last in INDEX_FILES or (last == "amp" and _is_edition(segments, host)):
            segments.pop()
        elif last.endswith(".amp.html"):
            segments[-1] = last.removesuffix(".amp.html") + ".html"
        else:
            break
    return segments


def _is_edition(segments: list[str], host: str) -> bool:
    """Whether a last segment "amp" stands behind what looks like an article.

    /plugins/amp and /guitar/amp are pages of their own, so a bare word before it is
    not enough: the article's slug has several words or a number, or stands by year.
    """
    before = segments[:-1]
    if not before or host in _NAMES_BELOW or not _COLLECTIONS.isdisjoint(before):
        return False
    return bool(_ARTICLE.match(before[-1])) or any(map(_YEAR.fullmatch, before))
