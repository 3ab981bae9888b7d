"""docs/reference/blocks.md has every block, and every field as an editor meets it."""

import re

import pytest
from django.utils import translation
from wagtail.blocks import FieldBlock, RichTextBlock

from tests.docs.reading import codes, page, rows, section
from wagtail_curation import blocks
from wagtail_curation.blocks import default_blocks
from wagtail_curation.blocks.items import (
    FurtherResourceBlock,
    FurtherResourcesBlock,
    ItemContentBlock,
)
from wagtail_curation.blocks.unavailable import UNAVAILABLE
from wagtail_curation.models.vocabulary import FurtherRole

TEXT = page("blocks")
BODY = section(TEXT, "## In the body")
BLOCKS = dict(default_blocks())
FURTHER = section(TEXT, "## In an item’s `further_resources`")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def test_the_blocks_of_a_body_are_listed_in_their_order():
    assert re.findall(r"^### `(\w+)`$", BODY, re.MULTILINE) == [*BLOCKS]


def told(block) -> list[str]:
    """What the row of a field has to say of it."""
    default = ""
    if isinstance(block, FieldBlock) and not isinstance(block, RichTextBlock):
        value = block.get_default()
        default = "" if value in (None, "") else f"`{value!r}`".replace("'", '"')
    field = getattr(block, "field", None)
    help_text = getattr(block.meta, "help_text", "") or getattr(field, "help_text", "")
    return [
        f"`{type(block).__name__}`",
        "yes" if block.required else "",
        default,
        str(block.label),
        str(help_text or ""),
    ]


def fields_of(block) -> dict[str, list[str]]:
    children = getattr(block, "child_blocks", {})
    return {name: told(child) for name, child in children.items()}


@pytest.mark.parametrize("name", BLOCKS)
def test_the_fields_of_a_block_are_as_described(name):
    described = section(BODY, f"### `{name}`")
    block = BLOCKS[name]
    assert rows(described) == fields_of(block)
    assert [*rows(described)] == [*fields_of(block)]
    words = " ".join(described.split())
    start = f"{block.label}: {block.meta.description}. In the picker under "
    assert words.startswith(f"{start}*{block.meta.group}*.")


def test_what_stands_in_an_item_is_named():
    described = codes(section(TEXT, "## In an item’s `content`"))
    assert {*ItemContentBlock().child_blocks} - {UNAVAILABLE} == {*described}
    (first,) = [name for name, _value in ItemContentBlock().meta.default]
    assert f"begins with one empty {first}" in " ".join(TEXT.split())


def test_a_further_resource_is_as_described():
    (name,) = {*FurtherResourcesBlock().child_blocks} - {UNAVAILABLE}
    before, table = FURTHER.split("\n| field", 1)
    assert codes(before) == [name, "role", *FurtherRole.values]
    assert rows(table) == fields_of(FurtherResourceBlock())


def test_every_type_of_ours_is_explained():
    ours = {
        found
        for block in [*BLOCKS.values(), FurtherResourceBlock()]
        for child in getattr(block, "child_blocks", {}).values()
        for found in [type(child)]
        if found.__module__.startswith("wagtail_curation.")
    } - {ItemContentBlock, FurtherResourcesBlock}
    explained = section(TEXT, "## The types")
    missing = [it.__name__ for it in ours if f"`{it.__name__}`" not in explained]
    assert missing == []
    public = explained.partition("`wagtail_curation.blocks` has:")[2].partition("`AsIt")
    assert all(hasattr(blocks, name) for name in codes(public[0]))
