"""manage.py check says which settings of the content checks cannot be used."""

import pytest

from tests.contentchecks.site import samples
from wagtail_curation.checks import options

WORDS, SHARE = "WAGTAIL_CURATION_QUOTE_MAX_WORDS", "WAGTAIL_CURATION_QUOTE_MAX_SHARE"
OFF = "WAGTAIL_CURATION_CONTENT_CHECKS_OFF"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((WORDS, value) for value in (0, -1, "100", 1.5, True)),
        *((SHARE, value) for value in (-0.1, 1.1, 33, "0.3", True)),
        *((OFF, value) for value in ("curation-hero", None, 7, {"curation-hero": 1})),
        (OFF, ["curation-hero", "hero"]),
    ],
)
def test_a_value_that_the_checks_cannot_use(settings, name, value):
    setattr(settings, name, value)
    (error,) = options.check_values(None)
    assert error.id == "wagtail_curation.E007"
    assert name in error.msg
    assert ("curation-hero" if name == OFF else "None") in error.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((WORDS, value) for value in (1, None)),
        *((SHARE, value) for value in (0, 1, 0.5, None)),
        *((OFF, kind(["curation-hero"])) for kind in (list, tuple, set)),
    ],
)
def test_a_value_that_they_can_use(settings, name, value):
    setattr(settings, name, value)
    assert options.check_values(None) == []


def test_the_settings_of_the_how_to_can_be_used(settings):
    (source,) = samples("python", "settings.py")
    ours: dict = {}
    exec(source, ours)
    for name in (WORDS, SHARE, OFF):
        setattr(settings, name, ours[name])
    assert options.check_values(None) == []
