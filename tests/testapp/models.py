"""A publisher's own resource model: ours with one field more."""

from django.db import models

from wagtail_curation.models import AbstractResource


class CustomResource(AbstractResource):
    shelf_mark = models.CharField(max_length=40, blank=True)

    class Meta(AbstractResource.Meta):
        abstract = False
