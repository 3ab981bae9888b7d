"""A roundup's editor, worked as an editor works it."""

import re

from django.urls import reverse

THERE = (
    ".curation-roundup > [data-streamfield-stream-container]"
    ' > [data-streamfield-child]:not([aria-hidden="true"])'
)
ADDERS = (
    ".curation-roundup > [data-streamfield-stream-container] > div > .c-sf-add-button"
)

# Wagtail notes what a form is like two seconds after its controller is there, which
# may be there twice: then only the second note is the one that stays. The timers run on
# the page's own thread, so that one which is due was heard before this is asked.
NOTE_WATCHING = """
  let noted = false, ready = 0;
  document.addEventListener("w-unsaved:ready", () => { ready = performance.now(); });
  document.addEventListener("w-unsaved:watch-edits", () => { noted = true; });
  window.isWatched = () => noted && performance.now() > ready + 2200;
"""

# What Draftail shows, and what it keeps for the form beside the field it stands for.
IN_FORM = """
  () => [...document.querySelectorAll("input")]
    .filter((field) => "rawContentState" in field)
    .every((field) => {
      const editor = field.parentNode.querySelector("[contenteditable=true]");
      const kept = field.rawContentState?.blocks.map(({ text }) => text).join("") ?? "";
      return editor.textContent.replace(/\\s/g, "") === kept.replace(/\\s/g, "");
    })
"""


class Editor:
    """The body of a page in Wagtail's editor; places count from 0."""

    def __init__(self, page):
        self.page = page
        self.body = page.locator(".curation-roundup")
        self.modal = page.get_by_role("dialog")

    def open(self, roundup):
        return self.go_to(reverse("wagtailadmin_pages:edit", args=[roundup.pk]))

    def go_to(self, address):
        self.page.add_init_script(NOTE_WATCHING)
        self.page.goto(address)
        self.body.wait_for()
        return self

    @property
    def blocks(self):
        """The blocks that are there; deleted ones stay in the document, hidden."""
        return self.page.locator(THERE)

    def read(self) -> list[str]:
        """The blocks' headings as a screen reader hears them, numbers included."""
        tree = self.page.context.new_cdp_session(self.page)
        tree.send("Accessibility.enable")
        root = tree.send("DOM.getDocument")["root"]["nodeId"]
        headings = f"{THERE} > section > .w-panel__header [data-panel-heading]"
        found = tree.send(
            "DOM.querySelectorAll", {"nodeId": root, "selector": headings}
        )
        said = []
        for node in found["nodeIds"]:
            known = {"nodeId": node, "fetchRelatives": False}
            (heading,) = tree.send("Accessibility.getPartialAXTree", known)["nodes"]
            said.append(re.sub(r"\s+", " ", heading["name"]["value"]).strip())
        tree.detach()
        return said

    def numbers(self) -> list[str]:
        """What stands before each heading's words: "1.", "Bonus.", or ""."""
        return [
            match.group(1) if (match := re.match(r"(\S+\.) ", heading)) else ""
            for heading in self.read()
        ]

    def pick(self, name: str):
        self.offered.filter(has=self.page.get_by_text(name, exact=True)).click()

    @property
    def offered(self):
        """What the open picker offers."""
        return self.page.locator('[role="option"]:visible')

    def add(self, name: str, place: int = -1):
        """Adds a block before the block at this place; at the end by default."""
        # One that belongs to a deleted block may still be on its way out.
        self.page.wait_for_function(
            "([adders, blocks]) => [...document.querySelectorAll(adders)]"
            ".filter((adder) => adder.checkVisibility()).length"
            " === document.querySelectorAll(blocks).length + 1",
            arg=[ADDERS, THERE],
        )
        adders = self.page.locator(f"{ADDERS}:visible")
        (adders.last if place < 0 else adders.nth(place)).click()
        before = self.blocks.count()
        self.pick(name)
        self.page.wait_for_function(
            "([selector, count]) => document.querySelectorAll(selector).length > count",
            arg=[THERE, before],
        )
        return self.blocks.nth(place if place >= 0 else before)

    def press(self, place: int, title: str):
        """Presses a button in a block's header: "Move up", "Delete" …"""
        header = self.blocks.nth(place).locator("> section > .w-panel__header")
        header.get_by_title(title, exact=True).click()

    def toggle(self, place: int):
        header = self.blocks.nth(place).locator("> section > .w-panel__header")
        header.locator("[data-panel-toggle]").click()

    def write(self, block, text: str, editor: int = 0):
        """Types into a rich text field of a block."""
        block.locator("[contenteditable=true]").nth(editor).click()
        self.page.keyboard.type(text)
        self.wait_until_in_form()

    def wait_until_in_form(self):
        """Until Draftail, after its moment, has handed what was typed to the form."""
        self.page.wait_for_function(IN_FORM)

    def save_draft(self):
        with self.saving():
            self.page.get_by_role("button", name="Save draft").click()

    def publish(self):
        self.page.get_by_role("button", name="More actions").first.click()
        with self.saving():
            self.page.get_by_role("button", name="Publish", exact=True).click()

    def saving(self, by_itself=False):
        """Until the server has answered what the buttons below send, or what is saved
        by itself, which goes to the same address.
        """
        return self.page.expect_response(
            lambda answer: (
                answer.request.method == "POST"
                and answer.url.endswith("/edit/")
                and answer.request.is_navigation_request() != by_itself
            )
        )

    def wait_until_watched(self):
        """Until Wagtail has noted what the form is like unchanged: what is typed
        before that is neither saved nor seen in a preview by itself.
        """
        self.page.wait_for_function("window.isWatched()")

    def wait_until_saved(self):
        """Until Wagtail says that it has saved by itself."""
        self.page.locator(".w-autosave-indicator__text:visible").filter(
            has_text="Saved"
        ).wait_for()
