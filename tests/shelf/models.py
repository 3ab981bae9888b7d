"""Rows, lists, streams and revisions that refer to resources; no page is among them."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_curation.blocks import ResourceChooserBlock
from wagtail_curation.models.swapped import resource_model_string


class PlankBlock(blocks.StructBlock):
    label = blocks.CharBlock(required=False)
    books = blocks.ListBlock(ResourceChooserBlock())
    best = SnippetChooserBlock(resource_model_string(), required=False)
    copies = blocks.IntegerBlock(required=False)


class PlanksField(StreamField):
    """A plain stream whose migration knows nothing of its blocks: they choose from
    whichever model holds the resources.
    """

    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [], kwargs


class Shelf(DraftStateMixin, RevisionMixin, ClusterableModel):
    name = models.CharField(max_length=100)
    favourite = models.ForeignKey(
        resource_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    borrowed = ParentalManyToManyField(
        resource_model_string(), blank=True, related_name="+"
    )
    planks = PlanksField(
        [
            ("plank", PlankBlock()),
            ("book", ResourceChooserBlock()),
            ("number", blocks.IntegerBlock()),
            (
                "table",
                TypedTableBlock(
                    [("book", ResourceChooserBlock()), ("text", blocks.CharBlock())]
                ),
            ),
        ],
        blank=True,
    )

    def __str__(self):
        return self.name


class ShelfItem(Orderable):
    shelf = ParentalKey(Shelf, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(
        resource_model_string(), on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self):
        return str(self.resource)


class ShelfMark(Orderable):
    """A list of the resource's own, that the publisher has added to it."""

    resource = ParentalKey(
        resource_model_string(), on_delete=models.CASCADE, related_name="shelf_marks"
    )
    mark = models.CharField(max_length=40)

    def __str__(self):
        return self.mark


class Loan(models.Model):
    """One for each reader: goes with the resource."""

    resource = models.ForeignKey(resource_model_string(), on_delete=models.CASCADE)
    reader = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "reader"], name="loan_once")
        ]

    def __str__(self):
        return self.reader


class LoanNote(models.Model):
    loan = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=40)

    def __str__(self):
        return self.text


class Award(models.Model):
    """One for each resource, and in the way of its deletion."""

    resource = models.OneToOneField(resource_model_string(), on_delete=models.PROTECT)
    name = models.CharField(max_length=40)

    def __str__(self):
        return self.name


class Reservation(models.Model):
    """Stays when its resource goes."""

    resource = models.ForeignKey(
        resource_model_string(), null=True, on_delete=models.SET_NULL
    )
    day = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "day"], name="reserved_once")
        ]

    def __str__(self):
        return self.day


class Remark(models.Model):
    """About anything."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.CharField(max_length=64)
    about = GenericForeignKey()
    by = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "by"], name="remark_once"
            )
        ]

    def __str__(self):
        return self.by
