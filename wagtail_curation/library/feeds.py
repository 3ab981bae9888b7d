"""Watched feeds: what is new in them comes to the inbox, once."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_curation import web
from wagtail_curation.importers.links.base import LinkFileProblem, LinkRecord
from wagtail_curation.importers.links.feed import Feed, FeedEntry
from wagtail_curation.importers.links.feeds import read_feed
from wagtail_curation.library.feed_entries import take
from wagtail_curation.library.fetchwords import problem_in_words
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.metadata.webpage.reader import feed_of
from wagtail_curation.models import WatchedFeed
from wagtail_curation.models.library import key_of
from wagtail_curation.web import Fetched
from wagtail_curation.webrules.problems import WebError

FIRST = 5
"""Entries that the first look takes: the newest. What is older was known before."""
MOST_NEW = 50
"""Entries that one look takes. A feed that has more of them has been rebuilt."""
MOST_SEEN = 12_000
NO_FEED = "no-feed"
LONGEST_SILENCE = datetime.timedelta(days=7)

_LATER = _("%(host)s could not be read at the last look. It is asked again by itself.")
#: By code, where a page's words would not do: nobody can fill in a feed themselves.
WORDS = {
    NO_FEED: _(
        "%(host)s sends no feed there (any more). Look on the site for its new "
        "address, and watch that."
    ),
    "not-found": _(
        "%(host)s has no such feed (any more). Look on the site for its new address, "
        "and watch that."
    ),
    "too-large": _("The feed of %(host)s is too large to be read."),
    "refused": _("%(host)s lets no program read this feed. Ask the site’s owners."),
    **dict.fromkeys(
        ("slow", "unreachable", "garbled", "server", "asked-to-wait"), _LATER
    ),
}


class NoFeed(Exception):
    """There is a page, but no feed, and the page names none."""


@dataclass(frozen=True)
class Found:
    """A feed, where it is, and the answer that brought it."""

    url: str
    feed: Feed
    fetched: Fetched


def find_feed(address: str) -> Found:
    """The feed at an address, or the one that the page there names.

    Raises AddressError, WebError, NoFeed.
    """
    address = tidy(address)
    fetched = web.fetch(address, want="feed")
    if feed := _feed_in(fetched):
        return Found(address, feed, fetched)
    named = feed_of(fetched.body, fetched.url, fetched.headers)
    if not named or key_of(named) == key_of(address):
        raise NoFeed(address)
    fetched = web.fetch(named, want="feed")
    if feed := _feed_in(fetched):
        return Found(named, feed, fetched)
    raise NoFeed(address)


def check(feed: WatchedFeed, *, patient: bool = False) -> int:
    """Looks for new entries; how many have come to the inbox.

    Raises nothing for what the network does: ``feed.problem`` says what went wrong.
    ``patient``, for tasks, waits where manners ask for it.
    """
    try:
        fetched = web.fetch(
            feed.url, want="feed", headers=_only_if_changed(feed), patient=patient
        )
    except WebError as error:
        return _failed(feed, error.code, error.retry_at, error.status)
    if fetched.status == 304:
        return take_in(feed, None, fetched)
    if found := _feed_in(fetched):
        return take_in(feed, found, fetched)
    return _failed(feed, NO_FEED)


def take_in(feed: WatchedFeed, found: Feed | None, fetched: Fetched) -> int:
    """Puts what is new in an answer into the inbox; ``found`` None is no change."""
    with transaction.atomic():
        # Written first: whoever looks at the same moment waits here.
        rows = WatchedFeed.objects.filter(pk=feed.pk)
        rows.update(failures=0, problem="", not_before=None)
        feed.refresh_from_db()
        count = 0
        if found is not None:
            new = _new_entries(feed, found)
            # The oldest first, so that the newest stands first in the inbox.
            count = sum(take(feed, record) for record in reversed(new))
            _remember(feed, found, fetched.headers)
        feed.checked_at = timezone.now()
        feed.save(update_fields=["title", "seen", "etag", "modified", "checked_at"])
    return count


def problem_words(feed: WatchedFeed) -> str:
    """What was wrong at the last look, and what to do; "" when nothing was."""
    host = urlsplit(feed.url).hostname or ""
    words = WORDS.get(feed.problem)
    if words is None:
        return problem_in_words(feed.problem, host)
    return str(words) % {"host": host}


def _new_entries(feed: WatchedFeed, found: Feed) -> list[LinkRecord]:
    """Entries not seen before, newest first; of a new feed a few, of any not all."""
    seen = set(feed.seen)
    new = [
        entry.found
        for entry in found.entries
        if isinstance(entry.found, LinkRecord) and seen.isdisjoint(_hashes(entry))
    ]
    # Stable: entries of one day, or without a date, keep the feed's order.
    new.sort(key=lambda record: str(record.published or "9999"), reverse=True)
    return new[: FIRST if feed.checked_at is None else MOST_NEW]


def _remember(feed: WatchedFeed, found: Feed, headers: Mapping[str, str]) -> None:
    here = [known for entry in found.entries for known in _hashes(entry)]
    feed.seen = list(dict.fromkeys([*here, *feed.seen]))[:MOST_SEEN]
    feed.title = feed.title or found.title[:255]
    feed.etag = _header(headers, "ETag", 255)
    feed.modified = _header(headers, "Last-Modified", 100)


def _hashes(entry: FeedEntry) -> set[str]:
    """An entry is told by its id and by its address: feeds change either."""
    names = [entry.id]
    if isinstance(entry.found, LinkRecord) and entry.found.url:
        names.append(_key(entry.found.url))
    return {
        hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).hexdigest()
        for name in names
    }


def _key(address: str) -> str:
    try:
        return key_of(address)
    except AddressError:
        return address


def _only_if_changed(feed: WatchedFeed) -> dict[str, str]:
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in asked.items() if value}


def _header(headers: Mapping[str, str], name: str, most: int) -> str:
    value = headers.get(name) or ""
    # Half of it would match nothing.
    return value if len(value) <= most and value.isprintable() else ""


def _feed_in(fetched: Fetched) -> Feed | None:
    try:
        return read_feed(fetched.body, fetched.url)
    except LinkFileProblem:
        return None


def _failed(feed: WatchedFeed, problem: str, retry_at=None, status=None) -> int:
    """Notes that it did not work: the longer it does not, the later we ask again."""
    feed.problem = problem
    feed.failures = min(feed.failures + 1, 1_000)
    pause = min(datetime.timedelta(hours=2 ** min(feed.failures, 8)), LONGEST_SILENCE)
    feed.not_before = retry_at or timezone.now() + pause
    # "Gone" is said by sites that know it.
    feed.is_active = feed.is_active and status != 410
    feed.save(update_fields=["problem", "failures", "not_before", "is_active"])
    return 0
