"""What is meant by a pasted text."""

import pytest

from wagtail_curation.library import pasting
from wagtail_curation.library.addresses import note_identifier
from wagtail_curation.library.pasting import understand
from wagtail_curation.metadata.card import Card
from wagtail_curation.metadata.service import Reading
from wagtail_curation.testing.factories import ResourceFactory

ISBN = "978-3-16-148410-0"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("  example.org/a ", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("Reading well https://example.org/a", "https://example.org/a"),
        ("See “https://example.org/a”.", "https://example.org/a"),
        (
            "About C https://example.org/C_(language)",
            "https://example.org/C_(language)",
        ),
        (
            "(It is https://example.org/C_(language).)",
            "https://example.org/C_(language)",
        ),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("arXiv:1706.03762v5", "https://arxiv.org/abs/1706.03762"),
    ],
)
def test_an_address_is_found_in_what_people_paste(text, address):
    pasted = understand(text)
    assert (pasted.address, pasted.words, pasted.problem) == (address, "", "")


@pytest.mark.parametrize(
    "text",
    [
        "how people learn",
        "Re: learning by doing",
        "one https://example.org/a two https://example.org/b",
    ],
)
def test_other_words_are_to_be_looked_for(text):
    pasted = understand(f" {text}\n")
    assert (pasted.words, pasted.address, pasted.problem) == (text, "", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no address"),
        ("mailto:a@example.org", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("https://user:secret@example.org/", "a user name or a password"),
        ("https://example.org/a b", "no spaces"),
        ("https:///a", "No website"),
        ("x" * 5000, "too long"),
    ],
)
def test_what_is_of_no_use_has_a_reason(text, said):
    pasted = understand(text)
    assert said in pasted.problem
    assert (pasted.address, pasted.words) == ("", "")


def test_a_book_is_known_by_its_number():
    pasted = understand(f"ISBN {ISBN}")
    assert (pasted.key, pasted.address) == ("isbn:9783161484100", "")


def test_the_number_of_a_book_in_a_shops_address_is_no_more_than_an_address():
    pasted = understand("https://example.org/shop?isbn=9783161484100")
    assert (pasted.key, pasted.identifier) == ("", None)


def test_nothing_that_breaks_a_database_gets_through():
    assert understand("a\x00b c").words == "ab c"


@pytest.mark.django_db
def test_a_record_is_known_by_any_of_its_addresses_and_numbers():
    record = ResourceFactory(url="https://example.org/a-good-post-1234")
    note_identifier(record, "isbn:9783161484100")
    card = Card(canonical="https://example.org/a-good-post-1234")
    assert pasting.known(understand("http://www.example.org/a-good-post-1234/")) == (
        record
    )
    assert pasting.known(understand(ISBN)) == record
    other = understand("https://example.org/a-good-post-1234?from=mail")
    assert pasting.known(other) is None
    assert pasting.known(other, Reading(card)) == record
    assert pasting.known(understand("https://example.org/other"), Reading(card)) is None


def test_a_number_that_nobody_knows_is_said_to_be_a_books():
    reading = pasting.read(understand(ISBN))
    assert reading.card.kind == "book"
    assert "Nothing is known of this number" in reading.words


def test_an_address_is_read(canned_web):
    canned_web.answer("https://example.org/a", "<title>Reading well</title><p>x</p>")
    reading = pasting.read(understand("example.org/a"))
    assert reading.card.title == "Reading well"
