"""The roundups of a listing as a spreadsheet."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from wagtail_curation.admin.exports import Export, give_lists, name_topics
from wagtail_curation.mentions.showing import page_model
from wagtail_curation.models import get_roundup_page_model

COLUMNS = [
    ("title", _("title")),
    ("series", _("series")),
    ("part", _("part")),
    ("curators", _("curators")),
    ("status", _("status")),
    ("items", _("items")),
    ("topics", _("topics")),
    ("address", _("address")),
    ("first_published_at", _("first published")),
    ("last_published_at", _("last published")),
    ("updated_at", _("updated")),
]


def name_curators(pages: list) -> None:
    """Gives each page ``curator_names``, in order. One query."""
    relation = get_roundup_page_model()._meta.get_field("curators").related_model
    rows = relation._default_manager.filter(page__in=[page.pk for page in pages])
    rows = rows.order_by("sort_order").values_list("page_id", "person__name")
    give_lists(pages, "curator_names", rows)


class ExportsRoundups(Export):
    def export_columns(self):
        return COLUMNS

    def export_queryset(self):
        pages = super().export_queryset().defer_streamfields()
        return pages.annotate_approved_schedule().prefetch_workflow_states()

    def complete(self, records):
        name_curators(records)
        name_topics(records, get_roundup_page_model())
        page_model()._default_manager.annotate_parent_page(records)

    def row_of(self, record) -> dict[str, Any]:
        series = getattr(record, "_parent_page", None)
        return {
            "title": record.title,
            "series": series.title if series else "",
            "part": record.part_number,
            "curators": "; ".join(record.curator_names),
            "status": capfirst(str(record.status_string)),
            "items": record.item_count,
            "topics": "; ".join(record.topic_names),
            "address": record.get_full_url(self.request) or "" if record.live else "",
            "first_published_at": record.first_published_at,
            "last_published_at": record.last_published_at,
            "updated_at": record.latest_revision_created_at,
        }
