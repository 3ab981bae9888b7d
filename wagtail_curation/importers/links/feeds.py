"""RSS, Atom and JSON feeds: a file of entries, or one that is looked at again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, BinaryIO

import feedparser

from .base import LinkFileProblem, LinkResults
from .clean import one_line, without_markup
from .feed import (
    MAX_BYTES,
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


def _xml_feed(data: bytes, url: str) -> Feed:
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
    selves = [one.get("href") for one in about.get("links", ()) if _is(one, "self")]
    base = url or next(filter(None, selves), "") or about.get("link", "")
    title, language = without_markup(about.get("title")), about.get("language")
    found = [
        _xml_entry(number, entry, title, language, base)
        for number, entry in enumerate(parsed.entries[:MAX_ENTRIES], start=1)
    ]
    home = whole_url(about.get("link"))
    return Feed(one_line(title), home, language_in(language), tuple(found))


def _xml_entry(
    number: int, entry: Mapping[str, Any], feed: str, language: object, base: str
) -> FeedEntry:
    media = [one for one in entry.get("enclosures", ()) if one.get("href")]
    address = entry.get("link") or (media[0]["href"] if media else "")
    address = absolute(address, base)
    people = [person.get("name") for person in entry.get("authors", ())]
    found = link(
        number,
        address,
        title=without_markup(entry.get("title")),
        authors=[name for name in people if name] or [entry.get("author", "")],
        publisher=_source(entry) or feed,
        published=date_in(entry.get("published") or entry.get("updated")),
        kind=kind_of_media(address, [str(one.get("type", "")) for one in media]),
        language=language_in(_own_language(entry) or language),
        summary=without_markup(entry.get("summary"), MAX_SUMMARY),
        tags=[tag.get("label") or tag.get("term") for tag in entry.get("tags", ())],
        licence=licence_in(_licence(entry)),
        minutes=minutes_in(seconds(entry.get("itunes_duration"))),
    )
    return FeedEntry(entry_id(entry.get("id"), address, entry.get("title")), found)


def _source(entry: Mapping[str, Any]) -> str:
    """Where a planet, or a reader's shared items, took the entry from."""
    source = entry.get("source")
    return without_markup(source.get("title")) if isinstance(source, Mapping) else ""


def _licence(entry: Mapping[str, Any]) -> str:
    links = [one.get("href") for one in entry.get("links", ()) if _is(one, "license")]
    return str(next(iter(links), "") or entry.get("license") or "")


def _is(one: Mapping[str, Any], relation: str) -> bool:
    return one.get("rel") == relation


def _own_language(entry: Mapping[str, Any]) -> str:
    """The language the entry declares (xml:lang, dc:language), not only its title's."""
    detail = entry.get("title_detail")
    inherited = detail.get("language") if isinstance(detail, Mapping) else ""
    return entry.get("language") or inherited or ""
