"""Feeds that are watched: what is new in them comes to the inbox."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.topics import Topic


class WatchedFeed(models.Model):
    """A feed whose new entries go to the inbox.

    ``seen`` are the ids of the entries it had when it was last read.
    """

    url = models.URLField(_("address"), max_length=2048)
    key = models.CharField(max_length=80, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=255, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True)
    is_active = models.BooleanField(_("watched"), default=True)
    seen = models.JSONField(default=list, editable=False)
    etag = models.CharField(max_length=255, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)
    problem = models.CharField(_("problem"), max_length=40, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(
        _("failures in a row"), default=0, editable=False
    )
    checked_at = models.DateTimeField(
        _("last read"), null=True, blank=True, editable=False
    )
    not_before = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("watched feed")
        verbose_name_plural = _("watched feeds")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title or self.url
