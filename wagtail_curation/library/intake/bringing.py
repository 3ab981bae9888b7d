"""New rows of an import become resources, some at a time."""

from __future__ import annotations

import datetime
import logging

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from wagtail_curation.importers.links.base import Reject
from wagtail_curation.library import adding
from wagtail_curation.library.addresses import note_identifier
from wagtail_curation.library.intake.entries import Entry, entry_of, found_by
from wagtail_curation.library.topics import find_or_add_all, tidied
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import (
    ImportState,
    InboxEntry,
    InboxSource,
    ResourceImport,
    ResourceImportRow,
    ResourceTopic,
    RowState,
    get_resource_model,
)

logger = logging.getLogger("wagtail_curation.intake")

BATCH = 40
#: Why a row was rejected that nothing was wrong with: its record can not be stored.
REFUSED = "refused"


def bring_batch(run: ResourceImport) -> bool:
    """Adds some of the new rows to the library; whether there are more.

    The last batch ends the import. Call it in a transaction of its own: rows and
    resources are written together or not at all.
    """
    new = run.rows.filter(state=RowState.NEW).order_by("pk")
    rows = list(new[:BATCH])
    added: list[tuple[object, Entry]] = []
    for row in rows:
        found = entry_of(row, run)
        entry = found if isinstance(found, Reject) else found_by(found)
        if isinstance(entry, Reject):
            row.state, row.reason = str(RowState.REJECTED), entry.code
        elif record := _bring(row, entry, run.added_by):
            added.append((record, entry))
    _give_topics(run, added)
    _keep_dates(added)
    if run.to_inbox:
        _put_into_inbox(run, added)
    ResourceImportRow.objects.bulk_update(rows, ["state", "reason", "resource"])
    if len(rows) == BATCH:
        return True
    run.state, run.finished_at = str(ImportState.DONE), timezone.now()
    run.save(update_fields=["state", "finished_at"])
    return False


def _bring(row: ResourceImportRow, entry: Entry, user):
    """The record that the row has become, or None when it is not a new one."""
    try:
        with transaction.atomic():
            record, created = adding.add(
                entry.address,
                given=entry.values(),
                authors=entry.record.authors,
                identifier=entry.identifier,
                user=user,
            )
            if created:
                for key in entry.keys[1:]:
                    note_identifier(record, key)
    except (AddressError, DataError, IntegrityError, ValidationError) as error:
        logger.warning("Row %s of import %s: %s", row.line, row.run_id, error)
        row.state, row.reason = str(RowState.REJECTED), REFUSED
        return None
    row.resource = record
    row.state = str(RowState.ADDED if created else RowState.KNOWN)
    return record if created else None


def _give_topics(run: ResourceImport, added: list) -> None:
    names = {name for _record, entry in added for name in entry.record.tags}
    topics = find_or_add_all(sorted(names)) if names else {}
    for_all = list(run.topics.values_list("pk", flat=True)) if added else []
    links = []
    for record, entry in added:
        own = [topics[name.casefold()].pk for name in tidied(entry.record.tags)]
        links += [
            ResourceTopic(tag_id=topic, content_object_id=record.pk)
            for topic in dict.fromkeys([*own, *for_all])
        ]
    ResourceTopic.objects.bulk_create(links)


def _keep_dates(added: list) -> None:
    """A link was added when it was added to the other tool."""
    now, dated = timezone.now(), []
    for record, entry in added:
        if entry.record.added and entry.record.added < now:
            record.created_at = entry.record.added.astimezone(datetime.timezone.utc)
            dated.append(record)
    if dated:
        get_resource_model()._default_manager.bulk_update(dated, ["created_at"])


def _put_into_inbox(run: ResourceImport, added: list) -> None:
    InboxEntry.objects.bulk_create(
        InboxEntry(
            resource_id=record.pk, source=str(InboxSource.IMPORT), added_by=run.added_by
        )
        for record, _entry in added
    )
