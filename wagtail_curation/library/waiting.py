"""The parts of a series that are not live, and what stands between them and readers."""

import functools
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import LockableMixin, Revision

from wagtail_curation.library.readiness import problems
from wagtail_curation.library.together import Drafts
from wagtail_curation.models.parts import parts_of

DRAFT, READY, LATER, REVIEW = "draft", "ready", "later", "review"


@dataclass
class WaitingPart:
    """A part that is not live.

    ``state``: ``draft``; ``ready``, it is scheduled and goes with the others;
    ``later``, at a time of its own after theirs; ``review``, in a workflow.
    ``revision`` is the version that goes; ``goes_at`` when it is scheduled for;
    ``barred`` why the user may not publish it.
    """

    page: Any
    revision: Any
    state: str
    number: int | None
    goes_at: datetime | None = None
    review: str = ""
    barred: str = ""
    problems: list[str] = field(default_factory=list)
    ticked: bool = False

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def token(self) -> str:
        """The part with the version of it that was seen."""
        return f"{self.page.pk}:{self.revision.pk if self.revision else ''}"

    @functools.cached_property
    def can_go(self) -> bool:
        return not (self.barred or self.problems or self.state == LATER)


def waiting_parts(series, user, until: datetime | None) -> list[WaitingPart]:
    """The parts that are not live, by part number, for somebody who may hold them.

    ``until`` is when the others go, or are meant to; a part that is scheduled after it
    goes by itself.  Aliases are no parts of their own: they follow their originals.
    """
    pages = parts_of(series, drafts=True).filter(live=False, alias_of__isnull=True)
    pages = list(pages.select_related("latest_revision").prefetch_workflow_states())
    scheduled = scheduled_versions(pages)
    versions = [(it, scheduled.get(it.pk) or it.latest_revision) for it in pages]
    drafts = Drafts(series, versions)
    return [
        _waiting(page, drafts.of(page), series, user, until, scheduled.get(page.pk))
        for page in pages
    ]


def scheduled_versions(pages: list) -> dict:
    """The version of each page that is to go live, by the page’s key; one query."""
    if not pages:
        return {}
    keys = {str(page.pk): page.pk for page in pages}
    rows = Revision.objects.filter(
        base_content_type=pages[0].get_base_content_type(),
        object_id__in=list(keys),
        approved_go_live_at__isnull=False,
    )
    return {keys[row.object_id]: row for row in rows}


def _waiting(
    page, draft, series, user, until, scheduled: Revision | None
) -> WaitingPart:
    revision = scheduled or page.latest_revision
    part = WaitingPart(page, revision, DRAFT, draft.part_number)
    state = page.current_workflow_state
    if scheduled:
        part.goes_at = scheduled.approved_go_live_at
        part.state = LATER if _goes_later(part.goes_at, series, until) else READY
    elif state and state.current_task_state:
        part.state, part.review = REVIEW, state.current_task_state.task.name
    part.barred = why_barred(page, user)
    part.problems = [*problems(draft), *_too_late(draft, until)]
    return part


def _goes_later(at: datetime, series, until: datetime | None) -> bool:
    # What waits for the hold goes with it, even when the hold is to end earlier.
    return until is not None and at > until and at != series.held_until


def why_barred(page, user) -> str:
    """Why this user may not publish this page now; "" when they may."""
    if not page.permissions_for_user(user).can_publish():
        return _("You may not publish this part.")
    if lock := lock_besides_schedule(page):
        if lock.for_user(user):
            return _("It is locked: unlock it first.")
    return ""


def lock_besides_schedule(page):
    """The lock on a page, were it not scheduled."""
    if lock := LockableMixin.get_lock(page):
        return lock
    if task := page.current_workflow_task:
        return task.lock_class(page, task)
    return None


def _too_late(draft, until: datetime | None) -> list[str]:
    goes = until or timezone.now()
    if draft.expire_at and draft.expire_at <= goes:
        return [_("It is set to expire before it would go live.")]
    return []


def own_date(revision) -> datetime | None:
    """The time at which a draft says that it is to go live."""
    said = revision.content.get("go_live_at")
    if isinstance(said, datetime) or not said:
        return said or None
    return parse_datetime(said)
