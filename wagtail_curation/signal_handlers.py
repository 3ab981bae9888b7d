"""What has to follow when a roundup is saved, published, moved or deleted, and when
a record changes that roundups show.
"""

import json
from functools import partial

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from wagtail_curation.models import (
    InboxEntry,
    Person,
    ResourceContributor,
    RoundupMixin,
    get_resource_model,
)
from wagtail_curation.signals import resources_merged
from wagtail_curation.tasks import (
    ask_for_embeds,
    follow_merge,
    index_mentions,
    refresh_search_of_person,
    refresh_search_of_resource,
    renumber_series,
)

# The fields of a page that its mentions, or the numbers of later parts, come from.
MENTIONED = frozenset({"body", "live", "part_number", "numbering"})

OBJECTS_AT_A_TIME = 50


def _after_commit(task, pk: int) -> None:
    transaction.on_commit(partial(task.enqueue, pk))


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


def merge_done(sender, objects, records, **kwargs):
    """Merged or parted: the indexes follow, a few pages at a time."""
    for start in range(0, len(objects), OBJECTS_AT_A_TIME):
        some = [list(it) for it in objects[start : start + OBJECTS_AT_A_TIME]]
        transaction.on_commit(partial(follow_merge.enqueue, some, []))
    transaction.on_commit(partial(follow_merge.enqueue, [], list(records)))


def connect() -> None:
    """Receivers are told apart by their names: connecting twice does no harm."""
    _connect_roundups()
    resources_merged.connect(merge_done, dispatch_uid="wagtail_curation_merged")
    post_save.connect(
        resource_changed,
        sender=get_resource_model(),
        dispatch_uid="wagtail_curation_resource_saved",
    )
    for number, signal in enumerate((post_save, post_delete)):
        signal.connect(
            contributors_changed,
            sender=ResourceContributor,
            dispatch_uid=f"wagtail_curation_contributors_{number}",
        )
    post_save.connect(
        person_changed, sender=Person, dispatch_uid="wagtail_curation_person_saved"
    )


def _connect_roundups() -> None:
    post_save.connect(roundup_changed, dispatch_uid="wagtail_curation_saved")
    page_published.connect(roundup_changed, dispatch_uid="wagtail_curation_published")
    page_published.connect(roundup_published, dispatch_uid="wagtail_curation_embeds")
    page_unpublished.connect(
        roundup_changed, dispatch_uid="wagtail_curation_unpublished"
    )
    post_page_move.connect(roundup_moved, dispatch_uid="wagtail_curation_moved")
    pre_delete.connect(roundup_deleted, dispatch_uid="wagtail_curation_deleted")
