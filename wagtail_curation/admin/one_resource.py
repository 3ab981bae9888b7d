"""What views have in common that do something with one record."""

from django.contrib.admin.utils import unquote
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation.admin.rooms import OF_RESOURCES
from wagtail_curation.compat import policy_of


class OneRecordView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A page of a record for whoever may change it; ``object`` is the record."""

    room = OF_RESOURCES
    permission_required = "change"
    header_icon = "link"

    @cached_property
    def permission_policy(self):
        return policy_of(self.room.model)

    @cached_property
    def object(self):
        return get_object_or_404(self.room.records, pk=unquote(str(self.kwargs["pk"])))

    @property
    def edit_url(self) -> str:
        return self.room.url("edit", self.object)

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        plural = self.room.model._meta.verbose_name_plural
        index = self.room.url("list")
        here = {"url": "", "label": self.get_page_title(), "sublabel": str(self.object)}
        return [
            *self.breadcrumbs_items,
            {"url": index, "label": capfirst(plural)},
            {"url": self.edit_url, "label": str(self.object)},
            here,
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class OneResourceView(OneRecordView):
    """The same, of a resource and nothing else."""
