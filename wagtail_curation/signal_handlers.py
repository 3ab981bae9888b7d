"""What has to follow when a roundup is saved, published, moved or deleted."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from wagtail_curation.models import RoundupMixin
from wagtail_curation.tasks import index_mentions, renumber_series


def _after_commit(task, pk: int) -> None:
    transaction.on_commit(partial(task.enqueue, pk))


def _renumber_around(page) -> None:
    parent = page.get_parent()
    if parent is not None:
        _after_commit(renumber_series, parent.pk)


def roundup_changed(sender, instance, raw=False, **kwargs):
    """Saved, published or unpublished: aliases are told of by one of the three."""
    if raw or not isinstance(instance, RoundupMixin):
        return
    _after_commit(index_mentions, instance.pk)
    _renumber_around(instance)


def roundup_moved(sender, instance, **kwargs):
    for parent in (kwargs["parent_page_before"], kwargs["parent_page_after"]):
        _after_commit(renumber_series, parent.pk)


def roundup_deleted(sender, instance, **kwargs):
    # Its own rows go with it; those after it may have counted on from it.
    if isinstance(instance, RoundupMixin):
        _renumber_around(instance)


def connect() -> None:
    post_save.connect(roundup_changed, dispatch_uid="wagtail_curation_saved")
    page_published.connect(roundup_changed, dispatch_uid="wagtail_curation_published")
    page_unpublished.connect(
        roundup_changed, dispatch_uid="wagtail_curation_unpublished"
    )
    post_page_move.connect(roundup_moved, dispatch_uid="wagtail_curation_moved")
    pre_delete.connect(roundup_deleted, dispatch_uid="wagtail_curation_deleted")
