"""What is done to entries: voted for, removed, put back, put in."""

from typing import Any

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from wagtail_curation.admin.inbox.chosen import ChosenView, InboxPageView
from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry

ANY = ["add", "change", "delete", "view"]


class VoteView(InboxPageView):
    """A vote, or a vote taken back; whoever sees the inbox has one for each entry."""

    any_permission_required = ANY
    http_method_names = ["post"]

    def post(self, request, pk):
        entry = get_object_or_404(InboxEntry.objects.select_related("resource"), pk=pk)
        voted = inbox.toggle_vote(entry, request.user)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"voted": voted, "count": entry.votes.count()})
        return redirect(get_valid_next_url_from_request(request) or url_of("index"))


class ConfirmedView(ChosenView):
    """Asks, then does something with all of the chosen."""

    template_name = "wagtail_curation/admin/inbox/confirm.html"
    permission_required = "delete"
    question: Any
    verb: Any

    def get(self, request):
        context = self.get_context_data(question=self.question, verb=self.verb)
        return self.render_to_response(context)


class RemoveView(ConfirmedView):
    page_title = _("Remove from the inbox")
    question = _("Take these out of the inbox? They stay in the library.")
    verb = _("Remove")

    def post(self, request):
        inbox.remove(self.entries)
        keys = ",".join(str(entry.pk) for entry in self.entries)
        number = len(self.entries)
        said = ngettext(
            "%(number)s entry has left the inbox.",
            "%(number)s entries have left the inbox.",
            number,
        )
        undo = format_html(
            '{} <button type="button" class="button button-small button-secondary"'
            ' data-controller="w-action" data-action="w-action#post"'
            ' data-w-action-url-value="{}?order={}">{}</button>',
            said % {"number": number},
            url_of("put_back"),
            keys,
            _now("Undo"),
        )
        messages.success(request, undo)
        return redirect(url_of("index"))


class PutBackView(ConfirmedView):
    page_title = _("Put back into the inbox")
    question = _("Put these back into the inbox? A draft keeps what it took.")
    verb = _("Put back")

    def post(self, request):
        inbox.put_back(self.entries)
        messages.success(request, _now("Back in the inbox."))
        return redirect(url_of("index"))
