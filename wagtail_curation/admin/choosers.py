"""Choosing from the library, and adding to it on the way: resources."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import log

from wagtail_curation.admin.cards import card_for
from wagtail_curation.admin.choosing import (
    NotedResponseMixin,
    OrmSearchMixin,
    focus_on_trouble,
)
from wagtail_curation.admin.columns import resource_columns
from wagtail_curation.admin.filters import (
    ResourceFilterSet,
    language_choices,
    topics_in_use,
)
from wagtail_curation.admin.forms import (
    AddressForm,
    KnownAddress,
    ResourceForm,
    modal_form_class,
)
from wagtail_curation.admin.search import search_resources
from wagtail_curation.admin.usage import count_pages, where_used
from wagtail_curation.blocks.choosers import ResourceChooser
from wagtail_curation.models import get_resource_model
from wagtail_curation.models.vocabulary import get_kind_choices

# Seldom needed while one writes a part; the record’s own page has them all.
NOT_IN_THE_MODAL = ["image", "image_credit", "remote_image_url", "private_note"]


class NarrowingSelect(forms.Select):
    """A select that narrows the results as soon as it changes."""

    def __init__(self, name: str):
        # The chooser opens over a form that may have a field of the same name.
        super().__init__(
            attrs={
                "id": f"curation-narrow-{name}",
                "data-chooser-modal-search-filter": True,
            }
        )


def any_of(choices: Callable) -> Callable:
    return lambda: [("", _now("Any")), *choices()]


class ResourceFilterForm(OrmSearchMixin, BaseFilterForm):
    """Words, kind, language and topic; the listing’s filters do the work."""

    search = staticmethod(search_resources)

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=any_of(get_kind_choices),
        widget=NarrowingSelect("kind"),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=any_of(language_choices),
        widget=NarrowingSelect("language"),
    )
    topic: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Topic"),
        required=False,
        queryset=None,
        empty_label=_("Any"),
        widget=NarrowingSelect("topic"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics_in_use()
        self.fields["q"].label = _("Title, person, publisher or address")
        self.order_fields(["q", "kind", "language", "topic"])

    def filter(self, objects):
        narrowed = ResourceFilterSet(self.data, queryset=objects).qs
        return super().filter(narrowed)


class ListedResources:
    """What both the modal and its results show."""

    filter_form_class = ResourceFilterForm

    def get_object_list(self):
        return self.model_class._default_manager.all()

    @property
    def columns(self):
        return [self.title_column, *resource_columns()]

    def get_results_page(self, request):
        page = super().get_results_page(request)
        page.object_list = list(page.object_list)
        count_pages(page.object_list)
        return page


class FullFormMixin:
    """The form of the second step."""

    @cached_property
    def full_form_class(self):
        return modal_form_class(ResourceForm, self.model_class, NOT_IN_THE_MODAL)

    def full_form(self, **kwargs):
        return self.full_form_class(
            prefix="curation-resource", for_user=self.request.user, **kwargs
        )

    def get_creation_form(self):
        # The modal loads scripts once, with its first step.
        return AddressForm(next_media=self.full_form().media)


class ResourceChooseView(FullFormMixin, ListedResources, views.ChooseView):
    pass


class ResourceChooseResultsView(ListedResources, views.ChooseResultsView):
    pass


class ResourceCreateView(FullFormMixin, NotedResponseMixin, views.CreateView):
    """In two steps: the address, then (if it is unknown) the rest.

    Each POST says which step it is by the fields it brings.
    """

    def post(self, request: HttpRequest):
        if "curation-resource-title" in request.POST:
            return self.second_step(request)
        self.form = AddressForm(request.POST)
        if not self.form.is_valid():
            focus_on_trouble(self.form)
            return self.get_reshow_creation_form_response()
        address = self.form.cleaned_data["lookup"]
        if known := self.find(address):
            self.note = self.known_note(known)
            return self.get_chosen_response(known)
        initial = card_for(address) if address else {"kind": "book"}
        self.form = self.full_form(initial=initial)
        focus_on_trouble(self.form)
        return self.get_reshow_creation_form_response()

    def second_step(self, request: HttpRequest):
        self.form = self.full_form(data=request.POST, files=request.FILES)
        is_valid = self.form.is_valid()
        if known := self.form.found_meanwhile:
            return self.choose_instead(known)
        if not is_valid:
            focus_on_trouble(self.form)
            return self.get_reshow_creation_form_response()
        try:
            record = self.form.save()
        except KnownAddress as quicker:
            return self.choose_instead(quicker.found)
        log(record, "wagtail.create", user=request.user)
        return self.get_chosen_response(record)

    def find(self, address: str):
        return self.model_class._default_manager.find(address) if address else None

    def choose_instead(self, known):
        """Chooses what somebody else added meanwhile, and says what was not saved."""
        lost = self.form.typed_otherwise(known)
        self.note = _now("Somebody added this address meanwhile: it is chosen now.")
        if lost:
            said = "; ".join(f"{label}: {text}" for label, text in lost)
            unsaved = _now("What you wrote was not saved: %(said)s") % {"said": said}
            self.note = f"{self.note} {unsaved}"
        return self.get_chosen_response(known)

    def known_note(self, known) -> str:
        return f"{_now('Already in the library.')} {where_used(known)}".strip()

    def get_creation_form_context_data(self, form):
        context = super().get_creation_form_context_data(form)
        if not isinstance(form, AddressForm):
            context["create_action_label"] = _("Save and choose")
            context["create_action_clicked_label"] = _("Saving …")
        return context


class ResourceChooserViewSet(ChooserViewSet):
    """Registered as ``wagtail_curation_resource_chooser``."""

    icon = "link"
    choose_one_text = _("Choose a resource")
    choose_another_text = _("Choose another resource")
    edit_item_text = _("Edit this resource")
    search_tab_label = _("Library")
    creation_tab_label = _("New resource")
    create_action_label = _("Go on")
    create_action_clicked_label = _("Looking it up …")
    creation_form_class = AddressForm
    choose_view_class = ResourceChooseView
    choose_results_view_class = ResourceChooseResultsView
    create_view_class = ResourceCreateView
    base_widget_class = ResourceChooser
    per_page = 10

    @cached_property
    def model(self):
        return get_resource_model()

    @cached_property
    def widget_class(self):
        return ResourceChooser


resource_chooser = ResourceChooserViewSet(
    "wagtail_curation_resource_chooser", url_prefix="curation/choose/resource"
)
