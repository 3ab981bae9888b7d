"""The form a roundup is edited with: in the admin, and by the write API."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import SimpleLazyObject
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue

from wagtail_curation.blocks.unavailable import UNAVAILABLE
from wagtail_curation.models.parts import (
    PartNavigation,
    next_free_number,
    next_free_title,
    part_with_number,
)


class RoundupPageForm(WagtailAdminPageForm):
    """Proposes the part number, keeps it unique, and loses no kept content."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.parent_page is None:
            return
        if self.instance.pk is None and not self.is_bound:
            self._propose(self.parent_page.specific)
        if "numbering" in self.fields:
            # The editor's scripts count from here when the numbering continues. Only
            # who shows the form asks for it: autosave does not.
            start = SimpleLazyObject(self._start_number)
            self.fields["numbering"].widget.attrs["data-curation-start"] = start

    def _start_number(self) -> int:
        series = self.parent_page.specific
        return PartNavigation(self.instance, series, drafts=True).start_number

    def _propose(self, series):
        if "part_number" in self.fields:
            self.initial["part_number"] = number = next_free_number(series)
            if "title" in self.fields and not self.initial.get("title"):
                self._propose_title(next_free_title(series, number))
        if "numbering" in self.fields and hasattr(series, "default_numbering"):
            self.initial["numbering"] = series.default_numbering

    def _propose_title(self, title: str):
        self.initial["title"] = title
        # Wagtail makes the slug as one types; what is proposed nobody types.
        if "slug" in self.fields and not self.initial.get("slug"):
            is_unicode = getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True)
            self.initial["slug"] = slugify(title, allow_unicode=is_unicode)

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
        if placeholders(body):
            stored = self.instance.body.get_prep_value()
            restore_kept(body, children_by_id(stored))
            drop_hollow(body)
        return body


def _streams(value) -> Iterator[StreamValue]:
    """A stream and all that stand in its blocks."""
    if isinstance(value, StreamValue):
        yield value
        inner = [child.value for child in value]
    elif isinstance(value, dict):
        inner = list(value.values())
    else:
        inner = list(value) if isinstance(value, ListValue) else []
    for each in inner:
        yield from _streams(each)


def _is_placeholder(child) -> bool:
    """Whether this is an unavailable block that has come without its content."""
    return child.block_type == UNAVAILABLE and not child.value.get("content")


def placeholders(body) -> list:
    return [c for stream in _streams(body) for c in stream if _is_placeholder(c)]


def children_by_id(raw) -> dict:
    """Every stream child in raw data, however deep, by its id."""
    if isinstance(raw, dict):
        inner = list(raw.values())
        own = {raw["id"]: raw} if raw.get("id") and "type" in raw else {}
    else:
        inner = raw if isinstance(raw, list) else []
        own = {}
    for value in inner:
        own.update(children_by_id(value))
    return own


def restore_kept(body, stored: dict) -> None:
    """Gives placeholders, as the API hands them out, their content back.

    The API shows of an unavailable block that it is there, not what is in it;
    whoever sends it back unchanged means to keep it.
    """
    for child in placeholders(body):
        kept = stored.get(child.id)
        if kept and kept["type"] == UNAVAILABLE:
            kept = kept["value"]["content"]
        if kept:
            child.value["content"] = {k: v for k, v in kept.items() if k != "id"}
            child.value["block_type"] = kept["type"]


def drop_hollow(body) -> None:
    """Takes out the unavailable blocks that stand for nothing."""
    for stream in list(_streams(body)):
        for place in reversed(range(len(stream))):
            if _is_placeholder(stream[place]):
                del stream[place]
