"""Blocks that choose from the library: resources, people, images."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from wagtail_curation.blocks import prefetch, represent
from wagtail_curation.blocks.cardline import card_of
from wagtail_curation.models.merges import PersonMerge, merged_into
from wagtail_curation.models.swapped import get_resource_model

PASTING = forms.Media(
    js=[
        f"wagtail_curation/js/{name}.js"
        for name in ("links-in", "paste-requests", "paste", "creation")
    ],
    css={"all": ["wagtail_curation/css/paste.css"]},
)


class ResourceChooser(BaseChooser):
    """The form widget that opens the library’s chooser, or takes a pasted link."""

    choose_one_text = _("Choose a resource")
    choose_another_text = _("Choose another resource")
    link_to_chosen_text = _("Edit this resource")
    chooser_modal_url_name = "wagtail_curation_resource_chooser:choose"
    icon = "link"
    classname = "curation-resource-chooser"
    # Has a field to paste into, and room for what is said about a choice.
    template_name = "wagtail_curation/admin/chooser_widget.html"

    @cached_property
    def model_class(self):
        return get_resource_model()

    def get_value_data_from_instance(self, instance):
        data = super().get_value_data_from_instance(instance)
        return {**data, **card_of(instance)}

    def get_context(self, name, value_data, attrs):
        context = super().get_context(name, value_data, attrs)
        return {**context, "line": value_data.get("line", "")}

    @cached_property
    def media(self):
        return super().media + PASTING


class PersonChooser(BaseChooser):
    """The form widget that opens the people chooser.

    ``known``: people by key, where a form shows several and has them at hand.
    """

    model = "wagtail_curation.Person"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    link_to_chosen_text = _("Edit this person")
    chooser_modal_url_name = "wagtail_curation_person_chooser:choose"
    icon = "user"
    classname = "curation-person-chooser"
    known: Mapping[Any, Model] = {}

    def get_instance(self, value):
        return self.known.get(value) or super().get_instance(value)

    def value_from_datadict(self, data, files, name):
        """The key that was chosen; of a person who was merged while the form was open,
        that of whom they are now.
        """
        key = super().value_from_datadict(data, files, name)
        if key is None:
            return None
        return merged_into([key], PersonMerge).get(str(key), key)


def is_new(value) -> bool:
    """Whether this is a record that the database has not."""
    return isinstance(value, Model) and value._state.adding


class BulkChooserBlock(ChooserBlock):
    """A chooser whose objects come with all that a page shows of them."""

    reference_kind: str

    def get_comparison_class(self):
        from wagtail_curation.blocks.compared_words import RecordComparison

        return RecordComparison

    def to_python(self, value):
        if is_new(value):
            return value
        # An API may send a record as it was read.
        key = value.get("id") if isinstance(value, dict) else value
        return self.bulk_to_python([key])[0]

    def bulk_to_python(self, values):
        return prefetch.pick(self.reference_kind, list(values))

    def clean(self, value):
        # It was read from the database with the others; one query for each, to learn
        # that it is there, is what a draft of fifty items can do without.
        if isinstance(value, self.model_class) and not is_new(value):
            return value
        return super().clean(value)

    def normalize(self, value):
        # Content written by hand may name a record by its primary key.
        return self.to_python(value) if isinstance(value, (int, str)) else value


class ResourceChooserBlock(BulkChooserBlock):
    """Chooses a resource from the library."""

    reference_kind = prefetch.RESOURCE

    @cached_property
    def target_model(self):
        return get_resource_model()

    @cached_property
    def widget(self):
        return ResourceChooser()

    def value_from_form(self, value):
        found = super().value_from_form(value)
        if found is None and value is not None:
            # A form may have been open while its resource was merged.
            found = prefetch.load_merged({value}).get(value)
        return found

    def value_for_form(self, value):
        return value if is_new(value) else super().value_for_form(value)

    def clean(self, value):
        # An API may bring a resource that is added now that all else is right.
        if is_new(value):
            library = type(value)._default_manager
            value, _added = library.get_or_add(value.url, value.given, value.added_by)
        return super().clean(value)

    def get_searchable_content(self, value):
        # A page is found by what it recommends, and by whom.
        return [value.title, value.people_text] if value else []

    def get_api_representation(self, value, context=None):
        return represent.resource(value, context) if value else None

    class Meta:
        icon = "link"
        label = _("Resource")


class PersonChooserBlock(BulkChooserBlock):
    """Chooses a person."""

    reference_kind = prefetch.PERSON
    target_model = "wagtail_curation.Person"

    @cached_property
    def widget(self):
        return PersonChooser()

    def get_searchable_content(self, value):
        return [value.name] if value else []

    def get_api_representation(self, value, context=None):
        return represent.person(value, context) if value else None

    class Meta:
        icon = "user"
        label = _("Person")


class RoundupImageBlock(BulkChooserBlock, ImageChooserBlock):
    """Chooses an image; the page gets it with its renditions."""

    reference_kind = prefetch.IMAGE

    def get_api_representation(self, value, context=None):
        return represent.image(value, "inline")

    class Meta:
        icon = "image"
        label = _("Image")
