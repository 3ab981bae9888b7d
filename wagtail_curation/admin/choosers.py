"""Choosing from the library, and adding to it on the way: resources."""

from collections.abc import Callable

from django import forms
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from wagtail_curation.admin.choosing import ChosenResourceMixin, OrmSearchMixin
from wagtail_curation.admin.columns import resource_columns
from wagtail_curation.admin.filters import (
    ResourceFilterSet,
    language_choices,
    topics_in_use,
)
from wagtail_curation.admin.forms import AddressForm
from wagtail_curation.admin.nearby import NearbyView
from wagtail_curation.admin.pasting import AddView, ResolveView, UndoView
from wagtail_curation.admin.resource_creation import (
    CreationSteps,
    ResourceCreateView,
)
from wagtail_curation.admin.search import search_resources
from wagtail_curation.admin.usage import count_pages
from wagtail_curation.blocks.choosers import ResourceChooser
from wagtail_curation.models import get_resource_model
from wagtail_curation.models.vocabulary import get_kind_choices


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


class ResourceChooseView(CreationSteps, ListedResources, views.ChooseView):
    pass


class ResourceChooseResultsView(ListedResources, views.ChooseResultsView):
    pass


class ResourceChosenView(ChosenResourceMixin, views.ChosenView):
    pass


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
    chosen_view_class = ResourceChosenView
    create_view_class = ResourceCreateView
    base_widget_class = ResourceChooser
    per_page = 10

    @cached_property
    def model(self):
        return get_resource_model()

    @cached_property
    def widget_class(self):
        return ResourceChooser

    def get_urlpatterns(self):
        """Wagtail’s, and those that the block’s own scripts ask."""
        return [
            *super().get_urlpatterns(),
            path("resolve/", self.construct_view(ResolveView), name="resolve"),
            path("add/", self.construct_view(AddView), name="add"),
            path("undo/", self.construct_view(UndoView), name="undo"),
            path("nearby/", self.construct_view(NearbyView), name="nearby"),
        ]


resource_chooser = ResourceChooserViewSet(
    "wagtail_curation_resource_chooser", url_prefix="curation/choose/resource"
)
