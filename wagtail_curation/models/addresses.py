"""The other addresses of a resource, by which it is found as well.

The address that an editor pasted is on the record itself. Here are the one its page
ended at, the one its page calls canonical, an ISBN, and those of records that were
merged into it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.models.swapped import resource_model_string


class AddressOrigin(models.TextChoices):
    FINAL = "final", _("where redirects end")
    CANONICAL = "canonical", _("the page’s own")
    IDENTIFIER = "identifier", _("identifier")
    MERGED = "merged", _("of a merged record")


class ResourceAddress(models.Model):
    """A key that leads to a resource besides the one on the record.

    ``key`` as ``AbstractResource.address_key``, or "isbn:978…".
    """

    resource = models.ForeignKey(
        resource_model_string(),
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="other_addresses",
    )
    url = models.CharField(_("address"), max_length=2048, blank=True)
    key = models.CharField(max_length=80, unique=True, editable=False)
    origin = models.CharField(_("origin"), max_length=20, choices=AddressOrigin.choices)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("other address")
        verbose_name_plural = _("other addresses")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url or self.key
