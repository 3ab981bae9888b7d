"""The records of capture: other addresses, and who wrote which field."""

import datetime

import pytest

from wagtail_curation.models import (
    AddressOrigin,
    ResourceAddress,
    get_resource_model,
    provenance,
)
from wagtail_curation.models.library import key_of
from wagtail_curation.testing.factories import ResourceFactory

NOW = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.timezone.utc)


@pytest.fixture
def moved(db):
    """A resource whose page ended at another address than the pasted one."""
    record = ResourceFactory(url="https://short.example/x1")
    ResourceAddress.objects.create(
        resource=record,
        url="https://www.example.org/essays/naming",
        key=key_of("https://www.example.org/essays/naming"),
        origin=AddressOrigin.FINAL,
    )
    return record


def test_another_address_leads_to_the_record(moved):
    assert get_resource_model().objects.find("example.org/essays/naming/") == moved


def test_nothing_is_added_at_another_address_of_a_record(moved):
    found, created = get_resource_model().objects.get_or_add(
        "http://example.org/essays/naming"
    )
    assert (found, created) == (moved, False)


def test_the_record_that_has_the_address_itself_comes_first(moved):
    own = ResourceFactory(url="https://example.org/own")
    ResourceAddress.objects.create(
        resource=moved, url="", key=key_of(own.url), origin=AddressOrigin.CANONICAL
    )
    assert get_resource_model().objects.find(own.url) == own


def test_only_an_empty_or_a_fetched_field_may_be_filled_by_itself():
    record = get_resource_model()(title="From the page", publisher="Typed long ago")
    record.provenance["title"] = provenance.fetched(
        "From the page", "open-graph", "sure", NOW
    )
    fillable = ["title", "publisher", "summary"]
    may = {name: provenance.may_fill(record, name) for name in fillable}
    assert may == {"title": True, "publisher": False, "summary": True}


def test_what_an_editor_emptied_stays_empty():
    record = get_resource_model()(title="A", summary="")
    record.provenance["summary"] = provenance.fetched("x", "meta", "sure", NOW)
    provenance.note_edits(record, ["summary"], NOW)
    assert not provenance.may_fill(record, "summary")


def test_a_changed_field_still_tells_what_was_read(admin_user):
    record = get_resource_model()(title="Mine")
    record.provenance["title"] = provenance.fetched("Theirs", "html", "likely", NOW)
    provenance.note_edits(record, ["title", "publisher"], NOW, admin_user)
    title, publisher = record.provenance["title"], record.provenance["publisher"]
    assert (title["how"], title["read"], title["source"]) == (
        "changed",
        "Theirs",
        "html",
    )
    assert title["by"] == publisher["by"] == admin_user.pk
    assert publisher["how"] == "typed"
