"""What has to follow when a roundup is saved, published, moved or deleted, and when
a record changes that roundups show.
"""

import json
from functools import partial
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_unpublished,
    post_page_move,
)

from wagtail_curation.mentions.following import batches
from wagtail_curation.mentions.showing import live_pages_showing
from wagtail_curation.models import (
    InboxEntry,
    Person,
    PersonLink,
    ResourceContributor,
    RoundupMixin,
    get_resource_model,
)
from wagtail_curation.oncommit import gather, once
from wagtail_curation.signals import people_merged, resources_merged
from wagtail_curation.tasks import (
    ask_for_embeds,
    follow_merge,
    index_mentions,
    plain_key,
    refresh_pages,
    refresh_search_of_person,
    refresh_search_of_resource,
    renumber_series,
)
from wagtail_curation.translating import prepare_copy

# The fields of a page that its mentions, or the numbers of later parts, come from.
MENTIONED = frozenset({"body", "live", "part_number", "numbering"})

OBJECTS_AT_A_TIME = 50


def _after_commit(task, pk: Any) -> None:
    key = plain_key(pk)
    once((task.module_path, key), partial(task.enqueue, key))


def _renumber_around(page) -> None:
    parent = page.get_parent()
    if parent is not None:
        _after_commit(renumber_series, parent.pk)


def roundup_changed(sender, instance, raw=False, update_fields=None, **kwargs):
    """Saved, published or unpublished: aliases are told of by one of the three."""
    if raw or not isinstance(instance, RoundupMixin):
        return
    # A draft is saved with every autosave, and no reader sees any of it.
    if update_fields is not None and MENTIONED.isdisjoint(update_fields):
        return
    _after_commit(index_mentions, instance.pk)
    _renumber_around(instance)


def roundup_published(sender, instance, **kwargs):
    if isinstance(instance, RoundupMixin) and _may_embed(instance.body):
        _after_commit(ask_for_embeds, instance.pk)


def _may_embed(body) -> bool:
    """Whether there is an embed in it. Its JSON tells: no record is loaded for that."""
    stored = body.stream_block.get_prep_value(body)
    return '"embed"' in json.dumps(stored, cls=DjangoJSONEncoder)


def roundup_moved(sender, instance, **kwargs):
    for parent in (kwargs["parent_page_before"], kwargs["parent_page_after"]):
        _after_commit(renumber_series, parent.pk)


def roundup_copied(sender, source_obj, target_obj, **kwargs):
    if isinstance(target_obj, RoundupMixin):
        prepare_copy(source_obj, target_obj)


def roundup_deleted(sender, instance, **kwargs):
    # Its own rows go with it; those after it may have counted on from it.
    if isinstance(instance, RoundupMixin):
        _renumber_around(instance)
        # What it had taken waits again; without this it would count as removed.
        InboxEntry.objects.filter(taken_into=instance.pk).update(taken_at=None)


def resource_changed(sender, instance, raw=False, created=False, **kwargs):
    # Wagtail indexes a record as it is saved: before its people are.
    if not raw and not created:
        _after_commit(refresh_search_of_resource, instance.pk)


def contributors_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        _after_commit(refresh_search_of_resource, instance.resource_id)


def person_changed(sender, instance, raw=False, created=False, **kwargs):
    if not raw and not created:
        _after_commit(refresh_search_of_person, instance.pk)


def links_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        _after_commit(refresh_search_of_person, instance.person_id)


def record_deleted(sender, instance, **kwargs):
    """What has shown it shows a hole, or nothing: asked while that is still known."""
    pages = live_pages_showing(instance).values_list("pk", flat=True)
    gather("refresh_pages", map(plain_key, pages), _refresh_in_batches)


def _refresh_in_batches(keys: list) -> None:
    for some in batches(keys):
        refresh_pages.enqueue(some)


def merge_done(sender, objects, records, **kwargs):
    """Merged or parted: the indexes follow, a few pages at a time."""
    _follow(objects)
    transaction.on_commit(partial(follow_merge.enqueue, [], list(records)))


def people_merge_done(sender, objects, records, **kwargs):
    _follow(objects)
    for person_pk in records:
        _after_commit(refresh_search_of_person, person_pk)


def _follow(objects: list) -> None:
    for start in range(0, len(objects), OBJECTS_AT_A_TIME):
        some = [list(it) for it in objects[start : start + OBJECTS_AT_A_TIME]]
        transaction.on_commit(partial(follow_merge.enqueue, some, []))


def connect() -> None:
    """Receivers are told apart by their names: connecting twice does no harm."""
    _connect_roundups()
    resources_merged.connect(merge_done, dispatch_uid="wagtail_curation_merged")
    uid = "wagtail_curation_people_merged"
    people_merged.connect(people_merge_done, dispatch_uid=uid)
    _connect_record(get_resource_model(), resource_changed, "resource")
    _connect_record(Person, person_changed, "person")
    _connect_rows(ResourceContributor, contributors_changed, "contributors")
    _connect_rows(PersonLink, links_changed, "links")


def _connect_record(model, changed, name: str) -> None:
    uid = f"wagtail_curation_{name}"
    post_save.connect(changed, sender=model, dispatch_uid=f"{uid}_saved")
    pre_delete.connect(record_deleted, sender=model, dispatch_uid=f"{uid}_deleted")


def _connect_rows(model, changed, name: str) -> None:
    for number, signal in enumerate((post_save, post_delete)):
        uid = f"wagtail_curation_{name}_{number}"
        signal.connect(changed, sender=model, dispatch_uid=uid)


def _connect_roundups() -> None:
    post_save.connect(roundup_changed, dispatch_uid="wagtail_curation_saved")
    page_published.connect(roundup_changed, dispatch_uid="wagtail_curation_published")
    page_published.connect(roundup_published, dispatch_uid="wagtail_curation_embeds")
    page_unpublished.connect(
        roundup_changed, dispatch_uid="wagtail_curation_unpublished"
    )
    copy_for_translation_done.connect(
        roundup_copied, dispatch_uid="wagtail_curation_translated"
    )
    post_page_move.connect(roundup_moved, dispatch_uid="wagtail_curation_moved")
    pre_delete.connect(roundup_deleted, dispatch_uid="wagtail_curation_deleted")
