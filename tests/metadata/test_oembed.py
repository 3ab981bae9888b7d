"""What a video site tells machines about its page."""

import json

import pytest

from wagtail_curation.library.oembed import endpoint_for
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.oembed import merge, read_oembed
from wagtail_curation.metadata.service import read
from wagtail_curation.partialdate import PartialDate

URL = "https://www.youtube.com/watch?v=abc123"
TOLD = {
    "type": "video",
    "title": "Learning in public",
    "author_name": "Ada Lovelace",
    "provider_name": "YouTube",
    "thumbnail_url": "//i.example.org/abc.jpg",
    "duration": 610,
    "upload_date": "2021-03-04 12:00:00",
    "description": "A talk.\nIn two parts.",
}
PAGE = "<title>Learning in public - YouTube</title><h1>Learning in public</h1><p>x"


def test_an_answer_becomes_a_card():
    card = read_oembed(json.dumps(TOLD), URL)
    assert card.values() == {
        "title": "Learning in public",
        "authors": ("Ada Lovelace",),
        "publisher": "YouTube",
        "published": PartialDate.parse("2021-03-04"),
        "summary": "A talk. In two parts.",
        "image": "https://i.example.org/abc.jpg",
        "kind": "video",
        "minutes": 10,
    }
    assert set(card.origins) == set(card.values())
    assert card.origins["authors"] == Origin("oembed", "likely")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"[1, 2]",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        json.dumps({key: {"a": [1]} for key in TOLD}),
        json.dumps(dict.fromkeys(TOLD, 1e400)),
        json.dumps(dict.fromkeys(TOLD, True)),
        json.dumps(dict.fromkeys(TOLD, -1)),
    ],
)
def test_of_the_worst_answer_the_card_is_empty(data):
    assert read_oembed(data, URL).values() == {}


def test_a_picture_is_an_address_of_the_web_and_a_channel_no_author_of_itself():
    told = {
        **TOLD,
        "thumbnail_url": "javascript:alert(1)",
        "author_name": "YouTube",
        "type": "rich",
    }
    card = read_oembed(json.dumps(told), URL)
    assert (card.image, card.authors, card.kind) == ("", (), "")
    assert read_oembed(json.dumps({"thumbnail_url": "//[x"}), URL).image == ""


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(5, 1), (60, 1), (89, 1), (91, 2), (0, None)]
)
def test_seconds_are_rounded_to_minutes(seconds, minutes):
    assert read_oembed(json.dumps({"duration": seconds}), URL).minutes == minutes


def test_a_page_is_believed_before_its_provider():
    card = Card(title="The page’s", origins={"title": Origin("open-graph")})
    both = merge(card, read_oembed(json.dumps(TOLD), URL))
    assert (both.title, both.authors) == ("The page’s", ("Ada Lovelace",))
    assert both.origins["title"] == Origin("open-graph")
    assert both.origins["authors"] == Origin("oembed", "likely")


def test_only_providers_that_wagtail_knows_are_asked():
    assert endpoint_for("https://example.org/oembed") == ""
    asked = endpoint_for(URL)
    assert asked.startswith("https://www.youtube.com/oembed?")
    assert "url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc123" in asked


def answer(canned_web, page, **options):
    canned_web.answer(URL, page, **options)
    canned_web.answer(
        endpoint_for(URL), json.dumps(TOLD), content_type="application/json"
    )


def test_what_the_page_does_not_say_its_provider_is_asked(canned_web):
    answer(canned_web, PAGE)
    card = read(URL).card
    assert card.authors == ("Ada Lovelace",)
    assert card.title == "Learning in public"
    assert card.minutes == 10


@pytest.mark.parametrize(
    ("page", "options"),
    [("", {"status": 403}), ("<title>Just a moment...</title><p>Checking", {})],
)
def test_what_the_page_refuses_its_provider_may_tell(canned_web, page, options):
    answer(canned_web, page, **options)
    reading = read(URL)
    assert (reading.problem, reading.words) == ("", "")
    assert reading.card.title == "Learning in public"
    assert reading.card.wall == ""


def test_a_provider_that_tells_nothing_leaves_the_pages_problem(canned_web):
    canned_web.answer(URL, status=404)
    assert read(URL).problem == "not-found"


def test_without_time_left_the_provider_is_not_asked(canned_web, settings):
    settings.WAGTAIL_CURATION_WEB_DEADLINE = 0.4
    answer(canned_web, PAGE)
    assert read(URL).card.authors == ()
    assert canned_web.asked == [URL]
