"""Hold and release: the parts of a series that are not live, and when they go."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.utils.timestamps import render_timestamp

from wagtail_curation.library import releases
from wagtail_curation.library.waiting import (
    LATER,
    READY,
    REVIEW,
    WaitingPart,
    waiting_parts,
)
from wagtail_curation.models import get_series_page_model
from wagtail_curation.models.holding import held_until

NAMESPACE = "wagtail_curation_series"
HOLD_ICON = "calendar-alt"
TITLE = _("Hold and release")


def hold_url(series) -> str:
    return reverse(f"{NAMESPACE}:hold", args=[series.pk])


class HoldForm(forms.Form):
    """When the parts go, and which: each by its key and the version that was seen."""

    until = forms.DateTimeField(
        label=_("Parts are held until"),
        widget=AdminDateTimeInput,
        error_messages={"required": _("Give a date and a time.")},
    )
    part = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, parts: list[WaitingPart], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = _now("In the time zone %(zone)s.") % {
            "zone": timezone.get_current_timezone_name()
        }
        # What was changed since is told with its title, not as a wrong choice.
        sent = self.data.getlist("part") if self.is_bound else []
        known = {part.token for part in parts} | set(sent)
        self.fields["part"].choices = [(token, token) for token in known]

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError(
                _("This moment has passed: give one that is to come.")
            )
        return until


class HoldView(WagtailAdminTemplateMixin, View):
    """GET shows; POST holds, releases or lets go, as the button says."""

    page_title = TITLE
    header_icon = HOLD_ICON
    template_name = "wagtail_curation/admin/series/hold.html"

    @cached_property
    def series(self):
        return get_object_or_404(get_series_page_model(), pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.series.permissions_for_user(request.user).can_publish():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.series.get_admin_display_title()

    def get_breadcrumbs_items(self):
        explore = reverse("wagtailadmin_explore", args=[self.series.pk])
        return [
            *self.breadcrumbs_items,
            {"url": explore, "label": self.series.get_admin_display_title()},
            {"url": "", "label": TITLE},
        ]

    @cached_property
    def parts(self) -> list[WaitingPart]:
        return waiting_parts(self.series, self.request.user, held_until(self.series))

    def get(self, request, *args, **kwargs):
        until = held_until(self.series)
        form = HoldForm(initial={"until": until}, parts=self.parts)
        ticked = {it.token for it in self.parts if it.can_go and it.state != REVIEW}
        if until:
            ticked = {it.token for it in self.parts if it.state == READY}
        return self.show(form, ticked)

    def post(self, request, *args, **kwargs):
        gestures = {"release": self.release, "let_go": self.let_go}
        gesture = gestures.get(request.POST.get("gesture", ""), self.hold)
        try:
            return gesture()
        except releases.NotReleased as refused:
            reasons = refused.reasons
        form = HoldForm(request.POST, parts=self.parts)
        return self.show(form, set(request.POST.getlist("part")), reasons)

    def hold(self):
        form = HoldForm(self.request.POST, parts=self.parts)
        if not form.is_valid():
            return self.show(form, set(self.request.POST.getlist("part")))
        until, tokens = form.cleaned_data["until"], form.cleaned_data["part"]
        going = releases.hold(self.series, until, tokens, self.request.user)
        said = ngettext(
            "The series is held until %(date)s: %(count)s part goes live then.",
            "The series is held until %(date)s: %(count)s parts go live then.",
            len(going),
        )
        return self.done(said % {"date": render_timestamp(until), "count": len(going)})

    def release(self):
        gone = releases.release(self.series, self.request.user)
        said = ngettext(
            "The series is held no longer; %(count)s part is live now.",
            "The series is held no longer; %(count)s parts are live now.",
            len(gone),
        )
        return self.done(said % {"count": len(gone)})

    def let_go(self):
        back = releases.let_go(self.series, self.request.user)
        said = ngettext(
            "The series is held no longer; %(count)s part is a draft again.",
            "The series is held no longer; %(count)s parts are drafts again.",
            len(back),
        )
        return self.done(said % {"count": len(back)})

    def done(self, said: str):
        messages.success(self.request, said)
        return redirect(hold_url(self.series))

    def show(self, form, ticked: set[str], reasons=()):
        # By key: who was told that a part has changed finds it still ticked.
        keys = {token.partition(":")[0] for token in ticked}
        for part in self.parts:
            part.ticked = str(part.page.pk) in keys
        until = held_until(self.series)
        context = self.get_context_data(
            form=form,
            series=self.series,
            parts=self.parts,
            reasons=reasons,
            held_until=until,
            ready=[it for it in self.parts if it.state == READY] if until else [],
            later=LATER,
            media=form.media,
        )
        return self.render_to_response(context)
