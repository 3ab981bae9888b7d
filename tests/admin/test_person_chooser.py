"""Choosing a person, and adding one."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.models import Person
from wagtail_curation.testing.factories import CuratedRoundupPageFactory, PersonFactory

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"wagtail_curation_person_chooser:{name}", args=args)


def submit(client, **fields):
    post = {f"curation-person-{name}": value for name, value in fields.items()}
    response = client.post(url("create"), {"curation-person-bio": "null", **post})
    return json.loads(response.content)


def test_a_person_is_added_and_chosen(as_editor):
    step = submit(as_editor, name="Ada Lovelace", role="Analyst")
    person = Person.objects.get()
    assert step["step"] == "chosen"
    assert step["result"]["id"] == str(person.pk)
    assert (person.name, person.role) == ("Ada Lovelace", "Analyst")


def test_a_namesake_is_pointed_out_and_nothing_typed_is_lost(as_editor):
    PersonFactory(name="Ada Lovelace", role="Analyst", organisation="The Engine")
    step = submit(as_editor, name="ada  lovelace", role="Poet")
    assert step["step"] == "reshow_creation_form"
    html = step["htmlFragment"]
    assert "There is a person of this name already" in html
    assert "Ada Lovelace, Analyst, The Engine" in html
    assert 'value="Poet"' in html
    assert 'type="checkbox" name="curation-person-same_name"' in html
    assert Person.objects.count() == 1


def test_a_namesake_is_added_when_the_editor_says_so(as_editor):
    PersonFactory(name="Ada Lovelace")
    step = submit(as_editor, name="Ada Lovelace", same_name="on")
    assert step["step"] == "chosen"
    assert Person.objects.count() == 2


@pytest.mark.parametrize("words", ["lovel", "analyst", "ENGINE ada"])
def test_search_finds_name_role_and_organisation(as_editor, words):
    PersonFactory(name="Ada Lovelace", role="Analyst", organisation="The Engine")
    PersonFactory(name="Somebody", role="Poet", organisation="Elsewhere")
    found = as_editor.get(url("choose_results"), {"q": words}).context["results"]
    assert [person.name for person in found] == ["Ada Lovelace"]


def test_the_chooser_costs_the_same_for_twice_the_rows(as_editor):
    counts = []
    for _ in range(2):
        for _ in range(4):
            CuratedRoundupPageFactory(curators=[PersonFactory()])
        as_editor.get(url("choose"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("choose"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_may_not_add_can_choose_and_not_add(as_author):
    person = PersonFactory()
    modal = json.loads(as_author.get(url("choose")).content)
    assert person.name in modal["html"]
    assert "New person" not in modal["html"]
    refused = as_author.post(url("create"), {"curation-person-name": "X"})
    assert refused.status_code in (302, 403)
    assert Person.objects.count() == 1
