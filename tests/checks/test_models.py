"""manage.py check on models: each mistake has its id, and says what to do."""

import pytest
from django.test.utils import isolate_apps

from tests.checks.found import found
from wagtail_curation.checks import models
from wagtail_curation.models import RoundupMixin

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
    message = found(models.check_models)[number]
    assert words in message.msg
    assert f"WAGTAIL_CURATION_{setting}" in message.msg
    assert message.hint


def test_pages_that_are_not_installed_are_told_how(settings):
    settings.WAGTAIL_CURATION_SERIES_PAGE_MODEL = "wagtail_curation_pages.Missing"
    hint = found(models.check_models)["E002"].hint
    assert "Add 'wagtail_curation.pages' to INSTALLED_APPS" in hint
    assert "WAGTAIL_CURATION_SERIES_PAGE_MODEL" in hint


@isolate_apps("tests.testapp")
def test_a_page_without_the_relations_of_its_mixin(monkeypatch):
    class Bare(RoundupMixin):
        class Meta:
            app_label = "testapp"

    monkeypatch.setattr(models.apps, "get_models", lambda **kwargs: [Bare])
    said = list(models.check_relations(None))
    assert {message.id for message in said} == {"wagtail_curation.E004"}
    assert "“curators”" in said[0].msg
    assert "“topic_items”" in said[1].msg
    assert "AbstractCurator" in said[0].hint
    assert "AbstractTopicOnPage" in said[1].hint
