"""RSS, Atom and JSON feeds: a file of entries, or one that is looked at again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, BinaryIO
from xml.parsers import expat

import feedparser

from .base import LinkFileProblem, LinkResults
from .clean import one_line, without_markup
from .feed import (
    MAX_BROKEN_BYTES,
    MAX_BYTES,
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_SUMMARY,
    Feed,
    FeedEntry,
    absolute,
    broken,
    entry_id,
    kind_of_media,
    seconds,
    too_large,
    whole_url,
)
from .jsonfeed import read_json_feed
from .jsonlinks import text_of
from .records import link
from .textstream import decoded, read_capped
from .values import date_in, language_in, licence_in, minutes_in

_XML_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b[^<>]*>", re.I)
_CHANNEL = re.compile(
    r"<(?:\w+:)?(?:channel|entry|item)\b|www\.w3\.org/2005/Atom", re.I
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')


def sniff(head: bytes, name: str) -> float:
    text = decoded(head)
    if _JSON_FEED.search(text):
        return 0.95
    return 0.9 if _XML_FEED.search(text) and _CHANNEL.search(text) else 0.0


def read(stream: BinaryIO) -> LinkResults:
    data = read_capped(stream, MAX_BYTES)
    if data is None:
        raise too_large()
    for entry in read_feed(data).entries:
        yield entry.found


def read_feed(data: bytes, url: str = "") -> Feed:
    """The feed in these bytes, which came from ``url``; nothing is ever asked for.

    Raises LinkFileProblem (empty, too_large, broken).
    """
    if not data.strip():
        raise LinkFileProblem("empty", "There is nothing in the feed.")
    if len(data) > MAX_BYTES:
        raise too_large()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(data, url)
    return _xml_feed(data, url)


def _judge(data: bytes) -> None:
    """Before feedparser sees it: whether it would be done in reasonable time.

    What is no XML goes to a lenient parser, whose time grows with the square of the
    length.
    """
    count = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS:
            raise too_large()

    def declare(*_declaration: object) -> None:
        # Feeds of the 1990s did, and attacks do. feedparser takes none of them.
        raise ValueError("entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declare
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        if len(data) > MAX_BROKEN_BYTES:
            raise broken() from None


def _xml_feed(data: bytes, url: str) -> Feed:
    _judge(data)
    try:
        # A file object: a text could be taken for an address, and asked for.
        parsed = feedparser.parse(
            io.BytesIO(data),
            resolve_relative_uris=False,
            sanitize_html=False,
            response_headers={"content-location": url} if url else {},
        )
    except Exception as error:  # feedparser lets through what breaks in its parsers
        raise broken() from error
    if not parsed.get("version") and not parsed.get("entries"):
        raise broken()
    about = parsed.feed
    base = url or _linked(about, "self") or _told(about, "link")
    title, language = without_markup(_told(about, "title")), _told(about, "language")
    found = [
        _xml_entry(number, entry, title, language, base)
        for number, entry in enumerate(parsed.entries[:MAX_ENTRIES], start=1)
    ]
    home = whole_url(_told(about, "link"))
    return Feed(one_line(title), home, language_in(language), tuple(found))


def _xml_entry(
    number: int, entry: Mapping[str, Any], feed: str, language: str, base: str
) -> FeedEntry:
    media = _parts(entry, "enclosures")
    address = _told(entry, "link") or "".join(_told(one, "href") for one in media[:1])
    address = absolute(address, base)
    people = [_told(person, "name") for person in _parts(entry, "authors")]
    found = link(
        number,
        address,
        title=without_markup(_told(entry, "title")),
        authors=[name for name in people if name] or [_told(entry, "author")],
        publisher=without_markup(_told(_part(entry, "source"), "title")) or feed,
        published=date_in(_told(entry, "published") or _told(entry, "updated")),
        kind=kind_of_media(address, [_told(one, "type") for one in media]),
        language=language_in(_own_language(entry) or language),
        summary=without_markup(_told(entry, "summary"), MAX_SUMMARY),
        tags=[_told(t, "label") or _told(t, "term") for t in _parts(entry, "tags")],
        licence=licence_in(_linked(entry, "license") or _told(entry, "license")),
        minutes=minutes_in(seconds(_told(entry, "itunes_duration"))),
    )
    return FeedEntry(entry_id(_told(entry, "id"), address, found), found)


# An element may be called as feedparser calls its own finds: anything can be a text.


def _told(entry: Mapping[str, Any], name: str) -> str:
    return text_of(entry.get(name))


def _part(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = entry.get(name)
    return found if isinstance(found, Mapping) else {}


def _parts(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = entry.get(name)
    found = found if isinstance(found, list) else []
    return [one for one in found if isinstance(one, Mapping)]


def _linked(entry: Mapping[str, Any], relation: str) -> str:
    """Where the first link with this relation leads."""
    links = [one for one in _parts(entry, "links") if _told(one, "rel") == relation]
    return "".join(_told(one, "href") for one in links[:1])


def _own_language(entry: Mapping[str, Any]) -> str:
    """The language the entry declares (dc:language), or inherits (xml:lang)."""
    return _told(entry, "language") or _told(_part(entry, "title_detail"), "language")
