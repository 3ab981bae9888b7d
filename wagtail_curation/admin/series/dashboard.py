"""On the home of the admin: one’s drafts, the next parts, and what needs attention."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_curation.compat import policy_of
from wagtail_curation.library.overview import standings
from wagtail_curation.models import (
    InboxEntry,
    ResourceFetch,
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)

MOST_DRAFTS = 5
MOST_COMING = 6
MOST_SERIES = 100
"""With a rhythm, that are looked at for what is due."""


@dataclass
class Coming:
    """A part that is scheduled, or a series whose next part is due."""

    day: date
    title: str
    url: str
    is_scheduled: bool
    days_late: int = 0


@dataclass
class Attention:
    text: str
    url: str


class Desk:
    """What is on one editor’s desk; a fixed number of queries, whatever there is."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def own_pages(self) -> QuerySet:
        """The pages that the user works on: what they only pass on the way is none."""
        return PagePermissionPolicy().instances_user_has_any_permission_for(
            self.user, {"add", "change", "publish"}
        )

    def _of(self, model) -> QuerySet:
        pages = model.objects.defer_streamfields()
        if self.user.is_superuser:
            return pages
        return pages.filter(pk__in=self.own_pages.values("pk"))

    @cached_property
    def drafts(self) -> list:
        """Roundups with something unpublished that the user was the last to edit."""
        pages = self._of(get_roundup_page_model()).filter(
            has_unpublished_changes=True,
            latest_revision__user=self.user,
            alias_of__isnull=True,
        )
        pages = pages.prefetch_workflow_states().annotate_approved_schedule()
        return list(pages.order_by("-latest_revision_created_at")[:MOST_DRAFTS])

    @cached_property
    def coming(self) -> list[Coming]:
        found = [*self._scheduled(), *self._due()]
        return sorted(found, key=lambda it: it.day)[:MOST_COMING]

    def _scheduled(self) -> list[Coming]:
        pages = self._of(get_roundup_page_model()).filter(
            live=False, go_live_at__gt=timezone.now()
        )
        pages = pages.annotate_approved_schedule().filter(_approved_schedule=True)
        return [
            Coming(
                day=_day(page.go_live_at),
                title=page.get_admin_display_title(),
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                is_scheduled=True,
            )
            for page in pages.order_by("go_live_at")[:MOST_COMING]
        ]

    def _due(self) -> list[Coming]:
        series = self._of(get_series_page_model()).filter(rhythm_days__isnull=False)
        return [
            Coming(
                day=it.due,
                title=it.series.get_admin_display_title(),
                url=reverse("wagtailadmin_explore", args=[it.series.pk]),
                is_scheduled=False,
                days_late=it.days_late,
            )
            for it in standings(list(series.order_by("pk")[:MOST_SERIES]))
            if it.due and not it.coming
        ]

    @cached_property
    def attention(self) -> list[Attention]:
        found = [self._turned_down(), self._waiting_in_inbox(), self._failed_fetches()]
        return [it for it in found if it]

    def _turned_down(self) -> Attention | None:
        model = get_roundup_page_model()
        count = WorkflowState.objects.filter(
            status=WorkflowState.STATUS_NEEDS_CHANGES,
            requested_by=self.user,
            content_type__app_label=model._meta.app_label,
            content_type__model=model._meta.model_name,
        ).count()
        said = ngettext(
            "%(count)s roundup of yours came back from its review",
            "%(count)s roundups of yours came back from their reviews",
            count,
        )
        url = reverse("wagtail_curation_roundups:index")
        return _attention(said, count, f"{url}?live=false")

    def _waiting_in_inbox(self) -> Attention | None:
        policy = policy_of(InboxEntry)
        if not policy.user_has_permission(self.user, "change"):
            return None
        count = InboxEntry.objects.open().count()
        said = ngettext(
            "%(count)s find waits in the inbox",
            "%(count)s finds wait in the inbox",
            count,
        )
        return _attention(said, count, reverse("wagtail_curation_inbox:index"))

    def _failed_fetches(self) -> Attention | None:
        policy = policy_of(get_resource_model())
        if not policy.user_has_permission(self.user, "change"):
            return None
        count = ResourceFetch.objects.failed().count()
        said = ngettext(
            "%(count)s page could not be read",
            "%(count)s pages could not be read",
            count,
        )
        return _attention(said, count, reverse("wagtail_curation_fetches:index"))

    def __bool__(self) -> bool:
        return bool(self.drafts or self.coming or self.attention)


def _attention(said: str, count: int, url: str) -> Attention | None:
    return Attention(said % {"count": count}, url) if count else None


def _day(moment) -> date:
    return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()


class DeskPanel(Component):
    name = "curation_desk"
    template_name = "wagtail_curation/admin/series/desk.html"
    order = 240

    class Media:
        css = {"all": ["wagtail_curation/css/series.css"]}

    def __init__(self, user):
        self.desk = Desk(user)

    def get_context_data(self, parent_context) -> dict[str, Any]:
        return {"desk": self.desk, "request": parent_context["request"]}

    def render_html(self, parent_context=None) -> str:
        """Nothing at all where there is nothing to say."""
        return super().render_html(parent_context) if self.desk else ""


def add_panel(request, panels: list) -> None:
    panels.append(DeskPanel(request.user))
