"""Two records become one: what it says, whose it is, and where it is found."""

import pytest

from tests.shelf.models import Award
from wagtail_curation.library import relations
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.models import (
    AddressOrigin,
    ResourceAddress,
    ResourceContributor,
    ResourceMerge,
    get_resource_model,
)
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


@pytest.fixture
def kept():
    return ResourceFactory(title="Kept", url="https://example.org/kept")


@pytest.fixture
def loser():
    return ResourceFactory(title="Merged", url="https://example.com/merged?x=1")


def gone(resource_pk) -> bool:
    return not Resource.objects.filter(pk=resource_pk).exists()


def test_fields_are_chosen_one_by_one_with_where_they_came_from(kept, loser, editor):
    kept.summary, kept.publisher, kept.minutes = "Ours", "", 5
    kept.provenance = {"summary": {"how": "typed"}, "minutes": {"how": "typed"}}
    kept.save()
    loser.summary, loser.publisher, loser.minutes = "Theirs", "Press", 7
    loser.provenance = {"minutes": {"how": "fetched", "source": "json-ld"}}
    loser.save()
    done = merge(kept, loser, {"minutes": "loser", "title": "survivor"}, editor)
    kept.refresh_from_db()
    assert (kept.title, kept.summary, kept.minutes) == ("Kept", "Ours", 7)
    # What the survivor does not say is taken over unasked.
    assert kept.publisher == "Press"
    assert kept.provenance == {
        "summary": {"how": "typed"},
        "minutes": {"how": "fetched", "source": "json-ld"},
    }
    assert done.survivor == kept
    assert done.merged_by == editor
    assert (done.survivor_title, done.merged_title) == ("Kept", "Merged")
    assert gone(done.merged_pk)


def test_old_addresses_lead_to_the_survivor(kept, loser):
    ResourceAddress.objects.create(
        resource=loser, key="isbn:9780131103627", origin=AddressOrigin.IDENTIFIER
    )
    merge(kept, loser)
    assert Resource.objects.find("http://www.example.com/merged/?x=1") == kept
    assert Resource.objects.find("https://example.org/kept") == kept
    assert Resource.objects.with_key("isbn:9780131103627") == kept
    assert set(kept.other_addresses.values_list("origin", flat=True)) == {"merged"}


def test_the_survivor_may_take_the_address_of_the_other(kept, loser):
    merge(kept, loser, {"url": "loser"})
    kept.refresh_from_db()
    assert kept.url == "https://example.com/merged?x=1"
    for address in ("https://example.com/merged?x=1", "https://example.org/kept"):
        assert Resource.objects.find(address) == kept
    assert kept.other_addresses.get().url == "https://example.org/kept"


def test_a_record_without_an_address_gets_that_of_the_other(loser):
    kept = ResourceFactory(book=True, title="Kept")
    merge(kept, loser)
    kept.refresh_from_db()
    assert kept.url == "https://example.com/merged?x=1"
    assert Resource.objects.find(kept.url) == kept
    assert not kept.other_addresses.exists()


def test_an_address_that_the_survivor_had_besides_is_its_own_now(kept, loser):
    key = loser.address_key
    Resource.objects.filter(pk=loser.pk).update(address_key="1-other")
    loser.refresh_from_db()
    ResourceAddress.objects.create(resource=loser, key=kept.address_key, origin="final")
    ResourceAddress.objects.create(resource=kept, key=key, origin="final")
    merge(kept, loser)
    assert Resource.objects.with_key(kept.address_key) == kept
    assert Resource.objects.with_key(key) == kept
    assert Resource.objects.with_key("1-other") == kept


@pytest.mark.parametrize(
    ("choice", "names", "topics"),
    [
        ("both", ["Ada", "Bo", "Cy"], {"art", "music", "maths"}),
        ("survivor", ["Ada", "Bo"], {"art", "music"}),
        ("loser", ["Cy", "Ada"], {"maths", "art"}),
    ],
)
def test_people_and_topics_of_one_or_of_both_once_each(choice, names, topics):
    ada, bo, cy = (PersonFactory(name=name) for name in ("Ada", "Bo", "Cy"))
    kept = ResourceFactory(people=[ada, bo], topics=["art", "music"])
    loser = ResourceFactory(people=[cy, ada], topics=["maths", "art"])
    ResourceContributor.objects.filter(resource=loser, person=ada).update(sort_order=9)
    merge(kept, loser, {"contributors": choice, "topics": choice})
    kept = Resource.objects.get(pk=kept.pk)
    assert kept.people_names == names
    assert {topic.name for topic in kept.topics.all()} == topics
    assert ResourceContributor.objects.count() == len(names)


def test_one_person_in_two_roles_stays_both():
    ada = PersonFactory()
    kept, loser = ResourceFactory(people=[ada]), ResourceFactory(people=[ada])
    ResourceContributor.objects.filter(resource=loser).update(role="editor")
    merge(kept, loser)
    assert kept.contributors.count() == 2


def test_the_history_of_the_survivor_says_so(kept, loser, editor):
    from wagtail.models import ModelLogEntry

    merge(kept, loser, user=editor)
    entry = ModelLogEntry.objects.for_instance(kept).get()
    assert (entry.action, entry.user) == ("wagtail_curation.merge", editor)
    assert str(entry.message) == "“Merged” was merged into this record"


def test_a_record_is_not_merged_with_itself_nor_with_one_that_has_gone(kept, loser):
    with pytest.raises(MergeError, match="two different"):
        merge(kept, kept)
    merge(kept, loser)
    again = ResourceFactory.build(pk=loser.pk)
    with pytest.raises(MergeError, match="not there any more"):
        merge(kept, again)
    assert ResourceMerge.objects.count() == 1


@pytest.mark.parametrize(
    "fields", [{"nonsense": "loser"}, {"title": "both"}, {"topics": "neither"}]
)
def test_a_choice_that_there_is_none_of_changes_nothing(kept, loser, fields):
    with pytest.raises(ValueError, match=next(iter(fields))):
        merge(kept, loser, fields)
    assert Resource.objects.count() == 2


def test_what_holds_the_record_fast_by_itself_is_named(kept, loser, monkeypatch):
    """A row that can neither go over nor be let go."""
    award = Award.objects.create(resource=loser, name="First prize")
    monkeypatch.setattr(relations, "other_keys", lambda model: [])
    with pytest.raises(MergeError, match="“First prize” does not let go"):
        merge(kept, loser)
    award.refresh_from_db()
    assert award.resource == loser
