"""The listing of all parts of all series."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from wagtail_curation.admin.columns import WIDE
from wagtail_curation.admin.roundup_export import ExportsRoundups, name_curators
from wagtail_curation.admin.roundup_filters import RoundupFilterSet
from wagtail_curation.models import get_roundup_page_model


def curators_text(page) -> str:
    return ", ".join(getattr(page, "curator_names", ()))


def part_text(page) -> str:
    return "–" if page.part_number is None else str(page.part_number)


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn(
        "title",
        label=_("Title"),
        sort_key="title",
        classname="title curation-title",
    ),
    ParentPageColumn("parent", label=_("Series"), classname=WIDE),
    Column(
        "part_number",
        label=_("Part"),
        accessor=part_text,
        sort_key="part_number",
        width="7%",
    ),
    Column("curators", label=_("Curators"), accessor=curators_text, classname=WIDE),
    Column(
        "item_count",
        label=_("Items"),
        sort_key="item_count",
        width="7%",
        classname=WIDE,
    ),
    DateColumn(
        "latest_revision_created_at",
        label=_("Updated"),
        sort_key="latest_revision_created_at",
        width="12%",
        classname=WIDE,
    ),
    PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
]


class RoundupIndexView(ExportsRoundups, IndexView):
    def paginate_queryset(self, queryset, page_size):
        paginator, page, records, has_others = super().paginate_queryset(
            queryset, page_size
        )
        page.object_list = records = list(records)
        name_curators(records)
        return paginator, page, records, has_others


class RoundupListingViewSet(PageListingViewSet):
    icon = "list-ol"
    menu_label = _("Roundups")
    menu_name = "curation-roundups"
    add_to_admin_menu = False
    index_view_class = RoundupIndexView
    filterset_class = RoundupFilterSet
    columns = COLUMNS
    export_filename = "roundups"

    name = "wagtail_curation_roundups"
    url_prefix = "curation/roundups"

    @cached_property
    def model(self):
        return get_roundup_page_model()
