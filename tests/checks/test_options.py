"""manage.py check on settings: each mistake has its id, and says what to do."""

import pytest
from django.core.checks import run_checks

from tests.checks.found import found
from wagtail_curation.checks import options
from wagtail_curation.conf import DEFAULTS
from wagtail_curation.fields import RoundupBodyField


def test_a_site_that_is_set_up_well_hears_nothing():
    said = run_checks(app_configs=None)
    assert [m for m in said if str(m.id).startswith("wagtail_curation")] == []


@pytest.mark.parametrize("path", ["no.such.module", "tests.testapp.blocks.nothing"])
def test_blocks_that_cannot_be_imported(settings, path):
    settings.WAGTAIL_CURATION_BLOCKS = path
    message = found(options.check_blocks)["E005"]
    assert path in message.msg
    assert "WAGTAIL_CURATION_BLOCKS" in message.hint


def test_blocks_that_can_be_imported(settings):
    settings.WAGTAIL_CURATION_BLOCKS = "tests.testapp.blocks.body"
    assert found(options.check_blocks) == {}


def test_a_setting_that_nobody_reads(settings):
    settings.WAGTAIL_CURATION_BLOKS = "a.b"
    message = found(options.check_setting_names)["W001"]
    assert message.msg == "There is no setting WAGTAIL_CURATION_BLOKS."
    assert "WAGTAIL_CURATION_BLOCKS" in message.hint


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("WEB_PORTS", "80"),
        ("WEB_PORTS", ["80"]),
        ("WEB_PORTS", 80),
        ("WEB_ALLOWED_HOSTS", "wiki.example.org"),
        ("WEB_ALLOWED_HOSTS", ["http://wiki.example.org/"]),
        ("WEB_ALLOWED_HOSTS", ["wiki.example.org:8080"]),
        ("WEB_ALLOWED_HOSTS", ["*"]),
        ("WEB_ALLOWED_HOSTS", ["10.0.0.0/33"]),
        ("WEB_ALLOWED_HOSTS", [7.5]),
        ("WEB_SESSION", "no.such.Session"),
        ("WEB_SESSION", "requests.get"),
        ("WEB_SESSION", 7),
    ],
)
def test_a_door_that_cannot_be_opened(settings, setting, value):
    setattr(settings, f"WAGTAIL_CURATION_{setting}", value)
    message = found(options.check_web)["E006"]
    assert f"WAGTAIL_CURATION_{setting} is {value!r}" in message.msg
    assert message.hint


def test_a_door_that_can(settings):
    settings.WAGTAIL_CURATION_WEB_PORTS = [8080]
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = {"wiki", "*.corp", "10.1.2.3", "::1"}
    settings.WAGTAIL_CURATION_WEB_SESSION = "requests.Session"
    assert found(options.check_web) == {}


MODELS = {"RESOURCE_MODEL", "SERIES_PAGE_MODEL", "ROUNDUP_PAGE_MODEL"}


def test_every_setting_has_a_check_of_its_value():
    checked = {"BLOCKS", *MODELS, *options.VALUES, *options.WEB_SETTINGS}
    assert checked == DEFAULTS.keys()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("KINDS", {"zine": "Zine"}),
        ("KINDS", ["zine"]),
        ("TRACKING_PARAMETERS", "ref"),
        ("TRACKING_PARAMETERS", [1]),
        ("IMAGE_SPECS", {"card": "fill-big"}),
        ("IMAGE_SPECS", {"cards": "fill-320x240"}),
        ("PARTS_PER_PAGE", 0),
        ("PARTS_PER_PAGE", "20"),
        ("PARTS_PER_PAGE", True),
        ("WEB_CONTACT", None),
        ("WEB_DEADLINE", 0),
        ("WEB_MAX_BYTES", 1.5),
        ("WEB_PAUSE", -1),
        ("WEB_PROXY", "proxy.example:3128"),
        ("LOOKUP", "no.such.function"),
        ("LOOKUP", "tests.settings.SECRET_KEY"),
        ("IMAGE_COLLECTION", 7),
        ("FEED_MINUTES", None),
        ("MERGE_UNDO_DAYS", "90"),
    ],
)
def test_a_value_that_nobody_can_use(settings, setting, value):
    setattr(settings, f"WAGTAIL_CURATION_{setting}", value)
    message = found(options.check_values)["E007"]
    assert message.msg == f"WAGTAIL_CURATION_{setting} is {value!r}."
    assert message.hint


def test_values_that_can_be_used(settings):
    settings.WAGTAIL_CURATION_KINDS = {"zine": ("Zine", "doc-full")}
    settings.WAGTAIL_CURATION_TRACKING_PARAMETERS = ["ref", "x_*"]
    settings.WAGTAIL_CURATION_IMAGE_SPECS = {"card": "max-100x100|format-webp"}
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    settings.WAGTAIL_CURATION_WEB_PROXY = "http://proxy.example:3128"
    settings.WAGTAIL_CURATION_LOOKUP = "wagtail_curation.metadata.lookup.doi_registries"
    settings.WAGTAIL_CURATION_IMAGE_COLLECTION = "Covers"
    assert found(options.check_values) == {}


def test_blocks_of_one_field_that_cannot_be_imported(monkeypatch):
    """The path that a page class names, not the setting."""
    from wagtail_curation.models import get_roundup_page_model

    field = get_roundup_page_model()._meta.get_field("body")
    assert isinstance(field, RoundupBodyField)
    monkeypatch.setattr(field, "blocks_path", "no.such.module.body")
    message = found(options.check_blocks)["E005"]
    assert "no.such.module.body" in message.msg
    assert str(field) in message.hint
