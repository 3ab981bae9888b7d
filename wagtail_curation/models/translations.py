"""What a record says in other languages.

A person or a resource is one record for all languages: its address, its mentions and
whom it credits are shared. What readers read of it may be written once for each
locale beside the record’s own words.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings as django_settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from wagtail_curation.models.people import BIO_FEATURES
from wagtail_curation.models.swapped import resource_model_string


class RecordTranslation(models.Model):
    """A record’s words in one language; what is empty here is said as on the record.

    The concrete class adds the ParentalKey to the record, with
    ``related_name="translations"``, and the constraint that goes with it.
    """

    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        abstract = True
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self) -> str:
        return str(self.locale)


class PersonTranslation(RecordTranslation):
    person = ParentalKey(
        "wagtail_curation.Person", on_delete=models.CASCADE, related_name="translations"
    )
    role = models.CharField(_("role"), max_length=255, blank=True)
    bio = RichTextField(_("bio"), blank=True, features=BIO_FEATURES)

    class Meta(RecordTranslation.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["person", "locale"], name="curation_person_once_a_locale"
            )
        ]


class ResourceTranslation(RecordTranslation):
    resource = ParentalKey(
        resource_model_string(), on_delete=models.CASCADE, related_name="translations"
    )
    title = models.CharField(
        _("title, translated"),
        max_length=500,
        blank=True,
        help_text=_("Shown after the title, which stays as its author wrote it."),
    )
    summary = models.TextField(_("summary"), blank=True)

    class Meta(RecordTranslation.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "locale"], name="curation_resource_once_a_locale"
            )
        ]


def load_translations(model: Any, key: str, records: Mapping[Any, Any], locale_id: Any):
    """Gives these records, by primary key, their words in a locale: one query.

    None at all without a locale, and on a site that has one language only.
    """
    if not records or not locale_id or not has_languages():
        return
    rows = model.objects.filter(**{f"{key}__in": list(records)}, locale=locale_id)
    said = {getattr(row, f"{key}_id"): row for row in rows}
    for record in records.values():
        record.translation = said.get(record.pk)


def has_languages() -> bool:
    """Whether the site writes in more than one language."""
    return getattr(django_settings, "WAGTAIL_I18N_ENABLED", False)
