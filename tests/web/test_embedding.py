"""Embeds come through the door, and are what Wagtail makes of the same answers."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.embeds import finders
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedException, EmbedNotFoundException
from wagtail.embeds.finders.oembed import OEmbedFinder

from wagtail_curation.blocks.represent import embed_html
from wagtail_curation.embedding import EmbedNotReachedException, GuardedOEmbedFinder

PROVIDERS = [
    {
        "endpoint": "https://films.example.org/oembed.{format}?v=1",
        "urls": [r"^https://films\.example\.org/watch/.+$"],
    }
]
FILM = "https://films.example.org/watch/7?a=b&c"
ASKED = (
    "https://films.example.org/oembed.json?v=1"
    "&url=https%3A%2F%2Ffilms.example.org%2Fwatch%2F7%3Fa%3Db%26c&format=json"
)
VIDEO = {
    "type": "video",
    "title": "A film",
    "author_name": None,
    "provider_name": "Films",
    "thumbnail_url": "https://films.example.org/7.jpg",
    "width": 640,
    "height": "360",
    "html": "<iframe src='https://films.example.org/7'></iframe>",
    "cache_age": "3600",
}


@pytest.fixture
def finder():
    return GuardedOEmbedFinder(providers=PROVIDERS)


def answer(web, found, **options):
    text = found if isinstance(found, str) else json.dumps(found)
    options.setdefault("content_type", "application/json")
    web.answer(ASKED, text, **options)


@pytest.mark.parametrize(
    "found",
    [
        VIDEO,
        {**VIDEO, "cache_age": "soon", "thumbnail_url": None},
        {"type": "photo", "url": "https://films.example.org/'\"><b>.jpg", "width": 1},
        {"type": "link"},
        {"type": "rich", "html": ""},
    ],
)
def test_an_answer_becomes_what_wagtail_makes_of_it(
    finder, canned_web, monkeypatch, found
):
    answer(canned_web, found)
    ours = finder.find_embed(FILM)

    class Response:
        raise_for_status = staticmethod(lambda: None)
        json = staticmethod(lambda: found)

    monkeypatch.setattr("requests.get", lambda *args, **kwargs: Response)
    theirs = OEmbedFinder(providers=PROVIDERS).find_embed(FILM)
    until = [embed.pop("cache_until", None) for embed in (ours, theirs)]
    assert ours == theirs
    assert [moment is None for moment in until] in ([True, True], [False, False])
    if found is VIDEO:
        assert abs(until[0] - until[1]) < timedelta(minutes=1)


def test_options_and_sizes_are_told_the_provider(canned_web):
    finder = GuardedOEmbedFinder(providers=PROVIDERS, options={"scheme": "https"})
    with pytest.raises(EmbedException):
        finder.find_embed(FILM, max_width=800, max_height=600)
    (asked,) = canned_web.asked
    assert asked.endswith("&maxwidth=800&maxheight=600")
    assert "v=1&scheme=https&url=" in asked


def test_providers_are_wagtails_unless_named(finder):
    assert GuardedOEmbedFinder().accept("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    assert finder.accept(FILM)
    assert not finder.accept("https://films.example.org/")
    with pytest.raises(EmbedNotFoundException):
        finder.find_embed("https://films.example.org/")


@pytest.mark.parametrize(
    "found",
    [
        "no json",
        "[" * 100_000,
        [VIDEO],
        {"title": "no type"},
        {"type": 1},
        {"type": "photo"},
        {"type": "photo", "url": 1},
    ],
)
def test_what_is_no_answer_is_not_found(finder, canned_web, found):
    answer(canned_web, found)
    with pytest.raises(EmbedNotFoundException):
        finder.find_embed(FILM)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("not-found", EmbedNotFoundException),
        ("inside", EmbedNotFoundException),
        ("slow", EmbedNotReachedException),
        ("unreachable", EmbedNotReachedException),
    ],
)
def test_a_door_that_stays_closed_is_an_embed_exception(finder, canned_web, code, kind):
    canned_web.fail(ASKED, code)
    with pytest.raises(kind) as caught:
        finder.find_embed(FILM)
    assert caught.value.__cause__.code == code


def test_an_endpoint_that_sends_us_inside_is_refused(finder, canned_web):
    canned_web.answer(ASKED, redirect="http://169.254.169.254/latest/meta-data/")
    with pytest.raises(EmbedNotFoundException):
        finder.find_embed(FILM)


@pytest.mark.parametrize(("age", "most"), [(10**30, 3651 * 86400), (-5, 0)])
def test_no_age_is_too_great(finder, canned_web, age, most):
    answer(canned_web, {**VIDEO, "cache_age": age})
    until = finder.find_embed(FILM)["cache_until"]
    assert until <= timezone.now() + timedelta(seconds=most)


@pytest.mark.django_db
def test_wagtails_embeds_come_through_the_door(settings, canned_web):
    settings.WAGTAILEMBEDS_FINDERS = [
        {"class": "wagtail_curation.embedding", "providers": PROVIDERS}
    ]
    finders.get_finders.cache_clear()
    try:
        answer(canned_web, VIDEO)
        embed = get_embed(FILM)
        assert (embed.html, embed.width, embed.height) == (VIDEO["html"], 640, 360)

        class Value:
            url, max_width, max_height = FILM, None, None

        assert embed_html(Value) == VIDEO["html"]
        assert len(canned_web.asked) == 1
    finally:
        finders.get_finders.cache_clear()
