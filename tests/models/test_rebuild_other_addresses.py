"""manage.py rebuild_address_keys: a resource’s other addresses as well."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.models.test_rebuild_address_keys import rebuild
from wagtail_curation.models import ResourceAddress, get_resource_model
from wagtail_curation.models.library import key_of
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


def other(resource, url, key="") -> ResourceAddress:
    """Another address of a resource, with the key that earlier rules gave it."""
    return ResourceAddress.objects.create(
        resource=resource, url=url, key=key or f"0-{url}"[:80], origin="merged"
    )


def test_old_keys_become_right_and_lead_home_again():
    resource = ResourceFactory()
    row = other(resource, "https://example.com/old?utm_source=x")
    assert Resource.objects.find(row.url) is None
    assert "1 keys changed" in rebuild()
    assert Resource.objects.find("https://example.com/old") == resource
    assert "0 keys changed" in rebuild()


def test_identifiers_have_no_address_to_compute_from():
    row = other(ResourceFactory(), "", key="isbn:9780131103627")
    assert "0 keys changed" in rebuild()
    row.refresh_from_db()
    assert row.key == "isbn:9780131103627"


def test_one_that_its_own_record_has_already_goes():
    resource = ResourceFactory(url="https://example.com/a")
    other(resource, "https://www.example.com/a/")
    kept = other(resource, "https://example.com/b", key=key_of("https://example.com/b"))
    other(resource, "http://example.com/b#c")
    assert "2 keys changed" in rebuild()
    assert list(ResourceAddress.objects.all()) == [kept]


@pytest.mark.parametrize("held_by", ["its own address", "another address"])
def test_one_that_leads_to_another_record_is_told_of_and_stays(held_by):
    holder, resource = ResourceFactory(title="Holder"), ResourceFactory(title="Late")
    url = holder.url
    if held_by == "another address":
        url = "https://example.com/b"
        other(holder, url, key=key_of(url))
    row = other(resource, f"{url}?utm_source=x", key="0-x")
    said = rebuild()
    assert "Same address" in said
    assert "“Late”" in said
    assert "“Holder”" in said
    row.refresh_from_db()
    assert (row.key, row.resource) == ("0-x", resource)
    assert Resource.objects.find(url) == holder
    assert rebuild() == said


def test_a_key_that_somebody_else_still_has_is_waited_for():
    urls = [f"https://example.com/{name}" for name in "abc"]
    first, second, third = (other(ResourceFactory(), url) for url in urls)
    for row, key in ((third, "0-y"), (second, urls[2]), (first, urls[1])):
        ResourceAddress.objects.filter(pk=row.pk).update(
            key=key if key == "0-y" else key_of(key)
        )
    said = rebuild()
    assert "3 keys changed, 0 left" in said
    for row in (first, second, third):
        assert Resource.objects.find(row.url) == row.resource


def test_an_address_that_is_none_is_named_and_kept():
    row = other(ResourceFactory(title="Broken"), "ftp://example.org/a", key="0-x")
    assert "“Broken”: Only http and https addresses" in rebuild()
    row.refresh_from_db()
    assert row.key == "0-x"


def test_they_are_read_a_chunk_at_a_time():
    def queries(count):
        for _ in range(count):
            url = f"https://example.com/{ResourceAddress.objects.count()}"
            other(ResourceFactory(), url, key=key_of(url))
        with CaptureQueriesContext(connection) as asked:
            rebuild()
        return len(asked)

    assert queries(2) == queries(4)
