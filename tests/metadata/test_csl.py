import pytest

from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.csl import card_from_csl
from wagtail_curation.partialdate import PartialDate

CROSSREF = {
    "type": "article-journal",
    "title": "Retrieval in <i>noisy</i> rooms",
    "author": [
        {"given": "Anna", "family": "Berger", "sequence": "first"},
        {"name": "World Learning Institute", "sequence": "additional"},
    ],
    "container-title": "Journal of Workplace Learning",
    "publisher": "Emerald City",
    "issued": {"date-parts": [[2019, 5, 12]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We tested.</jats:p>",
    "language": "en",
    "URL": "http://dx.doi.org/10.1000/JWL.2019.12",
    "DOI": "10.1000/JWL.2019.12",
    "license": [
        {"URL": "https://example.org/tdm", "content-version": "tdm"},
        {
            "URL": "https://creativecommons.org/licenses/by/4.0/",
            "content-version": "vor",
        },
    ],
}


def test_what_a_register_says_of_an_article():
    card = card_from_csl(CROSSREF)
    assert card == Card(
        title="Retrieval in noisy rooms",
        authors=("Anna Berger", "World Learning Institute"),
        publisher="Journal of Workplace Learning",
        published=PartialDate(2019, 5, 12),
        summary="We tested.",
        language="en",
        canonical="https://doi.org/10.1000/jwl.2019.12",
        kind="paper",
        licence="CC BY 4.0",
        origins=card.origins,
    )
    assert set(card.origins) == set(card.values())
    assert set(card.origins.values()) == {Origin("lookup", "sure")}


def test_a_book_is_published_by_its_house_and_has_pages():
    card = card_from_csl(
        {
            "type": "book",
            "title": ["Slow", "ignored"],
            "subtitle": ["An Essay"],
            "container-title": ["A Series"],
            "publisher": "The Press",
            "number-of-pages": "212",
            "issued": {"date-parts": [["2015"]]},
            "editor": [{"given": "Rita", "family": "Reihe"}],
        }
    )
    assert (card.title, card.publisher) == ("Slow: An Essay", "The Press")
    assert (card.pages, card.published) == (212, PartialDate(2015))
    assert card.authors == ("Rita Reihe",)


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[2019, 13]]}, None),
        ({"date-parts": []}, None),
        ({"raw": "May 2019"}, PartialDate(2019, 5)),
        ({"literal": "Spring 2015"}, PartialDate(2015)),
        ("2019-05", PartialDate(2019, 5)),
        (7, None),
    ],
)
def test_dates_as_they_come(issued, date):
    assert card_from_csl({"title": "T", "issued": issued}).published == date


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ({"given": "Jan", "non-dropping-particle": "van der", "family": "Meer"},
         "Jan van der Meer"),
        ({"given": "Martin", "family": "King", "suffix": "Jr."}, "Martin King, Jr."),
        ({"literal": "UNESCO"}, "UNESCO"),
        ("Smith, Ann", "Ann Smith"),
        ({}, None),
        (7, None),
    ],
)  # fmt: skip
def test_names_as_they_come(person, name):
    authors = card_from_csl({"title": "T", "author": [person]}).authors
    assert authors == ((name,) if name else ())


def test_an_item_of_nonsense_is_an_empty_card():
    odd = {name: {"a": [1]} for name in CROSSREF}
    assert card_from_csl(odd) == Card()
    assert card_from_csl({}) == Card()


def test_an_address_that_is_none_is_left_out():
    card = card_from_csl({"title": "T", "URL": "javascript:alert(1)"})
    assert card.canonical == ""
