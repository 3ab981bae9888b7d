"""Writes the index of mentions from what is in the database.

Never from a page instance that a signal carries: saving a draft sends one with
the draft's content and ``live=True``.
"""

from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex
from wagtail.search import index

from wagtail_curation import numbering
from wagtail_curation.mentions.extract import MentionRow, mentions_in
from wagtail_curation.models import ResourceMention, RoundupMixin

FIELDS = tuple(MentionRow.__dataclass_fields__)


def roundup_models() -> list[Any]:
    """Every installed page model that is a roundup."""
    return [model for model in apps.get_models() if issubclass(model, RoundupMixin)]


def find_roundup(page_pk: int, lock: bool = False):
    """The roundup as the database has it now; None when it is gone, or is none."""
    for model in roundup_models():
        pages = model.objects.filter(pk=page_pk)
        if page := (pages.select_for_update() if lock else pages).first():
            return page
    return None


def index_page(page_pk: int) -> bool:
    """Makes the rows of one page right; True when anything was written.

    A page that is not live, or no longer there, has no mentions.
    """
    try:
        return _index(page_pk)
    except IntegrityError:
        # Another task was quicker, or the page went while we looked: look again.
        return _index(page_pk)


@transaction.atomic
def _index(page_pk: int) -> bool:
    page = find_roundup(page_pk, lock=True)
    rows = list(mentions_in(page.body)) if page is not None and page.live else []
    stored = ResourceMention.objects.filter(page_id=page_pk).order_by("position")
    if [_values(mention) for mention in stored] == [_values(row) for row in rows]:
        return False
    stored.delete()
    ResourceMention.objects.bulk_create(
        ResourceMention(page_id=page_pk, **dict(zip(FIELDS, _values(row), strict=True)))
        for row in rows
    )
    return True


def _values(row) -> tuple:
    return tuple(getattr(row, name) for name in FIELDS)


def continuing_parts(series_pk: int) -> list[int]:
    """The live parts of a series whose numbers go on from an earlier part's."""
    keys: list[int] = []
    for model in roundup_models():
        base = model._meta.get_field("depth").model
        if series := base.objects.filter(pk=series_pk).first():
            parts = model.objects.child_of(series).live()
            parts = parts.filter(numbering=numbering.CONTINUE).order_by("part_number")
            keys += parts.values_list("pk", flat=True)
    return keys


def all_page_keys() -> list[int]:
    """The pages that have mentions or ought to have: live roundups, stale rows."""
    keys = set(ResourceMention.objects.values_list("page_id", flat=True).distinct())
    for model in roundup_models():
        keys.update(model.objects.live().values_list("pk", flat=True))
    return sorted(keys)


def refresh_object(label: str, pk: Any) -> None:
    """Everything that is derived from an object which refers to other resources than
    before: mentions, Wagtail’s reference index, search. For a row that belongs to
    something else it is that; what has gone is fine.
    """
    try:
        model: Any = apps.get_model(label)
    except LookupError:
        return
    instance = model._base_manager.filter(pk=pk).first()
    while instance is not None and (parent := _parent_of(instance)):
        instance = getattr(instance, parent.name)
    if instance is None:
        return
    if isinstance(instance, RoundupMixin):
        index_page(instance.pk)
    if ReferenceIndex.is_indexed(type(instance)):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(instance)
    if isinstance(instance, index.Indexed):
        index.insert_or_update_object(instance)


def _parent_of(instance) -> ForeignKey | None:
    """The key of what a child is a part of, or a many-to-many row the value of."""
    owner = instance._meta.auto_created
    for field in instance._meta.concrete_fields:
        is_owners = isinstance(field, ForeignKey) and field.related_model is owner
        if isinstance(field, ParentalKey) or is_owners:
            return field
    return None
