"""A publisher's own base page, and the package's pages built on it.

What `wagtail_curation.pages` does for Wagtail's default Page, such a publisher writes
over the same mixins.
"""

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.models import AbstractPage

from wagtail_curation.models import (
    AbstractCurator,
    AbstractTopicOnPage,
    RoundupMixin,
    RoundupSeriesMixin,
)


class BasePage(AbstractPage):
    audience = models.CharField(max_length=100, blank=True)

    promote_panels = [*AbstractPage.promote_panels, "audience"]


class SeriesPage(RoundupSeriesMixin, BasePage):
    template = "wagtail_curation/roundup_series_page.html"
    content_panels = [*BasePage.content_panels, *RoundupSeriesMixin.series_panels]
    search_fields = [*BasePage.search_fields, *RoundupSeriesMixin.series_search_fields]
    api_fields = RoundupSeriesMixin.series_api_fields
    subpage_types = ["basepage.RoundupPage"]


class RoundupPage(RoundupMixin, BasePage):
    template = "wagtail_curation/curated_roundup_page.html"
    content_panels = [*BasePage.content_panels, *RoundupMixin.roundup_panels]
    search_fields = [*BasePage.search_fields, *RoundupMixin.roundup_search_fields]
    api_fields = RoundupMixin.roundup_api_fields
    parent_page_types = ["basepage.SeriesPage"]
    subpage_types: list[str] = []

    topics = ClusterTaggableManager(
        through="basepage.RoundupTopic", blank=True, related_name="roundups"
    )


class SeriesCurator(AbstractCurator):
    page = ParentalKey(SeriesPage, on_delete=models.CASCADE, related_name="curators")


class RoundupCurator(AbstractCurator):
    page = ParentalKey(RoundupPage, on_delete=models.CASCADE, related_name="curators")


class RoundupTopic(AbstractTopicOnPage):
    content_object = ParentalKey(
        RoundupPage, on_delete=models.CASCADE, related_name="topic_items"
    )
