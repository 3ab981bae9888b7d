"""docs/reference/hooks.md lists the registries, and the hooks that are registered."""

import re
from importlib import import_module

from wagtail import hooks

from tests.docs.reading import page, rows, section
from wagtail_curation import importers
from wagtail_curation.admin.viewsets import MENU_HOOK, CurationGroup
from wagtail_curation.conf import DEFAULTS, PREFIX
from wagtail_curation.importers import links

TEXT = page("hooks")
# A viewset of Wagtail's registers these by itself.
BY_WAGTAIL = {"register_permissions"}


def registered() -> dict[str, set[int]]:
    """The hooks that the package itself uses, each with the orders it has there."""
    hooks.search_for_hooks()
    found: dict[str, set[int]] = {}
    for name, receivers in hooks._hooks.items():
        for function, order in receivers:
            module = function.__module__
            if module.startswith("wagtail_curation.") and name not in BY_WAGTAIL:
                found.setdefault(name, set()).add(order)
    return found


def test_every_hook_that_we_use_is_listed_with_its_order():
    listed = rows(section(TEXT, "## Hooks of Wagtail that we use"))
    used = registered()
    assert used.pop(MENU_HOOK)
    assert [*listed] == sorted(used)
    for name, (order, _what) in listed.items():
        assert {int(one) for one in re.findall(r"\d+", order) or ["0"]} == used[name]


def test_every_registry_is_listed():
    listed = rows(section(TEXT, "## Registries of ours"))
    for path in listed:
        module, _dot, name = path.rpartition(".")
        assert callable(getattr(import_module(module), name))
    ours = {
        f"{room.__name__}.{name}"
        for room in (importers, links)
        for name in room.__all__
        if name.startswith("register_")
    }
    assert {*listed} == ours


def test_settings_that_name_something_to_call_are_settings():
    for name in rows(section(TEXT, "## What settings name")):
        assert name.removeprefix(PREFIX) in DEFAULTS


def test_the_example_adds_to_our_menu():
    described = section(TEXT, "## A hook of ours")
    assert f"`{MENU_HOOK}`" in described
    (source,) = re.findall(r"```python\n(.*?)```", described, re.DOTALL)
    theirs: dict = {}
    exec(source, theirs)
    try:
        menu = CurationGroup().get_menu_item().menu
        labels = [str(item.label) for item in menu.registered_menu_items]
    finally:
        hooks._hooks[MENU_HOOK].remove((theirs["reading_room"], 0))
    assert "Reading room" in labels
