"""The listing of all parts of all series."""

from collections import defaultdict

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from wagtail_curation.models import (
    Person,
    get_roundup_page_model,
    get_series_page_model,
)


class SeriesFilter(django_filters.ModelMultipleChoiceFilter):
    """Parts of these series."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        pages = queryset.model._default_manager.none()
        for series in value:
            pages = pages | queryset.model._default_manager.child_of(series)
        return queryset.filter(pk__in=pages.values("pk"))


def curators(request=None) -> QuerySet:
    """Those who curate some roundup."""
    relation = get_roundup_page_model()._meta.get_field("curators").related_model
    keys = relation._default_manager.order_by().values("person_id")
    return Person.objects.filter(pk__in=keys)


class RoundupFilterSet(WagtailFilterSet):
    series = SeriesFilter(
        label=_("Series"),
        queryset=lambda request: get_series_page_model().objects.order_by("title"),
        widget=CheckboxSelectMultiple,
    )
    curator = django_filters.ModelMultipleChoiceFilter(
        label=_("Curator"),
        field_name="curators__person",
        queryset=curators,
        widget=CheckboxSelectMultiple,
        distinct=True,
    )
    live = django_filters.BooleanFilter(label=_("Live"))

    class Meta:
        model = get_roundup_page_model()
        fields: list[str] = []


def curators_text(page) -> str:
    return ", ".join(getattr(page, "curator_names", ()))


def part_text(page) -> str:
    return "–" if page.part_number is None else str(page.part_number)


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
    ParentPageColumn("parent", label=_("Series")),
    Column(
        "part_number",
        label=_("Part"),
        accessor=part_text,
        sort_key="part_number",
        width="7%",
    ),
    Column("curators", label=_("Curators"), accessor=curators_text),
    Column("item_count", label=_("Items"), sort_key="item_count", width="7%"),
    DateColumn(
        "latest_revision_created_at",
        label=_("Updated"),
        sort_key="latest_revision_created_at",
        width="12%",
    ),
    PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
]


class RoundupIndexView(IndexView):
    def paginate_queryset(self, queryset, page_size):
        paginator, page, records, has_others = super().paginate_queryset(
            queryset, page_size
        )
        page.object_list = records = list(records)
        name_curators(records)
        return paginator, page, records, has_others


def name_curators(pages: list) -> None:
    """Gives each page ``curator_names``, in order. One query."""
    relation = get_roundup_page_model()._meta.get_field("curators").related_model
    rows = relation._default_manager.filter(page__in=[page.pk for page in pages])
    names = defaultdict(list)
    for key, name in rows.order_by("sort_order").values_list("page_id", "person__name"):
        names[key].append(name)
    for page in pages:
        page.curator_names = names[page.pk]


class RoundupListingViewSet(PageListingViewSet):
    icon = "list-ol"
    menu_label = _("Roundups")
    menu_name = "curation-roundups"
    add_to_admin_menu = False
    index_view_class = RoundupIndexView
    filterset_class = RoundupFilterSet
    columns = COLUMNS

    name = "wagtail_curation_roundups"
    url_prefix = "curation/roundups"

    @cached_property
    def model(self):
        return get_roundup_page_model()
