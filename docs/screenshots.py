"""The pictures of docs/tutorial/first-roundup-editor.md, taken by walking its steps.

    python docs/screenshots.py [--to FOLDER] [--only-walk]

Starts the example site with its content in a fresh folder, composes the tutorial's part
in Chromium as its text says, and writes a picture at each step: the same size and the
light scheme each time, few colours, small. Needs the extras ``demo`` and ``dev``, and
Chromium (CHROMIUM_PATH names another than /usr/bin/chromium). ``--only-walk`` writes
nothing. A step that no longer works ends with an error.
"""

import argparse
import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 1200, "height": 800}
COLOURS = 128

SERIES = "Asking well"
PART = "Asking well, part 1"
STANDFIRST = "Two things to read before you put your next question to a colleague."
# In the library of the example site: nothing is asked of the network.
ITEMS = [
    (
        "https://jvns.ca/blog/good-questions/",
        "Read the part on stating what you know. It takes a minute and saves an hour.",
        "A passage of the page.",
    ),
    (
        "https://stackoverflow.com/help/how-to-ask",
        "The same advice for questions in writing, as a list to keep beside you.",
        "",
    ),
]
CURSOR_IN = """selector => {
    const at = document.activeElement;
    return at && at.matches(selector) && !at.textContent.trim() && !at.value;
}"""
# Draftail keeps what the form will send beside the field that it stands for.
IN_FORM = """text => [...document.querySelectorAll("input")]
    .flatMap(field => field.rawContentState?.blocks ?? [])
    .some(block => block.text.includes(text))"""
COMMENTARY = '[data-contentpath=content] [contenteditable="true"]'
STANDFIRST_FIELD = '[data-contentpath=standfirst] [contenteditable="true"]'


class Walk:
    """The tutorial's steps, in order; ``shoot`` gets a picture's name."""

    def __init__(self, page: Page, address: str, shoot):
        self.page, self.address, self.shoot = page, address, shoot

    def all(self) -> None:
        self.log_in()
        self.make_the_series()
        self.begin_the_part()
        for number, item in enumerate(ITEMS):
            self.add_an_item(*item, first=number == 0)
        self.publish()

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def log_in(self) -> None:
        self.go("/admin/login/")
        self.page.fill("[name=username]", "admin")
        self.page.fill("[name=password]", "admin")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/admin/")

    def make_the_series(self) -> None:
        home = self.page.request.get(
            f"{self.address}/api/v2/pages/?type=publisher.HomePage"
        ).json()["items"][0]["id"]
        self.go(f"/admin/pages/{home}/add_subpage/")
        self.page.get_by_role("link", name="Roundup series").first.click()
        self.page.fill("[name=title]", SERIES)
        self.page.fill("[name=planned_total]", "3")
        self.page.locator("[name=title]").focus()
        self.shoot("tutorial-series")
        self.press_publish()

    def begin_the_part(self) -> None:
        found = self.page.request.get(
            f"{self.address}/api/v2/pages/?slug=asking-well"
        ).json()["items"]
        self.go(f"/admin/pages/{found[0]['id']}/add_subpage/")
        link = self.page.get_by_role("link", name="Curated roundup")
        # Where only one type fits, Wagtail goes on by itself.
        if link.count():
            link.first.click()
        self.page.fill("[name=title]", PART)
        self.page.locator(STANDFIRST_FIELD).first.click()
        self.page.keyboard.type(STANDFIRST)
        self.shoot("tutorial-part")

    def add_an_item(self, address: str, why: str, quote: str, first: bool) -> None:
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(CURSOR_IN, arg=".curation-paste__input")
        self.page.evaluate("text => navigator.clipboard.writeText(text)", address)
        self.page.keyboard.press("Control+v")
        self.page.wait_for_function(CURSOR_IN, arg=COMMENTARY)
        self.page.keyboard.type(why)
        self.page.wait_for_function(IN_FORM, arg=why)
        if first:
            self.show(".curation-numbered")
            self.shoot("tutorial-item")
        if quote:
            self.page.keyboard.press("Enter")
            self.page.keyboard.type("> ")
            self.page.wait_for_function(CURSOR_IN, arg='[name$="-value-text"]')
            self.page.keyboard.type(quote)

    def publish(self) -> None:
        self.press_publish()
        # As a visitor sees it.
        self.page.context.clear_cookies()
        self.go("/asking-well/asking-well-part-1/")
        titles = self.page.locator(".curation-item__title").all_inner_texts()
        seen = self.page.inner_text("body")[:300]
        assert [title.split()[0] for title in titles] == ["1", "2"], seen
        assert self.page.locator(".curation-item blockquote").count() == 1

    def press_publish(self) -> None:
        self.page.get_by_role("button", name="More actions").first.click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    def show(self, selector: str) -> None:
        found = self.page.locator(selector).filter(visible=True).last
        found.evaluate("it => it.scrollIntoView({block: 'center'})")


PICTURES = [
    "tutorial-series",
    "tutorial-part",
    "tutorial-item",
]


@contextmanager
def example_site():
    """The address of the example site, its content as it is loaded."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
        kept.pop("DATABASE_URL", None)
        environment = {
            **kept,
            "DEMO_DATA_DIR": folder,
            "PORT": port,
            "PYTHONPATH": str(ROOT),
        }
        manage = [sys.executable, str(ROOT / "example_site" / "manage.py")]
        quiet = {"env": environment, "stdout": subprocess.DEVNULL}
        subprocess.run([*manage, "demo"], check=True, **quiet)
        served = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
        server = subprocess.Popen(served, stderr=subprocess.DEVNULL, **quiet)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/robots.txt")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str) -> None:
    for _ in range(600):
        if answers(address):
            return
        time.sleep(0.1)
    raise SystemExit("The example site does not answer.")


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address).close()
    except urllib.error.URLError:
        return False
    return True


def small(png: bytes) -> bytes:
    """The same picture with few colours."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def main(folder: Path | None) -> None:
    taken = []
    with example_site() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        context = chromium.new_context(
            viewport=SIZE,
            locale="en-GB",
            color_scheme="light",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()

        def shoot(name: str) -> None:
            taken.append(name)
            page.wait_for_timeout(700)
            if folder:
                png = page.screenshot(animations="disabled", caret="hide")
                (folder / f"{name}.png").write_bytes(small(png))

        Walk(page, address, shoot).all()
        chromium.close()
    assert taken == PICTURES, taken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only-walk", action="store_true")
    given = parser.parse_args()
    main(None if given.only_walk else given.to)
