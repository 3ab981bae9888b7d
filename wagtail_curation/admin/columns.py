"""Table columns that listings and choosers share."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from wagtail_curation.admin.usage import count_pages

# Columns that a phone does without.
WIDE = "curation-wide"


class CountsPages:
    """For a listing view: each record at hand gets ``pages_using``, in one query."""

    def paginate_queryset(self, queryset, page_size):
        paginator, page, records, has_others = super().paginate_queryset(
            queryset, page_size
        )
        page.object_list = records = list(records)
        count_pages(records)
        return paginator, page, records, has_others


class KindColumn(Column):
    cell_template_name = "wagtail_curation/admin/kind_cell.html"

    def __init__(self, **kwargs):
        super().__init__("kind", label=_("Kind"), accessor="kind_label", **kwargs)


def pages_text(record) -> str:
    count = getattr(record, "pages_using", 0)
    if not count:
        return "–"
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}


def used_column() -> Column:
    return Column("used_in", label=_("Used in"), accessor=pages_text, width="10%")


def resource_columns(sortable: bool = False) -> list[Column]:
    """Publisher, kind, date, used in: what tells two resources apart."""
    return [
        Column(
            "publisher",
            label=_("Publisher"),
            classname=WIDE,
            sort_key="publisher" if sortable else None,
        ),
        KindColumn(sort_key="kind" if sortable else None),
        Column(
            "published",
            label=_("Published"),
            classname=WIDE,
            accessor=lambda record: record.published or "",
            sort_key="published" if sortable else None,
        ),
        used_column(),
    ]
