"""What the site's search finds: records by their own words, roundups by those of
what they recommend.
"""

import pytest
from django.db import connection
from wagtail.search.backends import get_search_backend

from wagtail_curation.models import (
    Person,
    ResourceContributor,
    get_resource_model,
    get_roundup_page_model,
)
from wagtail_curation.tasks import refresh_search_of_person, refresh_search_of_resource
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

Resource = get_resource_model()
# MySQL's full-text indexes know only what has been committed.
pytestmark = pytest.mark.django_db(transaction=connection.vendor == "mysql")


@pytest.fixture
def commits(db, django_capture_on_commit_callbacks):
    """Runs what is to happen on commit, which a test's transaction never does."""

    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block


def found(text: str, model=Resource) -> list:
    return list(get_search_backend().search(text, model.objects.all()))


def completed(text: str, model=Resource) -> list:
    return list(get_search_backend().autocomplete(text, model.objects.all()))


def found_pages(text: str) -> list:
    return found(text, get_roundup_page_model())


def test_a_resource_is_searched_by_title_people_and_publisher(commits):
    with commits():
        ada = PersonFactory(name="Ada Lovelace")
        resource = ResourceFactory(
            title="Notes on engines", publisher="Analytical Press", people=[ada]
        )
        other = ResourceFactory(title="Weaving", byline="Joseph Jacquard", publisher="")
    assert found("engines") == [resource]
    assert found("Lovelace") == [resource]
    assert found("Analytical") == [resource]
    assert found("Jacquard") == [other]
    assert found("nobody") == []


def test_a_resource_is_completed_by_the_beginning_of_a_word(commits):
    with commits():
        resource = ResourceFactory(title="Notes on engines")
        ResourceFactory(title="Weaving")
    assert completed("eng") == [resource]


def test_people_that_came_with_the_form_are_searched(commits):
    """A form gives the record its people in memory, and saves all together."""
    ada, bo = PersonFactory(name="Ada Lovelace"), PersonFactory(name="Bo Diddley")
    with commits():
        resource = ResourceFactory.build()
        resource.contributors.add(ResourceContributor(person=ada))
        resource.save()
    assert found("Lovelace") == [resource]
    with commits():
        resource = Resource.objects.get()
        resource.contributors.set([ResourceContributor(person=bo)])
        resource.save()
    assert (found("Diddley"), found("Lovelace")) == ([resource], [])


def test_a_person_is_searched_by_name_and_organisation(db):
    ada = PersonFactory(name="Ada Lovelace", organisation="Royal Institution")
    PersonFactory(name="Bo", organisation="Elsewhere")
    assert found("Lovelace", Person) == [ada]
    assert found("Royal", Person) == [ada]
    assert completed("Lov", Person) == [ada]


@pytest.fixture
def page(commits):
    """A roundup that recommends engines, by Ada Lovelace, and weaving."""
    with commits():
        ada = PersonFactory(name="Ada Lovelace")
        item = blocks.numbered_resource(
            ResourceFactory(title="Notes on engines", people=[ada]),
            [blocks.commentary("<p>Indispensable.</p>")],
            further=[ResourceFactory(title="Weaving by numbers")],
        )
        page = CuratedRoundupPageFactory(body=[item])
        CuratedRoundupPageFactory(items=1)
    return page


@pytest.mark.parametrize("words", ["engines", "Lovelace", "Weaving", "Indispensable"])
def test_a_roundup_is_searched_by_what_it_recommends(page, words):
    assert found_pages(words) == [page]


@pytest.mark.parametrize("title", ["Notes on engines", "Weaving by numbers"])
def test_a_roundup_is_found_by_a_title_that_was_mended(page, commits, title):
    with commits():
        resource = Resource.objects.get(title=title)
        resource.title = "Programming"
        resource.save()
    assert found_pages("Programming") == [page]
    assert found_pages(title) == []


def test_a_roundup_is_found_by_a_person_s_new_name(page, commits):
    with commits():
        ada = Person.objects.get()
        ada.name = "Augusta King"
        ada.save()
    assert found("Augusta") == list(Resource.objects.filter(title="Notes on engines"))
    assert found_pages("Augusta") == [page]
    assert found_pages("Lovelace") == []


def test_taking_a_credit_away_is_noticed(page, commits):
    with commits():
        ResourceContributor.objects.get().delete()
    assert found("Lovelace") == found_pages("Lovelace") == []


def test_a_task_that_comes_too_late_does_no_harm(db):
    refresh_search_of_resource.enqueue(4711)
    refresh_search_of_person.enqueue(4711)
    assert not Resource.objects.exists()


def test_a_resource_can_be_deleted_with_its_credits(commits):
    with commits():
        resource = ResourceFactory(people=[PersonFactory()])
    with commits():
        resource.delete()
    assert found("Ada") == []
