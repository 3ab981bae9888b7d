"""The clipper’s window: what a bookmarklet or a phone has sent, looked over and kept.

Opening it saves nothing; it is for whoever is logged in, and posts like any form.
"""

from django import forms
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from wagtail_curation.admin.inbox.chosen import InboxPageView
from wagtail_curation.admin.inbox.editing import topics_field, words_fields
from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.admin.usage import where_used
from wagtail_curation.library import inbox
from wagtail_curation.library.adding import find
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.metadata.shared import sort_out
from wagtail_curation.models import (
    FetchState,
    InboxEntry,
    InboxSource,
    ResourceFetch,
)
from wagtail_curation.models.library import in_words
from wagtail_curation.tasks import fetch_resource, is_immediate, plain_key, read_soon

LONGEST_TITLE = 500


class ClipForm(forms.Form):
    """What is kept of a page. ``page_title`` is what the page itself is called."""

    url = forms.CharField(
        label=_("Address"),
        max_length=2048,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": _("Paste the address of the page.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Empty: as the page is called."),
    )
    page_title = forms.CharField(
        max_length=LONGEST_TITLE, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields.update(words_fields())
        self.fields["topics"] = topics_field()
        # A script puts the words marked on the page here: see inbox.js.
        self.fields["selection"].widget.attrs["data-curation-clip-target"] = "words"

    def clean_url(self):
        try:
            address = tidy(self.cleaned_data["url"])
        except AddressError as error:
            raise forms.ValidationError(
                _now("%(problem)s Paste the link as it stands in the address bar."),
                params={"problem": in_words(error)},
                code=error.code,
            ) from error
        if problem := inbox.why_not_keep(address, self.user):
            raise forms.ValidationError(problem, code="may_not_add")
        return address


class ClipView(InboxPageView):
    """The window; ``source`` is how it was opened."""

    permission_required = "add"
    http_method_names = ["get", "post"]
    template_name = "wagtail_curation/admin/inbox/clip.html"
    page_title = _("Keep in the inbox")
    source = str(InboxSource.CLIPPER)

    def get(self, request):
        given = {name: request.GET.get(name, "") for name in ("url", "title", "text")}
        shared = sort_out(**{n: text.replace("\x00", "") for n, text in given.items()})
        title = shared.title[:LONGEST_TITLE]
        initial = {
            "url": shared.address,
            "title": title,
            "page_title": title,
            "selection": shared.words[: inbox.MOST_SELECTION],
        }
        return self.show(ClipForm(initial=initial, user=request.user), shared.address)

    def post(self, request):
        form = ClipForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.show(form, request.POST.get("url", ""))
        given = form.cleaned_data
        kept = inbox.keep(
            given["url"],
            title=given["title"],
            page_title=given["page_title"],
            note=given["note"],
            selection=given["selection"],
            topics=given["topics"],
            user=request.user,
            source=self.source,
        )
        if not is_immediate(fetch_resource):
            read_soon(kept.entry.resource_id, plain_key(request.user.pk))
        saved = reverse("wagtail_curation_clip:saved", args=[kept.entry.pk])
        return redirect(f"{saved}?already={kept.already}" if kept.already else saved)

    def show(self, form: ClipForm, address: str):
        return self.render_to_response(
            self.get_context_data(
                form=form,
                media=form.media,
                problem="" if form.is_bound else problem_with(address),
                known=known(address, self.request.user),
                inbox_url=url_of("index"),
            )
        )


def problem_with(address: str) -> str:
    """What is wrong with an address that came from somewhere; "" when it is right,
    or when none came.
    """
    try:
        tidy(address)
    except AddressError as error:
        return "" if error.code == "empty" else in_words(error)
    return ""


def known(address: str, user) -> dict:
    """What the library knows of an address: its record, and where that is used."""
    resource = find(address) if address else None
    if resource is None:
        return {}
    entry = InboxEntry.objects.open().filter(resource=resource)
    return {
        "resource": resource,
        "url": AdminURLFinder(user).get_edit_url(resource),
        "used": where_used(resource),
        "entry": entry.select_related("added_by").first(),
    }


def waits(entry: InboxEntry) -> bool:
    """Whether nobody has read the page yet."""
    waiting = ResourceFetch.objects.waiting()
    return waiting.filter(resource=entry.resource_id).exists()


class SavedView(InboxPageView):
    """Says that it is kept, and where it was before."""

    permission_required = "add"
    template_name = "wagtail_curation/admin/inbox/saved.html"
    page_title = _("Kept in the inbox")

    def get(self, request, pk):
        entries = InboxEntry.objects.select_related("resource", "taken_into")
        entry = get_object_or_404(entries, pk=pk)
        edit_url = url_of("edit", pk) if self.user_has_permission("change") else ""
        return self.render_to_response(
            self.get_context_data(
                entry=entry,
                already=request.GET.get("already", ""),
                used=where_used(entry.resource),
                edit_url=edit_url,
                waiting=waits(entry),
                inbox_url=url_of("index"),
            )
        )


class ReadView(InboxPageView):
    """Has the page read that was just kept, while the window says so.

    Where there is no queue it is read here, and not when it is kept: that must not
    have to wait for somebody else’s server.
    """

    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request, pk):
        entry = get_object_or_404(InboxEntry, pk=pk)
        if waits(entry) and is_immediate(fetch_resource):
            keys = plain_key(entry.resource_id), plain_key(request.user.pk)
            fetch_resource.enqueue(*keys, only_if_waiting=True)
        row = ResourceFetch.objects.filter(resource=entry.resource_id).first()
        said = {
            FetchState.READ: _now("The page has been read."),
            FetchState.FAILED: _now("The page could not be read. It is kept as it is."),
        }
        return JsonResponse(
            {
                "title": str(InboxEntry.objects.get(pk=pk)),
                "said": said.get(row.state, "") if row else "",
            }
        )
