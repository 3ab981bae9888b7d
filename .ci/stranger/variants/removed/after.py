"""The site without us: nothing of ours is left, and every screen is there."""

import sys

sys.modules["wagtail_curation"] = None  # type: ignore[assignment]  uninstalled

import stranger  # noqa: E402, F401  sets Django up
from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group, Permission  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from stranger.look import get  # noqa: E402
from taggit.models import Tag  # noqa: E402
from wagtail.images.models import Image  # noqa: E402
from wagtail.models import Page, ReferenceIndex, Revision, Site  # noqa: E402
from wagtail.snippets.models import register_snippet  # noqa: E402

# Wagtail’s list of snippets opens only where there are any; we brought the only ones.
register_snippet(Tag)

call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
call_command("migrate", check_unapplied=True, verbosity=0)
for rebuilt in ("rebuild_references_index", "update_index"):
    call_command(rebuilt, verbosity=0)

# No table of ours, and no row of anybody's that speaks of us.
tables = connection.introspection.table_names()
assert not [table for table in tables if "curation" in table], tables
assert not ContentType.objects.filter(app_label__contains="curation").exists()
for type_ in ContentType.objects.all():
    assert type_.model_class(), f"{type_}: a type without a model"
assert not Permission.objects.exclude(
    content_type__app_label__in=[config.label for config in apps.get_app_configs()]
).exists()
with connection.cursor() as cursor:
    cursor.execute("SELECT COUNT(*) FROM django_migrations WHERE app LIKE '%curation%'")
    assert cursor.fetchone() == (0,)
connection.check_constraints()
for page in Page.objects.all():
    assert page.specific_class, page
for revision in Revision.objects.all():
    assert revision.content_object, revision
for reference in ReferenceIndex.objects.all():
    assert reference.model_name, reference
assert Page.find_problems() == ([], [], [], [], [])

# What was never ours is still there.
assert Image.objects.exists()
home = Site.objects.get(is_default_site=True).root_page
# Their pages went, and did not stay as plain ones that nobody can open.
assert not home.get_descendants().exists(), home.get_descendants()
get(Client(), "/", "Welcome")
get(Client(), "/search/?query=worth")
admin = Client()
admin.force_login(get_user_model().objects.get())
names = [
    *("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_pages:search"),
    *("wagtailsnippets:index", "wagtailusers_users:index", "wagtailusers_groups:index"),
    *("wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages"),
    *("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:locked_pages"),
    *("wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks"),
    *("wagtailimages:index", "wagtailredirects:index", "wagtailadmin_workflows:index"),
]
paths = [reverse(name) for name in names] + [
    reverse("wagtailadmin_explore", args=[home.pk]),
    reverse("wagtailadmin_pages:edit", args=[home.pk]),
    reverse("wagtailadmin_pages:history", args=[home.pk]),
    reverse("wagtailimages:edit", args=[Image.objects.first().pk]),
    f"{reverse('wagtailadmin_pages:search')}?q=worth",
]
paths += [
    reverse("wagtailusers_groups:edit", args=[group.pk])
    for group in Group.objects.all()
]
for path in paths:
    html = get(admin, path)
    assert "wagtail_curation" not in html, path
# Who deleted what is still told.
get(admin, reverse("wagtailadmin_reports:site_history"), "Gone before")
# Life goes on: a page is made, published and deleted.
new = home.add_child(instance=Page(title="After", slug="after"))
new.save_revision().publish()
get(admin, reverse("wagtailadmin_explore", args=[home.pk]), "After")
new.delete()
