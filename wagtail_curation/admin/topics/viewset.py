"""The addresses of topics."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_curation.admin.topics.listing import (
    COLUMNS,
    NAMESPACE,
    TopicFilterSet,
    TopicIndexView,
)
from wagtail_curation.admin.topics.views import (
    AddTopicView,
    DeleteTopicView,
    EditTopicView,
    MergeTopicView,
    TopicForm,
)
from wagtail_curation.models import Topic


class TopicViewSet(ModelViewSet):
    model = Topic
    name = NAMESPACE
    url_prefix = "curation/topics"
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "curation-topics"
    index_view_class = TopicIndexView
    add_view_class = AddTopicView
    edit_view_class = EditTopicView
    delete_view_class = DeleteTopicView
    filterset_class = TopicFilterSet
    list_display = COLUMNS
    list_per_page = 50
    search_fields = ["name"]
    ordering = "name"
    copy_view_enabled = False
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            **{"usage_url_name": self.UNDEFINED, **kwargs}
        )

    def get_form_class(self, for_update=False):
        return TopicForm

    def get_permissions_to_register(self):
        """All four: who may only look sees the vocabulary."""
        content_type = ContentType.objects.get_for_model(self.model)
        return Permission.objects.filter(content_type=content_type)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("edit/<str:pk>/", self.edit_view, name="edit"),
            path("delete/<str:pk>/", self.delete_view, name="delete"),
            path("merge/<str:pk>/", MergeTopicView.as_view(), name="merge"),
            path("history/<str:pk>/", self.history_view, name="history"),
            path(
                "history/<str:pk>/results/",
                self.history_results_view,
                name="history_results",
            ),
        ]
