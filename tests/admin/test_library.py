"""The listings and forms of resources and people, under one menu."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from wagtail_curation.models import Person, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

RESOURCES = "wagtail_curation_resources"
PEOPLE = "wagtail_curation_people"


def url(namespace, name, *args):
    return reverse(f"{namespace}:{name}", args=args)


def listed(response):
    return [str(record) for record in response.context["object_list"]]


def resource_post(**fields):
    child = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    management = {
        f"{formset}-{name}": value
        for formset in ("contributors", "translations")
        for name, value in child.items()
    }
    return {**management, "title": "A title", "kind": "article", **fields}


@pytest.fixture
def used(db):
    record = ResourceFactory(title="Used one")
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    return record


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "video"}, ["A video"]),
        ({"kind": ["video", "book"]}, ["A book", "A video"]),
        ({"language": "de"}, ["A video"]),
        ({"level": "advanced"}, ["A book"]),
        ({"cost": "free"}, ["A video"]),
        ({"year": "2011"}, ["A book", "A video"]),
        ({"year": "2011-2012"}, ["A book", "A video", "Used one"]),
        ({"year": "2012–"}, ["Used one"]),
        ({"year": "-2011"}, ["A book", "A video"]),
        ({"year": "9999"}, []),
        ({"year": "2012-2011"}, []),
        ({"used": "yes"}, ["Used one"]),
        ({"used": "no"}, ["A book", "A video"]),
        ({"q": "video"}, ["A video"]),
        ({"q": "a", "kind": "book"}, ["A book"]),
    ],
)
def test_resources_are_narrowed_by(as_editor, used, query, expected):
    type(used).objects.update(published="2012-01")
    video = ResourceFactory(title="A video", kind="video", language="de", cost="free")
    book = ResourceFactory(title="A book", kind="book", level="advanced")
    type(used).objects.filter(pk=video.pk).update(published="2011")
    type(used).objects.filter(pk=book.pk).update(published="2011-12-31")
    assert sorted(listed(as_editor.get(url(RESOURCES, "list"), query))) == expected


@pytest.mark.parametrize("year", ["soon", "-", "20111", "1066 and all that"])
def test_what_is_no_year_is_said_and_narrows_nothing(as_editor, used, year):
    response = as_editor.get(url(RESOURCES, "list"), {"year": year})
    assert listed(response) == ["Used one"]
    assert "Write a year or two" in response.content.decode()


def test_resources_are_narrowed_by_topic_and_by_who_added_them(as_editor, editor):
    ResourceFactory(title="Mine", added_by=editor, topics=["Memory"])
    ResourceFactory(title="Another", topics=["Sleep"])
    index = url(RESOURCES, "list")
    assert listed(as_editor.get(index, {"added_by": editor.pk})) == ["Mine"]
    memory = get_resource_model().objects.get(title="Mine").topics.get()
    assert listed(as_editor.get(index, {"topic": memory.pk})) == ["Mine"]


def test_the_listing_says_on_how_many_pages_a_resource_is(as_editor, used):
    CuratedRoundupPageFactory(
        live=False,
        body=[blocks.numbered_resource(used), blocks.numbered_resource(used)],
    )
    assert "2 pages" in as_editor.get(url(RESOURCES, "list")).content.decode()


def test_usage_lists_the_pages(as_editor, used):
    html = as_editor.get(url(RESOURCES, "usage", used.pk)).content.decode()
    page_pk = ReferenceIndex.get_references_to(used).get().object_id
    assert f"/pages/{page_pk}/edit/" in html


@pytest.mark.parametrize("namespace", [RESOURCES, PEOPLE])
def test_a_listing_costs_the_same_for_twice_the_rows(as_editor, editor, namespace):
    counts = []
    for _ in range(2):
        for _ in range(4):
            person = PersonFactory()
            record = ResourceFactory(
                people=[person], topics=["Memory"], added_by=editor
            )
            CuratedRoundupPageFactory(
                curators=[person], body=[blocks.numbered_resource(record)]
            )
        as_editor.get(url(namespace, "list"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url(namespace, "list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_saving_a_resource_notes_who_added_it(as_editor, editor):
    post = resource_post(url="https://example.org/new", published="2011")
    response = as_editor.post(url(RESOURCES, "add"), post)
    assert response.status_code == 302
    record = get_resource_model().objects.get()
    assert record.added_by == editor
    as_editor.post(
        url(RESOURCES, "edit", record.pk),
        resource_post(url=record.url, title="Changed"),
    )
    record.refresh_from_db()
    assert (record.title, record.added_by) == ("Changed", editor)


def test_a_known_address_is_refused_and_the_record_named(as_editor):
    ResourceFactory(url="https://example.org/known", title="The first")
    post = resource_post(url="https://www.example.org/known/", summary="Mine.")
    response = as_editor.post(url(RESOURCES, "add"), post)
    html = response.content.decode()
    assert "is in the library already: “The first”" in html
    assert "Mine." in html


def test_two_records_at_the_same_moment_end_in_one(as_editor, monkeypatch):
    first = ResourceFactory(url="https://example.org/known", title="The first")
    # The other editor's record was not there yet when this form was validated.
    monkeypatch.setattr(get_resource_model(), "clean", lambda self: None)
    response = as_editor.post(
        url(RESOURCES, "add"), resource_post(url="https://example.org/known")
    )
    assert response.status_code == 302
    assert response.url == url(RESOURCES, "edit", first.pk)
    (message,) = get_messages(response.wsgi_request)
    assert "Somebody added this address" in str(message)
    assert get_resource_model().objects.count() == 1


def test_a_sites_own_field_is_in_the_form(as_editor):
    own = {f.name for f in get_resource_model()._meta.fields} - {
        f.name for f in get_resource_model().__bases__[0]._meta.fields
    }
    html = as_editor.get(url(RESOURCES, "add")).content.decode()
    for name in own - {"id"}:
        assert f'name="{name}"' in html
    assert 'name="private_note"' in html
    assert 'name="address_key"' not in html


def test_a_namesake_is_pointed_out_on_the_full_form_too(as_editor):
    PersonFactory(name="Ada Lovelace")
    post = {"name": "Ada Lovelace", "bio": "null"}
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS"):
        post[f"links-{name}"] = post[f"translations-{name}"] = 0
    html = as_editor.post(url(PEOPLE, "add"), post).content.decode()
    assert "There is a person of this name already" in html
    response = as_editor.post(url(PEOPLE, "add"), {**post, "same_name": "on"})
    assert response.status_code == 302
    assert Person.objects.count() == 2


def test_the_curation_menu_leads_to_roundups_resources_and_people(rf, admin_user):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/admin/")
    request.user = admin_user
    (curation,) = [
        i for i in admin_menu.menu_items_for_request(request) if i.name == "curation"
    ]
    items = curation.menu.menu_items_for_request(request)
    labels = [str(item.label) for item in items]
    wanted = ["Roundups", "Inbox", "Resources", "People", "Failed fetches"]
    assert [label for label in labels if label in wanted] == wanted


def test_every_icon_we_name_is_there(as_admin):
    from wagtail_curation.blocks import default_blocks
    from wagtail_curation.models.vocabulary import KINDS

    sprite = as_admin.get(reverse("wagtailadmin_sprite")).content.decode()
    names = {icon for _label, icon in KINDS.values()}
    names |= {block.meta.icon for _name, block in default_blocks()}
    names |= {"wagtail_curation-curation"}
    assert {name for name in names if f'id="icon-{name}"' not in sprite} == set()
