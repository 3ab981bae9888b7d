"""Mentions: an index of what live roundups recommend, for queries.

Rows are derived from the pages' bodies by the mentions service; nobody edits
them, and ``rebuild_mentions`` makes them anew.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.swapped import page_model_string, resource_model_string

MAIN = "main"


class MentionQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("page_id", "position")

    def main(self):
        """Leaving out resources that only stand under another item."""
        return self.filter(role=MAIN)


class ResourceMention(models.Model):
    """One appearance of a resource in a live roundup."""

    page = models.ForeignKey(
        page_model_string(),
        verbose_name=_("roundup"),
        on_delete=models.CASCADE,
        related_name="curation_mentions",
    )
    resource = models.ForeignKey(
        resource_model_string(),
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="mentions",
    )
    # Unique within the page only: copies and translations keep their blocks' ids.
    block_id = models.CharField(_("block"), max_length=255)
    anchor = models.CharField(_("anchor"), max_length=120)
    position = models.PositiveIntegerField(
        _("position"), help_text=_("Its place on the page, from 0.")
    )
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=100, blank=True)
    section = models.CharField(_("section"), max_length=255, blank=True)
    role = models.CharField(_("role"), max_length=20, default=MAIN)
    heading = models.CharField(
        _("title shown"),
        max_length=255,
        blank=True,
        help_text=_("The curator’s own; empty when the resource’s title is shown."),
    )
    commentary = models.TextField(_("commentary"), blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["page_id", "position"]
        constraints = [
            # Two tasks that index one page at the same moment: the second fails,
            # looks again and finds its work done.
            models.UniqueConstraint(
                fields=["page", "position"], name="wagtail_curation_mention_place"
            ),
        ]

    def __str__(self) -> str:
        title = self.title
        return f"{self.number}. {title}" if self.number else title

    @property
    def title(self) -> str:
        """The title that readers see above this mention."""
        return self.heading or self.resource.title
