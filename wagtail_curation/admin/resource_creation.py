"""A new resource in the chooser: an address first, then what its page said."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import chooser as views
from wagtail.log_actions import log

from wagtail_curation.admin.capture_form import CapturedResourceForm
from wagtail_curation.admin.choosing import ChosenResourceMixin, focus_on_trouble
from wagtail_curation.admin.forms import AddressForm, KnownAddress, modal_form_class
from wagtail_curation.admin.tickets import Capture, unseal
from wagtail_curation.admin.usage import where_used
from wagtail_curation.library import pasting

# Seldom needed while one writes a part; the record’s own page has them all.
NOT_IN_THE_MODAL = ["image", "image_credit", "remote_image_url", "private_note"]


def known_note(record) -> str:
    """What an editor is told when what they pasted is in the library already."""
    return f"{_now('Already in the library.')} {where_used(record)}".strip()


class CreationSteps:
    """The forms of both steps, and what their template has to know."""

    creation_form_template_name = "wagtail_curation/admin/resource_creation.html"
    words = ""

    @cached_property
    def full_form_class(self):
        return modal_form_class(
            CapturedResourceForm, self.model_class, NOT_IN_THE_MODAL
        )

    def full_form(self, **kwargs):
        return self.full_form_class(
            prefix="curation-resource", for_user=self.request.user, **kwargs
        )

    def get_creation_form(self):
        """The first step; or the second, of what was read outside the modal."""
        capture = unseal(self.request.GET.get("ticket", ""), self.request.user)
        if capture is None:
            # The modal loads scripts once, with its first step.
            return AddressForm(next_media=self.full_form().media)
        form = self.full_form(capture=capture)
        focus_on_trouble(form, first="title")
        return form

    def get_creation_form_context_data(self, form):
        context = super().get_creation_form_context_data(form)
        context.update(view=self, words=self.words)
        if not isinstance(form, AddressForm):
            context["is_begun"] = True
            context["create_action_label"] = _("Save and choose")
            context["create_action_clicked_label"] = _("Saving …")
        return context


class ResourceCreateView(CreationSteps, ChosenResourceMixin, views.CreateView):
    """In two steps: the address, then (if it is unknown) the rest.

    Each POST says which step it is by the fields it brings.
    """

    def post(self, request: HttpRequest):
        if "curation-resource-title" in request.POST:
            return self.second_step(request)
        self.form = AddressForm(request.POST)
        if not self.form.is_valid():
            return self.reshow()
        pasted = self.form.cleaned_data["pasted"]
        if pasted is None:
            return self.without_address(self.form.cleaned_data["lookup"])
        if pasted.words:
            self.words = pasted.words
            return self.get_reshow_creation_form_response()
        if known := pasting.known(pasted):
            return self.choose_known(known)
        reading = pasting.read(pasted)
        if known := pasting.known(pasted, reading):
            return self.choose_known(known)
        self.form = self.full_form(capture=Capture(pasted, reading))
        return self.reshow()

    def without_address(self, title: str):
        """A printed book, most likely; what was typed so far is its title."""
        initial: dict[str, Any] = {"kind": "book", "title": title}
        self.form = self.full_form(initial=initial)
        return self.reshow()

    def second_step(self, request: HttpRequest):
        self.form = self.full_form(data=request.POST, files=request.FILES)
        if instead := self.preferred(request):
            return self.choose_known(instead)
        is_valid = self.form.is_valid()
        if known := self.form.found_meanwhile:
            return self.choose_instead(known)
        if not is_valid:
            return self.reshow()
        try:
            record = self.form.save()
        except KnownAddress as quicker:
            return self.choose_instead(quicker.found)
        log(record, "wagtail.create", user=request.user)
        return self.get_chosen_response(record)

    def preferred(self, request: HttpRequest):
        """The record that the editor prefers to a new one, or None."""
        key = request.POST.get("curation-resource-instead", "")
        if not key:
            return None
        try:
            return self.model_class._default_manager.filter(pk=key).first()
        except (TypeError, ValueError):
            return None

    def reshow(self):
        # What came filled is read from its title on.
        focus_on_trouble(self.form, first="title")
        return self.get_reshow_creation_form_response()

    def choose_known(self, known):
        self.note = known_note(known)
        return self.get_chosen_response(known)

    def choose_instead(self, known):
        """Chooses what somebody else added meanwhile, and says what was not saved."""
        lost = self.form.typed_otherwise(known)
        self.note = _now("Somebody added this address meanwhile: it is chosen now.")
        if lost:
            said = "; ".join(f"{label}: {text}" for label, text in lost)
            unsaved = _now("What you wrote was not saved: %(said)s") % {"said": said}
            self.note = f"{self.note} {unsaved}"
        return self.get_chosen_response(known)
