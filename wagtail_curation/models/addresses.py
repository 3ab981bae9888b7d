"""The other addresses of a resource, by which it is found as well.

The address that an editor pasted is on the record itself. Here are the one its page
ended at, the one its page calls canonical, an ISBN, and those of records that were
merged into it.
"""

from collections.abc import Iterator

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models.library import Rekeyed, in_words, key_of, rekeyed
from wagtail_curation.models.swapped import get_resource_model, resource_model_string


class AddressOrigin(models.TextChoices):
    FINAL = "final", _("where redirects end")
    CANONICAL = "canonical", _("the page’s own")
    IDENTIFIER = "identifier", _("identifier")
    MERGED = "merged", _("of a merged record")


class ResourceAddressQuerySet(models.QuerySet):
    def rebuild_keys(self, chunk_size: int = 500) -> Iterator[Rekeyed]:
        """Computes the key of every other address anew, after those of the records;
        one report for each that was not right.

        One that leads where its record’s own address, or another of its, leads
        already is not needed any more, and goes. Two that turn out to lead to two
        records are not touched: whoever holds the key keeps it.
        """
        yield from rekeyed(self._with_addresses(chunk_size), self._rekey)

    def _with_addresses(self, chunk_size: int) -> Iterator["ResourceAddress"]:
        rows = self.exclude(url="").select_related("resource").order_by("pk")
        last = 0
        while chunk := list(rows.filter(pk__gt=last)[:chunk_size]):
            yield from chunk
            last = chunk[-1].pk

    def _rekey(self, row: "ResourceAddress") -> Rekeyed:
        try:
            key = key_of(row.url)
        except AddressError as error:
            return Rekeyed(row, problem=in_words(error))
        if key == row.key:
            return Rekeyed(row)
        holder = self._holder(key)
        if holder is not None and holder.pk != row.resource_id:
            return Rekeyed(row, same_as=holder)
        if holder is not None:
            self.filter(pk=row.pk).delete()
            return Rekeyed(row, changed=True)
        try:
            with transaction.atomic(using=self.db):
                self.filter(pk=row.pk).update(key=key)
        except IntegrityError:
            # Somebody was quicker.
            return Rekeyed(row, same_as=self._holder(key))
        row.key = key
        return Rekeyed(row, changed=True)

    def _holder(self, key: str):
        """The record that this key leads to, or None."""
        return get_resource_model()._default_manager.with_key(key)


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

    objects = ResourceAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("other address")
        verbose_name_plural = _("other addresses")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url or self.key
