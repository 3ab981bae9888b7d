"""A page becomes a card: every field from the best of its sources."""

from __future__ import annotations

from collections.abc import Mapping

from wagtail_curation.metadata.card import Card

from .authors import read_authors
from .canonical import read_canonical
from .document import decode, parse
from .durations import read_minutes
from .feeds import read_feed
from .found import Found
from .kinds import read_kind
from .languages import read_language
from .licences import read_licence
from .offers import read_cost, read_level
from .page import Page
from .picture import read_picture
from .published import read_published
from .publishers import read_publisher
from .summary import read_summary
from .titles import read_title
from .walls import read_wall


def feed_of(
    html: bytes | str, url: str, headers: Mapping[str, str] | None = None
) -> str:
    """The address of the feed that a page names, or "".

    A page behind a wall, or one that scripts have to write, says it in its head all
    the same.
    """
    text = html if isinstance(html, str) else decode(html, url, headers)
    found = read_feed(Page(parse(text), url, headers))
    return str(found.value) if found else ""


def read_card(
    html: bytes | str, url: str, headers: Mapping[str, str] | None = None
) -> Card:
    """What the page at `url` says about itself. No network, and never an exception
    for what a page holds: of the worst page the card is empty.
    """
    text = html if isinstance(html, str) else decode(html, url, headers)
    page = Page(parse(text), url, headers)
    if wall := read_wall(page):
        return _behind(page, wall)
    found: dict[str, Found | None] = {"title": read_title(page)}
    title = str(found["title"].value) if found["title"] else ""
    found["authors"] = read_authors(page)
    found["publisher"] = read_publisher(page, title)
    found["published"] = read_published(page)
    found["summary"] = read_summary(page, title)
    found["image"] = read_picture(page)
    found["language"] = read_language(page)
    found["canonical"] = read_canonical(page)
    found["kind"] = read_kind(
        page, is_dated=bool(found["published"]), has_author=bool(found["authors"])
    )
    kind = str(found["kind"].value) if found["kind"] else ""
    found["minutes"] = read_minutes(page, kind)
    found["level"] = read_level(page)
    found["cost"] = read_cost(page)
    found["licence"] = read_licence(page)
    found["feed"] = read_feed(page)
    return _card(found)


def _behind(page: Page, wall: str) -> Card:
    """What a page behind a wall can be known by: its site, and where it is."""
    found = {"publisher": read_publisher(page, ""), "canonical": read_canonical(page)}
    if wall in ("consent", "login"):
        found["language"] = read_language(page)
    guesses = {n: f.with_value(f.value, "guess") for n, f in found.items() if f}
    return _card(guesses, wall)


def _card(found: Mapping[str, Found | None], wall: str = "") -> Card:
    values = {name: f for name, f in found.items() if f}
    return Card(
        wall=wall,
        **{name: f.value for name, f in values.items()},
        origins={name: f.origin for name, f in values.items()},
    )
