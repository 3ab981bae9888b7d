"""What views have in common that do something with one resource."""

from django.contrib.admin.utils import quote, unquote
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation.compat import policy_of
from wagtail_curation.models import get_resource_model


class OneResourceView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A page of a resource for whoever may change it; ``object`` is the record."""

    permission_required = "change"
    header_icon = "link"

    @cached_property
    def permission_policy(self):
        return policy_of(get_resource_model())

    @cached_property
    def object(self):
        rows = get_resource_model()._default_manager.select_related("image")
        return get_object_or_404(rows, pk=unquote(str(self.kwargs["pk"])))

    @property
    def edit_url(self) -> str:
        key = quote(self.object.pk)
        return reverse("wagtail_curation_resources:edit", args=[key])

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        plural = get_resource_model()._meta.verbose_name_plural
        index = reverse("wagtail_curation_resources:list")
        here = {"url": "", "label": self.get_page_title(), "sublabel": str(self.object)}
        return [
            *self.breadcrumbs_items,
            {"url": index, "label": capfirst(plural)},
            {"url": self.edit_url, "label": str(self.object)},
            here,
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())
