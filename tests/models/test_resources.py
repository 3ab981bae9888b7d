"""The library of resources: found again, added once, described in known words."""

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import (
    ResourceContributor,
    get_resource_model,
)
from wagtail_curation.testing.factories import (
    PersonFactory,
    ResourceFactory,
)

Resource = get_resource_model()
ADDRESS = "https://example.org/notes/on-reading"
SPELLINGS = [
    ADDRESS,
    "http://www.example.org/notes/on-reading/",
    "HTTPS://EXAMPLE.org/notes/on-reading?utm_source=newsletter",
    "example.org/notes/on-reading",
    " <https://example.org/notes/on-reading> ",
]


# Addresses.


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_resource_is_found_by_any_spelling_of_its_address(db, spelling):
    resource = ResourceFactory(url=ADDRESS)
    assert Resource.objects.find(spelling) == resource


@pytest.mark.parametrize("text", ["", "no address", "mailto:a@example.org", None])
def test_what_is_no_address_is_nowhere(db, text):
    ResourceFactory(book=True)
    assert Resource.objects.find(text) is None


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_is_added_once(db, spelling):
    first, created = Resource.objects.get_or_add(ADDRESS)
    assert created
    assert Resource.objects.get_or_add(spelling) == (first, False)


def test_what_is_added_has_what_was_known_of_it(db, admin_user):
    resource, _ = Resource.objects.get_or_add(
        ADDRESS, defaults={"title": "On reading", "kind": "video"}, user=admin_user
    )
    resource.refresh_from_db()
    assert (resource.title, resource.kind) == ("On reading", "video")
    assert resource.added_by == admin_user
    assert resource.created_at


def test_without_a_title_the_address_is_one(db):
    assert str(Resource.objects.get_or_add(ADDRESS)[0]) == ADDRESS


def test_what_is_known_already_is_not_written_over(db):
    ResourceFactory(url=ADDRESS, title="Mine")
    resource, _ = Resource.objects.get_or_add(ADDRESS, defaults={"title": "Theirs"})
    resource.refresh_from_db()
    assert resource.title == "Mine"


def test_nothing_is_added_for_what_is_no_address(db):
    with pytest.raises(AddressError):
        Resource.objects.get_or_add("just words")
    assert not Resource.objects.exists()


def test_whoever_comes_second_gets_what_the_first_added(db, monkeypatch):
    """Both looked before either wrote."""
    first = ResourceFactory(url=ADDRESS)
    library = type(Resource.objects.all())
    looked = []

    def first_look_finds_nothing(self):
        looked.append(self)
        return None if len(looked) == 1 else super(library, self).first()

    monkeypatch.setattr(library, "first", first_look_finds_nothing)
    with transaction.atomic():
        assert Resource.objects.get_or_add(SPELLINGS[1]) == (first, False)
        assert Resource.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://WWW.Example.org/Notes/?utm_source=x&b=2&a=1#top",
        "https://bücher.example/größe?q=a+b%20c",
    ],
)
def test_the_address_is_kept_as_it_was_pasted(db, address):
    resource, _ = Resource.objects.get_or_add(address)
    resource.full_clean()
    resource.save()
    assert Resource.objects.get().url == address


def test_the_key_follows_the_address(db):
    resource = ResourceFactory(url=ADDRESS)
    resource.url = "https://example.org/elsewhere"
    resource.save()
    assert Resource.objects.find(ADDRESS) is None
    assert Resource.objects.find("example.org/elsewhere") == resource


def test_the_key_follows_the_address_when_that_alone_is_saved(db):
    resource = ResourceFactory(url=ADDRESS)
    resource.url = "https://example.org/elsewhere"
    resource.save(update_fields=["url"])
    assert Resource.objects.find("example.org/elsewhere") == resource


def test_an_address_that_is_taken_away_can_be_given_to_another(db):
    resource = ResourceFactory(url=ADDRESS)
    resource.url = ""
    resource.save()
    assert Resource.objects.get_or_add(ADDRESS)[1] is True


def test_there_may_be_many_books_without_an_address(db):
    for _ in range(3):
        ResourceFactory(book=True).full_clean()
    assert Resource.objects.filter(address_key=None).count() == 3


def test_the_database_itself_keeps_addresses_apart(db):
    ResourceFactory(url=ADDRESS)
    with pytest.raises(IntegrityError), transaction.atomic():
        ResourceFactory(url=SPELLINGS[1])


def test_a_known_address_is_refused_naming_what_has_it(db):
    ResourceFactory(url=ADDRESS, title="On reading")
    with pytest.raises(ValidationError) as error:
        Resource(url=SPELLINGS[1], title="Again").full_clean()
    assert error.value.message_dict == {
        "url": ["This address is in the library already: “On reading”."]
    }


