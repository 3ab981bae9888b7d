"""The one way into the library."""

import pytest

from wagtail_curation.library import adding
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import get_resource_model
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

URL = "https://www.example.org/essays/naming-things"
CARD = Card(
    title="Naming things",
    authors=("Mira Aldous", "Tom Bele"),
    publisher="The Example Review",
    published=PartialDate(2021, 6),
    summary="Two hard problems.",
    image="https://www.example.org/naming.jpg",
    language="en-GB",
    canonical=URL,
    kind="article",
    minutes=7,
    licence="CC BY 4.0",
    origins={
        "title": Origin("json-ld"),
        "authors": Origin("visible", "likely"),
        "publisher": Origin("open-graph"),
    },
)


def test_a_card_becomes_a_record_that_says_where_each_value_came_from(admin_user):
    record, created = adding.add(URL, card=CARD, user=admin_user)
    record.refresh_from_db()
    assert created
    assert (record.title, record.byline) == ("Naming things", "Mira Aldous, Tom Bele")
    assert (record.published, record.minutes) == (PartialDate(2021, 6), 7)
    assert record.remote_image_url == CARD.image
    assert record.added_by == admin_user
    entry = record.provenance["byline"]
    assert (entry["how"], entry["source"], entry["certainty"]) == (
        "fetched",
        "visible",
        "likely",
    )


def test_what_somebody_typed_wins_over_the_card():
    record, _ = adding.add(URL, card=CARD, given={"title": "My own words"})
    assert record.title == "My own words"
    assert record.provenance["title"]["how"] == "typed"
    assert record.publisher == "The Example Review"


def test_a_known_record_is_left_as_it_is():
    known = ResourceFactory(url=URL, title="Known", summary="")
    found, created = adding.add(f"{URL}?utm_source=mail", card=CARD)
    known.refresh_from_db()
    assert (found, created, known.summary) == (known, False, "")


@pytest.mark.parametrize("by", ["final_url", "canonical"])
def test_a_record_is_known_by_where_the_address_leads(by):
    known = ResourceFactory(url=URL)
    if by == "final_url":
        found, created = adding.add("https://short.example/x1", final_url=URL)
    else:
        address = "https://example.org/2020/naming-things"
        found, created = adding.add(address, card=CARD)
    assert (found, created) == (known, False)


def test_a_new_record_is_found_by_where_its_address_leads():
    record, _ = adding.add("https://short.example/x1", final_url=URL, card=CARD)
    assert get_resource_model().objects.find(URL) == record


def test_a_home_page_that_calls_itself_canonical_joins_nothing():
    ResourceFactory(url="https://www.example.org/")
    _, created = adding.add(URL, card=Card(canonical="https://www.example.org/"))
    assert created


def test_people_on_record_are_credited_when_all_are_known():
    mira, tom = PersonFactory(name="Mira Aldous"), PersonFactory(name="Tom Bele")
    record, _ = adding.add(URL, card=CARD)
    assert [credit.person for credit in record.credits] == [mira, tom]
    assert record.byline == ""


def test_one_unknown_name_keeps_all_names_in_the_byline():
    PersonFactory(name="Mira Aldous")
    record, _ = adding.add(URL, card=CARD)
    assert record.people_names == ["Mira Aldous, Tom Bele"]


def test_a_book_is_found_again_by_its_isbn():
    key = "isbn:9780306406157"
    book, created = adding.add(given={"title": "On names"}, identifier=key)
    assert created
    assert adding.add(given={"title": "ON NAMES (2nd)"}, identifier=key) == (
        book,
        False,
    )


@pytest.mark.parametrize(("author", "created"), [("Ann Oak", False), ("Bo Elm", True)])
def test_without_address_title_and_author_tell(author, created):
    adding.add(given={"title": "On names"}, authors=["Ann Oak"])
    _, new = adding.add(given={"title": "on names"}, authors=[author])
    assert new is created


def test_values_that_a_field_would_refuse_are_left_out_and_long_ones_cut():
    card = Card(
        title="x" * 900,
        language="not a language",
        kind="gizmo",
        minutes=99_999_999,
        image="https://example.org/" + "y" * 3000,
        summary="a\x00b",
    )
    assert adding.values_of(card) == {"title": "x" * 500, "summary": "ab"}


def test_what_is_no_address_is_refused_in_words():
    with pytest.raises(AddressError):
        adding.add("mailto:ann@example.org")
