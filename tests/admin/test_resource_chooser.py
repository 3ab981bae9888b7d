"""Choosing a resource, and adding one in two steps."""

import json
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from wagtail_curation.models import get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db
CHOOSER = "wagtail_curation_resource_chooser"


def url(name, *args):
    return reverse(f"{CHOOSER}:{name}", args=args)


def answer(response):
    """The modal's next step, as Wagtail's scripts read it."""
    assert response.status_code == 200
    return json.loads(response.content)


def ask(client, address="", **data):
    return answer(
        client.post(url("create"), {"curation-address-lookup": address, **data})
    )


def full(**fields):
    """A second step's POST: what the form asks for, and `fields`."""
    named = {"title": "A title", "kind": "article", **fields}
    return {f"curation-resource-{name}": value for name, value in named.items()}


def titles(response):
    return [record.title for record in response.context["results"]]


def test_an_unknown_address_leads_to_the_form_with_the_address_in_it(as_editor):
    step = ask(as_editor, "example.org/new")
    assert step["step"] == "reshow_creation_form"
    assert 'value="https://example.org/new"' in step["htmlFragment"]
    assert "Save and choose" in step["htmlFragment"]


def test_the_second_step_saves_and_chooses(as_editor, editor):
    post = full(url="https://example.org/new", title="New", published="2011-06")
    step = answer(as_editor.post(url("create"), post))
    record = get_resource_model().objects.get()
    assert step["step"] == "chosen"
    assert step["result"]["id"] == str(record.pk)
    assert (record.title, str(record.published)) == ("New", "2011-06")
    assert record.added_by == editor


def test_what_was_added_is_in_the_records_history(as_editor):
    as_editor.post(url("create"), full(url="https://example.org/new"))
    record = get_resource_model().objects.get()
    history = reverse("wagtail_curation_resources:history", args=[record.pk])
    assert "Created" in as_editor.get(history).content.decode()


def test_a_known_address_is_chosen_at_once_and_says_where_it_was_used(as_editor):
    record = ResourceFactory(url="https://example.org/known")
    series = RoundupSeriesPageFactory(title="Key resources")
    CuratedRoundupPageFactory(
        parent=series,
        part_number=2,
        body=[
            blocks.numbered_resource(ResourceFactory()),
            blocks.numbered_resource(record),
        ],
    )
    step = ask(as_editor, "HTTP://EXAMPLE.org/known/?utm_source=mail")
    assert step["step"] == "chosen"
    assert step["result"]["id"] == str(record.pk)
    assert step["result"]["note"] == (
        "Already in the library. Used in: Key resources, Part 2, no. 2."
    )


def test_a_known_address_that_nobody_used_says_only_that(as_editor):
    ResourceFactory(url="https://example.org/known")
    assert ask(as_editor, "https://example.org/known")["result"]["note"] == (
        "Already in the library."
    )


def test_a_draft_that_uses_it_is_counted_and_not_named(as_editor):
    record = ResourceFactory(url="https://example.org/known")
    CuratedRoundupPageFactory(
        title="A secret", live=False, body=[blocks.numbered_resource(record)]
    )
    note = ask(as_editor, "https://example.org/known")["result"]["note"]
    assert "1 page that is not live" in note
    assert "secret" not in note


def test_a_book_without_an_address_goes_straight_to_the_form(as_editor):
    step = ask(as_editor, **{"curation-address-no_address": "on"})
    assert step["step"] == "reshow_creation_form"
    assert '<option value="book" selected>' in step["htmlFragment"]
    step = answer(as_editor.post(url("create"), full(title="A book", kind="book")))
    assert step["result"]["title"] == "A book"
    assert get_resource_model().objects.get().address_key is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Paste the address, or tick the box"),
        ("https://example.org/two words", "An address has no spaces"),
        ("mailto:a@example.org", "Only http and https addresses can be used"),
    ],
)
def test_what_is_no_address_is_kept_and_the_editor_told_what_to_do(
    as_editor, typed, said
):
    step = ask(as_editor, typed)
    assert said in step["htmlFragment"]
    assert typed in step["htmlFragment"]
    assert "tick the box below" in step["htmlFragment"]


def test_a_mistake_in_the_second_step_loses_nothing(as_editor):
    post = full(
        url="https://example.org/new",
        title="",
        publisher="The Press",
        published="last summer",
    )
    html = answer(as_editor.post(url("create"), post))["htmlFragment"]
    assert "Write a year, a month or a day" in html
    assert 'value="The Press"' in html
    assert 'value="last summer"' in html
    assert not get_resource_model().objects.exists()


