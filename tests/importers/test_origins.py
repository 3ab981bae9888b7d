"""What a text brings counts as written by somebody; an address for a title does not."""

import pytest

from wagtail_curation.importers.base import ItemDraft, Link
from wagtail_curation.importers.library import Library
from wagtail_curation.models import provenance

pytestmark = pytest.mark.django_db

URL = "https://example.org/naming"


def test_what_the_text_says_counts_as_typed():
    item = ItemDraft(
        number=1, title="On naming", publisher="The Review", links=(Link(URL),)
    )
    record = Library().resource(item)
    record.refresh_from_db()
    assert record.provenance.keys() == {"title", "publisher"}
    assert {entry["how"] for entry in record.provenance.values()} == {"typed"}
    assert not provenance.may_fill(record, "title")


def test_a_record_without_an_address_counts_as_typed_too():
    record = Library().resource(ItemDraft(number=1, title="A book", author="Ann Oak"))
    assert record.provenance.keys() == {"title", "byline"}


def test_a_link_without_a_title_may_be_called_what_its_page_is_called():
    record = Library().resource(ItemDraft(number=1, links=(Link(URL),)))
    assert record.title == URL
    assert provenance.is_untouched(record, "title")
