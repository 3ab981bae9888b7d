"""Mouse and keyboard that count themselves.

A gesture is a click, or a key that writes nothing: Enter, Tab, an arrow, a shortcut
such as Ctrl+V. Typing words is none, and neither is waiting. Whoever composes is given
these hands and no page, so that nothing is done uncounted.
"""

from dataclasses import dataclass


@dataclass
class Count:
    """What a page took: clicks, keys other than text, letters, requests."""

    clicks: int = 0
    keys: int = 0
    letters: int = 0
    requests: int = 0

    @property
    def gestures(self) -> int:
        return self.clicks + self.keys


class Hands:
    """An editor's hands on a browser page; ``count`` is what they have done."""

    def __init__(self, page):
        self._page = page
        self.count = Count()
        self._on_their_way = set()
        page.on("request", self._asked)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)

    def _asked(self, request) -> None:
        if request.method == "POST":
            self._on_their_way.add(request)
        is_local = not request.url.startswith(("data:", "blob:"))
        # Scripts and styles are the browser's business: it keeps them.
        if is_local and "/static/" not in request.url:
            self.count.requests += 1

    def _answered(self, request) -> None:
        self._on_their_way.discard(request)

    def begin(self, url: str) -> None:
        """Opens the page at which the work starts; that is not counted."""
        self._page.goto(url)
        self.count = Count()

    def click(self, selector: str) -> None:
        """Clicks on the first that is visible."""
        self._click(self._page.locator(selector).filter(visible=True))

    def click_button(self, name: str) -> None:
        """Clicks on the button with this name."""
        self._click(self._page.get_by_role("button", name=name, exact=True))

    def _click(self, found) -> None:
        self.count.clicks += 1
        found.first.click()

    def press(self, key: str) -> None:
        self.count.keys += 1
        self._page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Words, letter by letter; what is no letter has to be pressed."""
        if not words.isprintable():
            raise ValueError("Enter and Tab are gestures: press them.")
        self.count.letters += len(words)
        self._page.keyboard.type(words)

    def paste(self, text: str) -> None:
        """Ctrl+V; that it was copied somewhere else before is the same for all."""
        write = "text => navigator.clipboard.writeText(text)"
        self._page.evaluate(write, text)
        self.press("Control+v")

    # To look is no gesture.

    def wait(self, script: str, of=None) -> None:
        """Until this JavaScript function says yes."""
        self._page.wait_for_function(script, arg=of)

    def rest(self, milliseconds: int) -> None:
        """Until the editor has sent nothing, and waited for nothing, for so long."""
        left = milliseconds
        while left > 0:
            self._page.wait_for_timeout(100)
            left = milliseconds if self._on_their_way else left - 100

    def wait_for_page(self, path: str) -> None:
        self._page.wait_for_url(path)
