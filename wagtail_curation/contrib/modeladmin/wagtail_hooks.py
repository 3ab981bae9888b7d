"""Puts the tables into the Curation menu."""

from django.apps import apps
from wagtail import hooks

from wagtail_curation.admin.viewsets import MENU_HOOK

# Without it, the check E009 says what is missing: a traceback would say less.
if apps.is_installed("wagtail_modeladmin"):
    from wagtail_curation.contrib.modeladmin.imports import ImportAdmin
    from wagtail_curation.contrib.modeladmin.mentions import MentionAdmin

    mentions, imports = MentionAdmin(), ImportAdmin()
    mentions.register_with_wagtail()
    imports.register_with_wagtail()
    hooks.register(MENU_HOOK, lambda: mentions.get_menu_item(order=300))
    hooks.register(MENU_HOOK, lambda: imports.get_menu_item(order=310))
