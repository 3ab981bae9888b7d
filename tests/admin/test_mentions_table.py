"""The optional table of mentions, through wagtail-modeladmin."""

import pytest
from django.urls import reverse

from wagtail_curation.models import ResourceMention
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytest.importorskip("wagtail_modeladmin")
pytestmark = pytest.mark.django_db


def url(name, *args):
    from wagtail_curation.contrib.modeladmin.wagtail_hooks import mentions

    return mentions.url_helper.get_action_url(name, *args)


def titles(response):
    return sorted(mention.title for mention in response.context["object_list"])


@pytest.fixture
def mentions(db):
    CuratedRoundupPageFactory(
        title="A part",
        first_published_at="2020-02-02T00:00:00Z",
        body=[
            blocks.numbered_resource(ResourceFactory(title="A video", kind="video")),
            blocks.numbered_resource(ResourceFactory(title="A book", kind="book")),
        ],
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["A book", "A video"]),
        ({"kind": "book"}, ["A book"]),
        ({"role": "background"}, []),
        ({"since": "2020-02-01"}, ["A book", "A video"]),
        ({"since": "2020-03-01"}, []),
        ({"q": "video"}, ["A video"]),
        ({"q": "part", "kind": "video"}, ["A video"]),
    ],
)
def test_it_is_searched_and_filtered(as_editor, mentions, query, expected):
    assert titles(as_editor.get(url("index"), query)) == expected


def test_it_is_inspected_and_exported(as_editor, mentions):
    mention = ResourceMention.objects.first()
    assert "A video" in as_editor.get(url("inspect", mention.pk)).content.decode()
    exported = as_editor.get(url("index"), {"export": "csv"})
    assert b"A video" in b"".join(exported.streaming_content)


def test_nobody_writes_in_it(as_admin, mentions):
    mention = ResourceMention.objects.first()
    for address in [
        url("create"),
        url("edit", mention.pk),
        url("delete", mention.pk),
    ]:
        response = as_admin.post(address, {"heading": "Written"})
        assert response.status_code == 302
    assert ResourceMention.objects.count() == 2
    mention.refresh_from_db()
    assert mention.heading == ""


def test_who_has_nothing_to_do_with_resources_does_not_see_it(as_author, mentions):
    response = as_author.get(url("index"))
    assert response.status_code == 302


def test_it_stands_in_the_curation_menu(as_editor, mentions):
    menu = as_editor.get(reverse("wagtailadmin_home")).content.decode()
    assert url("index") in menu