def test_a_resource_does_not_stand_in_its_own_way(db):
    ResourceFactory(url=ADDRESS).full_clean()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/a", "Only http and https"),
        ("https://me:secret@example.org/", "a user name or a password"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words(db, address, words):
    with pytest.raises(ValidationError) as error:
        Resource(url=address, title="A").full_clean()
    assert words in " ".join(error.value.message_dict["url"])


def test_words_about_addresses_are_translatable():
    from django.utils.functional import Promise

    from wagtail_curation.models.library import PROBLEMS

    assert all(isinstance(words, Promise) for words in PROBLEMS.values())


def test_parameters_that_a_site_calls_tracking_are_looked_past(db, settings):
    settings.WAGTAIL_CURATION_TRACKING_PARAMETERS = ["our_campaign"]
    resource = ResourceFactory(url=ADDRESS)
    assert Resource.objects.find(f"{ADDRESS}?our_campaign=7") == resource
    assert Resource.objects.find(f"{ADDRESS}?page=7") is None


# People and words.


def test_people_stand_in_their_order(db):
    ada, bo = PersonFactory(name="Ada"), PersonFactory(name="Bo")
    resource = ResourceFactory(people=[bo, ada], byline="Somebody")
    assert resource.people_names == ["Bo", "Ada"]
    assert resource.people_text == "Bo, Ada"


def test_a_plain_name_does_where_nobody_has_a_record(db):
    resource = ResourceFactory(byline="The Editors")
    assert resource.people_names == ["The Editors"]
    assert ResourceFactory().people_names == []


def test_who_is_credited_cannot_be_deleted(db):
    ada = PersonFactory()
    resource = ResourceFactory(people=[ada])
    with pytest.raises(ProtectedError):
        ada.delete()
    resource.delete()
    ada.delete()
    assert not ResourceContributor.objects.exists()


def test_a_person_may_have_two_roles(db):
    ada = PersonFactory()
    resource = ResourceFactory(people=[ada])
    ResourceContributor.objects.create(
        resource=resource, person=ada, role="translator", sort_order=1
    )
    assert [credit.role for credit in resource.credits] == ["author", "translator"]


def test_a_resource_has_topics(db):
    resource = ResourceFactory(topics=["Reading", "Attention"])
    again = Resource.objects.get(pk=resource.pk)
    assert sorted(t.name for t in again.topics.all()) == ["Attention", "Reading"]
    assert list(Resource.objects.filter(topics__name="Reading")) == [resource]
    again.topics.remove("Reading")
    again.save()
    assert [t.name for t in Resource.objects.get().topics.all()] == ["Attention"]


def test_a_site_adds_kinds_of_its_own(db, settings):
    settings.WAGTAIL_CURATION_KINDS = {"zine": ("Zine", "doc-empty")}
    resource = ResourceFactory.build(kind="zine")
    resource.full_clean()
    assert (resource.kind_label, resource.kind_icon) == ("Zine", "doc-empty")
    choices = dict(Resource._meta.get_field("kind").formfield().choices)
    assert choices["zine"] == "Zine"
    assert choices["article"] == "Article"


def test_a_site_renames_a_kind(settings):
    settings.WAGTAIL_CURATION_KINDS = {"paper": ("Study", "doc-full")}
    assert Resource(kind="paper").kind_label == "Study"


def test_an_unknown_kind_is_refused_and_shown_as_what_it_is(db):
    resource = ResourceFactory.build(kind="zine")
    with pytest.raises(ValidationError, match="zine"):
        resource.full_clean()
    assert (resource.kind_label, resource.kind_icon) == ("zine", "link")


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant", "sr-Latn-RS", "es-419", ""])
def test_a_language_is_a_code(db, tag):
    ResourceFactory.build(language=tag).full_clean()


@pytest.mark.parametrize("tag", ["English", "en_GB", "e", "en-", "en\n"])
def test_a_language_that_is_no_code_is_refused(db, tag):
    with pytest.raises(ValidationError, match="as a code"):
        ResourceFactory.build(language=tag).full_clean()


def test_a_resource_is_dumped_and_loaded(db):
    resource = ResourceFactory(published="2011-06", topics=["Reading"])
    dumped = serializers.serialize("json", [Resource.objects.get()])
    resource.delete()
    next(serializers.deserialize("json", dumped)).save()
    again = Resource.objects.get()
    assert str(again.published) == "2011-06"
    assert Resource.objects.find(again.url) == again
