"""A publisher's own blocks: by the setting, and by the path of one field."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wagtail_curation.blocks import default_blocks
from wagtail_curation.blocks.body import build_roundup_block
from wagtail_curation.fields import RoundupBodyField

DEFAULT = [name for name, _ in default_blocks()] + ["unavailable"]
OURS = "tests.testapp.blocks.body"


def without_ads(default):
    return [(name, block) for name, block in default if name != "ad_slot"]


def names(field) -> list[str]:
    return list(field.stream_block.child_blocks)


def test_without_a_word_the_blocks_are_the_package_s():
    assert names(RoundupBodyField()) == DEFAULT


def test_the_setting_adds_to_every_body(settings):
    settings.WAGTAIL_CURATION_BLOCKS = OURS
    assert names(RoundupBodyField()) == [*DEFAULT[:-1], "episode", "unavailable"]


def test_a_field_s_path_goes_before_the_setting(settings):
    settings.WAGTAIL_CURATION_BLOCKS = OURS
    field = RoundupBodyField(blocks=f"{__name__}.without_ads")
    assert names(field) == [name for name in DEFAULT if name != "ad_slot"]


def test_blocks_are_looked_up_when_they_are_first_needed():
    field = RoundupBodyField(blocks="no.such.module")
    with pytest.raises(ImproperlyConfigured):
        field.stream_block  # noqa: B018


@pytest.mark.parametrize(
    "path",
    ["no.such.module", "tests.testapp.blocks.nothing", "nodots", f"{__name__}.OURS"],
)
def test_a_path_that_leads_nowhere_is_named(settings, path):
    settings.WAGTAIL_CURATION_BLOCKS = path
    with pytest.raises(ImproperlyConfigured, match=path.replace(".", r"\.")):
        build_roundup_block()


def test_a_migration_holds_the_path_and_no_blocks(settings):
    settings.WAGTAIL_CURATION_BLOCKS = OURS
    field = RoundupBodyField(blank=True)
    assert field.deconstruct()[2:] == ([], {"blank": True})
    field = RoundupBodyField(blocks=OURS, blank=True)
    assert field.deconstruct()[2:] == ([], {"blank": True, "blocks": OURS})
    _, path, args, kwargs = field.deconstruct()
    assert path == "wagtail_curation.fields.RoundupBodyField"
    assert names(RoundupBodyField(*args, **kwargs)) == names(field)


def test_a_copy_of_a_field_has_its_blocks():
    field = RoundupBodyField(blocks=OURS)
    assert "episode" in names(field.clone())
