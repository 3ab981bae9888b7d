"""Choosing people, and adding them on the way."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import log

from wagtail_curation.admin.choosing import OrmSearchMixin, focus_on_trouble
from wagtail_curation.admin.columns import used_column
from wagtail_curation.admin.forms import PersonForm, modal_form_class
from wagtail_curation.admin.search import search_people
from wagtail_curation.admin.usage import count_pages
from wagtail_curation.blocks.choosers import PersonChooser
from wagtail_curation.models import Person

NOT_IN_THE_MODAL = ["photo", "user"]


class PersonFilterForm(OrmSearchMixin, BaseFilterForm):
    search = staticmethod(search_people)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].label = _("Name, role or organisation")


class ListedPeople:
    filter_form_class = PersonFilterForm

    @property
    def columns(self):
        return [
            self.title_column,
            Column("affiliation", label=_("Role and organisation")),
            used_column(),
        ]

    def get_results_page(self, request):
        page = super().get_results_page(request)
        page.object_list = list(page.object_list)
        count_pages(page.object_list)
        return page


class PersonFormMixin:
    def get_creation_form(self):
        form_class = modal_form_class(PersonForm, Person, NOT_IN_THE_MODAL)
        return form_class(
            prefix="curation-person",
            for_user=self.request.user,
            **self.get_creation_form_kwargs(),
        )


class PersonChooseView(PersonFormMixin, ListedPeople, views.ChooseView):
    pass


class PersonChooseResultsView(ListedPeople, views.ChooseResultsView):
    pass


class PersonCreateView(PersonFormMixin, views.CreateView):
    def save_form(self, form):
        person = super().save_form(form)
        log(person, "wagtail.create", user=self.request.user)
        return person

    def get_reshow_creation_form_response(self):
        focus_on_trouble(self.form)
        return super().get_reshow_creation_form_response()


class PersonChooserViewSet(ChooserViewSet):
    """Registered as ``wagtail_curation_person_chooser``."""

    model = Person
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    search_tab_label = _("People")
    creation_tab_label = _("New person")
    create_action_label = _("Save and choose")
    create_action_clicked_label = _("Saving …")
    creation_form_class = PersonForm
    choose_view_class = PersonChooseView
    choose_results_view_class = PersonChooseResultsView
    create_view_class = PersonCreateView
    base_widget_class = PersonChooser
    per_page = 10

    @cached_property
    def widget_class(self):
        return PersonChooser


person_chooser = PersonChooserViewSet(
    "wagtail_curation_person_chooser", url_prefix="curation/choose/person"
)
