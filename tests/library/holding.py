"""Series that are held, and their parts."""

import datetime

from django.utils import timezone
from wagtail.models import PageLogEntry

from wagtail_curation.library.releases import NotReleased
from wagtail_curation.library.waiting import waiting_parts
from wagtail_curation.testing.factories import CuratedRoundupPageFactory


def in_days(days, **more):
    now = timezone.now().replace(second=0, microsecond=0)
    return now + datetime.timedelta(days=days, **more)


def draft_of(series, **fields):
    part = CuratedRoundupPageFactory(parent=series, live=False, **fields)
    part.save_revision()
    return part


def waits(part, until) -> bool:
    """Scheduled for then in every place that Wagtail looks at; never seen live."""
    part.refresh_from_db()
    (revision,) = part.revisions.filter(approved_go_live_at__isnull=False)
    assert revision.as_object().go_live_at == until
    assert part.go_live_at == until
    assert (part.first_published_at, part.last_published_at) == (None, None)
    assert part.live_revision_id is None
    return not part.live and revision.approved_go_live_at == until


def live_in(series, **fields):
    """A part that was live before its series was held."""
    rows = type(series).objects.filter(pk=series.pk)
    held = rows.values_list("held_until", flat=True).get()
    rows.update(held_until=None)
    part = CuratedRoundupPageFactory(parent=series, **fields)
    rows.update(held_until=held)
    return part


def waiting(series, user):
    fresh = type(series).objects.get(pk=series.pk)
    return waiting_parts(fresh, user, fresh.held_until)


def states(series, user) -> dict:
    return {it.title: it.state for it in waiting(series, user)}


def tokens(series, user) -> list[str]:
    return [part.token for part in waiting(series, user)]


def everything(series) -> list:
    """What a refusal must leave as it was."""
    pages = type(series).objects.get(pk=series.pk).get_children().order_by("path")
    rows = list(pages.values("pk", "live", "go_live_at", "has_unpublished_changes"))
    revisions = [
        list(
            page.revisions.order_by("pk").values("pk", "content", "approved_go_live_at")
        )
        for page in pages
    ]
    held = type(series).objects.filter(pk=series.pk).values("held_until")
    log = PageLogEntry.objects.order_by("pk").values_list("action", flat=True)
    return [rows, revisions, list(held), list(log)]


def refused(series, *reasons):
    """The block is refused for these reasons, and nothing is done."""
    return Refusal(series, reasons)


class Refusal:
    def __init__(self, series, reasons):
        self.series, self.reasons = series, list(reasons)

    def __enter__(self):
        self.before = everything(self.series)

    def __exit__(self, kind, error, traceback):
        assert kind is NotReleased, error
        assert error.reasons == self.reasons
        assert everything(self.series) == self.before
        return True
