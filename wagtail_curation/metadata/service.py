"""Asking an address what is there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache

from wagtail_curation import web
from wagtail_curation.conf import settings
from wagtail_curation.library.fetchwords import problem_in_words
from wagtail_curation.library.oembed import endpoint_for
from wagtail_curation.metadata import oembed, read_card
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.metadata.card import Card
from wagtail_curation.metadata.files import read_file_card
from wagtail_curation.models.library import key_of
from wagtail_curation.webrules.answers import Fetched
from wagtail_curation.webrules.problems import WebError

#: So long is kept what was read, so that looking up and saving ask once.
MEMORY_SECONDS = 600
NO_PAGES = ("text/plain", "text/markdown")
#: With fewer seconds than this left, nobody else is asked.
SHORTEST_QUESTION = 0.5


@dataclass(frozen=True)
class Reading:
    """What came of asking for a page.

    ``problem`` is "" when the page was read, else a code of ``webrules.problems`` or
    of ``card.WALLS``, and ``words`` say to an editor what is wrong and what to do.
    ``transient``: asking again later may help; not before ``retry_at``, if set.
    ``host`` is the one that had the last word. A card may come with a problem, but
    never a title.
    """

    card: Card
    final_url: str = ""
    problem: str = ""
    status: int | None = None
    retry_at: datetime.datetime | None = None
    words: str = ""
    transient: bool = False
    host: str = ""


def read(address: str, *, patient: bool = False, fresh: bool = False) -> Reading:
    """What the page at an address says about itself. Raises nothing.

    What was read in the last minutes is not asked for again, unless it has to be
    ``fresh``; what may be better the next time is always asked again. ``patient``, for
    tasks, waits where manners ask for it, and is always fresh.
    """
    try:
        key = f"wagtail_curation:reading:{key_of(address)}"
    except AddressError:
        return _failure(WebError("address"))
    if not (fresh or patient) and (kept := cache.get(key)):
        return _recall(kept)
    reading = _ask(address, patient)
    if not reading.transient:
        cache.set(key, _to_keep(reading), MEMORY_SECONDS)
    return reading


def _ask(address: str, patient: bool) -> Reading:
    end = monotonic() + settings.WEB_DEADLINE
    try:
        fetched = web.fetch(address, patient=patient)
    except WebError as error:
        # A site may refuse its page and tell about it all the same.
        said = _from_provider(address, end)
        return Reading(said, host=error.host) if said.title else _failure(error)
    host = urlsplit(fetched.url).hostname or ""
    card = _card_of(fetched)
    if card.wall or not (card.title and card.authors):
        said = _from_provider(address, end)
        if said.title:
            card = said if card.wall else oembed.merge(card, said)
    return Reading(
        card,
        fetched.url,
        problem=card.wall,
        status=fetched.status,
        words=problem_in_words(card.wall, host),
        host=host,
    )


def _card_of(fetched: Fetched) -> Card:
    if fetched.content_type in NO_PAGES:
        return Card()
    if fetched.content_type == "application/pdf":
        return read_file_card(fetched.body, fetched.content_type, fetched.url)
    return read_card(fetched.body, fetched.url, fetched.headers)


def _from_provider(address: str, end: float) -> Card:
    """What a video site tells machines about this address; else an empty card."""
    endpoint, left = endpoint_for(address), end - monotonic()
    if not endpoint or left < SHORTEST_QUESTION:
        return Card()
    try:
        answer = web.fetch(endpoint, want="json", deadline=left)
    except WebError:
        # The page itself has been asked already: its problem is the one to tell.
        return Card()
    return oembed.read_oembed(answer.body, address)


def _failure(error: WebError) -> Reading:
    return Reading(
        Card(),
        problem=error.code,
        status=error.status,
        retry_at=error.retry_at,
        words=problem_in_words(
            error.code, error.host, error.status, error.retry_at, error.detail
        ),
        transient=error.transient,
        host=error.host,
    )


def _to_keep(reading: Reading) -> dict[str, Any]:
    """A reading without its words: the next to ask may speak another language."""
    return {
        "card": reading.card.as_json(),
        "final_url": reading.final_url,
        "problem": reading.problem,
        "status": reading.status,
        "host": reading.host,
    }


def _recall(kept: dict[str, Any]) -> Reading:
    return Reading(
        Card.from_json(kept["card"]),
        kept["final_url"],
        kept["problem"],
        kept["status"],
        words=problem_in_words(kept["problem"], kept["host"], kept["status"]),
        host=kept["host"],
    )
