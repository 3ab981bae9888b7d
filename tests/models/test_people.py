"""People: one record for whoever is cited and whoever curates."""

import pytest
from django.db.models import ProtectedError

from wagtail_curation.models import Person, PersonLink
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    RoundupSeriesPageFactory,
)


@pytest.mark.parametrize(
    ("role", "organisation", "line"),
    [
        ("Librarian", "The Reading Room", "Librarian, The Reading Room"),
        ("Librarian", "", "Librarian"),
        ("", "The Reading Room", "The Reading Room"),
        ("", "", ""),
    ],
)
def test_role_and_organisation_make_one_line(role, organisation, line):
    assert Person(role=role, organisation=organisation).affiliation == line


def test_people_stand_by_name(db):
    for name in ("Bo", "Ada", "Cy"):
        PersonFactory(name=name)
    assert [str(person) for person in Person.objects.all()] == ["Ada", "Bo", "Cy"]


def test_links_keep_their_order_and_go_with_the_person(db):
    ada = PersonFactory()
    for label in ("Site", "Blog"):
        ada.links.add(PersonLink(label=label, url="https://example.org/ada"))
    ada.save()
    again = Person.objects.get()
    assert [str(link) for link in again.links.all()] == ["Site", "Blog"]
    again.delete()
    assert not PersonLink.objects.exists()


@pytest.mark.parametrize(
    "factory", [CuratedRoundupPageFactory, RoundupSeriesPageFactory]
)
def test_a_curator_cannot_be_deleted_before_the_page_lets_them_go(db, factory):
    ada = PersonFactory()
    page = factory(curators=[ada])
    with pytest.raises(ProtectedError):
        ada.delete()
    page.delete()
    ada.delete()
    assert not Person.objects.exists()


def test_curators_stand_in_their_order(db):
    ada, bo = PersonFactory(name="Ada"), PersonFactory(name="Bo")
    page = CuratedRoundupPageFactory(curators=[bo, ada])
    assert [str(c) for c in type(page).objects.get(pk=page.pk).curators.all()] == [
        "Bo",
        "Ada",
    ]


def test_the_record_outlives_the_user_and_the_photo(db, admin_user):
    ada = PersonFactory(photo=True, user=admin_user)
    assert admin_user.curation_person == ada
    ada.photo.delete()
    admin_user.delete()
    ada.refresh_from_db()
    assert (ada.photo, ada.user) == (None, None)
