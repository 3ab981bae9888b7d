"""The demo's two log-ins, and what the editor may do."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from publisher.models import Resource
from wagtail.models import GroupPagePermission

from wagtail_curation.models import (
    InboxEntry,
    Person,
    ResourceImport,
    Topic,
    WatchedFeed,
)

# Known to everybody: for this site only.
LOG_INS = {"admin": "admin", "editor": "editor"}
GROUP = "Editors"


def add_users() -> dict:
    """``admin``, who may do anything, and ``editor``, in the group Editors."""
    users = {}
    for name, password in LOG_INS.items():
        user, created = get_user_model().objects.get_or_create(
            username=name,
            defaults={
                "email": f"{name}@quillstead.example",
                "is_superuser": name == "admin",
                "is_staff": name == "admin",
            },
        )
        if created:
            user.set_password(password)
            user.save()
        users[name] = user
    users["editor"].groups.add(Group.objects.get_or_create(name=GROUP)[0])
    return users


def let_editors_edit(pages) -> None:
    """Editors write and publish under ``pages``, and keep the library."""
    group = Group.objects.get(name=GROUP)
    codes = ["add_page", "change_page", "publish_page"]
    permissions = Permission.objects.filter(codename__in=codes)
    for page in pages:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(
                group=group, page=page.page_ptr, permission=permission
            )
    group.permissions.add(
        *Permission.objects.filter(
            content_type__in=ContentType.objects.get_for_models(
                Resource, Person, Topic, InboxEntry, ResourceImport, WatchedFeed
            ).values(),
            codename__regex="^(add|change|view)_",
        ),
        Permission.objects.get(codename="access_admin"),
        # There where wagtail-localize is.
        *Permission.objects.filter(codename="submit_translation"),
    )
