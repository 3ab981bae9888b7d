"""Registrations with Wagtail’s admin, and nothing else."""

from django.apps import apps
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_curation import compat
from wagtail_curation.models import (
    CurationSettings,
    InboxEntry,
    Person,
    Topic,
    WatchedFeed,
    get_resource_model,
)

compat.register_permission_policy(get_resource_model())
compat.register_permission_policy(Person)
compat.register_permission_policy(InboxEntry)
compat.register_permission_policy(WatchedFeed)
compat.register_permission_policy(Topic)

# Listings and choosers ask for permission policies as they load.
from wagtail_curation.admin import (  # noqa: E402
    assets,
    comparison,
    log_actions,
    moves,
    telepath,
)
from wagtail_curation.admin.bulk import (  # noqa: E402
    MergeBulkAction,
    MergePeopleBulkAction,
)
from wagtail_curation.admin.bulk_deleting import DeleteResources  # noqa: E402
from wagtail_curation.admin.bulk_editing import EDITING_ACTIONS  # noqa: E402
from wagtail_curation.admin.choosers import resource_chooser  # noqa: E402
from wagtail_curation.admin.fetch_actions import BULK_ACTIONS  # noqa: E402
from wagtail_curation.admin.inbox.clipper import clipper  # noqa: E402
from wagtail_curation.admin.merges import duplicates_menu_item  # noqa: E402
from wagtail_curation.admin.person_chooser import person_chooser  # noqa: E402
from wagtail_curation.admin.series import told  # noqa: E402
from wagtail_curation.admin.series.dashboard import add_panel  # noqa: E402
from wagtail_curation.admin.series.report import report_menu_item  # noqa: E402
from wagtail_curation.admin.series.viewset import (  # noqa: E402
    hold_buttons,
    series_pages,
)
from wagtail_curation.admin.viewsets import MENU_HOOK, CurationGroup  # noqa: E402
from wagtail_curation.contentchecks.userbar import add_checks  # noqa: E402

telepath.register_blocks()
comparison.register()
register_snippet(CurationGroup)

hooks.register(
    "register_admin_viewset",
    lambda: [resource_chooser, person_chooser, clipper, series_pages],
)
hooks.register("register_icons", assets.register_icons)
hooks.register("insert_global_admin_css", assets.admin_css)
hooks.register("insert_global_admin_js", assets.admin_js)
for action in (*BULK_ACTIONS, *EDITING_ACTIONS):
    hooks.register("register_bulk_action", action)
# After Wagtail's own, in whose place it comes.
hooks.register("register_bulk_action", DeleteResources, order=100)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_bulk_action", MergeBulkAction)
hooks.register("register_bulk_action", MergePeopleBulkAction)
hooks.register(MENU_HOOK, duplicates_menu_item)
hooks.register("before_move_page", moves.before_move_page)
hooks.register("before_bulk_action", moves.before_bulk_action)
hooks.register("after_publish_page", told.after_publish_page, order=told.LAST)
hooks.register("after_bulk_action", told.after_bulk_action)
hooks.register("register_page_header_buttons", hold_buttons)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("construct_homepage_panels", add_panel)
hooks.register("register_page_listing_more_buttons", hold_buttons)
# After those of a site, which may put a checker of their own in the place of Wagtail's.
hooks.register("construct_wagtail_userbar", add_checks, order=1000)

if apps.is_installed("wagtail.contrib.settings"):
    from wagtail.contrib.settings.registry import register_setting

    register_setting(CurationSettings, icon="wagtail_curation-curation")
