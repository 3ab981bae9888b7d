"""How our blocks reach the editor’s scripts (static/…/js/stream-blocks.js)."""

import json

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from wagtail.admin.telepath import register
from wagtail.admin.widgets.chooser import BaseChooserAdapter
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter

from wagtail_curation.admin.body_words import body_attributes
from wagtail_curation.admin.composing import compose_words, quote_words
from wagtail_curation.blocks import (
    CurationStreamBlock,
    NumberedResourceBlock,
    RoundupStreamBlock,
)
from wagtail_curation.blocks.choosers import PASTING, ResourceChooser
from wagtail_curation.blocks.unavailable import UNAVAILABLE, UnavailableBlock

SCRIPT = "wagtail_curation/js/stream-blocks.js"
# Each after those whose functions it calls.
BODY_SCRIPTS = [
    f"wagtail_curation/js/{name}.js"
    for name in (
        "elements",
        "links-in",
        "paste-requests",
        "paste-tasks",
        "paste-panel",
        "paste-list",
        "quote-words",
        "compose",
        "quotes",
        "nearby-note",
        "nearby",
        "move-to",
        "fold",
    )
]
BODY = forms.Media(js=BODY_SCRIPTS, css={"all": ["wagtail_curation/css/body.css"]})
CONTROLLERS = (
    "curation-numbering curation-compose curation-quotes curation-links "
    "curation-nearby curation-move-to curation-fold"
)


class WithOurScript:
    @cached_property
    def media(self):
        return super().media + forms.Media(js=[SCRIPT])


class ResourceChooserAdapter(BaseChooserAdapter):
    """A chooser with a field to paste into."""

    @cached_property
    def media(self):
        return super().media + PASTING


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
        meta["attrs"] = {
            "data-controller": CONTROLLERS,
            "data-curation-links-words-value": json.dumps(list_words()),
            "data-curation-compose-words-value": json.dumps(compose_words()),
            "data-curation-quotes-words-value": json.dumps(quote_words()),
            **body_attributes(),
            **meta["attrs"],
        }
        return [name, groups, initial, meta]

    @cached_property
    def media(self):
        return super().media + BODY


class ItemAdapter(WithOurScript, StructBlockAdapter):
    """An item is summed up by its heading, else by its resource’s title."""

    js_constructor = "wagtail_curation.NumberedResourceBlock"


class UnavailableAdapter(WithOurScript, StructBlockAdapter):
    """To be read, moved and deleted, not to be written in."""

    js_constructor = "wagtail_curation.UnavailableBlock"


def list_words() -> dict[str, str]:
    """What is said while a list of links becomes items, in the editor’s language."""
    return {
        "open": _now("Add several links …"),
        "group": _now("Several links"),
        "label": _now("Paste a list of links: each becomes an item."),
        "none": _now("There is no link in this. Paste addresses, one in a line."),
        "found": _now("Links found: %(count)s. Make an item for each?"),
        "cut": _now(
            "Links found: more than %(count)s. Make an item for each of these?"
        ),
        "make": _now("Make items: %(count)s"),
        "first": _now("The first one only"),
        "cancel": _now("Cancel"),
        "stop": _now("Stop"),
        "close": _now("Close"),
        "undo": _now("Undo all"),
        "progress": _now("%(done)s of %(count)s"),
        "waiting": _now("Waiting its turn …"),
        "pause": _now(
            "%(done)s of %(count)s. A short pause, so as to overload nobody."
        ),
        "stopped": _now("Stopped."),
        "chosen": _now("Done: %(count)s."),
        "failed": _now("Could not be read: %(count)s. The items have the reasons."),
        "twice": _now("Links that led to the same resource: %(count)s."),
        "undone": _now("Undone."),
        "kept": _now("Items that you have worked on were kept: %(count)s."),
        "full": _now("There is room for fewer items: links left out: %(count)s."),
    }


def _names(block, attribute: str) -> list[str]:
    children = block.child_blocks.items()
    return [name for name, child in children if getattr(child, attribute, False)]


def register_blocks() -> None:
    register(ResourceChooserAdapter(), ResourceChooser)
    register(CurationStreamAdapter(), CurationStreamBlock)
    register(RoundupStreamAdapter(), RoundupStreamBlock)
    register(ItemAdapter(), NumberedResourceBlock)
    register(UnavailableAdapter(), UnavailableBlock)
