"""manage.py check on a whole site with one mistake: it is told of, by its id and with
what to do, and no traceback is in the way.
"""

import os
import subprocess
import sys

import pytest

from tests.checks.found import found
from wagtail_curation.checks import installed, templates
from wagtail_curation.compat import IS_WAGTAIL_8


def check_with(mistake: str) -> str:
    """What `manage.py check` prints, on one line."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.checks.misconfigured",
        "MISTAKE": mistake,
    }
    ran = subprocess.run(
        [sys.executable, "-m", "django", "check"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = " ".join((ran.stdout + ran.stderr).split())
    assert "Traceback" not in said, ran.stderr
    return said


MISTAKES = {
    "no modeladmin": ("E009", "add 'wagtail_modeladmin' to INSTALLED_APPS"),
    "modeladmin without its package": ("E009", "wagtail-curation[modeladmin]"),
    "no app templates": ("E010", "'APP_DIRS': True"),
    "no base template": ("W005", "Make one, or a wagtail_curation/base.html"),
    "low in the list": ("W003", "Put 'wagtail_curation' above"),
    "pages on a swapped page": ("E008", "Take 'wagtail_curation.pages' out"),
}
WAGTAIL_8 = {"low in the list", "pages on a swapped page"}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_what_to_do(mistake):
    if mistake in WAGTAIL_8 and not IS_WAGTAIL_8:
        pytest.skip("Wagtail 7.4 has neither API v3 nor base pages of one's own")
    number, hint = MISTAKES[mistake]
    said = check_with(mistake)
    assert f"wagtail_curation.{number}" in said
    assert hint in said


def test_settings_that_cannot_be_edited(monkeypatch):
    monkeypatch.setattr(installed.apps, "is_installed", lambda name: False)
    message = found(installed.check_settings_app)["W002"]
    assert "wagtail.contrib.settings" in message.hint


def engine_with(settings, **options):
    (engine,) = settings.TEMPLATES
    merged = {**engine["OPTIONS"], "loaders": options.pop("loaders")}
    settings.TEMPLATES = [{**engine, "APP_DIRS": False, "OPTIONS": merged}]


OURS = "django.template.loaders.app_directories.Loader"


def test_a_tag_library_that_is_missing(settings):
    broken = {"wagtail_curation/parts/bio.html": "{% load no_such_tags %}"}
    locmem = ("django.template.loaders.locmem.Loader", broken)
    engine_with(settings, loaders=[locmem, OURS])
    message = found(templates.check_templates)["E010"]
    assert "wagtail_curation/parts/bio.html" in message.msg
    assert "no_such_tags" in message.msg
    assert "INSTALLED_APPS" in message.hint


def test_a_base_template_of_the_sites_own(settings):
    own = {"wagtail_curation/base.html": "<main>{% block content %}{% endblock %}"}
    locmem = ("django.template.loaders.locmem.Loader", own)
    engine_with(settings, loaders=[locmem, OURS])
    assert found(templates.check_templates) == {}


def test_no_engine_of_djangos_at_all(settings):
    settings.TEMPLATES = []
    assert "APP_DIRS" in found(templates.check_templates)["E010"].hint
