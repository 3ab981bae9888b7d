"""Use this picture: said beforehand, done by POST, and remembered."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from tests.library.test_pictures import ADDRESS, picture
from wagtail_curation.library import pictures, refresh
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing.factories import PictureFactory, ResourceFactory
from wagtail_curation.testing.web import CannedWeb

pytestmark = pytest.mark.django_db


@pytest.fixture
def web():
    with CannedWeb() as web:
        yield web.answer(ADDRESS, picture(), content_type="image/png")


@pytest.fixture
def record():
    return ResourceFactory(title="Naming things", remote_image_url=ADDRESS)


def url(name, record):
    return reverse(f"wagtail_curation_resources:{name}", args=[record.pk])


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_form_leads_there_only_where_there_is_a_picture(as_editor, record):
    without = ResourceFactory()
    place = url("picture", record)
    assert f'href="{place}"' in as_editor.get(url("edit", record)).content.decode()
    html = as_editor.get(url("edit", without)).content.decode()
    assert url("picture", without) not in html


def test_opening_the_page_copies_nothing(as_admin, record, web, settings):
    settings.WAGTAIL_CURATION_IMAGE_COLLECTION = "From elsewhere"
    record.image = PictureFactory(title="The one before")
    record.save()
    html = as_admin.get(url("picture", record)).content.decode()
    for words in (ADDRESS, "The Reading Room", "From elsewhere", "The one before"):
        assert words in html
    assert web.asked == []


def test_a_post_copies_it_and_says_so(as_admin, record, web):
    response = as_admin.post(url("picture", record))
    assert response.url == url("edit", record)
    image = get_resource_model().objects.get().image
    assert reverse("wagtailimages:edit", args=[image.pk]) in said(response)


def test_a_failure_says_why_where_it_was_asked_for(as_admin, record, web):
    web.answer(ADDRESS, b"<svg/>", content_type="image/png")
    response = as_admin.post(url("picture", record))
    assert response.url == url("picture", record)
    assert "drawing in code" in said(response)


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_picture_it_leads_back(as_admin, web, method):
    record = ResourceFactory()
    response = getattr(as_admin, method)(url("picture", record))
    assert response.url == url("edit", record)
    assert "names no picture" in said(response)


def test_who_may_not_add_images_is_told_so(client, django_user_model, record, web):
    user = django_user_model.objects.create_user("ron", password="ron")
    codenames = ["access_admin", f"change_{type(record)._meta.model_name}"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    response = client.post(url("picture", record))
    assert "You may not add images" in said(response)
    assert web.asked == []


def test_the_history_tells_what_was_taken(as_admin, admin_user, record, web):
    pictures.take_over(record, admin_user)
    refresh.apply(record, Card(publisher="Theirs"), ["publisher"], admin_user)
    refresh.fill_gaps(record, Card(summary="S", licence="CC0"))
    html = as_admin.get(url("history", record)).content.decode()
    assert f"Picture copied from {ADDRESS}" in html
    assert "Taken from the page: publisher" in html
    assert "Filled in from the page: summary, licence" in html
