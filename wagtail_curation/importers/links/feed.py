"""A feed and its entries, and what all kinds of feeds have in common."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from .base import LinkFileProblem, LinkRecord, Reject
from .clean import one_line
from .jsonlinks import text_of
from .records import link

#: Bytes; a feed is looked at as a whole. Its entries, too, are finite.
MAX_BYTES = 5_000_000
MAX_ENTRIES = 5_000
MAX_ELEMENTS = 100_000
#: Bytes of a feed that is not well-formed.
MAX_BROKEN_BYTES = 400_000
MAX_SUMMARY = 2_000

_VIDEO_HOSTS = ("https://www.youtube.com/", "https://vimeo.com/")


@dataclass(frozen=True)
class FeedEntry:
    """``id`` is the entry's own, the same each time the feed is read; ``found`` the
    record, or why it is none.
    """

    id: str
    found: LinkRecord | Reject


@dataclass(frozen=True)
class Feed:
    """``url`` is the page the feed belongs to; entries stand in the feed's order."""

    title: str
    url: str
    language: str
    entries: tuple[FeedEntry, ...]


def seconds(duration: object) -> str:
    """A plain number is seconds in a feed, and minutes everywhere else."""
    text = text_of(duration).strip()
    whole = re.fullmatch(r"(\d{1,6})(?:\.\d+)?", text)
    return f"PT{whole[1]}S" if whole else text


def kind_of_media(address: str, types: list[str]) -> str:
    if any(kind.startswith("audio/") for kind in types):
        return "podcast"
    is_video = any(kind.startswith("video/") for kind in types)
    return "video" if is_video or str(address).startswith(_VIDEO_HOSTS) else "article"


def absolute(address: str, base: str) -> str:
    """The address, seen from the feed's own where it has no host."""
    try:
        is_whole = bool(urlsplit(address).scheme) or not base
        return address if is_whole or not address else urljoin(base, address)
    except ValueError:
        return address


def whole_url(value: object) -> str:
    found = link(1, value)
    return found.url if isinstance(found, LinkRecord) else ""


def entry_id(own: str, address: str, found: LinkRecord | Reject) -> str:
    """At most 500 characters; what is longer, or missing, is told by its hash."""
    name = one_line(own or address, 2_000)
    if name and len(name) <= 500:
        return name
    told = name or (found.title if isinstance(found, LinkRecord) else found.text)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def too_large() -> LinkFileProblem:
    return LinkFileProblem(
        "too_large", f"The feed is larger than {MAX_BYTES // 1_000_000} MB."
    )


def broken() -> LinkFileProblem:
    return LinkFileProblem("broken", "This is no feed that can be read.")
