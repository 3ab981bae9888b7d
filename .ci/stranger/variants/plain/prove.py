"""The README, and nothing else: pages are made in code, served, and imported."""

import glob
import os
from pathlib import Path

import stranger  # noqa: F401  sets Django up
from django.core.management import call_command
from readme import Readme
from stranger import content
from stranger.look import get
from wagtail.models import Page, Site

from wagtail_curation.models import get_resource_model, get_series_page_model

call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
call_command("collectstatic", interactive=False, verbosity=0)

visitor = content.Client()
series, parts = content.series()
# `css/mysite.css` is what the site's own base.html brings.
words = ["css/mysite.css", "Worth an hour 1", "Good reading"]
get(visitor, series.url, *words)
get(visitor, parts[0].url, *words, "The first resource", "Read this one first.")
get(visitor, "/", "Welcome")

admin = content.administrator()
get(admin, "/admin/", "Curation")
for page in (series, *parts):
    get(admin, f"/admin/pages/{page.pk}/edit/", page.title)
get(admin, "/admin/curation/resources/", "The first resource")
get(admin, f"/admin/pages/add/{series._meta.app_label}/curatedrounduppage/{series.pk}/")

# What the README says to those who move.
home = Site.objects.get(is_default_site=True).root_page
home.add_child(instance=get_series_page_model()(title="Mine", slug="my-series"))
for command, *arguments in Readme(
    Path(os.environ["DOCS"]).parent / "README.md"
).imports():
    typed = [path for it in arguments for path in (glob.glob(it) or [it])]
    call_command(command, *typed, "--dry-run")
    call_command(command, *typed)
assert Page.objects.filter(title__startswith="Good old reading").exists()
assert get_resource_model().objects.filter(title="Kept for later").exists()
