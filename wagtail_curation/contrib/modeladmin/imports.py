"""Every import of a collection: a table to search, filter and export."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail_modeladmin.options import ModelAdmin

from wagtail_curation.admin.imports.base import NAMESPACE, may_import
from wagtail_curation.contrib.modeladmin.filtering import FilterSetIndexView
from wagtail_curation.contrib.modeladmin.mentions import ReadOnlyForLibrarians
from wagtail_curation.importers.links.formats import LINK_FORMATS
from wagtail_curation.library.intake.words import format_label
from wagtail_curation.models import (
    ImportState,
    ResourceImport,
    ResourceImportRow,
    RowState,
)


def format_choices():
    return [(each.name, each.label) for each in LINK_FORMATS]


def importers(request=None):
    """Those who have brought something in."""
    keys = ResourceImport.objects.order_by().values("added_by").distinct()
    return get_user_model().objects.filter(pk__in=keys)


class ImportFilterSet(WagtailFilterSet):
    format = django_filters.ChoiceFilter(
        label=_("Format"), choices=format_choices, empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=ImportState.choices, empty_label=_("All")
    )
    added_by = django_filters.ModelChoiceFilter(
        label=_("Imported by"), queryset=importers, empty_label=_("All")
    )
    since = django_filters.DateFilter(
        label=_("Read since"), field_name="created_at", lookup_expr="date__gte"
    )

    class Meta:
        model = ResourceImport
        fields: list[str] = []


class ReadOnlyForImporters(ReadOnlyForLibrarians):
    """Whoever may import sees what was imported; nobody writes here."""

    def user_can_list(self, user):
        return may_import(user)


def rows_in(state: Any) -> Coalesce:
    """How many rows of an import are in this state."""
    rows = ResourceImportRow.objects.filter(run=OuterRef("pk"), state=state)
    counted = rows.order_by().values("run").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class ImportAdmin(ModelAdmin):
    model = ResourceImport
    base_url_path = "curation/import-table"
    menu_label = _("Imports")
    menu_icon = "download"
    add_to_admin_menu = False
    permission_helper_class = ReadOnlyForImporters
    index_view_class = FilterSetIndexView
    index_template_name = "wagtail_curation/modeladmin/index.html"
    filterset_class = ImportFilterSet
    inspect_view_enabled = True
    inspect_view_fields = [
        "name",
        "format",
        "state",
        "topics",
        "to_inbox",
        "problem",
        "digest",
        "added_by",
        "created_at",
        "finished_at",
    ]
    history_view_enabled = False
    list_display = [
        "report",
        "format_text",
        "state",
        "added",
        "known",
        "rejected",
        "added_by",
        "created_at",
    ]
    list_select_related = ["added_by"]
    list_per_page = 50
    list_export = [
        "name",
        "format",
        "state",
        "added",
        "known",
        "rejected",
        "added_by",
        "created_at",
        "finished_at",
        "digest",
    ]
    search_fields = ["name", "digest"]
    ordering = ["-created_at", "-pk"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                rows_added=rows_in(RowState.ADDED),
                rows_known=rows_in(RowState.KNOWN),
                rows_rejected=rows_in(RowState.REJECTED),
            )
        )

    def report(self, run):
        address = reverse(f"{NAMESPACE}:show", args=[run.pk])
        return format_html('<a href="{}">{}</a>', address, run.name)

    report.short_description = _("Report")
    report.admin_order_field = "name"

    def format_text(self, run):
        return format_label(run.format)

    format_text.short_description = _("Format")
    format_text.admin_order_field = "format"

    def added(self, run):
        return run.rows_added

    added.short_description = _("Added")
    added.admin_order_field = "rows_added"

    def known(self, run):
        return run.rows_known

    known.short_description = _("Known")
    known.admin_order_field = "rows_known"

    def rejected(self, run):
        return run.rows_rejected

    rejected.short_description = _("Rejected")
    rejected.admin_order_field = "rows_rejected"
