"""The form a roundup is edited with: in the admin, and by the write API."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamValue

from wagtail_curation.blocks.unavailable import UNAVAILABLE
from wagtail_curation.models.parts import next_free_number, part_with_number


class RoundupPageForm(WagtailAdminPageForm):
    """Proposes the part number, keeps it unique, and loses no kept content."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_new = self.instance.pk is None
        if is_new and self.parent_page is not None and not self.is_bound:
            series = self.parent_page.specific
            if "part_number" in self.fields:
                self.initial["part_number"] = next_free_number(series)
            if "numbering" in self.fields and hasattr(series, "default_numbering"):
                self.initial["numbering"] = series.default_numbering

    def clean_part_number(self):
        number = self.cleaned_data["part_number"]
        if taken := part_with_number(self.parent_page, number, besides=self.instance):
            raise ValidationError(
                _(
                    "This series has a part %(number)s already: “%(title)s”. The next "
                    "free number is %(free)s."
                ),
                code="part_number_taken",
                params={
                    "number": number,
                    "title": taken.get_admin_display_title(),
                    "free": next_free_number(self.parent_page),
                },
            )
        return number

    def clean_body(self):
        body = self.cleaned_data["body"]
        if _placeholders(body):
            stored = self.instance.body.get_prep_value()
            restore_kept(body, _children_by_id(stored))
        return body


def _placeholders(value) -> list:
    """The values of unavailable blocks that have come without their content."""
    if isinstance(value, StreamValue):
        found = []
        for child in value:
            if child.block_type == UNAVAILABLE and not child.value.get("content"):
                found.append(child)
            found += _placeholders(child.value)
        return found
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _placeholders(inner)]
    return []


def _children_by_id(raw) -> dict:
    """Every stream child in raw data, however deep, by its id."""
    if isinstance(raw, dict):
        inner = raw.values()
        own = {raw["id"]: raw} if raw.get("id") and "type" in raw else {}
    else:
        inner = raw if isinstance(raw, list) else []
        own = {}
    for value in inner:
        own.update(_children_by_id(value))
    return own


def restore_kept(body, stored: dict) -> None:
    """Gives placeholders, as the API hands them out, their content back.

    The API shows of an unavailable block that it is there, not what is in it;
    whoever sends it back unchanged means to keep it.
    """
    for child in _placeholders(body):
        kept = stored.get(child.id)
        if kept and kept["type"] == UNAVAILABLE:
            kept = kept["value"]["content"]
        if kept:
            child.value["content"] = {k: v for k, v in kept.items() if k != "id"}
            child.value["block_type"] = kept["type"]
