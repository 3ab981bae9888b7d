"""What the pages of imports have in common."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from wagtail_curation.models import ResourceImport, get_resource_model

NAMESPACE = "wagtail_curation_imports"
TITLE = _("Bring in a collection")


def url_of(name: str, *args) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


def may_import(user) -> bool:
    """Whoever may add a resource may add many."""
    return ModelPermissionPolicy(get_resource_model()).user_has_permission(user, "add")


class ImportsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A page about imports, for those who may add resources."""

    permission_required = "add"
    header_icon = "upload"
    page_title = TITLE

    @cached_property
    def permission_policy(self):
        return ModelPermissionPolicy(get_resource_model())


class OneImportView(ImportsView):
    """A page about one import: ``self.run``."""

    @cached_property
    def run(self) -> ResourceImport:
        found = ResourceImport.objects.select_related("added_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.run.name

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": url_of("index"), "label": TITLE},
            {"url": "", "label": self.run.name},
        ]
