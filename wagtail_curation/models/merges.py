"""What was merged into what: enough to say so, and to undo it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.swapped import resource_model_string


def merged_into(keys: Iterable[Any], merges: Any = None) -> dict[str, Any]:
    """Of keys that no record has: the key of the record that each was merged into.

    For what no merge could reach: a form that was open, a backup brought back. By
    text, as raw data may have either. Of resources, unless ``merges`` is another model.
    """
    rows = (merges or ResourceMerge).objects.filter(
        merged_pk__in={str(key) for key in keys},
        undone_at__isnull=True,
        survivor__isnull=False,
    )
    return dict(rows.order_by("pk").values_list("merged_pk", "survivor_id"))


class AbstractMerge(models.Model):
    """One record that went up in another, the ``survivor``.

    ``merged`` is the record that went, ``before`` what the survivor was, both as
    ``serializable_data``; ``places`` are the rows that were repointed, each with
    what it takes to point it back.
    """

    survivor_id: Any
    survivor_title = models.CharField(_("kept"), max_length=500)
    merged_title = models.CharField(_("merged into it"), max_length=500)
    merged_pk = models.CharField(max_length=64)
    merged = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    places = models.JSONField(default=list)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("merged by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    merged_at = models.DateTimeField(_("merged at"), auto_now_add=True)
    undo_until = models.DateTimeField(_("can be undone until"))
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.merged_title} → {self.survivor_title}"

    @property
    def can_be_undone(self) -> bool:
        return (
            self.undone_at is None
            and self.survivor_id is not None
            and timezone.now() < self.undo_until
        )


class ResourceMerge(AbstractMerge):
    survivor = models.ForeignKey(
        resource_model_string(),
        verbose_name=_("kept"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="merges",
    )


class PersonMerge(AbstractMerge):
    survivor = models.ForeignKey(
        "wagtail_curation.Person",
        verbose_name=_("kept"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="merges",
    )

    class Meta(AbstractMerge.Meta):
        verbose_name = _("merge of people")
        verbose_name_plural = _("merges of people")
