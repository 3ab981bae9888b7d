"""Collections brought in from elsewhere, and how far each has come.

A file is read once, into rows; rows become resources in batches. So a preview, an
import that goes on after a kill and the list of rejects are queries.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.swapped import resource_model_string
from wagtail_curation.models.topics import Topic


class ImportState(models.TextChoices):
    READING = "reading", _("Being read")
    READY = "ready", _("Ready to import")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Imported")
    CANCELLED = "cancelled", _("Cancelled")


class RowState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    NEW = "new", _("New")
    ADDED = "added", _("Added")
    KNOWN = "known", _("In the library already")
    REJECTED = "rejected", _("Rejected")


class ResourceImport(models.Model):
    """One file of links. For tables, ``headings`` are its columns in their order and
    ``mapping`` is column → field.

    ``touched_at`` is when work on it last went on: each batch begins by writing it,
    which makes whoever else works on the same import wait.
    """

    #: Rows by state; ``library.intake.runs.count_rows`` fills it.
    counts: dict[str, int]

    name = models.CharField(_("file"), max_length=255)
    format = models.CharField(_("format"), max_length=40)
    digest = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ImportState.choices,
        default=ImportState.READING,
    )
    headings = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics for all"), blank=True)
    to_inbox = models.BooleanField(_("put new ones into the inbox"), default=False)
    problem = models.CharField(_("problem"), max_length=255, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("read at"), auto_now_add=True)
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import of resources")
        verbose_name_plural = _("imports of resources")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class ResourceImportRow(models.Model):
    """One entry of the file: ``record`` is ``LinkRecord.as_json``, or what stood
    there as ``{"reject", "text"}``. ``key`` finds the same entry further down again.
    """

    run = models.ForeignKey(
        ResourceImport, on_delete=models.CASCADE, related_name="rows"
    )
    line = models.PositiveIntegerField(_("line"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=RowState.choices,
        default=RowState.WAITING,
    )
    record = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    key = models.CharField(max_length=80, blank=True, editable=False)
    resource = models.ForeignKey(
        resource_model_string(),
        verbose_name=_("resource"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["run", "state"], name="wagtail_curation_import_row"),
            models.Index(fields=["run", "key"], name="wagtail_curation_import_key"),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.line}"
