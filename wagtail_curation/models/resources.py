"""Resources: the library of outside things worth recommending."""

import swapper
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from wagtail_curation.fields import PartialDateField
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import vocabulary
from wagtail_curation.models.library import ResourceQuerySet, in_words, key_of
from wagtail_curation.models.swapped import resource_model_string
from wagtail_curation.models.topics import ResourceTopics


class AbstractResource(index.Indexed, ClusterableModel):
    """An outside thing worth recommending; one record for each.

    The address is kept as it was pasted; ``address_key`` is for comparing only.
    """

    url = models.URLField(
        _("address"),
        max_length=2048,
        blank=True,
        help_text=_("Leave empty for something without one, such as a printed book."),
    )
    address_key = models.CharField(
        max_length=80, null=True, blank=True, unique=True, editable=False
    )
    title = models.CharField(_("title"), max_length=500)
    byline = models.CharField(
        _("names"),
        max_length=500,
        blank=True,
        help_text=_("Who it is by, where a person needs no record: names only."),
    )
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    published = PartialDateField(_("published"), null=True, blank=True)
    kind = models.CharField(
        _("kind"),
        max_length=40,
        choices=vocabulary.get_kind_choices,
        default="article",
        db_index=True,
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        blank=True,
        validators=[vocabulary.validate_language_tag],
        help_text=_("A code such as “en” or “pt-BR”."),
    )
    summary = models.TextField(_("summary"), blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_credit = models.CharField(_("image credit"), max_length=255, blank=True)
    remote_image_url = models.URLField(
        _("image’s address at the source"), max_length=2048, blank=True
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("Time to read, watch or do.")
    )
    level = models.CharField(
        _("level"), max_length=20, blank=True, choices=vocabulary.Level.choices
    )
    cost = models.CharField(
        _("cost"), max_length=20, blank=True, choices=vocabulary.Cost.choices
    )
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example CC BY 4.0.")
    )
    topics = ResourceTopics(
        verbose_name=_("topics"),
        through="wagtail_curation.ResourceTopic",
        blank=True,
    )
    provenance = models.JSONField(
        _("provenance"), default=dict, blank=True, editable=False
    )
    private_note = models.TextField(
        _("private note"), blank=True, help_text=_("For editors; never published.")
    )
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
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    # The row of ResourceTranslation for the page that shows the record, if any.
    translation = None

    objects = ResourceQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=5),
        index.AutocompleteField("title"),
        index.SearchField("people_text", boost=3),
        index.AutocompleteField("people_text"),
        index.SearchField("publisher", boost=2),
        index.AutocompleteField("publisher"),
        index.SearchField("summary"),
        index.SearchField("url"),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("level"),
        index.FilterField("cost"),
        index.FilterField("created_at"),
    ]

    class Meta:
        abstract = True
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title or self.url

    def save(self, *args, **kwargs):
        self.address_key = key_of(self.url) if self.url else None
        if (fields := kwargs.get("update_fields")) is not None and "url" in fields:
            kwargs["update_fields"] = {*fields, "address_key"}
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.url:
            return
        try:
            key = key_of(self.url)
        except AddressError as error:
            raise ValidationError({"url": in_words(error)}) from error
        others = type(self)._default_manager.exclude(pk=self.pk)
        if other := others.filter(address_key=key).first():
            raise ValidationError(
                {
                    "url": ValidationError(
                        _now("This address is in the library already: “%(title)s”."),
                        code="known_address",
                        params={"title": other},
                    )
                }
            )

    @cached_property
    def credits(self) -> list:
        """The contributors in order, each with its ``person``."""
        return list(self.contributors.select_related("person"))

    @property
    def people_names(self) -> list[str]:
        """Names in order: of the people on record, else the plain byline."""
        names = [credit.person.name for credit in self.credits]
        return names or ([self.byline] if self.byline else [])

    @property
    def people_text(self) -> str:
        return ", ".join(self.people_names)

    @property
    def summary_text(self) -> str:
        """The summary in the language of the page, else as on the record."""
        return (self.translation and self.translation.summary) or self.summary

    @property
    def translated_title(self) -> str:
        """What the title means in the language of the page, "" where nobody said."""
        return self.translation.title if self.translation else ""

    @property
    def kind_label(self) -> str:
        return vocabulary.kind_label(self.kind)

    @property
    def level_label(self) -> str:
        return vocabulary.choice_label(vocabulary.Level, self.level)

    @property
    def cost_label(self) -> str:
        return vocabulary.choice_label(vocabulary.Cost, self.cost)

    @property
    def kind_icon(self) -> str:
        return vocabulary.kind_icon(self.kind)


class Resource(AbstractResource):
    class Meta(AbstractResource.Meta):
        abstract = False
        # swapper gives the setting its default, which migrations insist on.
        swappable = swapper.swappable_setting("wagtail_curation", "Resource")


class ResourceContributor(Orderable):
    """A person's part in a resource."""

    resource = ParentalKey(
        resource_model_string(), on_delete=models.CASCADE, related_name="contributors"
    )
    person = models.ForeignKey(
        "wagtail_curation.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=vocabulary.ContributorRole.choices,
        default=vocabulary.ContributorRole.AUTHOR,
    )

    class Meta(Orderable.Meta):
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self) -> str:
        return str(self.person)
