"""Refresh from the page: asked by a gesture, compared, and taken over by ticks."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.test_library import resource_post
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import (
    FetchState,
    ResourceFetch,
    get_resource_model,
    provenance,
)
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory
from wagtail_curation.testing.web import CannedWeb

pytestmark = pytest.mark.django_db

URL = "https://example.org/essays/naming-things"
HTML = """<!doctype html><html lang="en"><head>
<title>Naming things, revisited</title>
<meta property="og:title" content="Naming things, revisited">
<meta property="og:description" content="Two &lt;b&gt;hard&lt;/b&gt; problems.">
<meta property="og:site_name" content="The Example Review">
</head><body><article><h1>Naming things, revisited</h1>
<p>There are only two hard problems, and this one is the harder of the two.</p>
</article></body></html>"""


def refresh_url(record):
    return reverse("wagtail_curation_resources:refresh", args=[record.pk])


@pytest.fixture
def web():
    with CannedWeb({URL: HTML}) as web:
        yield web


@pytest.fixture
def record(editor):
    record = ResourceFactory(url=URL, title="My own title", publisher="")
    provenance.note_edits(record, ["title"], timezone.now(), editor)
    record.save()
    return record


def read_before(record, card, **values):
    values = {"state": FetchState.READ, "tried_at": timezone.now(), **values}
    return ResourceFetch.objects.create(resource=record, card=card.as_json(), **values)


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def form_of(response):
    """(every field offered, those that are ticked, the fingerprint)."""
    soup = BeautifulSoup(response.content, "html.parser")
    boxes = soup.select("input[name=field]")
    shown = soup.select_one("input[name=shown]")["value"]
    return (
        {box["value"] for box in boxes},
        {box["value"] for box in boxes if box.has_attr("checked")},
        shown,
    )


def test_opening_the_comparison_asks_nobody(as_editor, record, web):
    html = as_editor.get(refresh_url(record)).content.decode()
    assert "This page has not been read yet" in html
    assert web.asked == []
    assert not ResourceFetch.objects.exists()


def test_reading_shows_the_differences_and_changes_nothing(as_editor, record, web):
    response = as_editor.post(refresh_url(record), {"read": "1"}, follow=True)
    assert web.asked == [URL]
    offered, ticked, _shown = form_of(response)
    assert {"title", "publisher", "summary"} <= offered
    assert "title" not in ticked
    assert {"publisher", "summary"} <= ticked
    after = get_resource_model().objects.get()
    assert (after.title, after.publisher) == ("My own title", "")
    assert ResourceFetch.objects.get().state == FetchState.READ


def test_only_what_is_ticked_is_taken_over(as_editor, record, web, editor):
    response = as_editor.post(refresh_url(record), {"read": "1"}, follow=True)
    *_, shown = form_of(response)
    post = {"take": "1", "field": ["publisher"], "shown": shown}
    response = as_editor.post(refresh_url(record), post)
    assert response.status_code == 302
    assert "Taken from the page: publisher." in said(response)
    after = get_resource_model().objects.get()
    assert (after.title, after.publisher, after.summary) == (
        "My own title",
        "The Example Review",
        "",
    )
    assert after.provenance["publisher"]["by"] == editor.pk


def test_nothing_ticked_changes_nothing_and_says_so(as_editor, record):
    read_before(record, Card(publisher="The Review"))
    response = as_editor.post(refresh_url(record), {"take": "1", "shown": "x"})
    assert "Nothing was ticked" in said(response)
    assert get_resource_model().objects.get().publisher == ""


@pytest.mark.parametrize("shown", ["", "-", "0" * 32, None])
def test_without_the_comparison_that_is_there_nothing_is_taken(
    as_editor, record, shown
):
    read_before(record, Card(publisher="The Review"))
    post = {"take": "1", "field": "publisher"}
    post |= {} if shown is None else {"shown": shown}
    response = as_editor.post(refresh_url(record), post)
    assert response.url == refresh_url(record)
    assert "has changed since you opened this comparison" in said(response)
    assert get_resource_model().objects.get().publisher == ""


def test_a_colleagues_change_meanwhile_is_shown_first(as_editor, record):
    read_before(record, Card(publisher="The Review"))
    *_, shown = form_of(as_editor.get(refresh_url(record)))
    get_resource_model().objects.update(publisher="A colleague’s")
    post = {"take": "1", "field": "publisher", "shown": shown}
    response = as_editor.post(refresh_url(record), post, follow=True)
    offered, ticked, _shown = form_of(response)
    assert (offered, ticked) == ({"publisher"}, set())
    assert get_resource_model().objects.get().publisher == "A colleague’s"


def test_what_the_page_says_is_text(as_editor, record):
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    card = Card(title=evil, summary=evil, publisher=evil, authors=(evil,))
    read_before(record, card)
    html = as_editor.get(refresh_url(record)).content.decode()
    assert "<img src=x" not in html
    assert "<script>alert(2)" not in html
    assert "&lt;img src=x" in html


def test_a_page_that_can_not_be_read_says_why_and_keeps_the_last_card(
    as_editor, record, web
):
    read_before(record, Card(publisher="The Review"))
    web.answer(URL, status=404)
    response = as_editor.post(refresh_url(record), {"read": "1"}, follow=True)
    html = response.content.decode()
    assert "example.org has no such page (any more)" in html
    assert "Below is what the page said before" in html
    assert form_of(response)[0] == {"publisher"}
    fetch = ResourceFetch.objects.get()
    assert (fetch.state, fetch.status, fetch.failures) == (FetchState.FAILED, 404, 1)


def test_a_page_that_says_nothing_else_says_so(as_editor, record):
    read_before(record, Card(title="My own title"))
    html = as_editor.get(refresh_url(record)).content.decode()
    assert "says nothing that the library has not" in html


def test_another_record_of_the_same_page_is_pointed_out(as_editor, record):
    canonical = "https://example.org/2021/naming-things"
    other = ResourceFactory(url=canonical, title="The <b>same</b> thing")
    read_before(record, Card(canonical=canonical))
    html = as_editor.get(refresh_url(record)).content.decode()
    assert "looks like the same as “The &lt;b&gt;same&lt;/b&gt; thing”" in html
    assert reverse("wagtail_curation_resources:edit", args=[other.pk]) in html


def test_people_on_record_are_shown_and_not_offered(as_editor):
    record = ResourceFactory(url=URL, people=[PersonFactory(name="Ada Oak")])
    read_before(record, Card(authors=("Mira Aldous",)))
    response = as_editor.get(refresh_url(record))
    html = response.content.decode()
    assert "Ada Oak" in html
    assert "Mira Aldous" in html
    assert form_of(response)[0] == set()


def test_values_are_shown_as_the_form_shows_them(as_editor, record):
    card = Card(kind="video", cost="free", origins={"kind": Origin("address", "guess")})
    read_before(record, card)
    html = as_editor.get(refresh_url(record)).content.decode()
    assert ">Article<" in html
    assert ">Video<" in html
    assert ">Free<" in html
    assert "the address, a guess" in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_resource_without_an_address_has_nothing_to_refresh(as_editor, web, method):
    book = ResourceFactory(book=True)
    response = getattr(as_editor, method)(refresh_url(book))
    assert "has no address to read" in said(response)
    assert web.asked == []


def test_the_edit_page_and_the_listing_lead_to_it(as_editor, record):
    book = ResourceFactory(book=True)
    for name, args in (("edit", [record.pk]), ("list", [])):
        html = as_editor.get(
            reverse(f"wagtail_curation_resources:{name}", args=args)
        ).content.decode()
        assert f'href="{refresh_url(record)}"' in html
        assert f'href="{refresh_url(book)}"' not in html


def test_the_comparison_costs_the_same_for_all_fields(as_editor, record):
    fetch = read_before(record, Card(title="Theirs"))
    as_editor.get(refresh_url(record))
    counts = []
    for card in (
        Card(title="Theirs"),
        Card(title="Theirs", publisher="P", summary="S", minutes=5, licence="CC0"),
    ):
        fetch.card = card.as_json()
        fetch.save()
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(refresh_url(record))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("state", [FetchState.READ, FetchState.FAILED])
def test_what_the_page_at_another_address_said_is_not_compared(
    as_editor, record, state
):
    read_before(record, Card(title="Of the old page"), state=state)
    post = resource_post(url="https://example.org/moved", title=record.title)
    edit = reverse("wagtail_curation_resources:edit", args=[record.pk])
    assert as_editor.post(edit, post).status_code == 302
    assert not ResourceFetch.objects.exists()
    assert "Of the old page" not in as_editor.get(refresh_url(record)).content.decode()


def test_what_waits_to_be_read_waits_on_at_another_address(as_editor, record):
    read_before(record, Card(title="Of the old page"), state=FetchState.WAITING)
    post = resource_post(url="https://example.org/moved", title=record.title)
    as_editor.post(reverse("wagtail_curation_resources:edit", args=[record.pk]), post)
    row = ResourceFetch.objects.get()
    assert (row.state, row.card) == (FetchState.WAITING, {})


def test_a_change_of_other_fields_keeps_what_was_read(as_editor, record):
    read_before(record, Card(title="Theirs"))
    post = resource_post(url=record.url, title="Another")
    as_editor.post(reverse("wagtail_curation_resources:edit", args=[record.pk]), post)
    assert ResourceFetch.objects.get().card["title"] == "Theirs"
