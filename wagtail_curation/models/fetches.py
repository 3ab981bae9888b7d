"""What became of asking for a resource's page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.swapped import resource_model_string


class FetchState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    READ = "read", _("Read")
    FAILED = "failed", _("Could not be read")


class ResourceFetchQuerySet(models.QuerySet):
    def failed(self):
        return self.filter(state=FetchState.FAILED)

    def waiting(self):
        return self.filter(state=FetchState.WAITING)


class ResourceFetch(models.Model):
    """The last time a resource's page was asked for; one row for each resource.

    ``card`` is what the page said (``Card.as_json``), kept when a later try fails.
    ``problem`` is a code of ``webrules.problems`` or of ``card.WALLS``.
    """

    resource = models.OneToOneField(
        resource_model_string(),
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="fetch",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=FetchState.choices, db_index=True
    )
    problem = models.CharField(_("problem"), max_length=40, blank=True)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    final_url = models.CharField(_("final address"), max_length=2048, blank=True)
    card = models.JSONField(_("card"), default=dict, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)

    objects = ResourceFetchQuerySet.as_manager()

    class Meta:
        verbose_name = _("fetch")
        verbose_name_plural = _("fetches")
        ordering = ["-tried_at", "-pk"]

    def __str__(self) -> str:
        return str(self.resource)
