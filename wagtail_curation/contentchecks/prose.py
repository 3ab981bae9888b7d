"""Rich text as a reader meets it: its words, and its links."""

from __future__ import annotations

from html.parser import HTMLParser

_INLINE = set("a abbr b code em i mark q s small span strong sub sup u".split())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._href: str | None = None
        self._inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._gap(tag)
        if tag == "a":
            self._close()
            self._href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag):
        self._gap(tag)
        if tag == "a":
            self._close()

    def handle_data(self, data):
        self.words.append(data)
        self._inside.append(data)

    def _gap(self, tag: str):
        if tag not in _INLINE:
            self.handle_data(" ")

    def _close(self):
        if self._href is not None:
            self.links.append((squeeze("".join(self._inside)), self._href))
        self._href = None
        self._inside = []

    def close(self):
        super().close()
        self._close()


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    return reader


def squeeze(text: str) -> str:
    """The text with one space wherever it has any."""
    return " ".join(text.split())


def text_of(html: str) -> str:
    """The words of rich text; "" when it holds nothing but tags."""
    return squeeze("".join(_read(html).words))


def links_of(html: str) -> list[tuple[str, str]]:
    """The links of rich text as (text, address), in order.

    The address is "" where the text links a page or a document of the site.
    """
    return _read(html).links
