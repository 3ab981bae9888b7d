"""Listings as spreadsheets: all that is listed, a few hundred rows in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from wagtail_curation.library.places import chunks
from wagtail_curation.spreadsheets import as_text_cell, without_control_characters

ROWS_AT_A_TIME = 300


class SafeCells(SpreadsheetExportMixin):
    """For a listing: what people wrote stays text in whatever opens the file."""

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        if not isinstance(value, str):
            return value
        # XML can not hold them, and a line of a table ends at some.
        value = without_control_characters(value)
        # In the other format a cell knows that it is text.
        return as_text_cell(value) if export_format == self.FORMAT_CSV else value


class Export(SafeCells):
    """For a listing: exports ``export_columns()``, of all that is listed now.

    ``complete(records)`` gives a few hundred records at a time what their columns
    need, so that ten thousand rows cost no more memory than these.
    """

    def export_columns(self) -> Sequence[tuple[str, Any]]:
        """(name, label) of each column."""
        raise NotImplementedError

    @cached_property
    def list_export(self) -> list[str]:
        return [name for name, _label in self.export_columns()]

    def words_of_columns(self) -> dict[str, str]:
        return {name: capfirst(str(label)) for name, label in self.export_columns()}

    def get(self, request, *args, **kwargs):
        if not self.is_export:
            return super().get(request, *args, **kwargs)
        # A file is sent when the editor's language is no longer the active one.
        self.export_headings = self.words_of_columns()
        rows = self._rows(_keys(self.get_queryset()), get_language())
        return self.as_spreadsheet(rows, request.GET["export"])

    def get_heading(self, queryset, field):
        return self.export_headings[field]

    def to_row_dict(self, item):
        return item

    def _rows(self, keys: list, language) -> Iterator[dict[str, Any]]:
        for some in chunks(keys, ROWS_AT_A_TIME):
            with override(language):
                rows = [self.row_of(record) for record in self.records_of(some)]
            yield from rows

    def records_of(self, keys: list) -> list[Any]:
        found = {it.pk: it for it in self.export_queryset().filter(pk__in=keys)}
        # What a colleague has deleted meanwhile is not there.
        records = [found[key] for key in keys if key in found]
        self.complete(records)
        return records

    def export_queryset(self):
        return self.model._default_manager.order_by()

    def complete(self, records: list[Any]) -> None:
        """Gives the records what their columns need, for all of them at once."""

    def row_of(self, record: Any) -> dict[str, Any]:
        """A value for each of ``export_columns()``."""
        raise NotImplementedError


def _keys(listed: Any) -> list:
    """The keys of what is listed, in its order; a search’s results are no query."""
    if hasattr(listed, "values_list"):
        return list(listed.values_list("pk", flat=True))
    return [each.pk for each in listed]


def name_topics(records: list[Any], model: Any) -> None:
    """Gives each record ``topic_names``, by the alphabet. One query."""
    relation = model._meta.get_field("topic_items").related_model
    rows = relation._default_manager.filter(content_object__in=records)
    rows = rows.order_by("tag__name")
    give_lists(
        records, "topic_names", rows.values_list("content_object_id", "tag__name")
    )


def give_lists(records: list[Any], name: str, rows: Any) -> None:
    """Gives each record a list of what ``rows`` say of it: (key, value).

    Values, and no prefetched objects: these and their record hold each other, and the
    memory of one batch would not be free before the next.
    """
    lists = defaultdict(list)
    for key, value in rows:
        lists[key].append(value)
    for record in records:
        setattr(record, name, lists[record.pk])


def own_fields(model: Any, base: Any) -> list[Any]:
    """The plain fields that a site has added to a model of ours."""
    ours = {field.name for field in base._meta.get_fields()}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in ours and not field.is_relation and not field.primary_key
    ]
