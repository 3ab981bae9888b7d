"""How far the reading of many pages is."""

import datetime

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation.admin.fetch_words import progress_words
from wagtail_curation.compat import policy_of
from wagtail_curation.library import fetching
from wagtail_curation.models import get_resource_model
from wagtail_curation.tasks import fetch_many, is_immediate

STEP_SECONDS = 5
"""How long one step works where no worker does: shorter than servers let a request
take, with the last page's time on top.
"""


class OfOnesOwnList(PermissionCheckedMixin):
    """What both views know: since when, and how far. Everybody sees their own list."""

    permission_required = "change"

    @cached_property
    def permission_policy(self):
        return policy_of(get_resource_model())

    @cached_property
    def since(self) -> datetime.datetime:
        try:
            seconds = int(self.request.GET.get("since", ""))
            return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        except (ValueError, OverflowError, OSError):
            return timezone.now() - datetime.timedelta(hours=1)

    def state(self) -> dict:
        progress = fetching.progress(self.request.user, self.since)
        return {
            "done": progress.total - progress.waiting,
            "total": progress.total,
            "state": "working" if progress.waiting else "done",
            "message": progress_words(progress),
            "failed": progress.failed,
        }

    def address(self, name: str) -> str:
        place = reverse(f"wagtail_curation_fetches:{name}")
        return f"{place}?{urlencode({'since': int(self.since.timestamp())})}"


class ProgressView(OfOnesOwnList, WagtailAdminTemplateMixin, View):
    page_title = _("Reading pages")
    header_icon = "download"
    template_name = "wagtail_curation/admin/fetch_progress.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        listing = reverse("wagtail_curation_fetches:index")
        return [
            *self.breadcrumbs_items,
            {"url": listing, "label": _("Failed fetches")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            progress=self.state(),
            progress_url=self.address("state"),
            progress_step=is_immediate(fetch_many),
            progress_next=self.address("progress"),
            progress_label=self.page_title,
            **kwargs,
        )


class StateView(OfOnesOwnList, View):
    """GET says how far it is; POST reads some of the pages first, where no worker
    does: each page that shows the progress is one that works.
    """

    def get(self, request, *args, **kwargs):
        return JsonResponse(self.state())

    def post(self, request, *args, **kwargs):
        if is_immediate(fetch_many):
            fetching.fetch_for(request.user, STEP_SECONDS)
        if request.accepts("text/html"):
            return redirect(self.address("progress"))
        return JsonResponse(self.state())
