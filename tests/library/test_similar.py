"""Suggestions: the right ones, at the same cost in any library."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail_curation.library.similar import (
    fragments,
    known_duplicates,
    looks_like,
    possible_duplicates,
)
from wagtail_curation.models import ResourceContributor, get_resource_model
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

Resource = get_resource_model()


def titles(found) -> list[str]:
    return [it.record.title for it in found]


def test_a_record_looks_like_another_of_its_title_and_not_like_itself():
    one = ResourceFactory(title="How groups learn from mistakes")
    other = ResourceFactory(title="How Groups Learn from Mistakes!")
    ResourceFactory(title="How groups learn from success")
    (found,) = looks_like(one)
    assert found.record == other
    assert str(found.why) == "the same title"


def test_people_on_record_and_a_byline_are_the_same_names():
    ada = PersonFactory(name="Ada Example")
    ResourceFactory(title="Quiet", people=[ada])
    ResourceFactory(title="Quiet", byline="Somebody Else")
    (found,) = looks_like({"title": "Quiet", "byline": "A. Example"})
    assert found.record.people_names == ["Ada Example"]
    assert str(found.why) == "the same title and names"
    assert looks_like({"title": "Quiet", "names": ["Ada Example"]})
    assert looks_like(ResourceFactory(title="Quiet", people=[ada]))


def test_the_likeliest_come_first_and_no_more_than_asked_for():
    names = {"byline": "Ada Example"}
    title = "How groups learn from mistakes"
    ResourceFactory(title=f"{title}: a field guide", **names)
    ResourceFactory(title=title, **names)
    for _ in range(3):
        ResourceFactory(title=title)
    values = {"title": title, **names}
    assert titles(looks_like(values, limit=2))[0] == title
    assert len(looks_like(values, limit=2)) == 2
    assert len(looks_like(values, limit=9)) == 5


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Café culture", "Cafe culture and quiet: a study of cafés"),
        ("Stick", "Stick: how memory works in large classrooms everywhere"),
        ("Как мы учимся", "как мы учимся"),
        ("Über das Üben", "uber das uben"),
        ("Go", "go"),
        ("学习如何学习", "学习如何学习"),
        ("Behaviour in class", "Behavior in class"),
        ("100 % of it_all", "100 % of it_all"),
    ],
)
def test_a_known_title_is_found_by_another_spelling(known, written):
    ResourceFactory(title=known, byline="Ada Example")
    for number in range(5):
        ResourceFactory(title=f"Memory works in large classrooms {number} times")
    found = looks_like({"title": written, "byline": "Ada Example"})
    if known == "Café culture":
        assert found == []
    else:
        assert titles(found) == [known]


@pytest.mark.parametrize("values", [{}, {"title": ""}, {"title": None}, {"title": "!"}])
def test_nothing_looks_like_nothing(values):
    ResourceFactory(title="How groups learn from mistakes")
    assert looks_like(values) == []


def test_an_address_that_is_none_does_no_harm():
    values = {"title": "How groups learn from mistakes", "url": "http://[::1"}
    ResourceFactory(title="How groups learn from mistakes")
    assert len(looks_like(values)) == 1


def fill(count: int) -> None:
    made = Resource.objects.bulk_create(
        Resource(
            title=f"How groups learn from mistakes, lesson {number}",
            url=f"https://example.org/lessons/{number}",
            address_key=f"x-{number}",
        )
        for number in range(count)
    )
    if made[0].pk:
        ada = PersonFactory()
        ResourceContributor.objects.bulk_create(
            ResourceContributor(resource_id=it.pk, person=ada) for it in made[:200]
        )


@pytest.mark.parametrize("size", [10, 5_000])
def test_a_large_library_costs_the_queries_of_a_small_one(size):
    fill(size)
    known = ResourceFactory(title="How groups learn from mistakes")
    values = {"title": "How groups learn from mistakes"}
    with CaptureQueriesContext(connection) as asked:
        found = looks_like(values)
    assert [it.record for it in found] == [known]
    assert len(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        assert possible_duplicates() == []
    # One of them may be read in chunks, by a cursor.
    assert len(asked) == 2


def test_pieces_of_words_are_few_and_short():
    assert fragments("") == []
    assert len(fragments("many words " * 200)) <= 6
    long = fragments("extraordinarily complicated")
    assert all(len(piece) <= 6 for piece in long)


def test_all_pairs_of_the_library_the_likeliest_first():
    title = "How groups learn from mistakes"
    one = ResourceFactory(title=f"{title}: a field guide")
    other = ResourceFactory(title=title)
    again = ResourceFactory(title=title)
    spelt = ResourceFactory(title="Behaviour in loud classrooms")
    american = ResourceFactory(title="Behavior in loud classrooms")
    mail = ResourceFactory(title="E-mail for busy teachers")
    email = ResourceFactory(title="Email for busy teachers")
    ResourceFactory(title="!")
    pairs = [(it.one, it.other) for it in possible_duplicates()]
    assert pairs[0] == (other.pk, again.pk)
    assert set(pairs) == {
        (other.pk, again.pk),
        (one.pk, other.pk),
        (one.pk, again.pk),
        (spelt.pk, american.pk),
        (mail.pk, email.pk),
    }


def test_a_title_that_half_the_library_has_is_no_suggestion():
    for _ in range(13):
        ResourceFactory(title="Notes from the reading group")
    assert possible_duplicates() == []


def test_pairs_are_worked_out_again_when_a_record_has_changed():
    one, other = (ResourceFactory(title="Notes from our group") for _ in range(2))
    (pair,) = known_duplicates()
    assert (pair.one, pair.other) == (one.pk, other.pk)
    with CaptureQueriesContext(connection) as asked:
        assert known_duplicates() == [pair]
    assert len(asked) == 1
    other.title = "Something else altogether"
    other.save()
    assert known_duplicates() == []
    again = ResourceFactory(title="Something else altogether")
    assert [it.other for it in known_duplicates()] == [again.pk]
