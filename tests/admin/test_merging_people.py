"""Two people side by side, merged, and parted again, in the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.reading.html import read
from wagtail_curation.models import Person, PersonMerge
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db

ATTACK = "<script>alert('merged')</script>"


def url(name, *records):
    keys = [getattr(it, "pk", it) for it in records]
    return reverse(f"wagtail_curation_people:{name}", args=keys)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def two(editor):
    kept = PersonFactory(name="Jane Smith", role="", bio="<p>Ours</p>")
    other = PersonFactory(
        name="Smith, Jane", role=ATTACK, bio="<p>Their <b>own</b></p>"
    )
    return kept, other


def test_the_comparison_shows_both_and_how_many_live_pages_follow(as_editor, two):
    CuratedRoundupPageFactory(curators=[two[1]])
    CuratedRoundupPageFactory(body=[blocks.author_bio(two[1])])
    response = as_editor.get(url("merge", *two))
    html = text_of(response)
    assert ATTACK not in html
    assert "2 live pages refer to the one that is merged" in html
    page = read(response.content.decode())
    legends = {it.text.strip() for it in page.all("legend")}
    assert {"Name", "Role", "Bio"} <= legends
    assert "Organisation" not in legends
    assert "Their own" in page.text


def test_merging_and_undoing_lead_back_to_the_people(as_editor, two):
    kept, other = two
    address = url("merge", kept, other)
    shown = as_editor.get(address).context["shown"]
    data = {"shown": str(shown), "choose-bio": "loser"}
    response = as_editor.post(address, data, follow=True)
    assert response.redirect_chain[-1][0] == url("edit", kept)
    done = PersonMerge.objects.get()
    assert url("undo_merge", done) in text_of(response)
    person = Person.objects.get()
    assert (person.name, person.bio) == ("Jane Smith", "<p>Their <b>own</b></p>")
    listed = text_of(as_editor.get(url("merges")))
    assert url("undo_merge", done) in listed
    assert url("edit", kept) in listed
    assert "names it once more" in text_of(as_editor.get(url("undo_merge", done)))
    response = as_editor.post(url("undo_merge", done), follow=True)
    assert "is a record of its own again" in text_of(response)
    assert set(Person.objects.values_list("name", flat=True)) == {
        "Jane Smith",
        "Smith, Jane",
    }
    assert Person.objects.get(pk=kept.pk).bio == "<p>Ours</p>"


def test_possible_duplicates_lead_to_the_comparison_in_the_same_queries(as_editor, two):
    address = url("duplicates")
    html = text_of(as_editor.get(address))
    assert "1 pair of records that may be one person" in html
    assert url("merge", *two) in html
    assert "the same name" in html
    assert reverse("wagtail_curation_resources:duplicates") in html
    with CaptureQueriesContext(connection) as few:
        as_editor.get(address)
    for name in ("Bo Li", "Cy Ng", "Di Po"):
        PersonFactory(name=name)
        PersonFactory(name=name.upper())
    assert "4 pairs" in text_of(as_editor.get(address))
    with CaptureQueriesContext(connection) as many:
        as_editor.get(address)
    assert len(many) == len(few)


def test_two_ticked_in_the_listing_are_compared(as_editor, two):
    address = reverse(
        "wagtail_bulk_action", args=["wagtail_curation", "person", "merge"]
    )
    keys = [it.pk for it in two]
    response = as_editor.get(address, {"id": keys, "next": url("list")})
    assert response.url == url("merge", *two)
    response = as_editor.get(
        address, {"id": keys[:1], "next": url("list")}, follow=True
    )
    assert "Tick exactly two people to merge them." in text_of(response)


def test_the_first_step_suggests_whoever_has_the_name(as_editor, two):
    kept, other = two
    stranger = PersonFactory(name="Quite Another")
    html = text_of(as_editor.get(url("merge_with", kept)))
    assert url("merge", kept, other) in html
    assert url("merge", kept, stranger) not in html
    response = as_editor.get(url("merge_with", kept), {"other": stranger.pk})
    assert response.url == url("merge", kept, stranger)
    assert url("merge_with", kept) in text_of(as_editor.get(url("edit", kept)))


@pytest.mark.parametrize("lacking", ["change_person", "delete_person"])
def test_it_takes_the_right_to_change_and_to_delete_people(
    as_editor, editor, two, lacking
):
    editor.user_permissions.remove(editor.user_permissions.get(codename=lacking))
    response = as_editor.post(url("merge", *two), {"shown": "x"})
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert Person.objects.count() == 2
