"""Header lines: the ones that came, and the ones that are sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping


class Headers(Mapping[str, str]):
    """Header lines by name, in any case; several of one name joined by commas."""

    def __init__(self, items: Iterable[tuple[str, str]] = ()):
        self._items: dict[str, tuple[str, str]] = {}
        for name, value in items:
            before = self._items.get(name.lower())
            joined = f"{before[1]}, {value}" if before else value
            self._items[name.lower()] = (name, joined)

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Headers({dict(self)!r})"


#: What a caller may say to any host. All else was meant for the one it asked.
_FOR_ANYBODY = {"accept", "accept-language", "if-modified-since", "if-none-match"}
#: Ours alone to say.
_OURS = {
    "accept-encoding",
    "connection",
    "content-length",
    "cookie",
    "host",
    "te",
    "transfer-encoding",
    "upgrade",
    "user-agent",
}


def request_headers(
    given: Mapping[str, str] | None, accept: str, agent: str
) -> dict[str, str]:
    """The header lines of a request: the caller's and ours, and ours win."""
    theirs = {
        name: value
        for name, value in (given or {}).items()
        if name.lower() not in _OURS
    }
    ours = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}
    if "accept" not in {name.lower() for name in theirs}:
        ours["Accept"] = accept
    return {**theirs, **ours, "Connection": "close"}


def for_another_host(headers: Mapping[str, str]) -> dict[str, str]:
    """What is left of a request's header lines when another host is asked."""
    known = _FOR_ANYBODY | _OURS
    return {name: value for name, value in headers.items() if name.lower() in known}


def user_agent(product: str, contact: str) -> str:
    """Who is asking, and where to complain: plain ASCII, on one line."""
    contact = contact.encode("ascii", "ignore").decode("ascii")
    contact = re.sub(r"[\x00-\x1f()\x7f]+", " ", contact).strip()
    if not contact:
        return product
    if "@" in contact and "://" not in contact:
        contact = f"mailto:{contact.removeprefix('mailto:')}"
    return f"{product} (+{contact})"
