"""Bookmarks as browsers, Raindrop, Pinboard, linkding and Shaarli export them: HTML.

The format is what Netscape wrote in 1994: nested lists whose tags nobody closes.
    <DT><H3>Folder</H3> <DL><p> <DT><A HREF="…" ADD_DATE="…" TAGS="…">Title</A> <DD>Note
Folders become tags, notes stay private.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from .base import LinkResults
from .clean import one_line, prose
from .markup import Token, tokens
from .records import link
from .textstream import chunks, decoded
from .values import moment_in

_DEEPEST = 100
# Folders that every browser has say nothing about what is in them.
_ATTRIBUTES_OF_ROOTS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_ROOTS = frozenset(
    """bookmarks|bookmarks bar|bookmarks toolbar|bookmarks menu|other bookmarks
    |mobile bookmarks|favorites|favorites bar|favourites|favourites bar
    |other favorites|reading list|imported|unsorted
    |lesezeichen|lesezeichenleiste|lesezeichen-symbolleiste|lesezeichen-menü
    |weitere lesezeichen|mobile lesezeichen|favoriten|favoritenleiste
    |marque-pages|barre personnelle|menu des marque-pages|autres marque-pages
    |favoris|barre de favoris|barre des favoris|autres favoris""".replace(
        "\n    ", ""
    ).split("|")
)
_DOCTYPE = re.compile(r"<!doctype\s+netscape-bookmark-file-1", re.I)
_LINK = re.compile(r"(?P<item><dt>\s*)?<a\s[^<>]*href\s*=", re.I)
_LINKDING_NOTES = re.compile(r"\[linkding-notes\](.*?)(?:\[/linkding-notes\]|\Z)", re.S)
_LINKDING_MARK = "linkding:bookmarks.archived"


def sniff(head: bytes, name: str) -> float:
    text = decoded(head)
    if _DOCTYPE.search(text):
        return 1.0
    if not (start := _LINK.search(text)):
        return 0.0
    return 0.8 if start["item"] else 0.3


def read(stream: BinaryIO) -> LinkResults:
    reader = _Reader()
    for token in tokens(chunks(stream)):
        yield from reader.take(token)
    yield from reader.finish()


class _Reader:
    """Follows the lists: which folders we are in, and which link is still open.

    A link is done when the next one begins, for its note comes after it.
    """

    def __init__(self):
        self.folders: list[str] = []
        self.folder = ""
        self.link: Token | None = None
        self.texts: dict[str, list[str]] = {}
        self.room = 0
        self.place = ""  # whose text comes now: "a", "dd", "h3" or nobody's

    def take(self, token: Token) -> LinkResults:
        if token.kind == "text":
            self._text(token.value)
        elif token.kind == "end":
            yield from self._end(token.value)
        else:
            yield from self._start(token)

    def _text(self, text: str) -> None:
        # What a broken file runs on with is not kept in memory.
        if self.place and self.room > 0:
            self.texts.setdefault(self.place, []).append(text[: self.room])
            self.room -= len(text)

    def _start(self, token: Token) -> LinkResults:
        if token.value in ("a", "dt", "h3", "dl"):
            yield from self.finish()
        if token.value == "a":
            self.link = token
            self._listen("a")
        elif token.value == "h3":
            is_root = any(name in token.attributes for name in _ATTRIBUTES_OF_ROOTS)
            self._listen("" if is_root else "h3")
        elif token.value == "dl":
            self.folders.append(self.folder)
            self.folder = ""
        elif token.value == "dd" and self.link:
            self._listen("dd")
        elif token.value in ("br", "p"):
            self._text("\n")

    def _end(self, name: str) -> LinkResults:
        if name == "h3":
            self.folder = one_line("".join(self.texts.pop("h3", [])), 100)
        elif name == "dl":
            yield from self.finish()
            del self.folders[-1:]
        if name in ("h3", "a"):
            self.place = ""

    def _listen(self, place: str) -> None:
        self.place, self.room = place, 100_000

    def finish(self) -> LinkResults:
        """The link that was open, if one was."""
        done, self.link, self.place = self.link, None, ""
        texts = {place: "".join(parts) for place, parts in self.texts.items()}
        self.texts = {}
        if done is None:
            return
        told = done.attributes
        summary, note = _notes(texts.get("dd", ""))
        tags = [tag for tag in told.get("tags", "").split(",") if tag != _LINKDING_MARK]
        folders = [
            name
            for name in self.folders[:_DEEPEST]
            if name and name.casefold() not in _ROOTS
        ]
        yield link(
            done.line,
            told.get("href", ""),
            title=texts.get("a", ""),
            summary=summary,
            note=note,
            tags=[*folders, *tags],
            added=moment_in(told.get("add_date") or told.get("time_added")),
        )


def _notes(text: str) -> tuple[str, str]:
    """The summary and the private note: linkding marks the note, in the others all
    of it is the keeper's own.
    """
    if "[linkding-notes]" not in text:
        return "", prose(text)
    notes = [prose(note) for note in _LINKDING_NOTES.findall(text)]
    return prose(_LINKDING_NOTES.sub("", text)), "\n\n".join(notes)
