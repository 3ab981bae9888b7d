"""The floors of the package (CONTRIBUTING.md has the plan), held by its imports.

A room imports only from its own floor or a lower one. Imports inside functions and
under TYPE_CHECKING count: they are knowledge of the other room all the same.
"""

from fnmatch import fnmatch
from pathlib import Path

import pytest

import wagtail_curation
from tests.imports import (
    PACKAGE,
    Import,
    file_of,
    imports_of,
    is_in,
    reads_of_addresses,
)

ROOT = Path(wagtail_curation.__file__).parent

# The first pattern that fits a file's path inside the package decides its floor.
FLOORS = [
    ("testing/*", 6),
    ("*apps.py", 5),
    ("*wagtail_hooks.py", 5),
    ("tasks.py", 4),
    ("signals.py", 2),
    ("translating.py", 3),
    ("signal_handlers.py", 4),
    ("checks/*", 4),
    ("urls.py", 4),
    ("admin/*", 4),
    ("reading/*", 4),
    ("api/*", 4),
    ("contentchecks/axe.py", 0),
    ("contentchecks/linktext.py", 0),
    ("contentchecks/numberwords.py", 0),
    ("contentchecks/outline.py", 0),
    ("contentchecks/promises.py", 0),
    ("contentchecks/prose.py", 0),
    ("contentchecks/rules.py", 0),
    ("contentchecks/words.py", 0),
    ("contentchecks/*", 4),
    ("contrib/*", 4),
    ("management/*", 4),
    ("templatetags/*", 4),
    ("metadata/service.py", 3),
    ("metadata/lookup.py", 3),
    ("importers/writer.py", 3),
    ("importers/library.py", 3),
    ("linkhealth/service.py", 3),
    ("exports/service.py", 3),
    ("mentions/*", 3),
    ("library/*", 3),
    ("newsletter/*", 3),
    ("migrations/*", 2),
    ("models/*", 2),
    ("blocks/*", 2),
    ("pages/*", 2),
    ("fields.py", 2),
    ("conf.py", 1),
    ("compat.py", 1),
    ("oncommit.py", 1),
    ("embedding.py", 3),
    ("web.py", 1),
    ("webpause.py", 1),
    ("webwords.py", 1),
    ("webrules/*", 0),
    ("metadata/*", 0),
    ("importers/*", 0),
    ("linkhealth/*", 0),
    ("exports/*", 0),
    ("numbering.py", 0),
    ("partialdate.py", 0),
    ("parttitles.py", 0),
    ("rhythm.py", 0),
    ("quotemarks.py", 0),
    ("spreadsheets.py", 0),
    ("__init__.py", 0),
]

FRAMEWORKS = {
    "django",
    "django_filters",
    "django_tasks",
    "modelcluster",
    "ninja",
    "rest_framework",
    "swapper",
    "taggit",
    "wagtail",
    "wagtail_modeladmin",
}
# What opens sockets, or starts a program that may.
NETWORK = set(
    "aiohttp asyncio ftplib http.client http.server httpcore httpx imaplib "
    "multiprocessing.connection nntplib poplib pycurl requests smtplib socket "
    "socketserver ssl subprocess telnetlib urllib.request urllib.robotparser urllib3 "
    "webbrowser websockets xmlrpc".split()
)
# Wagtail's embed finders ask providers themselves; ours derives from one of them.
FINDERS = {
    f"wagtail.embeds.finders.{name}"
    for name in ("embedly", "facebook", "instagram", "oembed")
}
OPENS_SOCKETS = {"web.py": NETWORK, "embedding.py": FINDERS}
# Wagtail 7.4 has no API v3: these alone may import it (or ninja) as they load, and
# nothing may load them there. Elsewhere such an import stands inside a function.
API_V3 = {"ninja", "wagtail.api.v3"}
NEEDS_API_V3 = {"api/v3.py"}

LONGEST = 250
# A file over that length, and why it is one idea all the same.
LONG_FOR_A_REASON: dict[str, str] = {}


def floor_of(path: str) -> int | None:
    """The floor of a file, by its path inside the package; None when it has none."""
    return next((floor for pattern, floor in FLOORS if fnmatch(path, pattern)), None)


def leaks(sources: dict[str, str]) -> list[str]:
    """What breaks the plan in a package of `{path: source}`, as "path:line: reason".

    One for each line: `from a import b` is one leak, though it is two imports.
    """
    found: dict[str, str] = {}
    for path, source in sources.items():
        floor = floor_of(path)
        if floor is None:
            found[f"{path}:1"] = "has no floor: give it one in tests"
            continue
        for imported in imports_of(source, path):
            reason = _why_not(path, floor, imported, set(sources))
            if reason:
                found.setdefault(f"{path}:{imported.line}", reason)
        for line in reads_of_addresses(source, path):
            reason = "a reader of feeds may fetch a text: give it a BytesIO"
            found.setdefault(f"{path}:{line}", reason)
    return [f"{place}: {reason}" for place, reason in sorted(found.items())]


