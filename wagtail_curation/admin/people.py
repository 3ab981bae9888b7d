"""The room of people: their listing, their forms, and what can be done with two."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    DeleteView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from wagtail_curation.admin.columns import WIDE
from wagtail_curation.admin.merges import DuplicatesView, MergesView, UndoMergeView
from wagtail_curation.admin.merging import (
    MERGE_ICON,
    MergeView,
    MergeWithView,
    may_merge,
    merge_url,
)
from wagtail_curation.admin.panels import person_edit_handler
from wagtail_curation.admin.people_at_work import (
    CountsWork,
    PeopleAtWorkFilterSet,
    places_of,
    work_columns,
)
from wagtail_curation.admin.people_export import ExportsPeople
from wagtail_curation.admin.rooms import OF_PEOPLE
from wagtail_curation.admin.search import search_people
from wagtail_curation.admin.where_used import WhereUsedView
from wagtail_curation.models import Person

MERGING = [
    path(address, view.as_view(room=OF_PEOPLE), name=name)
    for address, view, name in (
        ("duplicates/", DuplicatesView, "duplicates"),
        ("merge/<str:pk>/", MergeWithView, "merge_with"),
        ("merge/<str:pk>/<str:other>/", MergeView, "merge"),
        ("merges/", MergesView, "merges"),
        ("merges/<int:merge>/undo/", UndoMergeView, "undo_merge"),
    )
]


class PersonIndexView(ExportsPeople, CountsWork, IndexView):
    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return search_people(queryset, self.search_query)


class PersonEditView(EditView):
    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if may_merge(self.request.user, OF_PEOPLE):
            label, url = _("Merge with another"), merge_url(self.object)
            buttons.append(Button(label, url=url, icon_name=MERGE_ICON, priority=15))
        return buttons


class PersonDeleteView(DeleteView):
    """Says where somebody stands who can not go, and what to do about it."""

    def get_context_data(self, **kwargs):
        may = may_merge(self.request.user, OF_PEOPLE)
        return super().get_context_data(
            places=list(places_of(self.object)),
            merge_url=merge_url(self.object) if may else "",
            **kwargs,
        )


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = _("People")
    menu_name = "curation-people"
    url_namespace = OF_PEOPLE.namespace
    url_prefix = "curation/people"
    index_view_class = PersonIndexView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    usage_view_class = WhereUsedView
    delete_template_name = "wagtail_curation/admin/delete_person.html"
    filterset_class = PeopleAtWorkFilterSet
    list_per_page = 20
    copy_view_enabled = False
    list_display = [
        "name",
        Column("role", label=_("Role"), classname=WIDE, sort_key="role"),
        Column(
            "organisation",
            label=_("Organisation"),
            classname=WIDE,
            sort_key="organisation",
        ),
        *work_columns(),
    ]
    export_filename = "people"

    def get_urlpatterns(self):
        index, *others = super().get_urlpatterns()
        return [index, *MERGING, *others]

    def get_edit_handler(self):
        return person_edit_handler().bind_to_model(self.model)
