"""A publisher's own resource model: ours with fields of its own."""

from django.db import models

from wagtail_curation.models import AbstractResource


class CustomResource(AbstractResource):
    shelf_mark = models.CharField(max_length=40, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    see_also = models.ManyToManyField("self", blank=True, symmetrical=False)

    class Meta(AbstractResource.Meta):
        abstract = False
