"""Holding a series, and letting its parts go: all of them or none."""

from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.locks import BasicLock
from wagtail.log_actions import log

from wagtail_curation.library.waiting import (
    LATER,
    READY,
    WaitingPart,
    own_date,
    waiting_parts,
)
from wagtail_curation.models.holding import held_until
from wagtail_curation.models.swapped import page_model_string

HOLD = "wagtail_curation.hold"
RELEASE = "wagtail_curation.release"
LET_GO = "wagtail_curation.let_go"


class NotReleased(Exception):
    """Nothing was done; ``reasons`` are sentences for whoever asked."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def hold(series, until: datetime, tokens: list[str], user) -> list[WaitingPart]:
    """Holds a series until then; the parts named go live at that time, together.

    ``tokens`` are those of :class:`WaitingPart`: each part with the version that was
    seen.  A part that was to go and is not named becomes a draft again.  Gives the
    parts that go.  Raises NotReleased, and has then changed nothing.
    """
    until = until.replace(second=0, microsecond=0)
    if until <= timezone.now():
        raise NotReleased([_("This moment has passed: give one that is to come.")])
    with transaction.atomic():
        series = _locked(series, user)
        before = series.held_until
        parts = waiting_parts(series, user, until)
        going = _chosen(parts, tokens)
        staying = [part for part in parts if part.state == READY and part not in going]
        _refuse_if(_barred([*going, *staying]) + _unready(going))
        _set_hold(series, until)
        for part in parts:
            if part in staying:
                _unschedule(part, user)
            else:
                _forget_date(part, before)
        for part in going:
            _publish(part, user)
        data = {"until": until.isoformat(), "parts": [part.page.pk for part in going]}
        log(instance=series, action=HOLD, user=user, data=data)
    return going


def release(series, user) -> list[WaitingPart]:
    """Ends the hold and publishes every part that was ready, in their order, now.

    Raises NotReleased, and has then changed nothing.
    """
    with transaction.atomic():
        series = _locked(series, user)
        ready = _ready(series, user)
        _refuse_if(_barred(ready) + _unready(ready))
        _set_hold(series, None)
        for part in ready:
            part.revision.content["go_live_at"] = None
            part.revision.save(update_fields=["content"])
            _publish(part, user)
        log(
            instance=series,
            action=RELEASE,
            user=user,
            data={"parts": [part.page.pk for part in ready]},
        )
    return ready


def let_go(series, user) -> list[WaitingPart]:
    """Ends the hold; the parts that were to go are drafts again."""
    with transaction.atomic():
        series = _locked(series, user)
        ready = _ready(series, user)
        _refuse_if(_barred(ready))
        until = series.held_until
        _set_hold(series, None)
        for part in waiting_parts(series, user, until):
            if part.state == READY:
                _unschedule(part, user)
            else:
                _forget_date(part, until)
        log(
            instance=series,
            action=LET_GO,
            user=user,
            data={"parts": [part.page.pk for part in ready]},
        )
    return ready


def why_not_hold(series, user) -> str:
    """Why this user may not hold this series and release it; "" when they may."""
    if not series.permissions_for_user(user).can_publish():
        return _("You may not publish in this series.")
    if series.locked and BasicLock(series).for_user(user):
        return _("The series is locked: unlock it first.")
    return ""


def _locked(series, user):
    """The series as it is now; it and its parts wait for nobody else until we finish.

    Who saves a part meanwhile waits, and finds it scheduled; who saved it before is
    seen by the version.
    """
    rows = type(series)._base_manager.select_for_update()
    series = rows.get(pk=series.pk)
    if reason := why_not_hold(series, user):
        raise NotReleased([reason])
    base = apps.get_model(page_model_string())
    parts = base._base_manager.select_for_update().filter(
        path__startswith=series.path, depth=series.depth + 1
    )
    # Evaluated for its locks; always in the same order, or two would wait in a ring.
    list(parts.order_by("path").values_list("pk", flat=True))
    return series


def _ready(series, user) -> list[WaitingPart]:
    until = held_until(series)
    if until is None:
        raise NotReleased([_("This series is not held any more.")])
    return [part for part in waiting_parts(series, user, until) if part.state == READY]


def _chosen(parts: list[WaitingPart], tokens: list[str]) -> list[WaitingPart]:
    """The parts that were ticked, if they still are what was seen."""
    by_token = {part.token: part for part in parts}
    known = {str(part.page.pk): part for part in parts}
    reasons = []
    for token in tokens:
        if token in by_token:
            continue
        part = known.get(token.partition(":")[0])
        if part is None:
            reasons.append(_("One of the parts is live, or is gone, in the meantime."))
        else:
            said = _("“%(part)s” was changed meanwhile: look at it again.")
            reasons.append(said % {"part": part.title})
    _refuse_if(reasons)
    return [part for part in parts if part.token in tokens and part.state != LATER]


def _barred(parts: list[WaitingPart]) -> list[str]:
    return [_about(part, part.barred) for part in parts if part.barred]


def _unready(parts: list[WaitingPart]) -> list[str]:
    return [_about(part, problem) for part in parts for problem in part.problems[:1]]


def _about(part: WaitingPart, reason: str) -> str:
    return _("“%(part)s”: %(reason)s") % {"part": part.title, "reason": reason}


def _refuse_if(reasons: list[str]) -> None:
    """Raises when there are reasons."""
    if reasons:
        raise NotReleased(reasons)


def _set_hold(series, until: datetime | None) -> None:
    series.held_until = until
    type(series)._base_manager.filter(pk=series.pk).update(held_until=until)


def _publish(part: WaitingPart, user) -> None:
    """Through Wagtail’s own action: while the series is held, it schedules."""
    revision = part.revision or part.page.save_revision(user=user, clean=False)
    PublishPageRevisionAction(revision, user=user, changed=False).execute()


def _unschedule(part: WaitingPart, user) -> None:
    part.revision.content["go_live_at"] = None
    part.revision.approved_go_live_at = None
    # Wagtail notes in the log that a schedule was cancelled.
    fields = ["approved_go_live_at", "content"]
    part.revision.save(user=user, update_fields=fields)
    _clear_row(part)


def _forget_date(part: WaitingPart, date: datetime | None) -> None:
    """A date that was the hold’s, and not the editor’s own, goes with the hold."""
    if date and part.revision and own_date(part.revision) == date:
        part.revision.content["go_live_at"] = None
        part.revision.save(update_fields=["content"])
        _clear_row(part)


def _clear_row(part: WaitingPart) -> None:
    type(part.page)._base_manager.filter(pk=part.page.pk).update(go_live_at=None)
