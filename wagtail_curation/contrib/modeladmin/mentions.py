"""Where every resource is mentioned: a table to read, search and export."""

import django_filters
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from wagtail_curation.contrib.modeladmin.filtering import FilterSetIndexView
from wagtail_curation.models import ResourceMention, get_resource_model
from wagtail_curation.models.mentions import MAIN
from wagtail_curation.models.vocabulary import FurtherRole, get_kind_choices

ROLES = {MAIN: _("The item’s resource"), **dict(FurtherRole.choices)}


class MentionFilterSet(WagtailFilterSet):
    role = django_filters.ChoiceFilter(
        label=_("As"),
        choices=list(ROLES.items()),
        empty_label=_("All"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="resource__kind",
        choices=get_kind_choices,
        empty_label=_("All"),
    )
    since = django_filters.DateFilter(
        label=_("Published since"),
        field_name="page__first_published_at",
        lookup_expr="date__gte",
    )

    class Meta:
        model = ResourceMention
        fields: list[str] = []


class ReadOnlyForLibrarians(PermissionHelper):
    """Whoever has to do with resources may look; nobody writes in an index."""

    @cached_property
    def policy(self):
        return ModelPermissionPolicy(get_resource_model())

    def user_can_list(self, user):
        actions = ["add", "change", "delete", "view"]
        return self.policy.user_has_any_permission(user, actions)

    def has_any_permissions(self, user):
        return self.user_can_list(user)

    def user_can_inspect_obj(self, user, obj):
        return self.inspect_view_enabled and self.user_can_list(user)

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class MentionAdmin(ModelAdmin):
    model = ResourceMention
    base_url_path = "curation/mentions"
    menu_label = _("Mentions")
    menu_icon = "list-ul"
    add_to_admin_menu = False
    permission_helper_class = ReadOnlyForLibrarians
    index_view_class = FilterSetIndexView
    index_template_name = "wagtail_curation/modeladmin/index.html"
    filterset_class = MentionFilterSet
    inspect_view_enabled = True
    inspect_view_fields = [
        "heading",
        "resource",
        "page",
        "number",
        "label",
        "section",
        "role",
        "commentary",
    ]
    history_view_enabled = False
    list_display = [
        "__str__",
        "resource_link",
        "page",
        "number",
        "section",
        "role_text",
    ]
    list_select_related = ["page", "resource"]
    list_per_page = 50
    list_export = ["heading", "resource", "page", "number", "section", "role"]
    search_fields = [
        "heading",
        "resource__title",
        "page__title",
        "section",
        "commentary",
    ]
    ordering = ["-page_id", "position"]

    def resource_link(self, mention):
        if not mention.resource.url:
            return mention.resource.title
        link = '<a href="{}" rel="noreferrer">{}</a>'
        return format_html(link, mention.resource.url, mention.resource.title)

    resource_link.short_description = _("Resource")
    resource_link.admin_order_field = "resource__title"

    def role_text(self, mention):
        return ROLES.get(mention.role, mention.role)

    role_text.short_description = _("As")
    role_text.admin_order_field = "role"
