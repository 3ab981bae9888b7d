"""Only where wagtail-localize translates: `tests.settings_localize` says so."""

import pytest
from django.apps import apps
from django.utils import translation

HAS_LOCALIZE = apps.is_installed("wagtail_localize")
collect_ignore_glob = [] if HAS_LOCALIZE else ["test_*.py"]


@pytest.fixture(autouse=True)
def _spoken_before():
    """A visit to a page leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def german(db):
    from wagtail.models import Locale

    return Locale.objects.get_or_create(language_code="de")[0]
