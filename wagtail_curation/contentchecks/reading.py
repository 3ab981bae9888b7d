"""A page of ours, saved or not, as the outline that the rules read."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BaseStreamBlock, ListBlock, StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.rich_text import RichText

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.interludes import SponsorValue
from wagtail_curation.blocks.items import FurtherValue, ItemValue
from wagtail_curation.blocks.media import CreditedImageValue
from wagtail_curation.blocks.quotes import PullQuoteValue
from wagtail_curation.blocks.unavailable import UnavailableBlock
from wagtail_curation.contentchecks.outline import (
    IMAGE,
    ITEM,
    LINK,
    QUOTE,
    SNIPPET,
    Item,
    Link,
    Outline,
    Picture,
    Place,
    Quote,
)
from wagtail_curation.contentchecks.prose import links_of, text_of
from wagtail_curation.metadata.linkable import linkable
from wagtail_curation.models.parts import numbers_beside
from wagtail_curation.models.reader_context import language_of


def outline_of(page) -> Outline:
    """What the page in memory holds: of a preview, what has been typed so far.

    The body costs the queries that showing it costs, and once for both; the other
    parts of its series are one more.
    """
    outline = Outline(
        title=page.title or "",
        language=language_of(page, []),
        has_hero=page.hero_image_id is not None,
        part_number=page.part_number,
        other_parts=numbers_beside(page),
        words=[page.title or ""],
    )
    _Reader(outline).read_prose(page.standfirst)
    found = page.body.refer_to(images=[page.hero_image_id])
    _read_hero(outline, page, found.image(page.hero_image_id))
    for child in page.body.numbered():
        _Reader(outline).read(child.block, child.value)
    return outline


def _read_hero(outline: Outline, page, image) -> None:
    if image is not None:
        outline.pictures.append(_picture(image, page.hero_image_alt, "hero"))


def _picture(image, alt: str, spec: str, anchor: str = "") -> Picture:
    described = bool((alt or getattr(image, "description", "")).strip())
    # A rendition is asked for only where it has to be found again.
    shown = None if described else represent.rendition(image, spec)
    return Picture(Place(IMAGE, anchor, shown.url if shown else ""), described)


class _Reader:
    """Reads one block of the body, with all that is in it, into an outline.

    By the kinds of values, not by the names of blocks: a quote in a block of the
    publisher’s own is a quote.
    """

    def __init__(self, outline: Outline):
        self.outline = outline
        self.anchor = ""
        self.counts_words = True

    def read(self, block, value: Any) -> None:
        if value is None or isinstance(block, UnavailableBlock):
            return
        if isinstance(value, PullQuoteValue):
            self.read_quote(value)
        elif isinstance(value, StructValue):
            self.read_struct(block, value)
        elif isinstance(block, BaseStreamBlock) and isinstance(value, StreamValue):
            for child in value:
                self.read(child.block, child.value)
        elif isinstance(block, ListBlock) and isinstance(value, ListValue):
            for child in value:
                self.read(block.child_block, child)
        elif isinstance(value, RichText):
            self.read_prose(value.source)
        else:
            self.add_words(*block.get_searchable_content(value))

    def read_struct(self, block, value: StructValue) -> None:
        if getattr(block, "is_numbered", False):
            self.anchor = getattr(value, "anchor", "")
            self.read_item(value)
        elif isinstance(value, SponsorValue):
            # Somebody else’s words, paid for: no part of what is weighed.
            self.counts_words = False
        elif isinstance(value, FurtherValue) and value.get("resource"):
            address = value["resource"].url
            self.add_link(value.text, address, is_title=not value.get("link_text"))
        elif isinstance(value, CreditedImageValue) and value.get("image"):
            alt = value.get("alt") or ""
            picture = _picture(value["image"], alt, "inline", self.anchor)
            self.outline.pictures.append(picture)
        if linkable(value.get("link_url")):
            text = value.get("link_text") or value["link_url"]
            self.add_link(text, value["link_url"])
        for name, child in block.child_blocks.items():
            self.read(child, value.get(name))

    def read_item(self, value: StructValue) -> None:
        is_ours = isinstance(value, ItemValue)
        title = value.title if is_ours else ""
        self.outline.items.append(
            Item(
                title=title,
                place=Place(ITEM, self.anchor),
                # What a publisher’s own numbered block has to say is theirs to judge.
                has_commentary=not is_ours or has_commentary(value),
                has_address=not is_ours or bool(linkable(value.url)),
                is_counted=not value.get("label"),
            )
        )
        if is_ours and linkable(value.url):
            self.add_link(title, value.url, is_title=True)

    def read_quote(self, value: PullQuoteValue) -> None:
        paragraphs = value.paragraphs
        if not paragraphs:
            return
        snippet = paragraphs[0].split("\n")[0][:SNIPPET]
        has_source = bool(value.cite_title or linkable(value.cite_url))
        self.outline.quotes.append(
            Quote(
                text="\n".join(paragraphs),
                place=Place(QUOTE, self.anchor, snippet),
                has_speaker=bool(value.speaker_text.strip()),
                has_source=has_source,
            )
        )
        if linkable(value.cite_url) and not value.cite_title:
            self.add_link(value.cite_url, value.cite_url)

    def read_prose(self, html: str) -> None:
        self.add_words(text_of(html))
        for text, address in links_of(html):
            self.add_link(text, address)

    def add_words(self, *texts: str) -> None:
        if self.counts_words:
            self.outline.words += texts

    def add_link(self, text: str, address: str, is_title: bool = False) -> None:
        place = Place(LINK, self.anchor, text)
        self.outline.links.append(Link(text, place, address or "", is_title))


def has_commentary(item: ItemValue) -> bool:
    """Whether an item says something in the curator’s own words."""
    return any(
        isinstance(child.value, RichText) and text_of(child.value.source)
        for child in item.parts
    )
