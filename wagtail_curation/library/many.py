"""One change to many resources, each with a line in its history.

A few queries for each hundred of them, and no signal for each: whoever calls this
lets search and pages follow, for all of them at once (``tasks.follow_resources``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from wagtail_curation.library.topics import find_or_add_all
from wagtail_curation.models import ResourceTopic, Topic, provenance

ADD_TOPICS = "wagtail_curation.add_topics"
REMOVE_TOPICS = "wagtail_curation.remove_topics"
SET_KIND = "wagtail_curation.set_kind"
AT_A_TIME = 200


@transaction.atomic
def add_topics_to(records: Sequence[Any], names: list[str], user: Any = None) -> list:
    """Adds topics by name; gives the records that did not have all of them."""
    topics = {it.pk: it for it in find_or_add_all(names).values()}
    items = ResourceTopic.objects.filter(tag__in=topics, content_object__in=records)
    has = set(items.values_list("content_object_id", "tag_id"))
    new = [
        ResourceTopic(content_object_id=record.pk, tag_id=key)
        for record in records
        for key in topics
        if (record.pk, key) not in has
    ]
    # A colleague may be adding the same.
    ResourceTopic.objects.bulk_create(new, AT_A_TIME, ignore_conflicts=True)
    added: dict[Any, list[str]] = {}
    for item in new:
        name = topics[item.tag_id].name
        added.setdefault(item.content_object_id, []).append(name)
    return _noted(records, added, ADD_TOPICS, user)


@transaction.atomic
def remove_topics_from(
    records: Sequence[Any], topics: Sequence[Topic], user: Any = None
) -> list:
    """Takes topics off; gives the records that had one of them."""
    items = ResourceTopic.objects.filter(tag__in=topics, content_object__in=records)
    had: dict[Any, list[str]] = {}
    for key, name in items.order_by("tag__name").values_list(
        "content_object_id", "tag__name"
    ):
        had.setdefault(key, []).append(name)
    items.delete()
    return _noted(records, had, REMOVE_TOPICS, user)


def _noted(records, topics: dict[Any, list[str]], action: str, user) -> list:
    changed = [record for record in records if record.pk in topics]
    for record in changed:
        log(record, action, user=user, data={"topics": topics[record.pk]})
    keys = [record.pk for record in changed]
    _touch(records, keys)
    return changed


def _touch(records, keys: list) -> None:
    if keys:
        rows = type(records[0])._default_manager.filter(pk__in=keys)
        rows.update(updated_at=timezone.now())


@transaction.atomic
def set_kind(records: Sequence[Any], kind: str, user: Any = None) -> list:
    """Gives the records that were of another kind; an editor’s word from now on."""
    now = timezone.now()
    changed = [record for record in records if record.kind != kind]
    for record in changed:
        before, record.kind, record.updated_at = record.kind, kind, now
        provenance.note_edits(record, ["kind"], now, user)
        log(record, SET_KIND, user=user, data={"kind": kind, "before": before})
    if changed:
        fields = ["kind", "provenance", "updated_at"]
        type(changed[0])._default_manager.bulk_update(changed, fields, AT_A_TIME)
    return changed


@transaction.atomic
def delete_all(records: Sequence[Any], user: Any = None) -> int:
    """Deletes the records; raises ProtectedError or RestrictedError, with nothing
    deleted, when a site’s own model does not let go of one.
    """
    for record in records:
        log(record, "wagtail.delete", user=user, deleted=True)
    if records:
        keys = [record.pk for record in records]
        type(records[0])._default_manager.filter(pk__in=keys).delete()
    return len(records)