def _why_not(path: str, floor: int, imported: Import, files: set[str]) -> str | None:
    """Why the file at `path` may not import this; None when it may."""
    module = imported.module
    if is_in(module, {PACKAGE}):
        target = file_of(module, files)
        above = None if target is None else floor_of(target)
        if above is not None and above > floor:
            return f"floor {floor} imports {module} of floor {above}"
    elif floor == 0 and is_in(module, FRAMEWORKS):
        return f"floor 0 is pure and imports {module}"
    elif is_in(module, NETWORK | FINDERS) and not (
        is_in(module, OPENS_SOCKETS.get(path, set()))
    ):
        return f"only web.py opens sockets; this imports {module}"
    elif is_in(module, API_V3) and imported.on_load and path not in NEEDS_API_V3:
        return f"Wagtail 7.4 has no {module}: import it inside a function"
    return None


def package_sources() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text()
        for path in ROOT.rglob("*.py")
    }


def test_no_room_imports_from_a_floor_above():
    assert leaks(package_sources()) == []


def test_a_file_over_250_lines_is_asked_why():
    lengths = {path: source.count("\n") for path, source in package_sources().items()}
    long = {
        path: length
        for path, length in lengths.items()
        if length > LONGEST and not fnmatch(path, "*migrations/*")
    }
    assert {path: long[path] for path in long.keys() - LONG_FOR_A_REASON.keys()} == {}
    assert LONG_FOR_A_REASON.keys() <= long.keys(), "a reason that is no longer needed"


P2 = "admin/a.py:2"
PLANTED = {
    "models/people.py": "",
    "admin/menu.py": "",
    "testing/factories.py": "",
}


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("metadata/card.py", "import re\nimport django.utils", ["metadata/card.py:2"]),
        ("metadata/card.py", "from ..models import people", ["metadata/card.py:1"]),
        ("models/a.py", "def f():\n  from ..admin import menu", ["models/a.py:2"]),
        ("models/a.py", "from wagtail_curation.admin.menu import x", ["models/a.py:1"]),
        ("models/a.py", "import wagtail_curation.admin.menu", ["models/a.py:1"]),
        ("admin/a.py", "from ..testing import factories", ["admin/a.py:1"]),
        ("apps.py", "import wagtail_curation.testing.factories", ["apps.py:1"]),
        ("admin/a.py", "import requests", ["admin/a.py:1"]),
        ("admin/a.py", "from urllib import request", ["admin/a.py:1"]),
        ("admin/a.py", "from http.client import HTTPResponse", ["admin/a.py:1"]),
        ("admin/a.py", "import os, subprocess", ["admin/a.py:1"]),
        ("admin/a.py", "def f():\n  __import__('socket')", ["admin/a.py:2"]),
        ("admin/a.py", "import importlib as i\ni.import_module('requests')", [P2]),
        ("admin/a.py", "import_string('urllib.request.urlopen')", ["admin/a.py:1"]),
        ("admin/a.py", "from wagtail.embeds.finders import oembed", ["admin/a.py:1"]),
        ("embedding.py", "import requests", ["embedding.py:1"]),
        ("web.py", "from wagtail.embeds.finders import oembed", ["web.py:1"]),
        ("admin/a.py", "import feedparser\nfeedparser.parse(x)", [P2]),
        ("admin/a.py", "import feedparser as f\nf.parse(b'x')", [P2]),
        ("admin/a.py", "from listparser import parse\nparse(x.text)", [P2]),
        ("api/a.py", "from wagtail.api.v3 import registry", ["api/a.py:1"]),
        ("surprise/a.py", "", ["surprise/a.py:1"]),
        ("web.py", "import socket\nfrom urllib.parse import urlsplit", []),
        ("embedding.py", "from wagtail.embeds.finders.oembed import X", []),
        ("admin/a.py", "import feedparser as f\nf.parse(io.BytesIO(x))", []),
        ("admin/a.py", "from lxml import etree\netree.parse(x)", []),
        ("admin/a.py", "i.import_module(name)\nimport_module('django.urls')", []),
        ("admin/a.py", "from ..models.people import x\nimport django", []),
        ("api/a.py", "def f():\n  from wagtail.api.v3 import registry", []),
    ],
)
def test_a_planted_leak_is_found_where_it_stands(path, source, expected):
    found = leaks({**PLANTED, path: source})
    assert [leak.split(": ")[0] for leak in found] == expected
