"""A series that is held: its parts wait, and go live together."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel

from wagtail_curation.models.swapped import get_series_page_model


def held_until(series) -> datetime | None:
    """Until when the parts of a series wait; None when they do not, or no longer."""
    until = getattr(series, "held_until", None)
    return until if until and until > timezone.now() else None


def hold_of(part) -> datetime | None:
    """The same for the series that a part stands in, asked anew of the database."""
    if not part.path:
        return None
    path = part.path[: -part.steplen]
    rows = get_series_page_model()._base_manager.filter(path=path)
    return held_until(rows.only("held_until").first())


def hold_back(part) -> None:
    """Makes a part that is about to go live wait for the others, if its series is held.

    To be called before a part is saved.  Publishing by the button, by workflow, by an
    API, by a bulk action, by ``publish_scheduled`` or by code has one step in common:
    Wagtail saves the page with what it is about to be.  There it becomes a scheduled
    page instead, and Wagtail goes on as it does for one: log entry, lock, signals.
    """
    if not _is_going_live(part):
        return
    until = hold_of(part)
    if until is None:
        return
    if part._state.adding:
        # Wagtail’s “add” view makes the page first and publishes it then.
        part.live, part.has_unpublished_changes = False, True
        return
    rows = type(part)._base_manager.filter(pk=part.pk)
    before = rows.values("live", "first_published_at", "last_published_at").first()
    if before is None or before["live"]:
        return
    if not part.live and part.go_live_at >= until:
        return
    if revision := _revision_going_live(part):
        _wait(part, revision, until, before)


def _is_going_live(part) -> bool:
    """Now, new or by a revision; or at a time of its own."""
    if part._state.adding:
        # An alias is to be like its original in all things.
        return part.live and not part.alias_of_id
    if part.live:
        return part.live_revision_id is not None
    return part.go_live_at is not None and part.go_live_at > timezone.now()


def _revision_going_live(part):
    if part.live:
        return part.live_revision
    return part.revisions.filter(approved_go_live_at__isnull=False).first()


def _wait(part, revision, until: datetime, before: dict) -> None:
    part.live, part.live_revision = False, None
    part.first_published_at = before["first_published_at"]
    part.last_published_at = before["last_published_at"]
    part.has_unpublished_changes = True
    part.go_live_at = until
    # Wagtail shows a schedule by what the revision says.
    revision.content["go_live_at"] = until
    revision.approved_go_live_at = until
    revision.save(update_fields=["content", "approved_go_live_at"])


class HoldPanel(HelpPanel):
    """In the editor of a part that is not live: until when its series is held."""

    def __init__(self, **kwargs):
        kwargs.setdefault("template", "wagtail_curation/admin/hold_panel.html")
        kwargs.setdefault("heading", _("Held"))
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.held_until is not None

        @property
        def held_until(self) -> datetime | None:
            if self.instance.live or self.form is None:
                return None
            # The page’s own form has the series at hand already.
            parent = self.form.parent_page
            return held_until(parent.specific) if parent else None
