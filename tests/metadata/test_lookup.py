import json

import pytest
from django.core.cache import cache
from django.test import override_settings

from wagtail_curation.library import pasting
from wagtail_curation.metadata import service
from wagtail_curation.metadata.card import Card
from wagtail_curation.metadata.identifiers import Identifier
from wagtail_curation.metadata.lookup import look_up
from wagtail_curation.testing.web import CannedWeb
from wagtail_curation.webrules.problems import WebError

from .filemaking import pdf
from .test_csl import CROSSREF

REGISTRIES = "wagtail_curation.metadata.lookup.doi_registries"
DOI = Identifier("doi", "10.1000/jwl.2019.12")
ANSWER = "https://api.registry.example.org/works/1"

with_registries = override_settings(WAGTAIL_CURATION_LOOKUP=REGISTRIES)


@pytest.fixture(autouse=True)
def _no_memory():
    cache.clear()


def canned(body, content_type="application/vnd.citationstyles.csl+json"):
    web = CannedWeb()
    web.answer(DOI.address, redirect=ANSWER)
    return web.answer(ANSWER, body, content_type=content_type)


def test_nobody_is_asked_unless_the_site_wants_it():
    with CannedWeb() as web:
        assert look_up(DOI) is None
    assert web.asked == []


@with_registries
def test_a_doi_is_completed_by_whoever_registered_it():
    with canned(json.dumps(CROSSREF)) as web:
        card = look_up(DOI)
    assert card.title == "Retrieval in noisy rooms"
    assert card.origins["title"].source == "lookup"
    assert web.asked == [DOI.address, ANSWER]
    accepted = {request.headers["Accept"] for request in web.requests}
    assert accepted == {"application/vnd.citationstyles.csl+json"}


@with_registries
def test_an_arxiv_number_has_a_doi_too():
    with CannedWeb() as web:
        web.answer(
            "https://doi.org/10.48550/arxiv.2101.00001",
            json.dumps({"title": "On pauses", "type": "article"}),
            content_type="application/json",
        )
        assert look_up(Identifier("arxiv", "2101.00001")).title == "On pauses"


@with_registries
def test_an_isbn_is_nothing_for_the_registries():
    with CannedWeb() as web:
        assert look_up(Identifier("isbn", "9783161484100")) is None
    assert web.asked == []


@with_registries
@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"title": ""}', "[" * 90_000])
def test_an_answer_that_says_nothing_is_none(body):
    with canned(body):
        assert look_up(DOI) is None


@with_registries
def test_a_doi_that_nobody_registered_is_none():
    with CannedWeb() as web:
        web.answer(DOI.address, status=404)
        assert look_up(DOI) is None


@with_registries
def test_trouble_on_the_way_is_told():
    with CannedWeb() as web:
        web.fail(DOI.address, "slow")
        with pytest.raises(WebError) as error:
            look_up(DOI)
    assert error.value.code == "slow"


def ours(identifier):
    return Card(title=f"From our catalogue: {identifier.value}")


@override_settings(WAGTAIL_CURATION_LOOKUP="tests.metadata.test_lookup.ours")
def test_a_site_can_ask_its_own_catalogue():
    card = look_up(Identifier("isbn", "9783161484100"))
    assert card.title == "From our catalogue: 9783161484100"


@with_registries
def test_looking_up_and_saving_ask_once():
    with canned(json.dumps(CROSSREF)) as web:
        assert look_up(DOI) == look_up(DOI)
    assert len(web.asked) == 2  # and one of them sent on to the other


@with_registries
def test_a_pasted_doi_is_filled_in_by_its_register():
    with canned(json.dumps(CROSSREF)) as web:
        reading = pasting.read(pasting.understand("doi:10.1000/JWL.2019.12"))
    assert reading.card.title == "Retrieval in noisy rooms"
    assert (reading.final_url, reading.problem) == (DOI.address, "")
    assert web.asked == [DOI.address, ANSWER]


@with_registries
def test_where_the_register_fails_the_page_is_asked():
    with CannedWeb() as web:
        web.fail(DOI.address, "slow")
        web.answer(DOI.address, "<title>From the page itself</title>", then=True)
        reading = pasting.read(pasting.understand(DOI.address))
    assert reading.card.title == "From the page itself"


@override_settings(WAGTAIL_CURATION_LOOKUP="tests.metadata.test_lookup.ours")
def test_a_pasted_isbn_is_completed_by_the_sites_catalogue():
    reading = pasting.read(pasting.understand("ISBN 978-3-16-148410-0"))
    assert reading.card.title == "From our catalogue: 9783161484100"
    assert reading.problem == ""


def test_the_address_of_a_pdf_gives_what_the_file_says():
    file = pdf({"/Title": "Learning at the Edge: a Report"}, pages=4)
    with CannedWeb() as web:
        web.answer("https://example.org/r.pdf", file, content_type="application/pdf")
        card = service.read("https://example.org/r.pdf").card
    assert (card.title, card.pages) == ("Learning at the Edge: a Report", 4)
