import pytest

from wagtail_curation.metadata.address import normalise
from wagtail_curation.metadata.identifiers import (
    Identifier,
    doi_in,
    find_identifier,
    isbn_in,
)

DOIS = {
    "10.1000/182": "10.1000/182",
    "10.1000/182.": "10.1000/182",
    "(10.1000/182)": "10.1000/182",
    "doi:10.1000/182": "10.1000/182",
    "DOI: 10.1000/ABC.DEF": "10.1000/abc.def",
    "https://doi.org/10.1000/xyz(1)": "10.1000/xyz(1)",
    "http://dx.doi.org/10.1000/182?utm_source=x": "10.1000/182",
    "https://doi.org/10.1000%2F182": "10.1000/182",
    "doi.org/10.1000/182": "10.1000/182",
    "<https://doi.org/10.1000/182>": "10.1000/182",
    '<a href="https://doi.org/10.1000/182">x</a>': "10.1000/182",
    "As 10.1000/182, 10.1000/183 say": "10.1000/182",
    "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O": (
        "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
    ),
    "10.1000.10/123": "10.1000.10/123",
}
ISBNS = {
    "978-3-16-148410-0": "9783161484100",
    "9783161484100": "9783161484100",
    "978-3161484100": "9783161484100",
    "ISBN 978 3 16 148410 0": "9783161484100",
    "ISBN-13: 978‑3‑16‑148410‑0 (hardback)": "9783161484100",
    "ISBN 316148410X": "9783161484100",
    "ISBN-10 3-16-148410-X": "9783161484100",
    "0-306-40615-2": "9780306406157",
    "0-8044-2957-X": "9780804429573",
    "080442957X": "9780804429573",
    "Anna Berger, Lernen im Takt (ISBN: 9783161484100)": "9783161484100",
    "979-10-90636-07-1": "9791090636071",
}
ARXIVS = {
    "arXiv:2101.00001": "2101.00001",
    "arxiv: 2101.00001v3": "2101.00001",
    "2101.00001v3": "2101.00001",
    "https://arxiv.org/abs/2101.00001v2": "2101.00001",
    "https://arxiv.org/pdf/0704.0001.pdf": "0704.0001",
    "arXiv:hep-th/9901001v1": "hep-th/9901001",
    "https://arxiv.org/abs/math.GT/0309136": "math/0309136",
    "10.48550/arXiv.2101.00001": "2101.00001",
    "https://doi.org/10.48550/arXiv.hep-th/9901001": "hep-th/9901001",
}
NONE = [
    "",
    "Just words.",
    "10.1000/",
    "+49 30 1234567",
    "030-1234-5678",
    "0-800-123456-7",
    "978-555-1234",
    "978-555-123-4567",
    "(978) 555 0199 210",
    "+9783161484100",
    "0747532699",  # ten digits by themselves are a telephone number as well
    "0306406152",
    "9783161484101",  # a wrong check digit
    "3-16-148410-1",
    "ISBN 3161484101",
    "9780000000002",
    "97831614841",
    "978316148410012",
    "1234567890123",
    "979-0-2600-0043-8",  # printed music
    "2021-01-31",
    "12.50 EUR",
    "2113.00001",  # no month 13
    "page 2101.00001 of 3",
    "https://link.springer.com/article/10.1007/s00146-020-01005-y",
    "https://example.org/?doi=10.1000/182",
    "https://example.org/isbn/9783161484100",
    "IBAN DE89 3704 0044 0532 0130 00",
]


@pytest.mark.parametrize(("text", "value"), DOIS.items())
def test_a_doi_is_found(text, value):
    assert find_identifier(text) == Identifier("doi", value)


@pytest.mark.parametrize(("text", "value"), ISBNS.items())
def test_an_isbn_is_found_and_has_thirteen_digits(text, value):
    assert find_identifier(text) == Identifier("isbn", value)


@pytest.mark.parametrize(("text", "value"), ARXIVS.items())
def test_an_arxiv_number_is_found_without_its_version(text, value):
    assert find_identifier(text) == Identifier("arxiv", value)


@pytest.mark.parametrize("text", NONE)
def test_nothing_else_is_taken_for_an_identifier(text):
    assert find_identifier(text) is None


def test_the_address_of_an_identifier_is_the_one_its_key_compares():
    for text in [*DOIS, *ARXIVS]:
        found = find_identifier(text)
        assert normalise(found.address).lower() == found.address.lower()
        assert found.key == found.address


def test_an_isbn_has_no_address_but_a_key():
    found = find_identifier("978-3-16-148410-0")
    assert (found.address, found.key) == ("", "isbn:9783161484100")


def test_a_field_of_isbns_needs_no_word_for_it():
    assert isbn_in("316148410x (pbk)") == "9783161484100"
    assert isbn_in("0-7475-3269-9 9780747532699") == "9780747532699"
    assert isbn_in("none") == ""
    assert doi_in("none") == ""


@pytest.mark.parametrize(
    "text", ["10.1000/" * 5_000, "ISBN " * 5_000, "9-" * 20_000, "doi.org/" * 9_000]
)
def test_a_long_text_of_almost_identifiers_is_read_all_the_same(text):
    find_identifier(text)
