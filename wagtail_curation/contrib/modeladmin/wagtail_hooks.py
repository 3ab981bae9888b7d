"""Puts the tables into the Curation menu."""

from wagtail import hooks

from wagtail_curation.admin.viewsets import MENU_HOOK
from wagtail_curation.contrib.modeladmin.imports import ImportAdmin
from wagtail_curation.contrib.modeladmin.mentions import MentionAdmin

mentions = MentionAdmin()
mentions.register_with_wagtail()

hooks.register(MENU_HOOK, lambda: mentions.get_menu_item(order=300))

imports = ImportAdmin()
imports.register_with_wagtail()

hooks.register(MENU_HOOK, lambda: imports.get_menu_item(order=310))
