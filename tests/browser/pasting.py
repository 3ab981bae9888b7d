"""What the tests of pasting have in common: pages to read, and a clipboard."""

import time

from tests.webserver import page

TITLE = "Reading well, and slowly"
HTML = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Press">
<meta name="author" content="Ada Lovelace">
</head><body><h1>{title}</h1><p>{words}</p></body></html>"""


def article(title=TITLE, words=600):
    return page(HTML.format(title=title, words="word " * words))


def slowly(reply, seconds):
    """A page whose server takes its time."""

    def answer(asked):
        time.sleep(seconds)
        return reply

    return answer


def paste(field, text, html=""):
    """Pastes into a field as a browser does; the clipboard of the machine is left."""
    field.evaluate(
        """(field, [text, html]) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            if (html) data.setData("text/html", html);
            field.dispatchEvent(new ClipboardEvent("paste", {
                clipboardData: data, bubbles: true, cancelable: true,
            }));
        }""",
        [text, html],
    )


def in_item(item):
    """The parts of an item's paste field, by name."""
    chooser = item.locator(".curation-resource-chooser").first
    return Parts(chooser)


class Parts:
    def __init__(self, chooser):
        self.chooser = chooser
        self.field = chooser.get_by_label("Paste a link, or type words to search")
        self.status = chooser.locator(".curation-paste__status")
        self.title = chooser.locator("[data-chooser-title]")
        self.line = chooser.locator(".curation-card__line")

    def button(self, name):
        return self.chooser.get_by_role("button", name=name)

    @property
    def review(self):
        return self.chooser.get_by_role("link", name="Review")
