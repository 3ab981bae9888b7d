"""A page with everything becomes a card with everything, and says where from."""

import datetime

import pytest

from tests.metadata.pages import URL, html, ld, words
from wagtail_curation.metadata import Card, read_card
from wagtail_curation.metadata.card import CERTAINTIES, SOURCES
from wagtail_curation.partialdate import PartialDate

RICH = html(
    lang="en-GB",
    head="""
    <title>The case for slow reading | The Daily Example</title>
    <link rel="canonical" href="/notes/slow-reading">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <meta property="og:site_name" content="The Daily Example">
    <meta property="og:title" content="The case for slow reading">
    <meta name="description" content="Why a page a day is more than ten.">
    <meta property="og:image" content="//img.example.org/reading.jpg">
    <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
    """
    + ld(
        """{"@type": "Article", "headline": "The case for slow reading",
        "author": {"@type": "Person", "name": "Ada Example"},
        "datePublished": "2021-03-04T08:00:00Z", "isAccessibleForFree": true,
        "educationalLevel": "Beginner"}"""
    ),
    body=f"<article><h1>The case for slow reading</h1>{words(500)}</article>",
)


def test_every_field_is_filled_from_a_page_that_says_everything():
    card = read_card(RICH, URL)
    assert card.values() == {
        "title": "The case for slow reading",
        "authors": ("Ada Example",),
        "publisher": "The Daily Example",
        "published": PartialDate(2021, 3, 4),
        "summary": "Why a page a day is more than ten.",
        "image": "https://img.example.org/reading.jpg",
        "language": "en-GB",
        "canonical": URL,
        "kind": "article",
        "minutes": 3,
        "level": "introductory",
        "cost": "free",
        "licence": "CC BY 4.0",
        "feed": "https://www.example.org/feed",
    }
    assert card.wall == ""


def test_every_value_says_where_it_came_from_and_how_sure_it_is():
    card = read_card(RICH, URL)
    assert set(card.origins) == set(card.values())
    assert {origin.source for origin in card.origins.values()} <= set(SOURCES)
    assert {origin.certainty for origin in card.origins.values()} <= set(CERTAINTIES)
    assert card.origins["authors"].source == "json-ld"
    assert card.origins["language"].source == "html"


def test_a_card_survives_json():
    card = read_card(RICH, URL)
    assert Card.from_json(card.as_json()) == card


@pytest.mark.parametrize("page", ["", b"", "   ", "<", "\x00", b"\xff\xfe", "<!-- -->"])
def test_of_nothing_a_card_knows_only_what_the_address_says(page):
    card = read_card(page, URL)
    assert card.wall == "empty"
    assert card.values() == {"publisher": "example.org", "canonical": URL}
    assert {origin.certainty for origin in card.origins.values()} == {"guess"}


@pytest.mark.parametrize("url", ["", "not an address", "http://[::1", "//", "http://"])
def test_an_odd_address_is_no_reason_to_fail(url):
    assert read_card(RICH, url).title == "The case for slow reading"


def test_a_date_in_the_future_is_not_taken():
    year = datetime.date.today().year + 2
    page = html(f'<meta property="article:published_time" content="{year}-01-01">')
    assert read_card(page, URL).published is None
