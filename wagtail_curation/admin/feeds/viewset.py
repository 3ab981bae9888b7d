"""The addresses of watched feeds."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_curation.admin.feeds.forms import FeedForm, NewFeedForm
from wagtail_curation.admin.feeds.views import (
    COLUMNS,
    NAMESPACE,
    AddFeedView,
    CheckNowView,
    FeedIndexView,
    PauseView,
)
from wagtail_curation.models import WatchedFeed


class FeedViewSet(ModelViewSet):
    model = WatchedFeed
    name = NAMESPACE
    url_prefix = "curation/feeds"
    icon = "rotate"
    menu_label = _("Feeds")
    menu_name = "curation-feeds"
    index_view_class = FeedIndexView
    add_view_class = AddFeedView
    list_display = COLUMNS
    list_per_page = 50
    search_fields = ["title", "url"]
    ordering = "title"
    copy_view_enabled = False
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        absent = {f"{name}_url_name": self.UNDEFINED for name in ("history", "usage")}
        return super().get_common_view_kwargs(**absent, **kwargs)

    def get_form_class(self, for_update=False):
        return FeedForm if for_update else NewFeedForm

    def get_permissions_to_register(self):
        """All four: who may only look sees what is watched."""
        content_type = ContentType.objects.get_for_model(self.model)
        return Permission.objects.filter(content_type=content_type)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
            path("check/<int:pk>/", CheckNowView.as_view(), name="check"),
            path("pause/<int:pk>/", PauseView.as_view(), name="pause"),
        ]
