"""A body as it is sent to us: checked, and its records found.

Whatever is wrong is said with its path, before anything is written.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)

from wagtail_curation.api.records import Path, Problem, Record, find_records
from wagtail_curation.blocks.unavailable import UNAVAILABLE

PLAIN = (CharBlock, TextBlock, URLBlock, ChoiceBlock, BooleanBlock)
LONGEST_ID = 255


def read_body(block: StreamBlock, data: Any, user) -> tuple[list, list[Problem]]:
    """A body as the API's form takes it, and what is wrong with it.

    A resource by an address that the library has not is an unsaved record, which is
    added when the block is validated.
    """
    reader = BodyReader()
    # To empty a body takes a list: “null” is more likely a slip.
    read = reader.stream(block, data if data is not None else "", ())
    problems = [*reader.problems, *find_records(reader.records, user)]
    return settle(read), problems


def settle(data: Any) -> Any:
    """The data with the keys of records in their places."""
    if isinstance(data, Record):
        return data.found
    if isinstance(data, dict):
        return {name: settle(value) for name, value in data.items()}
    if isinstance(data, list):
        return [settle(value) for value in data]
    return data


class BodyReader:
    """Walks a body with its blocks; ``records`` are still to be found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.records: list[Record] = []

    def refuse(self, path: Path, message: str, code: str = "invalid") -> None:
        self.problems.append(Problem(path, message, code))

    def stream(self, block: StreamBlock, data: Any, path: Path) -> list:
        if data is None:
            return []
        if not isinstance(data, list):
            self.refuse(path, _("This must be a list of blocks."))
            return []
        children = [self.child(block, each, (*path, i)) for i, each in enumerate(data)]
        return [child for child in children if child]

    def child(self, block: StreamBlock, data: Any, path: Path) -> dict | None:
        if not isinstance(data, dict) or not isinstance(data.get("type"), str):
            message = _("A block is an object with “type” and “value”.")
            self.refuse(path, message)
            return None
        child_block = block.child_blocks.get(data["type"])
        if child_block is None:
            message = self.unknown(block, data)
            self.refuse((*path, "type"), message, "unknown_block")
            return None
        value = data.get("value")
        if data["type"] == UNAVAILABLE:
            # Its content is what is stored; what is sent as content is not heeded.
            value = {"block_type": UNAVAILABLE}
        read = self.value(child_block, value, (*path, "value"))
        return {"type": data["type"], "value": read, "id": self.block_id(data, path)}

    def unknown(self, block: StreamBlock, data: dict) -> str:
        known = sorted(name for name in block.child_blocks if name != UNAVAILABLE)
        return _("There is no block “%(type)s” here. There are: %(known)s.") % {
            "type": data["type"],
            "known": ", ".join(known),
        }

    def block_id(self, data: dict, path: Path) -> str | None:
        if data.get("id") is None:
            return None
        if not isinstance(data["id"], str) or not 0 < len(data["id"]) <= LONGEST_ID:
            message = _("An id is a text of at most %(length)s characters.")
            self.refuse((*path, "id"), message % {"length": LONGEST_ID})
        return data["id"]

    def value(self, block, data: Any, path: Path) -> Any:
        if kind := getattr(block, "reference_kind", None):
            record = Record(kind, data, path)
            self.records.append(record)
            return record
        if isinstance(block, StreamBlock):
            return self.stream(block, data, path)
        if isinstance(block, StructBlock):
            return self.struct(block, data, path)
        if isinstance(block, ListBlock):
            return self.items(block, data, path)
        return self.field(block, data, path)

    def struct(self, block: StructBlock, data: Any, path: Path) -> dict:
        if not isinstance(data, dict | None):
            self.refuse(path, _("This must be an object."))
            data = None
        data = data or {}
        return {
            name: self.value(child, data[name], (*path, name))
            if name in data
            else default_of(child)
            for name, child in block.child_blocks.items()
        }

    def items(self, block: ListBlock, data: Any, path: Path) -> list:
        if not isinstance(data, list | None):
            self.refuse(path, _("This must be a list."))
            return []
        places = enumerate(data or [])
        return [self.value(block.child_block, each, (*path, i)) for i, each in places]

    def field(self, block, data: Any, path: Path) -> Any:
        if isinstance(block, RichTextBlock):
            if isinstance(data, dict) and isinstance(data.get("content"), str):
                return data
            if not isinstance(data, str | None):
                self.refuse(path, _("This must be HTML, or “format” and “content”."))
                return None
        elif isinstance(block, PLAIN) and isinstance(data, dict | list):
            self.refuse(path, _("This must be a single value."))
            return None
        return data


def default_of(block) -> Any:
    """What a field begins with that is not sent; streams and lists begin empty."""
    if isinstance(block, StreamBlock | ListBlock | StructBlock):
        return None
    return block.get_prep_value(block.get_default())
