"""What has been ticked in a listing, in the order it was ticked in."""

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.compat import policy_of
from wagtail_curation.models import InboxEntry

MOST = 100
"""Entries that are taken at once: nobody reads a longer roundup."""

_LARGEST = 2**63 - 1


def chosen_keys(data, name: str = "entry") -> list[int]:
    """Keys from a query or a form: as “order” says it, else as they stand there.

    The order is written by a script as the boxes are ticked.
    """
    texts = [*data.get("order", "").split(","), *data.getlist(name)]
    keys = [int(text) for text in texts if text.isascii() and text.isdigit()]
    fit = [key for key in keys if 0 < key <= _LARGEST]
    return list(dict.fromkeys(fit))[:MOST]


class InboxPageView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A page of the inbox that is no listing: breadcrumbs, title, permissions."""

    header_icon = "mail"

    @cached_property
    def permission_policy(self):
        return policy_of(InboxEntry)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": url_of("index"), "label": _("Inbox")},
            {"url": "", "label": self.get_page_title()},
        ]


class ChosenView(InboxPageView):
    """Does something with the entries that were chosen; without any it goes back."""

    @cached_property
    def entries(self) -> list[InboxEntry]:
        keys = chosen_keys(self.request.POST) or chosen_keys(self.request.GET)
        rows = InboxEntry.objects.select_related("resource").in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    def dispatch(self, request, *args, **kwargs):
        self.request = request
        if self.may_look() and not self.entries:
            messages.warning(request, _("Tick what you want to take, then try again."))
            return redirect(url_of("index"))
        return super().dispatch(request, *args, **kwargs)

    def may_look(self) -> bool:
        return self.user_has_permission(self.permission_required)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            entries=self.entries, index_url=url_of("index"), **kwargs
        )
