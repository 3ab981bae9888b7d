"""A new project whose base page is its own, by the document that says how."""

import json
import os
import re
import shlex
from pathlib import Path

import bootstrap
from readme import before_rest

SETTINGS = Path("mysite/settings/base.py")
DOCUMENT = Path(os.environ["DOCS"], "how-to", "swap-the-page-model.md")

document = DOCUMENT.read_text(encoding="utf-8")
models, settings = re.findall(r"^```python\n(.*?)^```", document, re.M | re.S)
commands = re.search(r"^```shell\n(.*?)^```", document, re.M | re.S)[1].splitlines()
apps, named = settings.split("]\n", 1)

# The project of `wagtail start` as it was before its first migration, without us.
Path("db.sqlite3").unlink()
source = SETTINGS.read_text(encoding="utf-8")
source = re.sub(r'    "wagtail_curation.*\n', "", source)
source = source.replace("INSTALLED_APPS = [\n", before_rest(apps), 1)
bootstrap.manage("startapp", "publisher")

# First the base page alone: the app has nothing of ours, and the site neither.
(page_model,) = re.findall(r"^WAGTAIL_PAGE_MODEL = .*$", named, re.M)
alone = re.sub(r'    "(wagtail_curation|home)",.*\n', "", source)
SETTINGS.write_text(f"{alone}\n{page_model}\n", encoding="utf-8")
module = bootstrap.MIGRATIONS.parent / "models.py"
before_ours = re.sub(r"^from wagtail_curation.*?^\)\n", "", models, flags=re.M | re.S)
module.write_text(before_ours.split("class SeriesPage", 1)[0], encoding="utf-8")
bootstrap.first_migrations()
bootstrap.move_home()

# Then the pages, as the document has them, and its commands.
SETTINGS.write_text(f"{source}\n{named}", encoding="utf-8")
module.write_text(models, encoding="utf-8")
for command in commands:
    bootstrap.manage(*shlex.split(command)[2:])

import stranger  # noqa: E402, F401  sets Django up
from django.core.management import call_command  # noqa: E402
from django.urls import reverse  # noqa: E402
from publisher.models import BasePage, RoundupPage, SeriesPage  # noqa: E402
from stranger import content  # noqa: E402
from stranger.look import get  # noqa: E402

call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
call_command("migrate", check_unapplied=True, verbosity=0)

series, parts = content.series(audience="Those who begin")
assert (type(series), type(parts[0])) == (SeriesPage, RoundupPage)
assert BasePage.objects.filter(audience="Those who begin").count() == 1

visitor = content.Client()
get(visitor, "/", "Welcome")
get(visitor, "/search/?query=worth")
get(visitor, series.url, "Good reading", "Worth an hour 1", "Worth an hour 2")
get(visitor, parts[0].url, "Worth an hour 1", "The first resource", "Read this one")
answer = json.loads(get(visitor, "/api/v2/pages/?type=publisher.RoundupPage"))
assert {it["id"] for it in answer["items"]} == {part.pk for part in parts}
told = json.loads(get(visitor, f"/api/v2/pages/{parts[0].pk}/?fields=*"))
assert told["meta"]["type"] == "publisher.RoundupPage"
assert "The first resource" in json.dumps(told["body"])

# In the admin: the field of the base page beside ours, listings, the hold.
admin = content.administrator()
edit = reverse("wagtailadmin_pages:edit", args=[series.pk])
get(admin, edit, 'name="audience"', "Those who begin", "Good reading")
edit = reverse("wagtailadmin_pages:edit", args=[parts[0].pk])
get(admin, edit, 'name="audience"', "Worth an hour 1")
get(
    admin,
    reverse("wagtailadmin_pages:add", args=["publisher", "rounduppage", series.pk]),
    'name="audience"',
)
for name, arguments in {
    "wagtail_curation_roundups:index": [],
    "wagtail_curation_series:overview": [],
    "wagtail_curation_series:hold": [series.pk],
}.items():
    get(admin, reverse(name, args=arguments), "Good reading")
get(admin, reverse("wagtail_curation_roundups:index"), "Worth an hour 1")
get(admin, reverse("wagtail_curation_resources:list"), "The first resource")

# A draft is published where editors do it, and readers have it then.
draft = content.CuratedRoundupPageFactory(parent=series, title="Later", live=False)
assert visitor.get(draft.url).status_code == 404
draft.save_revision().publish()
get(visitor, draft.url, "Later")
