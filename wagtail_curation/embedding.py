"""Embeds by way of the one door to the network.

Wagtail's own finders ask providers themselves. In a site's settings::

    WAGTAILEMBEDS_FINDERS = [
        {"class": "wagtail_curation.embedding.GuardedOEmbedFinder"},
    ]
"""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.utils import timezone
from django.utils.html import format_html
from wagtail.embeds.exceptions import EmbedException, EmbedNotFoundException
from wagtail.embeds.finders.oembed import OEmbedFinder

from wagtail_curation import web

_LONGEST_AGE = 10 * 365 * 24 * 60 * 60


class EmbedNotReachedException(EmbedException):
    """The provider could not be asked just now; `__cause__` is the WebError."""


class GuardedOEmbedFinder(OEmbedFinder):
    """Wagtail's oEmbed finder, for the same providers and options.

    Answers are kept to the limits of the door, and what is no oEmbed answer is "not
    found" instead of an error of ours.
    """

    is_guarded = True
    """For the system check: what this finder asks, it asks through `web.fetch`."""

    def find_embed(self, url, max_width=None, max_height=None) -> dict[str, Any]:
        endpoint = self._get_endpoint(url)
        if endpoint is None:
            raise EmbedNotFoundException
        wanted = {**self.options, "url": url, "format": "json"}
        if max_width:
            wanted["maxwidth"] = max_width
        if max_height:
            wanted["maxheight"] = max_height
        return _embed(_ask(_with_query(endpoint, wanted)))


embed_finder_class = GuardedOEmbedFinder


def _with_query(endpoint: str, wanted: dict[str, Any]) -> str:
    parts = urlsplit(endpoint)
    query = "&".join(filter(None, [parts.query, urlencode(wanted, doseq=True)]))
    return urlunsplit(parts._replace(query=query))


def _ask(address: str) -> dict[str, Any]:
    """A provider's answer: an object with a type."""
    try:
        fetched = web.fetch(address, want="json")
    except web.WebError as error:
        kind = EmbedNotReachedException if error.transient else EmbedNotFoundException
        raise kind(f"Request failed: {error}") from error
    try:
        found = json.loads(fetched.text)
    except (ValueError, RecursionError) as error:
        raise EmbedNotFoundException("The answer is no JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        raise EmbedNotFoundException("Missing 'type' in response")
    return found


def _embed(found: dict[str, Any]) -> dict[str, Any]:
    """What Wagtail keeps of an oEmbed answer."""
    html = found.get("html")
    if found["type"] == "photo":
        if not isinstance(found.get("url"), str):
            raise EmbedNotFoundException("Missing 'url' in response")
        html = format_html('<img src="{}" alt="">', found["url"])
    embed = {
        "title": found.get("title") or "",
        "author_name": found.get("author_name") or "",
        "provider_name": found.get("provider_name") or "",
        "type": found["type"],
        "thumbnail_url": found.get("thumbnail_url"),
        "width": found.get("width"),
        "height": found.get("height"),
        "html": html,
    }
    if (seconds := _seconds(found.get("cache_age"))) is not None:
        embed["cache_until"] = timezone.now() + timedelta(seconds=seconds)
    return embed


def _seconds(age: Any) -> int | None:
    try:
        return max(0, min(int(age), _LONGEST_AGE))
    except (TypeError, ValueError, OverflowError):
        return None
