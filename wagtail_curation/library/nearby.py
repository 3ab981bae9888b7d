"""Where in a series a resource stands already, published or in a draft.

Live places come from the index of mentions, drafts from what was saved last: neither
the mentions nor Wagtail’s reference index know what a draft holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail_curation import numbering
from wagtail_curation.library.bodies import ITEM, RECOMMENDED, read_body, spots_in
from wagtail_curation.models import (
    ResourceMention,
    get_resource_model,
    get_roundup_page_model,
)
from wagtail_curation.models.mentions import MAIN
from wagtail_curation.models.parts import (
    NAVIGATION_FIELDS,
    PartNavigation,
    parts_of,
)

PART_FIELDS = [*NAVIGATION_FIELDS, "draft_title", "has_unpublished_changes"]
DRAFTED = ["body", "numbering", "part_number"]


@dataclass(frozen=True)
class Place:
    """One item that recommends a resource, or has it among its further resources."""

    key: str
    """The resource’s primary key, as text."""
    part: Any
    """The page, light: without its body."""
    part_number: int | None
    block_id: str
    anchor: str
    number: int | None
    label: str
    section: str
    """The heading it stands under, where numbers begin anew under each; else empty."""
    is_main: bool
    is_draft: bool
    """Whether only the part’s draft has it."""


def places_in_series(series, keys: Collection, besides=None) -> dict[str, list[Place]]:
    """The places of each resource in the parts of a series, in the parts’ order.

    ``keys`` are primary keys of resources; ``besides`` is the part that asks, whose
    aliases hold nothing but the same. Three queries, whatever there is.
    """
    wanted = {str(key) for key in keys}
    parts = list(parts_of(series, drafts=True).only(*PART_FIELDS, "alias_of"))
    others = [part for part in parts if not _is_same(part, besides)]
    live = list(_live(others, wanted))
    known = {(place.key, place.part.pk) for place in live}
    drafted = [
        place
        for place in _drafted(others, parts, series, wanted)
        if (place.key, place.part.pk) not in known
    ]
    order = {part.pk: position for position, part in enumerate(parts)}
    found: dict[str, list[Place]] = {}
    for place in sorted([*live, *drafted], key=lambda it: order[it.part.pk]):
        found.setdefault(place.key, []).append(place)
    return found


def _is_same(part, besides) -> bool:
    return besides is not None and besides.pk in (part.pk, part.alias_of_id)


def _live(parts: list, wanted: set[str]) -> Iterator[Place]:
    by_key = {part.pk: part for part in parts}
    mentions = ResourceMention.objects.filter(resource__in=wanted, page__in=by_key)
    mentions = mentions.defer("commentary").order_by("page_id", "position")
    for mention in mentions:
        part = by_key[mention.page_id]
        yield Place(
            key=str(mention.resource_id),
            part=part,
            part_number=part.part_number,
            block_id=mention.block_id,
            anchor=mention.anchor,
            number=mention.number,
            label=mention.label,
            section=_section(part.numbering, mention.section),
            is_main=mention.role == MAIN,
            is_draft=False,
        )


def _section(mode: str, heading: str) -> str:
    return heading if mode == numbering.SECTION else ""


def _drafted(others: list, parts: list, series, wanted: set[str]) -> Iterator[Place]:
    by_key = {part.pk: part for part in others if part.has_unpublished_changes}
    rows = get_roundup_page_model().objects.filter(pk__in=by_key).order_by()
    columns = [f"latest_revision__content__{name}" for name in DRAFTED]
    for pk, raw, mode, number in rows.values_list("pk", *columns):
        part = by_key[pk]
        # What the draft says of the part, in place of what was published.
        part.part_number = number if isinstance(number, int) else part.part_number
        part.numbering = mode if mode in numbering.MODES else part.numbering
        navigation = PartNavigation(part, series, drafts=True)
        navigation.parts = parts
        yield from _in_body(part, raw, navigation, wanted)


def _in_body(part, raw: Any, navigation, wanted: set[str]) -> Iterator[Place]:
    body = read_body(part._meta.get_field("body"), raw)
    continues = part.numbering == numbering.CONTINUE
    start = navigation.start_number if continues else 1
    target = get_resource_model()
    for spot in spots_in(body, part.numbering, start, target, wanted):
        # A quote’s source is quoted here, not recommended.
        if spot.part in RECOMMENDED:
            yield Place(
                key=spot.key,
                part=part,
                part_number=part.part_number,
                block_id=spot.block_id,
                anchor=spot.anchor,
                number=spot.number,
                label=spot.label,
                section=spot.section,
                is_main=spot.part == ITEM,
                is_draft=True,
            )