def test_who_is_second_gets_the_firsts_record_and_is_told_what_was_not_saved(
    as_editor,
):
    first = ResourceFactory(url="https://example.org/new", title="First")
    post = full(url="https://example.org/new#top", title="Second", summary="Mine.")
    step = answer(as_editor.post(url("create"), post))
    assert step["result"]["id"] == str(first.pk)
    assert "Title: Second" in step["result"]["note"]
    assert "Summary: Mine." in step["result"]["note"]
    first.refresh_from_db()
    assert (first.title, first.summary) == ("First", "")


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_the_same_moment_get_one_record_and_no_error(
    django_user_model, live_server
):
    users = [
        django_user_model.objects.create_superuser(f"u{n}", password="x")
        for n in range(2)
    ]
    for attempt in range(10):
        post = full(url=f"https://example.org/race/{attempt}")
        gate = threading.Barrier(2)
        steps = []

        def submit(user, post=post, gate=gate, steps=steps):
            client = Client()
            client.force_login(user)
            gate.wait()
            steps.append(answer(client.post(url("create"), post)))
            connection.close()

        threads = [threading.Thread(target=submit, args=[user]) for user in users]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [step["step"] for step in steps] == ["chosen", "chosen"]
        assert steps[0]["result"]["id"] == steps[1]["result"]["id"]
    assert get_resource_model().objects.count() == 10


@pytest.mark.parametrize(
    "words", ["slow read", "LOVELACE", "room", "Babbage", "example.com/a?utm_source=x"]
)
def test_search_finds_title_person_byline_publisher_and_address(as_editor, words):
    wanted = ResourceFactory(
        title="Reading slowly",
        url="https://example.com/a",
        byline="Charles Babbage",
        publisher="The Living Room",
        people=[PersonFactory(name="Ada Lovelace")],
    )
    ResourceFactory(title="Another", publisher="Elsewhere")
    response = as_editor.get(url("choose_results"), {"q": words})
    assert titles(response) == [wanted.title]


def test_search_and_filters_go_together(as_editor):
    ResourceFactory(title="Notes one", kind="book", topics=["Memory"], language="de")
    ResourceFactory(title="Notes two", kind="book", topics=["Sleep"], language="de")
    ResourceFactory(title="Notes three", topics=["Memory"], language="de")
    response = as_editor.get(url("choose"))
    topic = response.context["filter_form"].fields["topic"].queryset.get(name="Memory")
    data = {"q": "notes", "kind": "book", "language": "de", "topic": topic.pk}
    found = as_editor.get(url("choose_results"), data)
    assert titles(found) == ["Notes one"]


def test_the_columns_tell_two_resources_apart(as_editor):
    record = ResourceFactory(publisher="The Press", published="2011", kind="video")
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    html = as_editor.get(url("choose_results")).content.decode()
    for said in [record.title, "The Press", "2011", "Video", "1 page"]:
        assert said in html


def test_a_large_library_comes_in_pages(as_editor):
    for _ in range(12):
        ResourceFactory()
    first = as_editor.get(url("choose_results"))
    second = as_editor.get(url("choose_results"), {"p": 2})
    assert [len(titles(first)), len(titles(second))] == [10, 2]


def test_the_chooser_costs_the_same_for_twice_the_rows(
    as_editor, django_assert_num_queries
):
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        people = [PersonFactory()]
        for _ in range(4):
            record = ResourceFactory(people=people, topics=["Memory"])
            CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
        as_editor.get(url("choose"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("choose"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_may_not_add_can_choose_and_is_not_offered_to_add(as_author):
    record = ResourceFactory()
    modal = answer(as_author.get(url("choose")))
    assert record.title in modal["html"]
    assert "New resource" not in modal["html"]
    chosen = answer(as_author.get(url("chosen", record.pk)))
    assert chosen["result"]["title"] == record.title
    assert chosen["result"]["edit_url"] is None


def test_who_may_not_add_can_not_add(as_author):
    for post in [
        {"curation-address-lookup": "https://example.org/x"},
        full(url="https://example.org/x"),
    ]:
        assert as_author.post(url("create"), post).status_code in (302, 403)
    assert not get_resource_model().objects.exists()
