"""JSON Feed: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .clean import one_line, prose, without_markup
from .feed import (
    MAX_ENTRIES,
    MAX_SUMMARY,
    Feed,
    FeedEntry,
    absolute,
    broken,
    entry_id,
    kind_of_media,
    seconds,
    whole_url,
)
from .jsonlinks import text_of
from .records import link
from .values import date_in, language_in, minutes_in


def read_json_feed(data: bytes, url: str) -> Feed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
        items = feed["items"]
        if "jsonfeed.org" not in feed["version"] or not isinstance(items, list):
            raise broken()
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise broken() from error
    title, language = text_of(feed.get("title")), text_of(feed.get("language"))
    home = text_of(feed.get("home_page_url"))
    base = url or text_of(feed.get("feed_url")) or home
    found = [
        _json_entry(number, _object(item), title, language, base)
        for number, item in enumerate(items[:MAX_ENTRIES], start=1)
    ]
    return Feed(one_line(title), whole_url(home), language_in(language), tuple(found))


def _json_entry(
    number: int, item: Mapping[str, Any], feed: str, language: str, base: str
) -> FeedEntry:
    media = _objects(item.get("attachments"))
    people = _objects(item.get("authors")) or _objects([item.get("author")])
    address = text_of(item.get("url") or item.get("external_url"))
    address = address or "".join(text_of(one.get("url")) for one in media[:1])
    address = absolute(address, base)
    length = next((one.get("duration_in_seconds") for one in media), None)
    summary = text_of(item.get("summary") or item.get("content_text"))
    tags = item.get("tags")
    found = link(
        number,
        address,
        title=text_of(item.get("title")),
        authors=[text_of(person.get("name")) for person in people],
        publisher=feed,
        published=date_in(item.get("date_published")),
        kind=kind_of_media(address, [text_of(one.get("mime_type")) for one in media]),
        language=language_in(text_of(item.get("language")) or language),
        summary=prose(summary, MAX_SUMMARY)
        or without_markup(text_of(item.get("content_html")), MAX_SUMMARY),
        tags=map(text_of, tags) if isinstance(tags, list) else (),
        minutes=minutes_in(seconds(length)),
    )
    return FeedEntry(entry_id(text_of(item.get("id")), address, found), found)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    found = value if isinstance(value, list) else []
    return [one for one in found if isinstance(one, dict)]
