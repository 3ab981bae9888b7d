"""People: whoever is cited, and whoever curates."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from wagtail_curation.compat import api_field
from wagtail_curation.models.renditions import rendition

BIO_FEATURES = ["bold", "italic", "link"]


class Person(index.Indexed, ClusterableModel):
    """Somebody cited or curating; one record serves both."""

    name = models.CharField(_("name"), max_length=255)
    role = models.CharField(
        _("role"),
        max_length=255,
        blank=True,
        help_text=_("What they do, for example “Learning designer”."),
    )
    organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    organisation_url = models.URLField(
        _("organisation’s address"), max_length=500, blank=True
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bio = RichTextField(_("bio"), blank=True, features=BIO_FEATURES)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("site user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="curation_person",
        help_text=_("Their account on this site, if they have one."),
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    search_fields = [
        index.SearchField("name", boost=5),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.SearchField("organisation"),
        index.AutocompleteField("organisation"),
        index.FilterField("name"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]

    # The row of PersonTranslation for the page that shows the record, if there is one.
    translation = None

    def __str__(self) -> str:
        return self.name

    @property
    def role_text(self) -> str:
        """The role in the language of the page that shows it, else as on the record."""
        return (self.translation and self.translation.role) or self.role

    @property
    def bio_text(self) -> str:
        """The bio in the language of the page that shows it, else as on the record."""
        return (self.translation and self.translation.bio) or self.bio

    @property
    def affiliation(self) -> str:
        """Role and organisation in one line; either may be missing."""
        return ", ".join(part for part in (self.role_text, self.organisation) if part)

    @property
    def portrait(self):
        """The rendition of the photo for a bio, or None."""
        return rendition(self.photo, "portrait")


class PersonLink(Orderable):
    """A place on the web where the person is found (schema.org’s sameAs)."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("label"), max_length=100)
    url = models.URLField(_("address"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label


class AbstractCurator(Orderable):
    """A curator's place on a page; concrete classes add ``page``, a ParentalKey
    with ``related_name="curators"``.

    The person is protected: a curator who is shown on a page has to be taken
    off it before the record can go.
    """

    person = models.ForeignKey(
        "wagtail_curation.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    api_fields = [api_field("person", writable=True)]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("curator")
        verbose_name_plural = _("curators")

    def __str__(self) -> str:
        return str(self.person)
