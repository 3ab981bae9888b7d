"""Which address says, to machines, what a video or a recording is."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlencode

from wagtail.embeds.oembed_providers import all_providers


def endpoint_for(address: str) -> str:
    """The address to ask about this one, at a provider that Wagtail knows; else ""."""
    for endpoint, patterns in _providers():
        if any(pattern.match(address) for pattern in patterns):
            query = urlencode({"url": address, "format": "json"})
            return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"
    return ""


@cache
def _providers() -> list[tuple[str, list[re.Pattern[str]]]]:
    return [
        (
            provider["endpoint"].replace("{format}", "json"),
            [re.compile(pattern) for pattern in provider["urls"]],
        )
        for provider in all_providers
    ]
