"""The screens of wagtail-localize, worked as a translator works them."""

import html
import json
import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from tests.localize.translating import SAID, publish, source_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(german, django_capture_on_commit_callbacks):
    """A live part whose series is there in German already."""
    series, part, _second = source_pages()
    with django_capture_on_commit_callbacks(execute=True):
        publish(series, german)
    return part


@pytest.fixture
def translation(part, german, admin_client):
    """What a translator has asked for on the part’s own menu."""
    address = reverse("wagtail_localize:submit_page_translation", args=[part.pk])
    assert admin_client.get(address).status_code == 200
    sent = admin_client.post(address, {"locales": [german.pk]})
    assert sent.status_code == 302
    return Translation.objects.get(
        target_locale=german, source__object=part.translation_key
    )


def edit_url(part, german) -> str:
    return reverse("wagtailadmin_pages:edit", args=[part.get_translation(german).pk])


def props(response) -> dict:
    """What the translation editor is given."""
    assert response.status_code == 200
    (given,) = re.findall(r'data-props="([^"]*)"', response.content.decode())
    return json.loads(html.unescape(given))


def test_the_editor_shows_each_text_at_its_place(
    part, german, translation, admin_client
):
    given = props(admin_client.get(edit_url(part, german)))
    places = {
        segment["source"]: (
            segment["location"]["field"],
            segment["location"]["subField"],
        )
        for segment in given["segments"]
        if segment["type"] == "string"
    }
    assert places["First part"] == ("Title", None)
    assert places["To read first"][0] == "Section"
    assert places[SAID][0] == "Numbered resource"
    assert places["A word."] == ("Pull quote", "Quote")


def test_what_is_typed_there_is_kept_and_published(
    part, german, translation, admin_client, django_capture_on_commit_callbacks
):
    for segment in StringSegment.objects.filter(source=translation.source):
        address = reverse(
            "wagtail_localize:edit_string_translation",
            args=[translation.pk, segment.pk],
        )
        sent = admin_client.put(
            address,
            urlencode({"value": f"[de] {segment.string.data}"}),
            content_type="application/x-www-form-urlencoded",
        )
        assert sent.status_code == 201, sent.content
    with django_capture_on_commit_callbacks(execute=True):
        sent = admin_client.post(edit_url(part, german), {"action": "publish"})
    assert sent.status_code == 302
    page = part.get_translation(german)
    assert page.live
    shown = admin_client.get(page.url).content.decode()
    assert f"[de] {SAID}" in shown
    assert SAID in shown.replace(f"[de] {SAID}", "")


def test_a_translation_can_be_looked_at_before_it_is_published(
    part, german, translation, admin_client
):
    address = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    response = admin_client.get(address)
    assert response.status_code == 200
    assert SAID in response.content.decode()


def test_no_text_is_without_a_place_in_the_editor(
    part, german, translation, admin_client
):
    given = props(admin_client.get(edit_url(part, german)))
    shown = {each["source"] for each in given["segments"] if each["type"] == "string"}
    asked = StringSegment.objects.filter(source=translation.source)
    assert {segment.string.data for segment in asked} <= shown
