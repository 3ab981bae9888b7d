"""Feeds that are watched: what is new in them comes to the inbox."""

import datetime

from django.conf import settings as django_settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_curation.conf import settings
from wagtail_curation.models.topics import Topic


class WatchedFeedQuerySet(models.QuerySet):
    def due(self):
        """Watched, not read for a while, and not to be left alone for now."""
        now = timezone.now()
        late = now - datetime.timedelta(minutes=settings.FEED_MINUTES)
        read_lately = models.Q(checked_at__gt=late)
        left_alone = models.Q(not_before__gt=now)
        return self.filter(is_active=True).exclude(read_lately).exclude(left_alone)


class WatchedFeed(models.Model):
    """A feed whose new entries go to the inbox.

    ``seen`` are short hashes of the ids and addresses of its entries, newest first;
    ``checked_at`` is when it was last read, and None while it never could be.
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
        django_settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = WatchedFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("watched feed")
        verbose_name_plural = _("watched feeds")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title or self.url
