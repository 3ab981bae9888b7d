"""Where on its pages a record stands: what readers see, and what drafts will change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wagtail_curation import numbering
from wagtail_curation.library.bodies import CURATOR, OTHER, Spot, spots_in
from wagtail_curation.library.using import (
    CONTENT,
    draft_columns,
    drafted_spots,
    references_from_pages,
)
from wagtail_curation.mentions.service import roundup_models
from wagtail_curation.mentions.showing import series_models
from wagtail_curation.models.parts import (
    NAVIGATION_FIELDS,
    PartNavigation,
    parts_under,
)

SAME, IN_DRAFT, NOT_IN_DRAFT = "same", "in draft", "not in draft"


@dataclass(frozen=True)
class Stand:
    """One place of a record on a page, and whether the draft has it too."""

    spot: Spot
    state: str = SAME
    moved: Spot | None = None
    """The place in the draft, where that says another number."""


@dataclass
class Standing:
    """A page’s series and part number, None for a page that is none, with the places
    that name the record.
    """

    series: Any = None
    part_number: int | None = None
    stands: list[Stand] = field(default_factory=list)


def standings(pages: Sequence[Any], record: Any) -> dict[Any, Standing]:
    """By primary key. ``pages`` are of the base page model; the same queries for
    twice as many.
    """
    if not pages:
        return {}
    return {page.pk: standing for page, standing in _Reader(pages, record).read()}


class _Reader:
    def __init__(self, pages: Sequence[Any], record: Any):
        self.pages, self.record = pages, record
        self.keys = [page.pk for page in pages]

    def read(self) -> Iterator[tuple[Any, Standing]]:
        for page in self.pages:
            part = self.parts.get(page.pk)
            draft = self.drafts.get(page.pk)
            is_old = draft is not None and not page.live
            seen = [] if is_old else list(self.saved(page, part))
            drafted = None if draft is None else list(self.drafted(page, part, draft))
            others = [Stand(it) for it in self.others(page, part)]
            stands = [*compare(seen, drafted, page.live), *others]
            if is_old and not stands:
                # The row of a page that was never live may be older than its draft.
                stands = [Stand(Spot(str(self.record.pk), OTHER), NOT_IN_DRAFT)]
            number = part and (self.number_of(part, draft or {}, page.live))
            yield page, Standing(self.series.get(above(page)), number, stands)

    def saved(self, page: Any, part: Any) -> Iterator[Spot]:
        """What the page’s own row says: on a live page, what readers see."""
        key = str(self.record.pk)
        for reference in self.references[str(page.pk)]:
            if reference.model_path.startswith("curators."):
                yield Spot(key, CURATOR)
        if part is not None:
            mode, number = part.numbering, part.part_number
            start = self.start(part, mode, number, drafts=not page.live)
            target = type(self.record)
            yield from spots_in(part.body, mode, start, target, {key})

    def drafted(self, page: Any, part: Any, draft: dict[str, Any]) -> Iterator[Spot]:
        mode, start = numbering.CONTINUOUS, 1
        model = type(self.series[page.path] if part is None else part)
        if part is not None:
            asked = draft.get("numbering")
            mode = asked if asked in numbering.MODES else part.numbering
            number = self.number_of(part, draft, live=False)
            start = self.start(part, mode, number, drafts=True)
        return drafted_spots(model, draft, mode, start, self.record)

    def others(self, page: Any, part: Any) -> Iterator[Spot]:
        """Fields and blocks that are not ours, as Wagtail describes them."""
        for reference in self.references[str(page.pk)]:
            ours = ("curators.", "body.") if part is not None else ("curators.",)
            if not reference.model_path.startswith(ours):
                said = reference.describe_source_field()
                yield Spot(str(self.record.pk), OTHER, said=said)

    @staticmethod
    def number_of(part: Any, draft: dict[str, Any], live: bool) -> int | None:
        """A draft’s number is the part’s until it is live."""
        if live or "part_number" not in draft:
            return part.part_number
        number = draft["part_number"]
        return number if isinstance(number, int) else part.part_number

    def start(self, part: Any, mode: str, number: int | None, drafts: bool) -> int:
        series = self.series.get(above(part))
        if mode != numbering.CONTINUE or series is None or number is None:
            return 1
        light = type(part)(pk=part.pk, path=part.path, part_number=number)
        way = PartNavigation(light, series, drafts)
        beside = self.all_beside if drafts else self.live_beside
        way.parts = beside.get(above(part), [])
        return way.start_number

    @cached_property
    def references(self) -> dict[str, list]:
        rows = references_from_pages(self.record).order_by("pk")
        rows = rows.filter(object_id__in=[str(key) for key in self.keys])
        return _grouped(rows.select_related("content_type"), lambda it: it.object_id)

    @cached_property
    def parts(self) -> dict[Any, Any]:
        fields = ["path", "depth", "live", "numbering", "part_number", "body"]
        return {
            part.pk: part
            for model in roundup_models()
            for part in model._default_manager.filter(pk__in=self.keys).only(*fields)
        }

    @cached_property
    def drafts(self) -> dict[Any, dict[str, Any]]:
        """What the newest drafts hold, of pages that have one."""
        found = {}
        for model in [*roundup_models(), *series_models()]:
            names = draft_columns(model, self.record)
            if not names:
                continue
            if "body" in names:
                names += ["numbering", "part_number"]
            rows = model._default_manager.filter(pk__in=self.keys).order_by()
            rows = rows.filter(
                has_unpublished_changes=True, latest_revision__isnull=False
            )
            for pk, *row in rows.values_list("pk", *[CONTENT + it for it in names]):
                found[pk] = dict(zip(names, row, strict=True))
        return found

    @cached_property
    def series(self) -> dict[str, Any]:
        """The series that are among the pages, or above one, by their paths."""
        paths = {path for page in self.pages for path in (page.path, above(page))}
        return {
            series.path: series
            for model in series_models()
            for series in model._default_manager.filter(path__in=paths)
        }

    @cached_property
    def live_beside(self) -> dict[str, list]:
        return self._beside(drafts=False)

    @cached_property
    def all_beside(self) -> dict[str, list]:
        return self._beside(drafts=True)

    def _beside(self, drafts: bool) -> dict[str, list]:
        """The parts of all series at hand, in order."""
        parts = parts_under(self.series.values(), drafts)
        return _grouped(parts.only(*NAVIGATION_FIELDS), above)


def compare(
    seen: Sequence[Spot], drafted: Sequence[Spot] | None, live: bool
) -> list[Stand]:
    """What is said of a page’s places: those that readers see, then the draft’s own.

    ``drafted`` is None for a page without a draft.
    """
    if not live:
        spots = seen if drafted is None else drafted
        return [Stand(spot, IN_DRAFT) for spot in spots]
    if drafted is None:
        return [Stand(spot) for spot in seen]
    coming = {_name(spot): spot for spot in drafted}
    stands = []
    for spot in seen:
        other = coming.pop(_name(spot), None)
        if other is None:
            stands.append(Stand(spot, NOT_IN_DRAFT))
        else:
            stands.append(Stand(spot, moved=other if _moved(spot, other) else None))
    return stands + [Stand(spot, IN_DRAFT) for spot in coming.values()]


def _name(spot: Spot) -> tuple:
    return spot.part, spot.block_id, spot.path


def _moved(spot: Spot, other: Spot) -> bool:
    return (spot.number, spot.label, spot.section) != (
        other.number,
        other.label,
        other.section,
    )


def above(page: Any) -> str:
    """The path of the page above."""
    return page.path[: -page.steplen]


def _grouped(rows: Iterable, key) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
