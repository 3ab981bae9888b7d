"""manage.py rebuild_address_keys: right keys, nothing merged, nothing lost."""

from io import StringIO

import pytest
from django.core.management import call_command

from wagtail_curation.models import get_resource_model
from wagtail_curation.models.library import key_of
from wagtail_curation.testing.factories import ResourceFactory

Resource = get_resource_model()


def rebuild(**options) -> str:
    out = StringIO()
    call_command("rebuild_address_keys", stdout=out, **options)
    return out.getvalue()


def set_key(resource, key) -> None:
    """As an earlier version of the rules had made it."""
    Resource.objects.filter(pk=resource.pk).update(address_key=key)


def keys() -> dict:
    return dict(Resource.objects.values_list("pk", "address_key"))


@pytest.fixture
def resources(db):
    made = [ResourceFactory() for _ in range(5)]
    ResourceFactory(book=True)
    return made


def test_keys_that_are_right_stay(resources):
    before = keys()
    assert "0 keys changed" in rebuild()
    assert keys() == before


@pytest.mark.parametrize("chunk_size", [1, 2, 500])
def test_old_keys_become_right(resources, chunk_size):
    expected = keys()
    for place, resource in enumerate(resources):
        set_key(resource, f"0-{place}")
    assert "5 keys changed" in rebuild(chunk_size=chunk_size)
    assert keys() == expected
    assert "0 keys changed" in rebuild()


def test_a_missing_key_is_made_and_one_without_an_address_goes(resources):
    expected = keys()
    set_key(resources[0], None)
    set_key(Resource.objects.get(url=""), "0-x")
    rebuild()
    assert keys() == expected


def test_nothing_else_of_a_record_changes(resources):
    before = Resource.objects.values().get(pk=resources[0].pk)
    set_key(resources[0], "0-x")
    rebuild()
    assert Resource.objects.values().get(pk=resources[0].pk) == before


@pytest.fixture
def one_address_twice(db):
    """Two records that the rules of old kept apart."""
    older, younger = ResourceFactory(title="Older"), ResourceFactory(title="Younger")
    set_key(older, "0-older")
    set_key(younger, "0-younger")
    Resource.objects.filter(pk=younger.pk).update(url=f"{older.url}?utm_source=x")
    return older, younger


def test_of_two_records_of_one_address_the_younger_keeps_its_old_key(one_address_twice):
    older, younger = one_address_twice
    said = rebuild()
    assert keys() == {older.pk: key_of(older.url), younger.pk: "0-younger"}
    assert "Same address" in said
    assert "“Younger”" in said
    assert "“Older”" in said
    assert Resource.objects.find(f"{older.url}?utm_source=y") == older


def test_it_says_so_each_time_and_changes_nothing_more(one_address_twice):
    rebuild()
    before = keys()
    said = rebuild()
    assert keys() == before
    assert "Same address" in said
    assert "0 keys changed" in said


def test_who_holds_the_key_keeps_it(one_address_twice):
    older, younger = one_address_twice
    set_key(younger, key_of(older.url))
    rebuild()
    assert keys() == {older.pk: "0-older", younger.pk: key_of(older.url)}


def test_a_key_that_somebody_else_still_has_is_waited_for(db):
    first, second, third = (ResourceFactory() for _ in range(3))
    expected = keys()
    set_key(first, "0-x")
    set_key(third, "0-y")
    set_key(second, expected[third.pk])
    set_key(first, expected[second.pk])
    said = rebuild()
    assert keys() == expected
    assert "Same address" not in said
    assert "3 keys changed" in said


def test_an_address_that_is_none_is_named_and_kept(db):
    resource = ResourceFactory(title="Broken")
    key = keys()[resource.pk]
    Resource.objects.filter(pk=resource.pk).update(url="ftp://example.org/a")
    said = rebuild()
    assert "“Broken”: Only http and https addresses" in said
    assert keys() == {resource.pk: key}


def test_a_new_tracking_parameter_is_taken_into_account(db, settings):
    resource = ResourceFactory(url="https://example.org/a?our_campaign=1")
    settings.WAGTAIL_CURATION_TRACKING_PARAMETERS = ["our_campaign"]
    assert Resource.objects.find("https://example.org/a") is None
    rebuild()
    assert Resource.objects.find("https://example.org/a") == resource


def test_reading_takes_as_many_queries_as_there_are_chunks(
    resources, django_assert_num_queries
):
    # And one more for the other addresses, of which there are none.
    with django_assert_num_queries(5):
        rebuild(chunk_size=2)
