"""The library’s listings and forms, under one Curation menu."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UserColumn
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from wagtail_curation.admin.alike import AlikeView
from wagtail_curation.admin.columns import WIDE, CountsPages, resource_columns
from wagtail_curation.admin.feeds.viewset import FeedViewSet
from wagtail_curation.admin.fetches import FetchViewSet
from wagtail_curation.admin.filters import ResourceFilterSet
from wagtail_curation.admin.forms import KnownAddress
from wagtail_curation.admin.imports.viewset import ImportsViewSet
from wagtail_curation.admin.inbox.viewset import InboxViewSet
from wagtail_curation.admin.merges import DuplicatesView, MergesView, UndoMergeView
from wagtail_curation.admin.merging import MergeView, MergeWithView
from wagtail_curation.admin.panels import resource_edit_handler
from wagtail_curation.admin.people import PersonViewSet
from wagtail_curation.admin.picture_view import PictureView
from wagtail_curation.admin.refreshing import RefreshView
from wagtail_curation.admin.resource_export import ExportsResources
from wagtail_curation.admin.resource_views import (
    OffersRefresh,
    ResourceEditView,
    ResourceInspectView,
)
from wagtail_curation.admin.roundups import RoundupListingViewSet
from wagtail_curation.admin.search import search_resources
from wagtail_curation.admin.topics.viewset import TopicViewSet
from wagtail_curation.admin.where_used import WhereUsedView
from wagtail_curation.compat import SubmenuHookMixin
from wagtail_curation.models import get_resource_model

MERGING = [
    path("alike/", AlikeView.as_view(), name="alike"),
    path("duplicates/", DuplicatesView.as_view(), name="duplicates"),
    path("merge/<str:pk>/", MergeWithView.as_view(), name="merge_with"),
    path("merge/<str:pk>/<str:other>/", MergeView.as_view(), name="merge"),
    path("merges/", MergesView.as_view(), name="merges"),
    path("merges/<int:merge>/undo/", UndoMergeView.as_view(), name="undo_merge"),
]
MENU_HOOK = "register_curation_menu_item"


class ResourceIndexView(ExportsResources, OffersRefresh, CountsPages, IndexView):
    def get_base_queryset(self):
        # The column shows the user's picture, which their profile has.
        queryset = super().get_base_queryset()
        return queryset.select_related("added_by__wagtail_userprofile")

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return search_resources(queryset, self.search_query)


class ResourceCreateView(CreateView):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except KnownAddress as quicker:
            messages.warning(
                self.request,
                _now(
                    "Somebody added this address a moment ago: here is their record. "
                    "Yours was not saved."
                ),
            )
            return redirect(self.get_edit_url_of(quicker.found))

    def get_edit_url_of(self, record) -> str:
        from django.urls import reverse

        return reverse(self.edit_url_name, args=[record.pk])


class ResourceViewSet(SnippetViewSet):
    icon = "link"
    menu_label = _("Resources")
    menu_name = "curation-resources"
    url_namespace = "wagtail_curation_resources"
    url_prefix = "curation/resources"
    index_view_class = ResourceIndexView
    add_view_class = ResourceCreateView
    edit_view_class = ResourceEditView
    inspect_view_class = ResourceInspectView
    usage_view_class = WhereUsedView
    filterset_class = ResourceFilterSet
    inspect_view_enabled = True
    export_filename = "resources"
    list_per_page = 20
    # A second record of the same address is what nobody wants.
    copy_view_enabled = False

    @cached_property
    def model(self):
        return get_resource_model()

    @cached_property
    def list_display(self):
        added = UserColumn("added_by", label=_("Added by"), classname=WIDE)
        return ["title", *resource_columns(sortable=True), added]

    @cached_property
    def inspect_view_fields(self):
        hidden = {"id", "address_key", "provenance"}
        fields = [f.name for f in self.model._meta.concrete_fields]
        return [name for name in fields if name not in hidden]

    def get_urlpatterns(self):
        index, *others = super().get_urlpatterns()
        return [
            index,
            *MERGING,
            *others,
            path("refresh/<str:pk>/", RefreshView.as_view(), name="refresh"),
            path("picture/<str:pk>/", PictureView.as_view(), name="picture"),
        ]

    def get_edit_handler(self):
        return resource_edit_handler(self.model).bind_to_model(self.model)


class CurationGroup(SubmenuHookMixin, SnippetViewSetGroup):
    """Roundups, inbox, resources and so on; others join by the hook ``MENU_HOOK``."""

    menu_label = _("Curation")
    menu_name = "curation"
    menu_icon = "wagtail_curation-curation"
    menu_order = 150
    submenu_hook = MENU_HOOK
    items = (
        RoundupListingViewSet,
        InboxViewSet,
        ResourceViewSet,
        PersonViewSet,
        TopicViewSet,
        FeedViewSet,
        ImportsViewSet,
        FetchViewSet,
    )
