"""Embeds: checked without asking anybody, asked for when a page is published."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.embeds import finders
from wagtail.embeds.models import Embed

from wagtail_curation.blocks.media import EmbedBlock
from wagtail_curation.library.embeds import ask_for_embeds
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

FILM = "https://films.example.org/watch/7"
ASKED = (
    "https://films.example.org/oembed?url=https%3A%2F%2Ffilms.example.org%2Fwatch%2F7"
    "&format=json&maxwidth=800"
)
ANSWER = {
    "type": "video",
    "html": "<iframe src='https://films.example.org/7'></iframe>",
}


@pytest.fixture(autouse=True)
def our_finder(settings):
    films = {
        "endpoint": "https://films.example.org/oembed",
        "urls": [r"^https://films\.example\.org/watch/.+$"],
    }
    ours = "wagtail_curation.embedding.GuardedOEmbedFinder"
    settings.WAGTAILEMBEDS_FINDERS = [{"class": ours, "providers": [films]}]
    finders.get_finders.cache_clear()
    yield
    finders.get_finders.cache_clear()


@pytest.fixture
def films(canned_web):
    """The provider, which answers."""
    answer = json.dumps(ANSWER)
    canned_web.answer(ASKED, answer, content_type="application/json")
    return canned_web


def value_of(url):
    return EmbedBlock().to_python({"url": url, "caption": ""})


def test_checking_asks_nobody(canned_web):
    assert EmbedBlock().clean(value_of(FILM))["url"].url == FILM
    assert canned_web.asked == []


def test_an_address_that_nobody_embeds_is_refused_in_words(canned_web):
    with pytest.raises(ValidationError) as refused:
        EmbedBlock().clean(value_of("https://example.org/a-page"))
    (error,) = refused.value.block_errors["url"].messages
    assert "Link to it instead" in error
    assert canned_web.asked == []


def test_an_empty_address_is_still_asked_for():
    with pytest.raises(ValidationError):
        EmbedBlock().clean(value_of(""))


def page_with(*urls, **kwargs):
    inside = blocks.numbered_resource(
        ResourceFactory(), [blocks.commentary(), *(blocks.embed(u) for u in urls[1:])]
    )
    return CuratedRoundupPageFactory(body=[blocks.embed(urls[0]), inside], **kwargs)


def test_publishing_asks_once_for_each_embed(films, django_capture_on_commit_callbacks):
    page = page_with(FILM, FILM)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert films.asked == [ASKED]
    assert Embed.objects.get().html == ANSWER["html"]


def test_what_the_site_has_is_not_asked_for_again(films):
    page = page_with(FILM)
    assert (ask_for_embeds(page.pk), ask_for_embeds(page.pk)) == (1, 0)
    assert films.asked == [ASKED]


def test_saving_a_draft_asks_nobody(films, django_capture_on_commit_callbacks):
    page = page_with(FILM)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()
    assert films.asked == []


@pytest.mark.parametrize("gone", ["draft", "deleted"])
def test_a_page_that_readers_do_not_see_asks_for_nothing(films, gone):
    page = page_with(FILM, live=gone != "draft")
    pk = page.pk
    if gone == "deleted":
        page.delete()
    assert ask_for_embeds(pk) == 0
    assert films.asked == []


def test_a_provider_that_is_down_keeps_nothing_from_being_published(
    canned_web, django_capture_on_commit_callbacks
):
    canned_web.fail(ASKED, "slow")
    page = page_with(FILM)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert not Embed.objects.exists()


def test_publishing_what_embeds_nothing_looks_for_nothing(
    monkeypatch, django_capture_on_commit_callbacks
):
    looked = []
    monkeypatch.setattr("wagtail_curation.tasks.embeds.ask_for_embeds", looked.append)
    page = CuratedRoundupPageFactory(body=[blocks.numbered_resource(ResourceFactory())])
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert looked == []
