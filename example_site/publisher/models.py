"""What this publisher adds: a field on the library's records, and two page types."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from wagtail_curation.models import (
    AbstractResource,
    get_roundup_page_model,
    get_series_page_model,
)


class Audience(models.TextChoices):
    SELF = "self", _("Anybody who is learning")
    TEACHERS = "teachers", _("Teachers")
    TRAINERS = "trainers", _("Trainers")
    MANAGERS = "managers", _("Whoever leads a team")
    DESIGNERS = "designers", _("Whoever makes the course")


class Resource(AbstractResource):
    """The library's record, with a field of our own: whom we recommend it to."""

    audience = models.CharField(max_length=20, blank=True, choices=Audience.choices)

    search_fields = [*AbstractResource.search_fields, index.FilterField("audience")]

    class Meta(AbstractResource.Meta):
        abstract = False


class HomePage(Page):
    introduction = RichTextField(blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1
    NEWEST = 5

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parts = get_roundup_page_model().objects.descendant_of(self).live().public()
        parts = parts.defer_streamfields().select_related("hero_image")
        context["parts"] = list(parts.order_by("-first_published_at")[: self.NEWEST])
        series = get_series_page_model().objects.child_of(self).live().public()
        context["series"] = series.order_by("path").select_related("hero_image")
        return context


class InformationPage(Page):
    """About us, terms, and whatever else is only words."""

    body = RichTextField(features=["h2", "bold", "italic", "link", "ol", "ul"])

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    subpage_types: list[str] = []
