"""How many gestures a part takes to compose, against a page of stock Wagtail.

    python benchmarks/compose.py [--json]

Needs the package with its ``testing`` extra, Playwright, and Chromium (CHROMIUM_PATH
names another than /usr/bin/chromium). It brings its own settings, a database that is
gone afterwards and the pages that are linked to. README.md says what is counted.
"""

import argparse
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.compose_settings"
# Playwright's loop runs in this thread; Django would take that for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

USER = "editor"


@contextmanager
def site():
    """The address of a running site, its tables made and an editor in it."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread
    from wagtail.models import Collection

    from benchmarks.article import pages
    from wagtail_curation.testing.web import CannedWeb

    call_command("migrate", run_syncdb=True, verbosity=0)
    Collection.add_root(name="Root")
    get_user_model().objects.create_superuser(USER, "editor@example.com", USER)
    server = LiveServerThread("localhost", StaticFilesHandler, connections_override={})
    server.daemon = True
    with CannedWeb(pages()):
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        try:
            yield f"http://localhost:{server.port}"
        finally:
            server.terminate()


def parents() -> tuple[int, int]:
    """A series with its curator, and a folder for stock articles: their keys."""
    from benchmarks.article import BIO, CURATOR, SERIES
    from benchmarks.rivals.models import StockFolderPage
    from wagtail_curation.models import Person
    from wagtail_curation.pages.models import SeriesCurator
    from wagtail_curation.testing.factories import RoundupSeriesPageFactory, home_page

    series = RoundupSeriesPageFactory(title=SERIES)
    person = Person.objects.create(name=CURATOR, bio=f"<p>{BIO}</p>")
    SeriesCurator.objects.create(page=series, person=person)
    folder = home_page().add_child(instance=StockFolderPage(title=SERIES))
    return series.pk, folder.pk


@contextmanager
def browser(address: str):
    """`new_tab()`: an empty one of somebody who is logged in."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        context = chromium.new_context(
            base_url=address, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(15_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        log_in = context.new_page()
        log_in.goto("/admin/login/")
        log_in.fill("[name=username]", USER)
        log_in.fill("[name=password]", USER)
        log_in.press("[name=password]", "Enter")
        log_in.wait_for_url("**/admin/")
        yield context.new_page
        chromium.close()


def said_by(key: int) -> str:
    """The one page below this one as a visitor gets it; it has to be live."""
    from django.test import RequestFactory
    from wagtail.models import Page
    from wagtail.rich_text import expand_db_html

    (page,) = (child.specific for child in Page.objects.get(pk=key).get_children())
    assert page.live, f"{page.title} has not been published."
    if hasattr(page, "item_count"):
        html = page.serve(RequestFactory().get("/")).render().content.decode()
    else:
        parts = (page.title, page.standfirst, page.body)
        html = " ".join(expand_db_html(part) for part in parts)
    page.delete()
    return html


def check(html: str, way: str) -> None:
    """Whoever leaves something out needs fewer gestures, and is not compared."""
    from benchmarks.article import BIO, ITEMS, STANDFIRST, TITLE

    wanted = [TITLE, STANDFIRST, BIO]
    for item in ITEMS:
        wanted += [item.title, item.author, item.commentary, item.quote]
        wanted.append(f'href="{item.address}"')
    missing = [words for words in wanted if words not in html]
    if missing or html.count("<blockquote") != len(ITEMS):
        sys.exit(f"{way} lacks something: nothing to compare. {missing}")


def measure() -> dict:
    """Counts by way, each page checked to say the same."""
    from benchmarks.composers import STOCK, WAYS
    from benchmarks.hands import Hands

    counts = {}
    with site() as address:
        series, folder = parents()
        with browser(address) as new_tab:
            for way, compose in WAYS.items():
                key = folder if way == STOCK else series
                hands = Hands(new_tab())
                hands.begin(f"/admin/pages/{key}/")
                compose(hands)
                counts[way] = hands.count
                check(said_by(key), way)
    return counts


def report(counts: dict) -> None:
    from benchmarks.composers import STOCK

    stock = counts[STOCK]
    print(f"{'':28} gestures  clicks  keys  letters  requests  of stock")
    for way, count in counts.items():
        print(
            f"{way:28} {count.gestures:8} {count.clicks:7} {count.keys:5}"
            f" {count.letters:8} {count.requests:9}"
            f" {count.gestures / stock.gestures:9.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="the counts as JSON")
    asked = parser.parse_args()
    counts = measure()
    if asked.json:
        said = {
            way: {"gestures": count.gestures, **vars(count)}
            for way, count in counts.items()
        }
        print(json.dumps(said))
    else:
        report(counts)


if __name__ == "__main__":
    main()
