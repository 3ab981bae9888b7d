"""The picture at a page's own place is never shown from there, to anybody."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from wagtail_curation.metadata.card import Card
from wagtail_curation.models import FetchState, ResourceFetch
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

PICTURE = "https://tracker.example.org/pixel.png"
# What makes a browser ask for an address without being told to.
FETCHING = {"src", "srcset", "poster", "data", "background", "style", "imagesrcset"}


@pytest.fixture
def record():
    record = ResourceFactory(title="Naming", remote_image_url=PICTURE)
    card = Card(image="https://tracker.example.org/other.png", title="Another")
    ResourceFetch.objects.create(
        resource=record,
        state=FetchState.FAILED,
        problem="slow",
        tried_at=timezone.now(),
        card=card.as_json(),
    )
    return record


def asked_for(html):
    """What a browser would ask for by itself of a document."""
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        for name, value in tag.attrs.items():
            if name in FETCHING or (tag.name == "link" and name == "href"):
                yield str(value)
    for style in BeautifulSoup(html, "html.parser").find_all("style"):
        yield style.text


def admin_pages(record):
    names = ("edit", "inspect", "refresh", "picture", "usage", "history")
    for name in names:
        yield reverse(f"wagtail_curation_resources:{name}", args=[record.pk])
    yield reverse("wagtail_curation_resources:list")
    yield reverse("wagtail_curation_fetches:index")
    yield reverse("wagtail_curation_resource_chooser:choose_results")


def test_the_admin_never_shows_it(as_editor, record):
    for url in admin_pages(record):
        response = as_editor.get(url)
        assert response.status_code == 200, url
        html = response.content.decode()
        assert not [a for a in asked_for(html) if "tracker.example.org" in a], url


def test_the_choosers_answer_does_not_name_it(as_editor, record):
    url = reverse("wagtail_curation_resource_chooser:chosen", args=[record.pk])
    assert "tracker.example.org" not in as_editor.get(url).content.decode()
    choose = reverse("wagtail_curation_resource_chooser:choose")
    step = json.loads(as_editor.get(choose).content)
    assert "tracker.example.org" not in step["html"]


def test_readers_are_never_sent_there(client, record, settings):
    part = CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    pages = [part.url, part.get_parent().url, f"/api/v2/pages/{part.pk}/"]
    if settings.HAS_API_V3:
        pages.append(f"/api/v3/pages/{part.pk}/")
        pages.append(f"/api/v3/curation/resources/{record.pk}/")
    for url in pages:
        response = client.get(url)
        assert response.status_code == 200, url
        assert "tracker.example.org" not in response.content.decode(), url
