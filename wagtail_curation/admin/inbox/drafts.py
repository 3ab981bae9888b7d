"""From what was chosen in the inbox to a draft, new or begun."""

import swapper
from django import forms
from django.db.models import F
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_curation.admin.inbox.chosen import ChosenView
from wagtail_curation.library.drafting import (
    NotTaken,
    Taken,
    add_to_draft,
    colleagues_writing_in,
    start_draft,
    why_not_into,
    why_not_under,
)
from wagtail_curation.library.waiting import scheduled_versions
from wagtail_curation.models import get_roundup_page_model, get_series_page_model

MOST_PAGES = 20


def series_for(user) -> list:
    """The series that a user may add a part to, by title."""
    policy = PagePermissionPolicy()
    addable = policy.instances_user_has_permission_for(user, "add")
    found = get_series_page_model().objects.filter(pk__in=addable.values("pk"))
    return [it for it in found.order_by("title") if not why_not_under(it, user)]


def roundups_for(user, text: str = ""):
    """The roundups that a user may edit, drafts first, then the newest."""
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    pages = get_roundup_page_model().objects.filter(
        pk__in=editable.values("pk"), alias_of__isnull=True
    )
    for word in text.split()[:12]:
        titled = pages.filter(draft_title__icontains=word)
        pages = titled | pages.filter(path__in=_under_series_named(word))
    pages = pages.defer_streamfields().prefetch_workflow_states()
    pages = pages.annotate_approved_schedule()
    return pages.order_by(
        "live",
        F("has_unpublished_changes").desc(),
        F("latest_revision_created_at").desc(nulls_last=True),
        "-pk",
    )


def _under_series_named(word: str) -> list[str]:
    model = get_roundup_page_model()
    paths: list[str] = []
    for series in get_series_page_model().objects.filter(title__icontains=word)[:50]:
        paths += model.objects.child_of(series).values_list("path", flat=True)
    return paths


class NotesForm(forms.Form):
    notes = forms.BooleanField(
        label=_("Use the notes as commentary"),
        required=False,
        help_text=_("Notes are for colleagues. As commentary, readers see them."),
    )


class NewDraftForm(NotesForm):
    series = forms.ChoiceField(label=_("Series"))
    title = forms.CharField(
        label=_("Title"),
        max_length=255,
        required=False,
        help_text=_("Empty: the series and the part’s number."),
    )
    field_order = ["series", "title", "notes"]

    def __init__(self, *args, series: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_key = {str(it.pk): it for it in series}
        choices = [(key, it.title) for key, it in self.by_key.items()]
        self.fields["series"].choices = choices

    def clean_series(self):
        return self.by_key[self.cleaned_data["series"]]


class TakingView(ChosenView):
    permission_required = "change"

    def said_of(self, taken: Taken) -> str:
        """What was done, and what was not."""
        title = taken.page.get_admin_display_title()
        number = len(taken.taken)
        said = [
            ngettext(
                "“%(page)s” has %(number)s new item.",
                "“%(page)s” has %(number)s new items.",
                number,
            )
            % {"page": title, "number": number}
        ]
        if taken.there:
            names = _names(taken.there)
            said.append(_now("It had these already: %(names)s.") % {"names": names})
        if taken.missed:
            names = _names(taken.missed)
            said.append(
                _now("Somebody was quicker to take these: %(names)s.")
                % {"names": names}
            )
        return " ".join(said)

    def finish(self, taken: Taken):
        messages.success(self.request, self.said_of(taken))
        return redirect(reverse("wagtailadmin_pages:edit", args=[taken.page.pk]))


def _names(entries) -> str:
    return ", ".join(f"“{entry.resource}”" for entry in entries)


class NewDraftView(TakingView):
    template_name = "wagtail_curation/admin/inbox/new_draft.html"
    page_title = _("New draft roundup")

    @cached_property
    def form(self) -> NewDraftForm:
        data = self.request.POST if self.request.method == "POST" else None
        return NewDraftForm(data, series=series_for(self.request.user))

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=self.form))

    def post(self, request):
        if not self.form.is_valid():
            return self.get(request)
        given = self.form.cleaned_data
        try:
            taken = start_draft(
                self.entries,
                given["series"],
                title=given["title"],
                notes=given["notes"],
                user=request.user,
            )
        except NotTaken as error:
            self.form.add_error(None, str(error))
            return self.get(request)
        return self.finish(taken)


class AddToDraftView(TakingView):
    template_name = "wagtail_curation/admin/inbox/add_to_draft.html"
    page_title = _("Add to a draft")

    def get(self, request, problem: str = ""):
        data = request.POST if request.method == "POST" else request.GET
        text = data.get("q", "").replace("\x00", "")[:200]
        found = list(roundups_for(request.user, text)[: MOST_PAGES + 1])
        context = self.get_context_data(
            form=NotesForm(data if data.get("notes") else None),
            text=text,
            problem=problem,
            pages=self.described(found[:MOST_PAGES]),
            more=len(found) > MOST_PAGES,
        )
        return self.render_to_response(context)

    def described(self, pages: list) -> list[dict]:
        """Each page with its series, and why it can not be chosen, if so."""
        series = _series_of(pages)
        user = self.request.user
        writing = colleagues_writing_in(pages, user)
        scheduled = scheduled_versions(pages)
        for page in pages:
            # What Wagtail says of a lock names the version; it would ask for each.
            page.scheduled_revision = scheduled.get(page.pk)
        return [
            {
                "page": page,
                "series": series.get(page.path[: -page.steplen], ""),
                "why_not": why_not_into(page, user, writing),
            }
            for page in pages
        ]

    def post(self, request):
        model = get_roundup_page_model()
        key = request.POST.get("page", "")
        editable = roundups_for(request.user)
        fits = key.isascii() and key.isdigit() and len(key) < 19
        page = editable.filter(pk=key).first() if fits else None
        if page is None:
            return self.get(request, _now("Choose a page that you may edit."))
        try:
            taken = add_to_draft(
                self.entries,
                model.objects.get(pk=page.pk),
                notes=bool(request.POST.get("notes")),
                user=request.user,
            )
        except NotTaken as error:
            return self.get(request, str(error))
        return self.finish(taken)


def _series_of(pages: list) -> dict[str, str]:
    """The titles of the pages above, by path. One query."""
    base = swapper.load_model("wagtailcore", "Page")
    paths = {page.path[: -page.steplen] for page in pages}
    return dict(base.objects.filter(path__in=paths).values_list("path", "title"))
