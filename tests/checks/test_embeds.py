"""manage.py check on embed finders: which ask past our door."""

import pytest

from tests.checks.found import found
from wagtail_curation.checks import embeds


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
        ("tests.checks.test_embeds.AsksNobody", False),
        ("no.such.finder", False),
    ],
)
def test_embeds_past_the_door(settings, path, is_told):
    settings.WAGTAILEMBEDS_FINDERS = [{"class": path}]
    said = found(embeds.check_embed_finders)
    assert bool(said) is is_told
    if is_told:
        assert path in said["W004"].msg
        assert "GuardedOEmbedFinder" in said["W004"].hint


def test_embeds_that_nobody_has_set_up_go_past_the_door(settings, monkeypatch):
    del settings.WAGTAILEMBEDS_FINDERS
    assert "W004" in found(embeds.check_embed_finders)
    monkeypatch.setattr(embeds.apps, "is_installed", lambda name: False)
    assert found(embeds.check_embed_finders) == {}
