"""What a phone shares: an address somewhere among a title and a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_AFTER = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True)
class Shared:
    """Sorted out: "" for what was not there."""

    address: str = ""
    title: str = ""
    words: str = ""


def sort_out(url: str = "", title: str = "", text: str = "") -> Shared:
    """The address of what was shared, its title, and the words that were marked.

    Most phones leave ``url`` empty and put the address at the end of the text, some
    into the title; some repeat the title in the text. What is in ``url`` is taken as
    it stands, even if it is no address: somebody has to be told.
    """
    url, title, text = url.strip(), title.strip(), text.strip()
    address = url or last_address(text) or last_address(title)
    words = without(text, address)
    title = without(title, address)
    if words.casefold() == title.casefold():
        words = ""
    return Shared(address, title, words)


def last_address(text: str) -> str:
    """The last address in a text, without the punctuation that follows it."""
    found = _ADDRESS.findall(text)
    return _trimmed(found[-1]) if found else ""


def _trimmed(address: str) -> str:
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        stray = opening and address.count(last) > address.count(opening)
        if last not in _AFTER and not stray:
            break
        address = address[:-1]
    return address


def without(text: str, address: str) -> str:
    """The text without this address, and without what led to it."""
    if not address or address not in text:
        return text
    before, _address, after = text.rpartition(address)
    before = re.sub(r"[\s:–—-]+$", "", before)
    return f"{before} {after.strip()}".strip() if after.strip() else before
