"""The views of one resource, and what leads from them to its page."""

from django.contrib.admin.utils import quote
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, InspectView

from wagtail_curation.admin.merging import MERGE_ICON, may_merge, merge_url
from wagtail_curation.admin.origin_forms import with_origin
from wagtail_curation.admin.origins import origin_words, users_of

REFRESH = _("Refresh from the page")
REFRESH_ICON = "rotate"
MERGE = _("Merge with another")


def refresh_url(record) -> str:
    """Where a record is compared with its page; "" for one without an address."""
    if not record.url:
        return ""
    return reverse("wagtail_curation_resources:refresh", args=[quote(record.pk)])


class OffersRefresh:
    """For a listing: a row's actions lead to the comparison, too."""

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        url = refresh_url(instance) if self.user_has_permission("change") else ""
        if url:
            buttons.append(
                Button(REFRESH, url=url, icon_name=REFRESH_ICON, priority=15)
            )
        return buttons


class ResourceEditView(EditView):
    def get_object(self, *args, **kwargs):
        record = super().get_object(*args, **kwargs)
        # What is shown is asked for at once; what is saved must not be an old list.
        if self.request.method == "GET":
            prefetch_related_objects([record], "topic_items__tag")
        return record

    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if url := refresh_url(self.object):
            buttons.append(Button(REFRESH, url=url, icon_name=REFRESH_ICON, priority=5))
        if may_merge(self.request.user):
            url = merge_url(self.object)
            buttons.append(Button(MERGE, url=url, icon_name=MERGE_ICON, priority=15))
        return buttons


class ResourceInspectView(InspectView):
    """Each field with where its value came from."""

    @cached_property
    def users(self):
        return users_of(self.object)

    def get_context_for_field(self, field_name):
        context = super().get_context_for_field(field_name)
        said, read = origin_words(self.object, field_name, self.users)
        if said and not context["component"]:
            context["value"] = with_origin(context["value"], said, read)
        return context
