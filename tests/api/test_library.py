"""Visitors read the part of the library that live public roundups recommend."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from tests.api.conftest import Caller
from wagtail_curation.models import ResourceTranslation
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]


@pytest.fixture
def library(client):
    """Three resources, two of which a live roundup recommends."""
    series = RoundupSeriesPageFactory()
    video = ResourceFactory(title="A video", kind="video", language="de")
    book = ResourceFactory(title="A book", book=True, topics=["Reading"])
    ResourceFactory(title="Unused")
    page = CuratedRoundupPageFactory(
        parent=series,
        body=[blocks.numbered_resource(video), blocks.numbered_resource(book)],
    )
    return {"page": page, "video": video, "book": book}


def titles(client, query: str = "") -> list[str]:
    status, data = Caller(client).call("get", f"curation/resources/{query}")
    assert status == 200, data
    assert data["count"] >= len(data["items"])
    return sorted(resource["title"] for resource in data["items"])


def test_what_live_roundups_recommend_is_listed(client, library):
    assert titles(client) == ["A book", "A video"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=video", ["A video"]),
        ("?language=DE", ["A video"]),
        ("?topic=reading", ["A book"]),
        ("?topic=Reading", ["A book"]),
        ("?topic=other", []),
        ("?limit=1&offset=1", ["A video"]),
    ],
)
def test_it_is_filtered_and_paged(client, library, query, found):
    assert titles(client, query) == found


def test_nobody_takes_the_whole_library_at_once(client, library):
    assert Caller(client).call("get", "curation/resources/?limit=1000")[0] == 400


def hide_draft(page):
    page.unpublish()


def hide_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("hide", [hide_draft, hide_private])
def test_what_only_hidden_roundups_recommend_is_not_there(client, library, hide):
    hide(library["page"])
    assert titles(client) == []
    path = f"curation/resources/{library['video'].pk}/"
    assert Caller(client).call("get", path)[0] == 404


def test_a_resource_says_where_it_is_recommended(client, library):
    path = f"curation/resources/{library['video'].pk}/"
    status, data = Caller(client).call("get", path)
    assert (status, data["title"]) == (200, "A video")
    (mention,) = data["mentions"]
    assert mention["page"]["title"] == library["page"].title
    assert (mention["number"], mention["role"]) == (1, "main")
    assert mention["anchor"].startswith("item-")


def test_what_is_no_id_is_not_found(client, library):
    assert Caller(client).call("get", "curation/resources/nothing/")[0] == 404


@pytest.fixture
def german(library):
    """A German roundup of its own that recommends the book, known by a German title."""
    german, _created = Locale.objects.get_or_create(language_code="de")
    ResourceTranslation.objects.create(
        resource=library["book"], locale=german, title="Ein Buch"
    )
    book = blocks.numbered_resource(library["book"])
    series = RoundupSeriesPageFactory(locale=german)
    return CuratedRoundupPageFactory(parent=series, locale=german, body=[book])


def test_of_a_locale_its_roundups_and_its_words(client, library, german):
    assert titles(client, "?locale=de") == ["A book"]
    _status, data = Caller(client).call("get", "curation/resources/?locale=de")
    assert [it["translated_title"] for it in data["items"]] == ["Ein Buch"]
    assert titles(client, "?locale=en") == ["A book", "A video"]
    path = f"curation/resources/{library['book'].pk}/"
    _status, data = Caller(client).call("get", f"{path}?locale=de")
    assert data["translated_title"] == "Ein Buch"
    assert [it["page"]["id"] for it in data["mentions"]] == [german.pk]
    _status, data = Caller(client).call("get", path)
    assert (len(data["mentions"]), data["translated_title"]) == (2, "")


def test_what_a_locale_does_not_recommend_is_not_there(client, library, german):
    path = f"curation/resources/{library['video'].pk}/?locale=de"
    assert Caller(client).call("get", path)[0] == 404


def test_a_locale_that_there_is_not_is_refused_with_those_there_are(client, german):
    status, data = Caller(client).call("get", "curation/resources/?locale=xx")
    assert status == 400
    assert "de, en" in str(data)


def test_a_locale_costs_the_same_however_much_there_is(client, library, german):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert titles(client, "?locale=de&limit=20")
        return len(asked)

    cost()
    before = cost()
    for number in range(6):
        more = ResourceFactory(title=f"Book {number}")
        CuratedRoundupPageFactory(
            parent=german.get_parent(),
            locale=german.locale,
            body=[blocks.numbered_resource(more)],
        )
    assert cost() == before
