"""Whether three pages say the same: their words, links, quotes and pictures."""

import re
from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.pictures: list[tuple] = []
        self.quotes: list[str] = []
        self.in_quote = self.in_number = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a":
            # Where an item is on the page differs: each page has its own ids.
            href = given["href"]
            self.links.append("#" if href.startswith("#") else href)
        if tag == "img":
            kept = ("src", "width", "height", "alt")
            self.pictures.append(tuple(given.get(name) for name in kept))
        self.in_quote += tag == "blockquote"
        if tag == "span" and (self.in_number or given.get("class") == NUMBER):
            self.in_number += 1

    def handle_endtag(self, tag):
        self.in_quote -= tag == "blockquote"
        self.in_number -= tag == "span" and bool(self.in_number)

    def handle_data(self, data):
        # Stock blocks have no number: CSS would print one. Marks are presentation.
        if self.in_number:
            return
        words = re.sub(r"[“”]", "", data).split()
        self.words += words
        if self.in_quote:
            self.quotes += words


NUMBER = "curation-item__number"


def said(html: str) -> dict:
    """What a page says, in order, without how it is marked up."""
    reader = _Reader()
    reader.feed(html)
    return {
        "words": "".join(reader.words),
        "links": reader.links,
        "pictures": reader.pictures,
        "quotes": "".join(reader.quotes),
    }
