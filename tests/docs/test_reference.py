"""The reference says what the code does: names are public API."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

from tests.docs.reading import REPOSITORY, page, rows
from wagtail_curation import management
from wagtail_curation.conf import DEFAULT_IMAGE_SPECS, DEFAULTS, PREFIX
from wagtail_curation.contentchecks.rules import RULES

COMMANDS = sorted(
    path.stem for path in Path(management.__file__).parent.glob("commands/[a-z]*.py")
)


def test_settings_are_listed_with_their_defaults():
    listed = rows(page("settings"))
    settings = {name: cells for name, cells in listed.items() if PREFIX in name}
    assert settings.keys() == {PREFIX + name for name in DEFAULTS}
    for name, default in DEFAULTS.items():
        shown = settings[PREFIX + name][0].strip("`")
        assert shown.replace('"', "'") == repr(default)
        _default, meaning, when = settings[PREFIX + name]
        assert all((meaning, when)), name


def test_image_specs_are_listed():
    listed = rows(page("settings"))
    for place, spec in DEFAULT_IMAGE_SPECS.items():
        assert listed[place] == [f"`{spec}`"]


def test_check_ids_are_listed():
    package = Path(management.__file__).parents[1]
    files = [*package.glob("checks/*.py"), *package.glob("*/checks.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    ids = {f"wagtail_curation.{i}" for i in re.findall(r"\b[EW]\d{3}\b", source)}
    assert len(ids) > 10
    assert rows(page("checks")).keys() == ids


def test_content_checks_are_listed():
    assert [*rows(page("content-checks"))] == [*RULES]


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


def test_every_link_between_documents_leads_somewhere():
    for document in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
