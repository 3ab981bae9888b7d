"""What came from a file: so that nothing of it is lost, and nothing comes twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel

from wagtail_curation.models.swapped import page_model_string


class RoundupImport(models.Model):
    """A file that became a roundup, and what of it is not on the page.

    ``unplaced``, ``dropped``: lists of ``{"text", "reason"}``; ``notices``: lists of
    ``{"code", "message"}`` with ``"item"`` (from 1) where it is about one.
    """

    page = models.ForeignKey(
        page_model_string(),
        verbose_name=_("roundup"),
        on_delete=models.CASCADE,
        related_name="curation_imports",
    )
    series_id = models.PositiveIntegerField(_("series"))
    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    unplaced = models.JSONField(_("not placed"), default=list)
    dropped = models.JSONField(_("left out"), default=list)
    notices = models.JSONField(_("to check"), default=list)
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["digest"], name="wagtail_curation_digest"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportPanel(HelpPanel):
    """In the editor: what an import left for a human to decide."""

    def __init__(self, **kwargs):
        kwargs.setdefault("template", "wagtail_curation/admin/import_panel.html")
        kwargs.setdefault("heading", _("From the import"))
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.imports())

        def imports(self):
            if not self.instance.pk:
                return []
            return list(RoundupImport.objects.filter(page_id=self.instance.pk))
