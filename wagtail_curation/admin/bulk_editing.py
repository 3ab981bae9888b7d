"""One change to all resources that are ticked: topics, kind."""

from typing import Any

from django import forms
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.tags import TagField

from wagtail_curation.admin.fetch_actions import AllThatIsListed, CurationBulkAction
from wagtail_curation.library import many
from wagtail_curation.models import Topic, get_resource_model
from wagtail_curation.models.vocabulary import get_kind_choices
from wagtail_curation.tasks import follow_resources


class AddTopicsForm(forms.Form):
    topics = TagField(
        label=_("Topics"),
        tag_model=Topic,
        help_text=_("The topics that a resource has stay."),
    )


class RemoveTopicsForm(forms.Form):
    """Offers the topics that the records have."""

    topics = forms.ModelMultipleChoiceField(
        label=_("Topics to remove"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        topics = Topic.objects.filter(resource_items__content_object__in=records)
        self.fields["topics"].queryset = topics.distinct()


class SetKindForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=get_kind_choices, widget=forms.RadioSelect
    )


class ResourceBulkAction(AllThatIsListed, CurationBulkAction):
    """Asks with a form, changes, and says how many were not so already."""

    template_name = "wagtail_curation/admin/bulk_form.html"
    icon = "edit"

    @classproperty
    def models(cls):
        return [get_resource_model()]

    def get_context_data(self, **kwargs):
        return super().get_context_data(icon=self.icon, **kwargs)

    @classmethod
    def execute_action(cls, objects, action=None, **kwargs):
        changed = action.change(objects, action.cleaned_form.cleaned_data)
        follow_resources([record.pk for record in changed])
        action.left = len(objects) - len(changed)
        return len(changed), 0

    def change(self, records: list, data: dict[str, Any]) -> list:
        """Changes the records; gives those that were not so already."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects, num_child_objects):
        said = ngettext(
            "%(count)s resource was changed.",
            "%(count)s resources were changed.",
            num_parent_objects,
        )
        said %= {"count": num_parent_objects}
        if not self.left:
            return said
        others = ngettext(
            "%(count)s was so already.", "%(count)s were so already.", self.left
        )
        return f"{said} {others % {'count': self.left}}"


class AddTopics(ResourceBulkAction):
    display_name = _("Add topics")
    action_type = "curation_add_topics"
    aria_label = _("Add topics to the selected resources")
    action_priority = 30
    question = _("These resources get the topics that you name.")
    yes = _("Add topics")
    icon = "tag"
    form_class = AddTopicsForm

    def change(self, records, data):
        return many.add_topics_to(records, data["topics"], self.request.user)


class RemoveTopics(ResourceBulkAction):
    display_name = _("Remove topics")
    action_type = "curation_remove_topics"
    aria_label = _("Remove topics from the selected resources")
    action_priority = 40
    question = _("The topics that you tick are taken off these resources.")
    yes = _("Remove topics")
    icon = "tag"
    form_class = RemoveTopicsForm

    @cached_property
    def _records(self):
        return self.get_actionable_objects()[0]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "records": self._records}

    def change(self, records, data):
        return many.remove_topics_from(records, data["topics"], self.request.user)


class SetKind(ResourceBulkAction):
    display_name = _("Set kind")
    action_type = "curation_set_kind"
    aria_label = _("Set the kind of the selected resources")
    action_priority = 50
    question = _("These resources become what you choose.")
    yes = _("Set kind")
    form_class = SetKindForm

    def change(self, records, data):
        return many.set_kind(records, data["kind"], self.request.user)


EDITING_ACTIONS = [AddTopics, RemoveTopics, SetKind]
