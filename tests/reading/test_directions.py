"""What others wrote runs in its own direction, whichever the page’s is."""

import re

import pytest

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def shown(client, *body):
    page = CuratedRoundupPageFactory(parent=RoundupSeriesPageFactory(), body=body)
    return client.get(page.url).content.decode()


def test_the_title_of_an_item_ends_where_its_own_language_ends(client):
    for address in ("https://example.org/work", ""):
        resource = ResourceFactory(title="Show your work!", url=address)
        html = shown(client, blocks.numbered_resource(resource))
        element = re.search(r"<(?:a|span) ([^<>]*)>Show your work!</", html)
        assert 'dir="auto"' in element[1]


def test_an_original_in_a_language_without_a_name_is_called_an_original(client):
    quote = blocks.pull_quote("As.", original="Aes.", original_language="la")
    html = shown(client, quote)
    assert ">Original</p>" in html
    assert "(la)" not in html
    assert 'lang="la"' in html


def test_an_original_in_a_language_with_a_name_says_which(client):
    quote = blocks.pull_quote("One.", original="Eins.", original_language="de")
    assert ">Original (German)</p>" in shown(client, quote)
