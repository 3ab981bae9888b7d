"""What an editor would want to be told of before a roundup goes out.

Each rule reads an outline and yields what it finds.  A rule’s id is public API: it is
an axe rule of Wagtail’s content checks, and a name in the setting that switches it off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wagtail_curation.contentchecks.linktext import is_bare_address, is_generic
from wagtail_curation.contentchecks.outline import Judged, Limits, Outline, Place
from wagtail_curation.contentchecks.promises import promised_counts
from wagtail_curation.contentchecks.words import count_words

SHARE_FROM = 100
"""Words that a page has before shares mean anything: a draft begins with a quote."""

Rule = Callable[[Outline, Limits], Iterator[Judged]]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    def register(judge: Rule) -> Rule:
        RULES[name] = judge
        return judge

    return register


def judge(outline: Outline, limits: Limits, off: Iterable[str] = ()) -> list[Judged]:
    """All that the rules find, those named in ``off`` left out."""
    left_out = set(off)
    return [
        judged
        for name, find in RULES.items()
        if name not in left_out
        for judged in find(outline, limits)
    ]


@rule("curation-title-count")
def title_count(outline, limits):
    """The title promises another number of items than there are.

    What has a label may be counted or not: seven and a bonus are seven, or eight.
    """
    promised = promised_counts(outline.title, outline.language)
    counted = sum(item.is_counted for item in outline.items)
    if promised and not any(counted <= one <= len(outline.items) for one in promised):
        yield Judged(
            "curation-title-count",
            Place(),
            {"promised": min(promised), "count": counted},
        )


@rule("curation-part-gap")
def part_gap(outline, limits):
    """Numbers are missing between the part before this one and this one."""
    number = outline.part_number
    earlier = [one for one in outline.other_parts if number and one < number]
    if number and earlier and max(earlier) + 1 < number:
        values = {"number": number, "previous": max(earlier)}
        yield Judged("curation-part-gap", Place(), values)


@rule("curation-hero")
def hero(outline, limits):
    """There is no hero image."""
    if not outline.has_hero:
        yield Judged("curation-hero", Place())


@rule("curation-item-commentary")
def item_commentary(outline, limits):
    """An item does not say why it is worth the reader’s time."""
    for item in outline.items:
        if not item.has_commentary:
            values = {"title": item.title}
            yield Judged("curation-item-commentary", item.place, values)


@rule("curation-item-address")
def item_address(outline, limits):
    """An item’s title leads nowhere."""
    for item in outline.items:
        if not item.has_address:
            yield Judged("curation-item-address", item.place, {"title": item.title})


@rule("curation-quote-speaker")
def quote_speaker(outline, limits):
    """A quote does not say whose words it is."""
    for quote in outline.quotes:
        if not quote.has_speaker:
            yield Judged("curation-quote-speaker", quote.place, {"quote": quote.text})


@rule("curation-quote-source")
def quote_source(outline, limits):
    """A quote does not say where it is from."""
    for quote in outline.quotes:
        if not quote.has_source:
            yield Judged("curation-quote-source", quote.place, {"quote": quote.text})


@rule("curation-quote-length")
def quote_length(outline, limits):
    """A quote has more words than the site allows."""
    if limits.quote_words is None:
        return
    for quote in outline.quotes:
        count = count_words(quote.text)
        if count > limits.quote_words:
            values = {"quote": quote.text, "count": count, "limit": limits.quote_words}
            yield Judged("curation-quote-length", quote.place, values)


@rule("curation-quote-share")
def quote_share(outline, limits):
    """Too much of the page is other people’s words."""
    quoted = sum(count_words(quote.text) for quote in outline.quotes)
    total = quoted + sum(map(count_words, outline.words))
    if limits.quote_share is None or total < SHARE_FROM:
        return
    if quoted > limits.quote_share * total:
        values = {"share": quoted / total, "limit": limits.quote_share}
        yield Judged("curation-quote-share", Place(), values)


@rule("curation-link-text")
def link_text(outline, limits):
    """A link’s text does not say where it leads."""
    for link in outline.links:
        generic = is_generic(link.text) and not link.is_title
        if generic or is_bare_address(link.text, link.address):
            yield Judged("curation-link-text", link.place, {"text": link.text})


@rule("curation-image-alt")
def image_alt(outline, limits):
    """Nobody has written what a picture shows."""
    for picture in outline.pictures:
        if not picture.has_alternative:
            yield Judged("curation-image-alt", picture.place)
