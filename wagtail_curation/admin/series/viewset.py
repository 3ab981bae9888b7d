"""The addresses of pages about whole series, and the ways that lead there."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from wagtail_curation.admin.series.holding import (
    HOLD_ICON,
    NAMESPACE,
    TITLE,
    HoldView,
    hold_url,
)
from wagtail_curation.admin.series.report import SeriesReportView
from wagtail_curation.models import RoundupSeriesMixin


class SeriesViewSet(ViewSet):
    name = NAMESPACE
    url_prefix = "curation/series"

    def get_urlpatterns(self):
        results = SeriesReportView.as_view(results_only=True)
        return [
            path("", SeriesReportView.as_view(), name="overview"),
            path("results/", results, name="overview_results"),
            path("<int:pk>/hold/", HoldView.as_view(), name="hold"),
        ]


def hold_buttons(page, user, *args, **kwargs):
    """“Hold and release”, in the menu of a series, for those who may publish in it."""
    model = page.cached_content_type.model_class() if page.pk else None
    if model is None or not issubclass(model, RoundupSeriesMixin):
        return
    if page.permissions_for_user(user).can_publish():
        yield Button(TITLE, url=hold_url(page), icon_name=HOLD_ICON, priority=45)


series_pages = SeriesViewSet()
