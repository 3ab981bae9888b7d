"""The reference says what the code does: names are public API."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

from wagtail_curation import checks, management
from wagtail_curation.blocks import ItemContentBlock, default_blocks
from wagtail_curation.blocks.items import FurtherResourceBlock
from wagtail_curation.conf import DEFAULT_IMAGE_SPECS, DEFAULTS, PREFIX
from wagtail_curation.models.vocabulary import FurtherRole

REPOSITORY = Path(__file__).parents[2]
REFERENCE = REPOSITORY / "docs" / "reference"
COMMANDS = sorted(
    path.stem for path in Path(management.__file__).parent.glob("commands/[a-z]*.py")
)


def page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def rows(text: str) -> dict[str, list[str]]:
    """The cells of all tables, by the code in the first cell."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            found[cells[0].split("`")[1]] = cells[1:]
    return found


def test_settings_are_listed_with_their_defaults():
    listed = rows(page("settings"))
    settings = {name: cells for name, cells in listed.items() if PREFIX in name}
    assert settings.keys() == {PREFIX + name for name in DEFAULTS}
    for name, default in DEFAULTS.items():
        shown = settings[PREFIX + name][0].strip("`")
        assert shown.replace('"', "'") == repr(default)


def test_image_specs_are_listed():
    listed = rows(page("settings"))
    for place, spec in DEFAULT_IMAGE_SPECS.items():
        assert listed[place] == [f"`{spec}`"]


def test_check_ids_are_listed():
    room = Path(checks.__file__).parent
    source = "".join(
        (room / name).read_text(encoding="utf-8")
        for name in ("checks.py", "api/checks.py")
    )
    ids = {f"wagtail_curation.{i}" for i in re.findall(r"\b[EW]\d{3}\b", source)}
    assert rows(page("checks")).keys() == ids


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_and_their_options_are_listed(command):
    text = page("commands").split(f"## `{command}", 1)[1].split("\n## ", 1)[0]
    parser = load_command_class("wagtail_curation", command).create_parser("", command)
    base = load_command_class("django.core", "flush").create_parser("", "flush")
    known = {option for action in base._actions for option in action.option_strings}
    for action in parser._actions:
        for option in action.option_strings:
            if option not in known:
                assert option in text


def test_blocks_are_listed_with_their_fields():
    listed = rows(page("blocks"))
    blocks = dict(default_blocks())
    assert listed.keys() == blocks.keys()
    for name, block in blocks.items():
        fields = getattr(block, "child_blocks", None)
        if fields:
            documented = re.findall(r"`(\w+)`", listed[name][0])
            assert set(documented) == set(fields), name


def test_the_blocks_of_an_item_are_named():
    text = page("blocks")
    for name in ItemContentBlock().child_blocks:
        assert f"`{name}`" in text
    for name in [*FurtherResourceBlock().child_blocks, *FurtherRole.values]:
        assert f"`{name}`" in text


def test_every_link_between_documents_leads_somewhere():
    for document in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
