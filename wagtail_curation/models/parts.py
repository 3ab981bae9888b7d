"""The parts of a series: which there are, and where one stands among them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.db.models import F, Max, Q

from wagtail_curation import numbering, parttitles
from wagtail_curation.models.swapped import (
    get_roundup_page_model,
    get_series_page_model,
    page_model_string,
)

NAVIGATION_FIELDS = [
    "title",
    "slug",
    "url_path",
    "depth",
    "path",
    "live",
    "locale",
    "content_type",
    "part_number",
    "numbering",
    "item_count",
]


def parts_of(series, drafts: bool = False):
    """The roundups of a series by part number, those without one last.

    Without ``drafts`` only what any visitor of the series may read: live, and not
    private by themselves.
    """
    return parts_under([series], drafts)


def parts_under(all_series: Iterable, drafts: bool = False):
    """The same for several series at once."""
    under = Q(pk__in=[])
    for series in all_series:
        under |= Q(path__startswith=series.path, depth=series.depth + 1)
    parts = get_roundup_page_model().objects.filter(under)
    if not drafts:
        # Whoever reads the series has passed the restrictions above it already.
        parts = parts.live().filter(view_restrictions__isnull=True)
    return parts.order_by(F("part_number").asc(nulls_last=True), "path")


def parent_with_series(page):
    """The page above a roundup, its series in the same query; None when the page
    above is no series.
    """
    path = page.path[: -page.steplen]
    found = get_series_page_model().objects.filter(path=path)
    series = found.select_related("locale").first()
    if series is None or type(series) is not series.specific_class:
        return None
    base = apps.get_model(page_model_string())
    names = [field.attname for field in base._meta.concrete_fields]
    values = [getattr(series, name) for name in names]
    parent = base.from_db(series._state.db, names, values)
    parent.specific = series
    return parent


@dataclass(frozen=True)
class ComingPart:
    """A part that is planned, or being written: nothing of it is said but this."""

    part_number: int


class PartNavigation:
    """The way from one part to the others, in one query.

    ``parts`` are light instances of the page model, without their bodies.
    """

    def __init__(self, page, series, drafts: bool = False):
        self.page, self.series, self.drafts = page, series, drafts

    @cached_property
    def parts(self) -> list:
        return list(parts_of(self.series, self.drafts).only(*NAVIGATION_FIELDS))

    @property
    def place(self) -> int:
        """Where this page stands in ``parts``, or would stand if it were live."""
        for i, part in enumerate(self.parts):
            if part.pk == self.page.pk:
                return i
        number = self.page.part_number
        if number is None:
            return len(self.parts)
        return sum(
            part.part_number is not None and part.part_number < number
            for part in self.parts
        )

    @property
    def _is_listed(self) -> bool:
        return any(part.pk == self.page.pk for part in self.parts)

    @property
    def previous(self):
        return self.parts[self.place - 1] if self.place > 0 else None

    @property
    def next(self):
        following = self.place + (1 if self._is_listed else 0)
        return self.parts[following] if following < len(self.parts) else None

    @property
    def coming(self) -> ComingPart | None:
        """The next part when it is planned but not there for readers yet."""
        number, total = self.page.part_number, self.total
        if self.next or number is None or total is None or number >= total:
            return None
        return ComingPart(number + 1)

    @property
    def total(self) -> int | None:
        """How many parts there are to be; None when nobody has said, or when the
        series has outgrown its plan.
        """
        planned = self.series.planned_total
        numbers = [part.part_number or 0 for part in self.parts]
        highest = max([*numbers, self.page.part_number or 0])
        return planned if planned and planned >= highest else None

    @property
    def start_number(self) -> int:
        """The number of this page’s first item when its numbering continues."""
        earlier = self.parts[: self.place]
        return numbering.start_number(
            [numbering.PartCount(part.numbering, part.item_count) for part in earlier]
        )


def next_free_number(series) -> int:
    """The part number to propose: one more than the highest in the series."""
    parts = get_roundup_page_model().objects.child_of(series)
    highest = parts.aggregate(highest=Max("part_number"))["highest"]
    drafts = parts.filter(has_unpublished_changes=True)
    planned = drafts.values_list("latest_revision__content__part_number", flat=True)
    return max([highest or 0, *(number or 0 for number in planned)]) + 1


def next_free_title(series, number: int | None) -> str:
    """The title to propose for a part with this number, after the titles that the
    series has; "" when those follow no pattern.
    """
    if number is None:
        return ""
    parts = get_roundup_page_model().objects.child_of(series)
    numbered = parts.filter(part_number__lt=number).defer_streamfields()
    before = numbered.order_by("-part_number").first()
    if before is not None:
        return parttitles.next_title(before.draft_title, before.part_number, number)
    label = getattr(series, "part_label", "")
    return f"{series.title}, {label} {number}" if label else ""


def numbers_beside(page) -> frozenset[int]:
    """The numbers of the other parts beside a page, those that drafts have included."""
    series = page.get_parent() if page.path else None
    if series is None:
        return frozenset()
    parts = get_roundup_page_model().objects.child_of(series)
    if page.pk:
        parts = parts.exclude(pk=page.pk).exclude(alias_of=page.pk)
    in_draft = "latest_revision__content__part_number"
    rows = parts.values_list("part_number", "has_unpublished_changes", in_draft)
    numbers = {number for number, _is_draft, _planned in rows}
    numbers |= {planned for _number, is_draft, planned in rows if is_draft}
    return frozenset(number for number in numbers if number)


def part_with_number(series, number: int | None, besides=None):
    """The part that has this number in the series already, or will have it when its
    draft is published; None when the number is free.
    """
    if series is None or number is None:
        return None
    parts = get_roundup_page_model().objects.child_of(series)
    if besides is not None and besides.pk:
        # Its aliases have its number, wherever they are.
        parts = parts.exclude(pk=besides.pk).exclude(alias_of=besides.pk)
    in_draft = Q(
        has_unpublished_changes=True,
        latest_revision__content__part_number=number,
    )
    return parts.filter(Q(part_number=number) | in_draft).first()


class PlannedNumbers:
    """``part_with_number`` for many parts of a series, all asked at once."""

    def __init__(self, series):
        parts = get_roundup_page_model().objects.child_of(series)
        parts = parts.annotate(planned=F("latest_revision__content__part_number"))
        light = ["title", "alias_of", "part_number", "has_unpublished_changes"]
        self.by_number: dict = defaultdict(list)
        for part in parts.only(*light):
            numbers = {part.part_number}
            if part.has_unpublished_changes:
                numbers.add(part.planned)
            for number in numbers - {None}:
                self.by_number[number].append(part)

    def part_with(self, part):
        """Another part that has this part’s number, or will have it."""
        for other in self.by_number.get(part.part_number, ()):
            if part.pk not in (other.pk, other.alias_of_id):
                return other
        return None
