"""Taken out again by the document that says how: the site is as good as before.

`after.py` looks at the site in a process of its own, where our package can not be
imported.
"""

import os
import re
import shlex
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import stranger  # noqa: F401  sets Django up
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from readme import Readme
from stranger import content
from stranger.look import get
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision, Site, Workflow

from wagtail_curation.models import CurationSettings, InboxEntry, WatchedFeed

DOCS = Path(os.environ["DOCS"])
OURS = ("wagtail_curation", "wagtail_curation_pages")
BLOCK = re.compile(r"^```shell\n(.*?)^```$", re.DOTALL | re.MULTILINE)
#: By hand, since `after.py` forbids the import, and the next variant needs the venv.
BY_HAND = "pip"


def fill() -> None:
    """Everything that other apps' tables can hold of our models."""
    admin = content.administrator()
    user = content.get_user_model().objects.get()
    series, (first, second) = content.series()
    first.title = "Worth a draft"
    first.save_revision(user=user, log_action=True)
    second.go_live_at = timezone.now() + timedelta(days=2)
    second.live = False
    second.save_revision(user=user, log_action=True).publish(user=user)
    assert second.scheduled_revision
    Workflow.objects.first().start(first, user)
    coming = content.CuratedRoundupPageFactory(parent=series, title="Gone before")
    coming.delete(user=user)

    site = Site.objects.get(is_default_site=True)
    CurationSettings.objects.create(site=site, newsletter_url="https://example.org/")
    Redirect.objects.create(old_path="/old", site=site, redirect_page=first)
    feed = WatchedFeed.objects.create(url="https://example.org/feed", key="feed")
    InboxEntry.objects.create(resource=content.ResourceFactory(), feed=feed)
    mine = Permission.objects.filter(content_type__app_label__in=OURS)
    Group.objects.get(name="Editors").permissions.add(*mine)
    for record in (content.PersonFactory(), content.ResourceFactory()):
        log(record, "wagtail.create", user=user)
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)

    types = ContentType.objects.filter(app_label__in=OURS)
    assert Revision.objects.filter(content_type__in=types).exists()
    assert ReferenceIndex.objects.filter(content_type__in=types).exists()
    for path in ("/admin/", "/admin/reports/site-history/"):
        get(admin, path, "Worth")


def documented() -> list[list[str]]:
    text = (DOCS / "how-to" / "remove.md").read_text(encoding="utf-8")
    lines = "".join(BLOCK.findall(text)).splitlines()
    return [shlex.split(line) for line in lines]


def run(command: list[str]) -> None:
    """As one types it; “yes” to all that is asked."""
    command = [sys.executable if it == "python" else it for it in command]
    done = subprocess.run(
        command, input="yes\n" * 9, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"


fill()
steps = documented()
assert [step[0] for step in steps].count(BY_HAND) == 1, steps
away = next(
    place for place, step in enumerate(steps) if "remove_stale_contenttypes" in step
)
assert sum("migrate" in step for step in steps[:away]) == 2, steps
connection.close()
for place, step in enumerate(steps):
    if place == away:
        base = Path("mysite", "settings", "base.py")
        Readme(DOCS.parent / "README.md").take_back(base)
        assert "curation" not in base.read_text(encoding="utf-8")
    if step[0] != BY_HAND:
        run(step)
assert "The first resource" in Path("curation.json").read_text(encoding="utf-8")
run(["python", "after.py"])
