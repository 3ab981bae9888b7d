"""What can be done with several records of a listing at once."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from wagtail_curation.admin.merging import merge_url
from wagtail_curation.admin.rooms import OF_PEOPLE, OF_RESOURCES
from wagtail_curation.models import Person, get_resource_model


class MergeBulkAction(SnippetBulkAction):
    """Leads to the comparison of the two that are ticked, which asks who it is."""

    display_name = _("Merge")
    aria_label = _("Merge the two selected resources")
    action_type = "merge"
    action_priority = 20
    room = OF_RESOURCES
    models = [get_resource_model()]

    def dispatch(self, request, *args, **kwargs):
        keys = request.GET.getlist("id")
        if len(keys) == 2 and "all" not in keys:
            records = list(self.model._default_manager.filter(pk__in=keys))
            if len(records) == 2:
                # The older one is more likely to be known by its address.
                return redirect(merge_url(*sorted(records, key=lambda it: it.pk)))
        messages.error(request, str(self.room.tick_two))
        return redirect(self.next_url)


class MergePeopleBulkAction(MergeBulkAction):
    aria_label = _("Merge the two selected people")
    room = OF_PEOPLE
    models = [Person]
