"""Reading the pages of many resources: asked for by an editor, done bit by bit.

What is asked for waits in its row, so that a worker, a command or the next click goes
on where another was stopped.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from wagtail_curation.library.reading import note_fetch
from wagtail_curation.library.refresh import fill_gaps
from wagtail_curation.metadata.service import read
from wagtail_curation.models import FetchState, ResourceFetch, get_resource_model
from wagtail_curation.models.fetches import ResourceFetchQuerySet

CHUNK = 500


def fetch(record, user=None) -> ResourceFetch | None:
    """Reads a resource's page, notes what became of it, and fills what is empty.

    A site that has asked to be left alone until a time is not asked before: what was
    said of it stays as it is. None for a record without an address.
    """
    if not record.url:
        return None
    rows = ResourceFetch.objects.select_related("asked_by")
    before = rows.filter(resource=record).first()
    if user is None and before:
        user = before.asked_by
    if before and is_too_early(before):
        if before.state == FetchState.WAITING:
            before.state = FetchState.FAILED
            before.save(update_fields=["state"])
        return before
    reading = read(record.url, patient=True)
    row = note_fetch(record, reading, user)
    row.resource = record
    if not reading.problem:
        fill_gaps(record, reading.card, user, final_url=reading.final_url)
    return row


def is_too_early(row: ResourceFetch) -> bool:
    return row.not_before is not None and row.not_before > timezone.now()


def ask_for(keys: Iterable[Any], user=None) -> list:
    """Puts the pages of these resources on the list of what is to be read; returns
    the keys of those that have an address. A few queries for any five hundred.
    """
    asked: list = []
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), CHUNK):
        rows = get_resource_model()._default_manager.exclude(url="")
        rows = rows.filter(pk__in=wanted[start : start + CHUNK]).order_by("pk")
        found = list(rows.values_list("pk", flat=True))
        there = ResourceFetch.objects.filter(resource__in=found)
        there.update(state=FetchState.WAITING, asked_by=user)
        known = set(there.values_list("resource_id", flat=True))
        ResourceFetch.objects.bulk_create(
            [
                ResourceFetch(
                    resource_id=key, state=str(FetchState.WAITING), asked_by=user
                )
                for key in found
                if key not in known
            ],
            ignore_conflicts=True,
        )
        asked += found
    return asked


def in_turns(rows: Iterable[tuple[Any, str]]) -> list:
    """The keys of (key, address), one host after the other: no host is asked for all
    of its pages in one go while others could be.
    """
    hosts: dict[str, list] = defaultdict(list)
    for key, address in rows:
        hosts[_host(address)].append(key)
    turns = zip_longest(*hosts.values(), fillvalue=_NOBODY)
    return [key for turn in turns for key in turn if key is not _NOBODY]


_NOBODY = object()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def addresses(rows: QuerySet) -> list[tuple[Any, str]]:
    """(resource, address) of rows of fetches, the longest untried first."""
    rows = rows.order_by(F("tried_at").asc(nulls_first=True), "pk")
    return list(rows.values_list("resource_id", "resource__url"))


def fetch_each(keys: Iterable[Any], user=None) -> Iterator[ResourceFetch]:
    """Reads one page after the other; what has gone meanwhile is left out."""
    records = get_resource_model()._default_manager
    for key in keys:
        record = records.filter(pk=key).first()
        row = fetch(record, user) if record else None
        if row:
            yield row


def fetch_for(user, seconds: float) -> int:
    """Reads what this user's list has, for about so long; returns how many it read."""
    end, count = monotonic() + seconds, 0
    waiting = ResourceFetch.objects.waiting().filter(asked_by=user)
    for _row in fetch_each(in_turns(addresses(waiting)[:CHUNK]), user):
        count += 1
        if monotonic() > end:
            break
    return count


@dataclass(frozen=True)
class Progress:
    """How far a user's list is: what waits, and what became of the rest."""

    waiting: int
    read: int
    failed: int

    @property
    def total(self) -> int:
        return self.waiting + self.read + self.failed


def progress(user, since: datetime.datetime) -> Progress:
    """Of all that this user has asked for since then, or earlier and still waits.
    One query.
    """
    is_done = Q(tried_at__gte=since)
    is_over = is_done | Q(not_before__gt=timezone.now())
    counts = ResourceFetch.objects.filter(asked_by=user).aggregate(
        waiting=Count("pk", filter=Q(state=FetchState.WAITING)),
        read=Count("pk", filter=is_done & Q(state=FetchState.READ)),
        failed=Count("pk", filter=is_over & Q(state=FetchState.FAILED)),
    )
    return Progress(**counts)


def forget(rows: ResourceFetchQuerySet) -> int:
    """Takes failures off the list: what was read before stays; returns how many."""
    # Databases differ on what equals an empty object.
    cards = dict(rows.failed().values_list("pk", "card"))
    kept = {pk for pk, card in cards.items() if card}
    ResourceFetch.objects.filter(pk__in=kept).update(
        state=FetchState.READ, problem="", failures=0, not_before=None
    )
    ResourceFetch.objects.filter(pk__in=cards.keys() - kept).delete()
    return len(cards)


def forget_page(record) -> None:
    """A record has another address now: what the page before said is of no use."""
    rows = ResourceFetch.objects.filter(resource=record)
    rows.exclude(state=FetchState.WAITING).delete()
    rows.update(card={}, final_url="", problem="", status=None, not_before=None)
