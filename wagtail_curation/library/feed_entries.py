"""An entry of a watched feed goes into the library, and to the inbox."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from wagtail_curation.importers.links.base import LinkRecord, Reject
from wagtail_curation.library import adding
from wagtail_curation.library.intake.entries import Entry, found_by
from wagtail_curation.library.topics import add_topics, find_all
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import InboxEntry, InboxSource, WatchedFeed

logger = logging.getLogger("wagtail_curation.feeds")


def take(feed: WatchedFeed, record: LinkRecord) -> bool:
    """Whether the entry is in the inbox now, and was not before.

    What the library has stays as it is. What a roundup recommends, and what has been
    in the inbox before, taken out or not, does not come again.
    """
    entry = found_by(record)
    if isinstance(entry, Reject) or not entry.address:
        return False
    try:
        with transaction.atomic():
            return _put_into_inbox(feed, record, entry)
    except (AddressError, DataError, IntegrityError, ValidationError) as error:
        # One odd entry keeps nobody from the others.
        logger.warning("Feed %s, %s: %s", feed.pk, entry.address, error)
        return False


def _put_into_inbox(feed: WatchedFeed, record: LinkRecord, entry: Entry) -> bool:
    resource, created = adding.add(
        entry.address,
        card=card_of(record),
        identifier=entry.identifier,
        user=feed.added_by,
    )
    if created:
        add_topics(resource, [*_topics_of(feed), *_known_topics(record)])
    elif resource.mentions.exists():
        return False
    _entry, new = InboxEntry.objects.get_or_create(
        resource=resource,
        defaults={
            "source": str(InboxSource.FEED),
            "feed": feed,
            "added_by": feed.added_by,
        },
    )
    return new


def card_of(record: LinkRecord) -> Card:
    """What the feed says of the entry: read, and not typed by anybody."""
    values: dict[str, Any] = {
        "title": record.title,
        "authors": record.authors,
        "publisher": record.publisher,
        "published": record.published,
        "summary": record.summary,
        "language": record.language,
        "kind": record.kind,
        "minutes": record.minutes,
        "licence": record.licence,
    }
    told = {name: value for name, value in values.items() if value}
    origins = {name: Origin("import", "likely") for name in told}
    return Card(**told, origins=origins)


def _topics_of(feed: WatchedFeed) -> list[str]:
    return list(feed.topics.values_list("name", flat=True))


def _known_topics(record: LinkRecord) -> list[str]:
    """Of an entry's tags those that are topics here: a feed invents none."""
    return [topic.name for topic in find_all(record.tags).values()]
