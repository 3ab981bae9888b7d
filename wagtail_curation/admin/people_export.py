"""The people of a listing as a spreadsheet."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from wagtail_curation.admin.people_at_work import count_work
from wagtail_curation.library.intake.rejects import harmless
from wagtail_curation.library.places import chunks
from wagtail_curation.models import Person

PEOPLE_AT_A_TIME = 300

COLUMNS = {
    "name": _("name"),
    "role": _("role"),
    "organisation": _("organisation"),
    "organisation_url": _("organisation’s address"),
    "credits_count": _("credited for resources"),
    "quoted_count": _("cited on pages"),
    "curating_count": _("curating pages"),
    "created_at": _("added at"),
    "updated_at": _("changed at"),
}
# What the XML of a spreadsheet can not hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ExportsPeople:
    """For a listing: all that is listed, as text that no spreadsheet runs."""

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(self._counted(queryset), spreadsheet_format)

    def _counted(self, people: Iterable[Person]) -> Iterator[Any]:
        for some in chunks(people, PEOPLE_AT_A_TIME):
            count_work(some)
            yield from some

    def get_heading(self, queryset, field):
        return capfirst(str(COLUMNS[field]))

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        if not isinstance(value, str):
            return value
        value = _CONTROL.sub("", value)
        # In the other format a cell knows that it is text.
        return harmless(value) if export_format == self.FORMAT_CSV else value
