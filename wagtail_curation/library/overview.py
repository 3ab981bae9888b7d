"""How series come along: parts, gaps, what is scheduled, what is due."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision

from wagtail_curation import rhythm
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.models.holding import held_until


@dataclass
class Standing:
    """A series, and how it comes along.

    ``drafts`` are parts that are neither live nor scheduled; ``last`` and ``coming``
    are when the last live part went live, and when the next one is scheduled for.
    """

    series: Any
    live: int = 0
    drafts: int = 0
    scheduled: int = 0
    numbers: list[int | None] = field(default_factory=list)
    last: datetime | None = None
    coming: datetime | None = None

    @property
    def pace(self) -> rhythm.Pace:
        series = self.series
        return rhythm.Pace(
            every=series.rhythm_days,
            last=_day(self.last),
            live=self.live,
            planned=series.planned_total,
            coming=_day(self.coming),
        )

    @property
    def gaps(self) -> list[int]:
        return rhythm.gaps(self.numbers)

    @property
    def due(self) -> date | None:
        return self.pace.due

    @property
    def days_late(self) -> int:
        return self.pace.days_late(timezone.localdate())

    @property
    def held_until(self) -> datetime | None:
        return held_until(self.series)


def _day(moment: datetime | None) -> date | None:
    if moment is None:
        return None
    if timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    return moment.date()


def standings(series: list) -> list[Standing]:
    """How these series come along, in their order: two queries, however many parts."""
    found = {it.path: Standing(it) for it in series}
    if not found:
        return []
    parts = _parts_under(series)
    scheduled = _scheduled(parts)
    for part in parts:
        standing = found.get(part["path"][: -series[0].steplen])
        if standing is not None:
            _count(standing, part, scheduled.get(str(part["pk"])))
    return list(found.values())


def _parts_under(series: list) -> list[dict]:
    model = get_roundup_page_model()
    under = Q()
    for each in series:
        # The range of paths is what the database has an index for.
        first, last = model._get_children_path_interval(each.path)
        under |= Q(path__range=(first, last), depth=each.depth + 1)
    rows = model._base_manager.filter(under).order_by("path")
    names = ["pk", "path", "live", "part_number", "first_published_at", "go_live_at"]
    return list(rows.values(*names))


def _scheduled(parts: list[dict]) -> dict[str, datetime]:
    """When parts that are not live go live, by key as text."""
    # A part that waits for a time of its own has that time in its row, too; how many
    # keys a query may hold is limited.
    keys = [str(it["pk"]) for it in parts if not it["live"] and it["go_live_at"]]
    if not keys:
        return {}
    rows = Revision.objects.filter(
        base_content_type=get_roundup_page_model()().get_base_content_type(),
        approved_go_live_at__isnull=False,
    )
    wanted = set(keys)
    values = rows.values_list("object_id", "approved_go_live_at")
    return {key: at for key, at in values if key in wanted}


def _count(standing: Standing, part: dict, goes_at: datetime | None) -> None:
    standing.numbers.append(part["part_number"])
    if part["live"]:
        standing.live += 1
        came = part["first_published_at"]
        standing.last = max(filter(None, [standing.last, came]), default=None)
    elif goes_at:
        standing.scheduled += 1
        standing.coming = min(filter(None, [standing.coming, goes_at]))
    else:
        standing.drafts += 1
