"""Series and roundup as pages; a site with a base page of its own writes these
classes itself, over the same mixins.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from wagtail_curation.models import (
    AbstractCurator,
    AbstractTopicOnPage,
    RoundupMixin,
    RoundupSeriesMixin,
)


class RoundupSeriesPage(RoundupSeriesMixin, Page):
    template = "wagtail_curation/roundup_series_page.html"
    content_panels = [*Page.content_panels, *RoundupSeriesMixin.series_panels]
    search_fields = [*Page.search_fields, *RoundupSeriesMixin.series_search_fields]
    api_fields = RoundupSeriesMixin.series_api_fields
    subpage_types = ["wagtail_curation_pages.CuratedRoundupPage"]

    class Meta:
        verbose_name = _("roundup series")
        verbose_name_plural = pgettext_lazy("several", "roundup series")


class CuratedRoundupPage(RoundupMixin, Page):
    template = "wagtail_curation/curated_roundup_page.html"
    content_panels = [*Page.content_panels, *RoundupMixin.roundup_panels]
    search_fields = [*Page.search_fields, *RoundupMixin.roundup_search_fields]
    api_fields = RoundupMixin.roundup_api_fields
    parent_page_types = ["wagtail_curation_pages.RoundupSeriesPage"]
    subpage_types: list[str] = []

    topics = ClusterTaggableManager(
        verbose_name=_("topics"),
        through="wagtail_curation_pages.RoundupTopic",
        blank=True,
    )

    class Meta:
        verbose_name = _("curated roundup")
        verbose_name_plural = _("curated roundups")


class SeriesCurator(AbstractCurator):
    page = ParentalKey(
        RoundupSeriesPage, on_delete=models.CASCADE, related_name="curators"
    )


class RoundupCurator(AbstractCurator):
    page = ParentalKey(
        CuratedRoundupPage, on_delete=models.CASCADE, related_name="curators"
    )


class RoundupTopic(AbstractTopicOnPage):
    content_object = ParentalKey(
        CuratedRoundupPage, on_delete=models.CASCADE, related_name="topic_items"
    )
