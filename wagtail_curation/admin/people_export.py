"""The people of a listing as a spreadsheet."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_curation.admin.exports import Export
from wagtail_curation.admin.people_at_work import count_work

COLUMNS = [
    ("name", _("name")),
    ("role", _("role")),
    ("organisation", _("organisation")),
    ("organisation_url", _("organisation’s address")),
    ("credits_count", _("credited for resources")),
    ("quoted_count", _("cited on pages")),
    ("curating_count", _("curating pages")),
    ("created_at", _("added at")),
    ("updated_at", _("changed at")),
]


class ExportsPeople(Export):
    def export_columns(self):
        return COLUMNS

    def complete(self, records):
        count_work(records)

    def row_of(self, record) -> dict[str, Any]:
        return {name: getattr(record, name) for name, _label in COLUMNS}
