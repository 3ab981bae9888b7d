"""manage.py check: each mistake has its id, and says what to do."""

import pytest
from django.core.checks import run_checks
from django.test.utils import isolate_apps

from wagtail_curation import checks
from wagtail_curation.models import RoundupMixin


def found(check, **kwargs) -> dict[str, object]:
    return {message.id.split(".")[1]: message for message in check(None, **kwargs)}


def test_a_site_that_is_set_up_well_hears_nothing():
    said = run_checks(app_configs=None)
    assert [m for m in said if str(m.id).startswith("wagtail_curation")] == []


MODELS = [
    ("RESOURCE_MODEL", "E001"),
    ("SERIES_PAGE_MODEL", "E002"),
    ("ROUNDUP_PAGE_MODEL", "E003"),
]


@pytest.mark.parametrize(("setting", "number"), MODELS)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.Nothing", "names 'nowhere.Nothing', which is not installed"),
        ("Nothing", "must be of the form 'app_label.ModelName'"),
        ("auth.Group", "names auth.Group, which is no"),
    ],
)
def test_a_model_that_is_none_of_ours(settings, setting, number, name, words):
    setattr(settings, f"WAGTAIL_CURATION_{setting}", name)
    message = found(checks.check_models)[number]
    assert words in message.msg
    assert f"WAGTAIL_CURATION_{setting}" in message.msg
    assert message.hint


def test_pages_that_are_not_installed_are_told_how(settings):
    settings.WAGTAIL_CURATION_SERIES_PAGE_MODEL = "wagtail_curation_pages.Missing"
    hint = found(checks.check_models)["E002"].hint
    assert "Add 'wagtail_curation.pages' to INSTALLED_APPS" in hint
    assert "WAGTAIL_CURATION_SERIES_PAGE_MODEL" in hint


@isolate_apps("tests.testapp")
def test_a_page_without_the_relations_of_its_mixin(monkeypatch):
    class Bare(RoundupMixin):
        class Meta:
            app_label = "testapp"

    monkeypatch.setattr(checks.apps, "get_models", lambda **kwargs: [Bare])
    said = list(checks.check_relations(None))
    assert {message.id for message in said} == {"wagtail_curation.E004"}
    assert "“curators”" in said[0].msg
    assert "“topic_items”" in said[1].msg
    assert "AbstractCurator" in said[0].hint
    assert "AbstractTopicOnPage" in said[1].hint


@pytest.mark.parametrize("path", ["no.such.module", "tests.testapp.blocks.nothing"])
def test_blocks_that_cannot_be_imported(settings, path):
    settings.WAGTAIL_CURATION_BLOCKS = path
    message = found(checks.check_blocks)["E005"]
    assert path in message.msg
    assert "WAGTAIL_CURATION_BLOCKS" in message.hint


def test_blocks_that_can_be_imported(settings):
    settings.WAGTAIL_CURATION_BLOCKS = "tests.testapp.blocks.body"
    assert found(checks.check_blocks) == {}


def test_a_setting_that_nobody_reads(settings):
    settings.WAGTAIL_CURATION_BLOKS = "a.b"
    message = found(checks.check_setting_names)["W001"]
    assert message.msg == "There is no setting WAGTAIL_CURATION_BLOKS."
    assert "WAGTAIL_CURATION_BLOCKS" in message.hint


def test_settings_that_cannot_be_edited(monkeypatch):
    monkeypatch.setattr(checks.apps, "is_installed", lambda name: False)
    message = found(checks.check_settings_app)["W002"]
    assert "wagtail.contrib.settings" in message.hint


class AsksNobody:
    is_guarded = True


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("wagtail.embeds.finders.oembed", True),
        ("wagtail.embeds.finders.oembed.OEmbedFinder", True),
        ("wagtail.embeds.finders.instagram", True),
        ("wagtail_curation.embedding", False),
        ("wagtail_curation.embedding.GuardedOEmbedFinder", False),
        ("tests.test_checks.AsksNobody", False),
        ("no.such.finder", False),
    ],
)
def test_embeds_past_the_door(settings, path, is_told):
    settings.WAGTAILEMBEDS_FINDERS = [{"class": path}]
    said = found(checks.check_embed_finders)
    assert bool(said) is is_told
    if is_told:
        assert path in said["W004"].msg
        assert "GuardedOEmbedFinder" in said["W004"].hint


def test_embeds_that_nobody_has_set_up_go_past_the_door(settings, monkeypatch):
    del settings.WAGTAILEMBEDS_FINDERS
    assert "W004" in found(checks.check_embed_finders)
    monkeypatch.setattr(checks.apps, "is_installed", lambda name: False)
    assert found(checks.check_embed_finders) == {}


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
    message = found(checks.check_web)["E006"]
    assert f"WAGTAIL_CURATION_{setting} is {value!r}" in message.msg
    assert message.hint


def test_a_door_that_can(settings):
    settings.WAGTAIL_CURATION_WEB_PORTS = [8080]
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = {"wiki", "*.corp", "10.1.2.3", "::1"}
    settings.WAGTAIL_CURATION_WEB_SESSION = "requests.Session"
    assert found(checks.check_web) == {}
