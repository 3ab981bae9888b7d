"""Registrations with Wagtail’s admin, and nothing else."""

from django.apps import apps
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_curation import compat
from wagtail_curation.models import (
    CurationSettings,
    InboxEntry,
    Person,
    WatchedFeed,
    get_resource_model,
)

compat.register_permission_policy(get_resource_model())
compat.register_permission_policy(Person)
compat.register_permission_policy(InboxEntry)
compat.register_permission_policy(WatchedFeed)

# Listings and choosers ask for permission policies as they load.
from wagtail_curation.admin import assets, log_actions, moves, telepath  # noqa: E402
from wagtail_curation.admin.bulk import MergeBulkAction  # noqa: E402
from wagtail_curation.admin.choosers import resource_chooser  # noqa: E402
from wagtail_curation.admin.fetch_actions import BULK_ACTIONS  # noqa: E402
from wagtail_curation.admin.inbox.clipper import clipper  # noqa: E402
from wagtail_curation.admin.merges import duplicates_menu_item  # noqa: E402
from wagtail_curation.admin.person_chooser import person_chooser  # noqa: E402
from wagtail_curation.admin.viewsets import MENU_HOOK, CurationGroup  # noqa: E402

telepath.register_blocks()
register_snippet(CurationGroup)

hooks.register(
    "register_admin_viewset", lambda: [resource_chooser, person_chooser, clipper]
)
hooks.register("register_icons", assets.register_icons)
hooks.register("insert_global_admin_css", assets.admin_css)
hooks.register("insert_global_admin_js", assets.admin_js)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_bulk_action", MergeBulkAction)
hooks.register(MENU_HOOK, duplicates_menu_item)
hooks.register("before_move_page", moves.before_move_page)
hooks.register("before_bulk_action", moves.before_bulk_action)

if apps.is_installed("wagtail.contrib.settings"):
    from wagtail.contrib.settings.registry import register_setting

    register_setting(CurationSettings, icon="wagtail_curation-curation")
