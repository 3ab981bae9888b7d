"""Two records, and everything that may refer to them."""

import json

from django.contrib.contenttypes.models import ContentType
from django.db import models

from tests.shelf.models import (
    Award,
    Loan,
    LoanNote,
    Remark,
    Reservation,
    Shelf,
    ShelfItem,
    ShelfMark,
)
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing import blocks

SEVEN_WAYS = ("resource", "further", "source", "quote in body")


def body_with(resource) -> list:
    """A body that names a resource in every place of ours that can."""
    quote = blocks.pull_quote(source=resource)
    return [
        blocks.section(),
        blocks.numbered_resource(
            resource, [blocks.commentary(), quote], further=[resource]
        ),
        blocks.pull_quote(source=resource),
    ]


def planks_with(resource) -> list:
    """A publisher's stream: lists in structs, a snippet chooser, a table; and numbers
    that are no resource.
    """
    pk = resource.pk
    return [
        {
            "type": "plank",
            "id": "plank-1",
            "value": {
                "label": str(pk),
                "copies": pk,
                "best": pk,
                "books": [{"type": "item", "id": "book-1", "value": pk}],
            },
        },
        # As lists were stored once, and a block without an id.
        {"type": "plank", "value": {"label": "", "books": [pk, pk]}},
        {"type": "book", "id": "book-2", "value": pk},
        {"type": "number", "id": "number-1", "value": pk},
        {
            "type": "table",
            "id": "table-1",
            "value": {
                "columns": [
                    {"type": "text", "heading": ""},
                    {"type": "book", "heading": ""},
                ],
                "rows": [{"values": [str(pk), pk]}],
                "caption": "",
            },
        },
        {"type": "gone", "id": "gone-1", "value": {"resource": pk}},
    ]


def raw(instance, name) -> list:
    """The raw data of a stream field, as the database has it now."""
    cast = models.functions.Cast(name, models.JSONField())
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    return rows.annotate(raw=cast).values_list("raw", flat=True).get()


def store(instance, name, value) -> None:
    """Writes raw data past the blocks, which would drop what they don't know."""
    from wagtail_curation.library.repoint import write

    field = instance._meta.get_field(name)
    write(type(instance)._base_manager.all(), field, {instance.pk: value})


def shelf_with(resource) -> Shelf:
    """A shelf with a draft besides, that name a resource in every way."""
    shelf = Shelf(name="Window", favourite=resource)
    shelf.items = [ShelfItem(resource=resource)]
    shelf.borrowed = [resource]
    shelf.save()
    store(shelf, "planks", planks_with(resource))
    shelf.refresh_from_db()
    shelf.save_revision()
    return shelf


def rows_of(resource, mark: str) -> None:
    """Rows of another app, of every kind of relation; ``mark`` tells them apart."""
    loan = Loan.objects.create(resource=resource, reader="Ada")
    LoanNote.objects.create(loan=loan, text=mark)
    Loan.objects.create(resource=resource, reader=mark)
    Award.objects.create(resource=resource, name=mark)
    Reservation.objects.create(resource=resource, day="Monday")
    Reservation.objects.create(resource=resource, day=mark)
    ShelfMark.objects.create(resource=resource, mark="A 1", sort_order=0)
    ShelfMark.objects.create(resource=resource, mark=mark, sort_order=1)
    kind = ContentType.objects.get_for_model(resource)
    for by in ("Ada", mark):
        Remark.objects.create(content_type=kind, object_id=resource.pk, by=by)


def everything() -> dict:
    """All rows of all tables that a merge can touch, and of those that it makes."""
    from wagtail.models import Revision

    from wagtail_curation import models as ours

    tables = [
        get_resource_model(), ours.ResourceAddress, ours.ResourceContributor,
        ours.ResourceTopic, ours.ResourceMention, ours.InboxEntry, ours.InboxVote,
        ours.ResourceFetch, ours.ResourceMerge, Revision, Loan, LoanNote, Award,
        Reservation, Remark, Shelf, ShelfItem, ShelfMark, Shelf.borrowed.through,
        ours.get_roundup_page_model(),
    ]  # fmt: skip
    return {
        table._meta.label: {
            row.pk: {
                field.name: as_text(row, field)
                for field in table._meta.local_concrete_fields
                if field.name not in ("updated_at",)
            }
            for row in table._base_manager.all()
        }
        for table in tables
    }


def as_text(row, field) -> str:
    if hasattr(field, "stream_block"):
        return json.dumps(raw(row, field.name))
    return str(field.value_from_object(row))
