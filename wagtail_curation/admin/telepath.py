"""How our blocks reach the editor’s scripts (static/…/js/stream-blocks.js)."""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter

from wagtail_curation.blocks import (
    CurationStreamBlock,
    NumberedResourceBlock,
    RoundupStreamBlock,
)
from wagtail_curation.blocks.unavailable import UNAVAILABLE, UnavailableBlock

SCRIPT = "wagtail_curation/js/stream-blocks.js"


class WithOurScript:
    @cached_property
    def media(self):
        return super().media + forms.Media(js=[SCRIPT])


class CurationStreamAdapter(WithOurScript, StreamBlockAdapter):
    """A stream whose picker does not offer what nobody can add."""

    js_constructor = "wagtail_curation.CurationStreamBlock"

    def js_args(self, block):
        name, groups, initial, meta = super().js_args(block)
        meta["curationHidden"] = [UNAVAILABLE]
        return [name, groups, initial, meta]


class RoundupStreamAdapter(CurationStreamAdapter):
    """A body: its children know whether they count, whoever wrote their blocks."""

    js_constructor = "wagtail_curation.RoundupStreamBlock"

    def js_args(self, block):
        name, groups, initial, meta = super().js_args(block)
        meta["curationNumbered"] = _names(block, "is_numbered")
        meta["curationSections"] = _names(block, "is_section")
        meta["attrs"] = {"data-controller": "curation-numbering", **meta["attrs"]}
        return [name, groups, initial, meta]


class ItemAdapter(WithOurScript, StructBlockAdapter):
    """An item is summed up by its heading, else by its resource’s title."""

    js_constructor = "wagtail_curation.NumberedResourceBlock"


class UnavailableAdapter(WithOurScript, StructBlockAdapter):
    """To be read, moved and deleted, not to be written in."""

    js_constructor = "wagtail_curation.UnavailableBlock"


def _names(block, attribute: str) -> list[str]:
    children = block.child_blocks.items()
    return [name for name, child in children if getattr(child, attribute, False)]


def register_blocks() -> None:
    register(CurationStreamAdapter(), CurationStreamBlock)
    register(RoundupStreamAdapter(), RoundupStreamBlock)
    register(ItemAdapter(), NumberedResourceBlock)
    register(UnavailableAdapter(), UnavailableBlock)
