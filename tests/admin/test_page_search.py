"""A part is found by what it recommends: in the admin, and on the site."""

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.search.backends import get_search_backend

from wagtail_curation.models import get_resource_model, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

# MySQL's full-text indexes know only what has been committed.
pytestmark = pytest.mark.django_db(transaction=connection.vendor == "mysql")

WORDS = {
    "a resource’s title": "Gardening",
    "an author": "Lovelace",
    "a quote’s words": "meticulous",
    "who is quoted": "Hopper",
    "a further resource": "Weaving",
    "the curator’s words": "Indispensable",
}


@pytest.fixture
def commits(db, django_capture_on_commit_callbacks):
    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block


@pytest.fixture
def part(commits):
    quote = blocks.pull_quote(
        "Be meticulous in small things.", speaker=PersonFactory(name="Grace Hopper")
    )
    resource = ResourceFactory(
        title="Gardening by night", people=[PersonFactory(name="Ada Lovelace")]
    )
    item = blocks.numbered_resource(
        resource,
        [blocks.commentary("<p>Indispensable.</p>"), quote],
        further=[ResourceFactory(title="Weaving by numbers")],
    )
    with commits():
        part = CuratedRoundupPageFactory(title="Part one", body=[item])
        CuratedRoundupPageFactory(title="Another", items=1)
    return part


def found_in_admin(client, words) -> list[str]:
    answer = client.get(reverse("wagtailadmin_pages:search"), {"q": words})
    return [page.title for page in answer.context["object_list"]]


def found_on_site(words) -> list[str]:
    pages = get_roundup_page_model().objects.live().public()
    return [page.title for page in get_search_backend().search(words, pages)]


@pytest.mark.parametrize("by", WORDS)
def test_a_part_is_found_in_the_admin_by(by, part, client, admin_user):
    client.force_login(admin_user)
    assert found_in_admin(client, WORDS[by]) == ["Part one"]


@pytest.mark.parametrize("by", WORDS)
def test_a_part_is_found_on_the_site_by(by, part):
    assert found_on_site(WORDS[by]) == ["Part one"]


def test_a_new_title_of_a_resource_is_found_and_the_old_one_no_longer(
    part, commits, client, admin_user
):
    client.force_login(admin_user)
    with commits():
        resource = get_resource_model().objects.get(title="Gardening by night")
        resource.title = "Astronomy by day"
        resource.save()
    assert found_in_admin(client, "Astronomy") == ["Part one"]
    assert found_on_site("Astronomy") == ["Part one"]
    assert found_in_admin(client, "Gardening") == []
    assert found_on_site("Gardening") == []


def test_nobody_finds_what_nobody_wrote(part, client, admin_user):
    client.force_login(admin_user)
    assert found_in_admin(client, "submarine") == []
