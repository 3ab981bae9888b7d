"""docs/how-to/extend.md: each step of the ladder, at work in one site."""

import pytest

from tests.docs.running import ROOT, samples
from tests.tutorials.projects import Project

LADDER = ROOT / "docs/how-to/extend.md"
INSTALL = ROOT / "docs/how-to/install.md"
MADE = """
import json
from django.apps import apps
from wagtail_curation.models import get_resource_model, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import *
# Each proof is a process of its own, and the records of those before are there.
ResourceFactory.reset_sequence(get_resource_model().objects.count() + 1)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """`wagtail start`, the settings of the installation, and the whole ladder."""
    project = Project(tmp_path_factory.mktemp("extending"))
    project.type("wagtail start mysite")
    project.type("cd mysite")
    project.follow([it for it in samples(INSTALL) if it.file.endswith("base.py")])
    project.follow(samples(LADDER))
    return project


def test_nothing_is_left_to_say_or_to_migrate(site):
    site.type("python manage.py makemigrations --check")
    site.type("python manage.py check --fail-level WARNING")


def test_the_tests_of_the_document_pass(site):
    site.type("python manage.py test publisher")


def test_a_setting(site):
    said = site.prove(
        MADE
        + """
print(ResourceFactory(kind="exhibition").kind_label)
from wagtail_curation.conf import settings
print(settings.image_specs["hero"], settings.image_specs["card"])
"""
    )
    assert said.split("\n")[:2] == ["Exhibition", "fill-1600x600 fill-320x240"]


def test_a_template_block_and_a_method(site):
    said = site.prove(
        MADE
        + """
long, short = ResourceFactory(minutes=40), ResourceFactory(minutes=2)
item = blocks.numbered_resource(long, further=[short])
part = CuratedRoundupPageFactory(body=[item])
html = Client().get(part.url, headers={"host": "localhost"}).content.decode()
print("42 minutes in all" in html, "may be copied" in html)
"""
    )
    assert said == "True True\n"


def test_a_signal(site):
    said = site.prove(
        MADE
        + """
import logging, sys
logging.getLogger("publisher.receivers").addHandler(logging.StreamHandler(sys.stdout))
from wagtail_curation.library.merge import merge
kept, other = ResourceFactory(), ResourceFactory()
part = CuratedRoundupPageFactory(body=[blocks.numbered_resource(other)])
merge(kept, other, {}, user=None)
"""
    )
    assert said.startswith("Merged; ")
    assert not said.startswith("Merged; 0 ")


def test_a_registry_and_a_hook(site):
    (site.folder / "shelf.txt").write_text(
        "SHELF LIST\nOne = https://example.org/one\n"
    )
    site.type("python manage.py import_resources shelf.txt")
    assert '"format": "shelf"' in run_json(site)
    said = site.prove(
        """
from django.contrib.auth import get_user_model
client = Client()
client.force_login(get_user_model().objects.create_superuser("ada"))
page = client.get("/admin/", headers={"host": "localhost"}).content.decode()
print("reading-room" in page)
"""
    )
    assert said == "True\n"


def run_json(site) -> str:
    site.type("python manage.py import_resources shelf.txt --json --dry-run")
    return site.said[-1]


def test_an_abstract_model(site):
    said = site.prove(
        MADE
        + """
model = apps.get_model("publisher.SponsoredRoundupPage")
series = RoundupSeriesPageFactory()
part = model(title="With thanks", sponsored_by="The Press", part_number=1)
part.body = json.dumps([blocks.numbered_resource(ResourceFactory())])
series.add_child(instance=part)
print(model.can_create_at(series), part.sponsored_by)
html = Client().get(part.url, headers={"host": "localhost"}).content.decode()
print(html.count('class="curation-item"'))
"""
    )
    assert said.split("\n")[:2] == ["True The Press", "1"]


def test_a_swapped_model(site):
    said = site.prove(
        MADE
        + """
print(get_resource_model()._meta.label)
print(ResourceFactory(audience="Teachers").audience)
"""
    )
    assert said == "library.Resource\nTeachers\n"
