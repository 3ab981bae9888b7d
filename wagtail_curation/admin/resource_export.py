"""The library as a spreadsheet: a row for each resource that is listed."""

from typing import Any

from django.utils.formats import localize
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail_curation.admin.exports import Export, give_lists, name_topics, own_fields
from wagtail_curation.admin.usage import count_pages_and_live
from wagtail_curation.models import ResourceContributor
from wagtail_curation.models.resources import AbstractResource

COLUMNS = [
    ("title", _("title")),
    ("url", _("address")),
    ("kind", _("kind")),
    ("people", _("people")),
    ("publisher", _("publisher")),
    ("published", _("published")),
    ("language", _("language")),
    ("level", _("level")),
    ("cost", _("cost")),
    ("licence", _("licence")),
    ("minutes", _("minutes")),
    ("topics", _("topics")),
    ("summary", _("summary")),
    ("pages", _("used on pages")),
    ("live_pages", _("live pages of these")),
    ("added_by", _("added by")),
    ("created_at", _("added at")),
    ("updated_at", _("changed at")),
]


class ExportsResources(Export):
    """The private note stays in the library: a file is passed on."""

    @cached_property
    def own_fields(self):
        return own_fields(self.model, AbstractResource)

    def export_columns(self):
        own = [(field.name, field.verbose_name) for field in self.own_fields]
        return [*COLUMNS, *own]

    def export_queryset(self):
        return super().export_queryset().select_related("added_by")

    def complete(self, records):
        rows = ResourceContributor.objects.filter(resource__in=records)
        rows = rows.order_by("sort_order", "pk")
        give_lists(records, "credited", rows.values_list("resource_id", "person__name"))
        name_topics(records, self.model)
        count_pages_and_live(records)

    def row_of(self, record) -> dict[str, Any]:
        row = {
            "title": record.title,
            "url": record.url,
            "kind": record.kind_label,
            "people": "; ".join(record.credited) or record.byline,
            "publisher": record.publisher,
            "published": str(record.published or ""),
            "language": record.language,
            "level": record.level_label,
            "cost": record.cost_label,
            "licence": record.licence,
            "minutes": record.minutes,
            "topics": "; ".join(record.topic_names),
            "summary": record.summary,
            "pages": record.pages_using,
            "live_pages": record.live_pages_using,
            "added_by": str(record.added_by or ""),
            "created_at": record.created_at,
            "updated_at": record.updated_at,
        }
        return row | {field.name: _plain(record, field) for field in self.own_fields}


def _plain(record, field) -> Any:
    value = field.value_from_object(record)
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    return value if isinstance(value, int | float | str) else localize(value)
