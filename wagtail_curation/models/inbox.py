"""The inbox: what was found, and is not in any roundup yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.feeds import WatchedFeed
from wagtail_curation.models.mentions import ResourceMention
from wagtail_curation.models.swapped import page_model_string, resource_model_string


class InboxSource(models.TextChoices):
    CLIPPER = "clipper", _("Clipper")
    SHARE = "share", _("Shared from a phone")
    API = "api", _("API")
    FEED = "feed", _("Feed")
    IMPORT = "import", _("Import")
    ADMIN = "admin", _("Admin")


class InboxEntryQuerySet(models.QuerySet):
    def open(self):
        """Neither taken into a draft nor recommended by a live roundup."""
        return self.filter(taken_at__isnull=True, resource__mentions__isnull=True)

    def recommended(self):
        """Recommended by a live roundup."""
        mentioned = ResourceMention.objects.values("resource_id")
        return self.filter(resource__in=mentioned)

    def drafted(self):
        """Taken into a draft, and not recommended yet."""
        return self.filter(taken_into__isnull=False, resource__mentions__isnull=True)

    def removed(self):
        """Taken out by somebody, and by no draft."""
        return self.filter(
            taken_at__isnull=False,
            taken_into__isnull=True,
            resource__mentions__isnull=True,
        )


class InboxEntry(models.Model):
    """A resource waiting to be recommended: who found it, when and why."""

    resource = models.OneToOneField(
        resource_model_string(),
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="inbox_entry",
    )
    note = models.TextField(_("note"), blank=True)
    selection = models.TextField(
        _("passage"), blank=True, help_text=_("Becomes a pull quote of the item.")
    )
    source = models.CharField(
        _("came by"),
        max_length=10,
        choices=InboxSource.choices,
        default=InboxSource.ADMIN,
    )
    feed = models.ForeignKey(
        WatchedFeed,
        verbose_name=_("feed"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="entries",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True, db_index=True)
    taken_into = models.ForeignKey(
        page_model_string(),
        verbose_name=_("taken into"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)

    objects = InboxEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbox entry")
        verbose_name_plural = _("inbox")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.resource)


class InboxVote(models.Model):
    """A colleague's vote for an entry; one for each person."""

    entry = models.ForeignKey(
        InboxEntry, on_delete=models.CASCADE, related_name="votes"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "user"], name="wagtail_curation_vote_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.entry}"
