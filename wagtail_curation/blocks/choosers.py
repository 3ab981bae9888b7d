"""Blocks that choose from the library: resources, people, images."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from wagtail_curation.blocks import prefetch, represent
from wagtail_curation.models.swapped import get_resource_model


class ResourceChooser(BaseChooser):
    """The form widget that opens the library’s chooser."""

    choose_one_text = _("Choose a resource")
    choose_another_text = _("Choose another resource")
    link_to_chosen_text = _("Edit this resource")
    chooser_modal_url_name = "wagtail_curation_resource_chooser:choose"
    icon = "link"
    classname = "curation-resource-chooser"

    @cached_property
    def model_class(self):
        return get_resource_model()


class PersonChooser(BaseChooser):
    """The form widget that opens the people chooser."""

    model = "wagtail_curation.Person"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    link_to_chosen_text = _("Edit this person")
    chooser_modal_url_name = "wagtail_curation_person_chooser:choose"
    icon = "user"
    classname = "curation-person-chooser"


class BulkChooserBlock(ChooserBlock):
    """A chooser whose objects come with all that a page shows of them."""

    reference_kind: str

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values):
        return prefetch.pick(self.reference_kind, list(values))

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


class RoundupImageBlock(ImageChooserBlock):
    """Chooses an image; the page gets it with its renditions."""

    reference_kind = prefetch.IMAGE

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values):
        return prefetch.pick(self.reference_kind, list(values))

    def get_api_representation(self, value, context=None):
        return represent.image(value, "inline", context) if value else None

    class Meta:
        icon = "image"
        label = _("Image")
