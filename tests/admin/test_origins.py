"""A resource's form says where each field came from; saving notes who wrote it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.test_library import resource_post
from wagtail_curation.admin.origins import SOURCES as WORDS
from wagtail_curation.admin.origins import origin_words, source_words
from wagtail_curation.metadata.card import SOURCES
from wagtail_curation.models import get_resource_model, provenance
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 3, 3, 12, 0, tzinfo=datetime.timezone.utc)


def edit_url(record):
    return reverse("wagtail_curation_resources:edit", args=[record.pk])


@pytest.fixture
def record(editor):
    record = ResourceFactory(title="As the page has it", publisher="Mine", summary="x")
    record.provenance = {
        "title": provenance.fetched(record.title, "open-graph", "sure", NOW, editor),
        "summary": provenance.edited(
            provenance.fetched("<b>Theirs</b>", "meta", "guess", NOW), NOW, editor
        ),
        "publisher": provenance.edited(None, NOW, editor),
    }
    record.save()
    return record


def help_of(html, field):
    """What a screen reader says of a field besides its label."""
    soup = BeautifulSoup(html, "html.parser")
    described = soup.find(id=f"id_{field}")["aria-describedby"].split()
    return " ".join(soup.find(id=i).get_text(" ", strip=True) for i in described)


def test_each_field_says_where_it_came_from(as_editor, record):
    html = as_editor.get(edit_url(record)).content.decode()
    assert "From the page (Open Graph), March 3, 2026." in help_of(html, "title")
    assert "Typed by editor, March 3, 2026." in help_of(html, "publisher")
    summary = help_of(html, "summary")
    assert "Changed by editor, March 3, 2026. The page said: “<b>Theirs</b>”" in summary
    assert "<b>Theirs</b>" not in html


def test_the_inspect_view_says_it_too(as_editor, record):
    url = reverse("wagtail_curation_resources:inspect", args=[record.pk])
    html = as_editor.get(url).content.decode()
    text = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    assert "As the page has it From the page (Open Graph), March 3, 2026." in text
    assert "The page said: “<b>Theirs</b>”" in text
    assert "<b>Theirs</b>" not in html
    assert "{'how'" not in text


def test_what_is_said_costs_the_same_for_many_fields(as_editor, record, admin_user):
    as_editor.get(edit_url(record))
    counts = []
    for fields in (["byline"], ["byline", "kind", "language", "licence", "minutes"]):
        for place, name in enumerate(fields):
            by = admin_user if place % 2 else None
            record.provenance[name] = provenance.edited(None, NOW, by)
        record.save()
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(edit_url(record))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_saving_notes_only_what_was_changed(as_editor, record, editor):
    before = record.provenance
    post = resource_post(
        url=record.url,
        title="My title",
        publisher=record.publisher,
        summary=record.summary,
        level="advanced",
    )
    assert as_editor.post(edit_url(record), post).status_code == 302
    after = get_resource_model().objects.get().provenance
    title = after["title"]
    assert (title["how"], title["read"], title["by"]) == (
        "changed",
        "As the page has it",
        editor.pk,
    )
    assert after["level"]["how"] == "typed"
    assert after.keys() == {*before, "level"}
    assert after["summary"] == before["summary"]
    assert after["publisher"] == before["publisher"]


def test_a_new_record_notes_what_was_written(as_editor, editor):
    post = resource_post(url="https://example.org/new", summary="Mine.", published="")
    as_editor.post(reverse("wagtail_curation_resources:add"), post)
    record = get_resource_model().objects.get()
    # Whoever saved the form has seen its kind.
    assert record.provenance.keys() == {"url", "title", "kind", "summary"}
    assert {entry["how"] for entry in record.provenance.values()} == {"typed"}
    assert {entry["by"] for entry in record.provenance.values()} == {editor.pk}


def test_whoever_takes_the_people_off_has_written_the_names(as_editor):
    record = ResourceFactory(people=[PersonFactory()])
    (credit,) = record.credits
    post = resource_post(url=record.url, title=record.title, publisher=record.publisher)
    post |= {
        "contributors-TOTAL_FORMS": 1,
        "contributors-INITIAL_FORMS": 1,
        "contributors-0-id": credit.pk,
        "contributors-0-person": credit.person_id,
        "contributors-0-role": "author",
        "contributors-0-ORDER": 1,
        "contributors-0-DELETE": "on",
    }
    assert as_editor.post(edit_url(record), post).status_code == 302
    record = get_resource_model().objects.get()
    assert record.credits == []
    assert record.provenance["byline"]["how"] == "typed"


def test_what_was_changed_back_is_as_the_page_has_it(record, editor):
    record.summary = "<b>Theirs</b>"
    said, read = origin_words(record, "summary", {editor.pk: "Ann"})
    assert said == "As the page has it, says Ann, March 3, 2026."
    assert read == ""


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        "fetched",
        {},
        {"how": "nonsense"},
        {"how": "typed"},
        {"how": "typed", "at": "2026-99-99T00:00:00"},
        {"how": "fetched", "at": 5, "by": -1},
        {"how": "changed", "source": "unheard-of", "read": None},
    ],
)
def test_an_odd_entry_breaks_no_page(as_editor, entry):
    record = ResourceFactory(provenance={"title": entry})
    assert as_editor.get(edit_url(record)).status_code == 200


def test_every_source_has_a_word():
    assert WORDS.keys() == set(SOURCES)
    assert source_words("address", "guess") == "the address, a guess"
