"""A real browser, axe-core and the Nu HTML checker, as fixtures.

Each skips its test where the tool is missing, except with CI=true: there a check
that did not run is a failure.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM = os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium")
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI skips nothing")
    pytest.skip(f"{what} is missing")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(django_db_setup):
    """One Chromium for the whole run."""
    if not Path(CHROMIUM).exists():
        _missing(f"Chromium ({CHROMIUM}; CHROMIUM_PATH names another)")
    sync_api = pytest.importorskip("playwright.sync_api")
    # Playwright's loop runs in this thread; Django would take that for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # … and gives it connections of its own, which have to be told what migrations
    # wrote, or nothing would bring it back after a test that commits.
    contents = connection._test_serialized_contents
    with sync_api.sync_playwright() as playwright:
        connection._test_serialized_contents = contents
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_ARGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser, live_server):
    """A fresh browser profile whose relative addresses are the live server's."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context):
    """An empty tab. `page.errors` lists the script errors that it has met."""
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    return page


@pytest.fixture
def log_in(context, live_server, client):
    """`log_in(user)`: the browser carries that user's session from here on."""

    def log_in(user):
        client.force_login(user)
        name = "sessionid"
        context.add_cookies(
            [
                {
                    "name": name,
                    "value": client.cookies[name].value,
                    "url": live_server.url,
                }
            ]
        )

    return log_in


@pytest.fixture(scope="session")
def axe():
    """`axe(page, **options)`: axe-core's violations in the page, shortened to read.

    Each is `{"id", "impact", "help", "nodes"}`, the nodes as HTML; an empty list is
    what a test wants. Options are axe's own (`runOnly`, `rules`); `include` is a
    CSS selector that narrows the check.
    """
    if not AXE.exists():
        _missing("axe-core (`npm install`)")
    source = AXE.read_text()

    def axe(page, include=None, **options):
        page.evaluate(source)
        found = page.evaluate(
            "([include, options]) => axe.run(include || document, options)",
            [include, options],
        )
        return [
            {
                "id": rule["id"],
                "impact": rule["impact"],
                "help": rule["help"],
                "nodes": [node["html"] for node in rule["nodes"]],
            }
            for rule in found["violations"]
        ]

    return axe


@pytest.fixture(scope="session")
def vnu():
    """`vnu(html)`: the Nu HTML checker's errors in a document, as readable lines."""
    if not shutil.which("java"):
        _missing("Java, which the HTML checker needs,")
    if not VNU.exists():
        _missing("the Nu HTML checker (`npm install`)")

    def vnu(html):
        ran = subprocess.run(
            ["java", "-jar", str(VNU), "--format", "json", "--errors-only", "-"],
            input=html if isinstance(html, bytes) else html.encode(),
            capture_output=True,
            timeout=120,
        )
        # The report is on standard error; anything else there is a broken checker.
        messages = json.loads(ran.stderr)["messages"]
        return [
            f"line {message.get('lastLine')}: {message['message']}"
            f" … {message.get('extract', '').strip()}"
            for message in messages
        ]

    return vnu
