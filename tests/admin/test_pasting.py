"""The paste field of a block: what is this, add it, take it back."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.pages import HOSTILE, PAGE, URL
from wagtail_curation.library.addresses import note_identifier
from wagtail_curation.models import ResourceFetch, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def url(name):
    return reverse(f"wagtail_curation_resource_chooser:{name}")


def resolve(client, text, **more):
    response = client.post(url("resolve"), {"text": text, **more})
    assert response.status_code == 200
    return response.json()


def add(client, answer):
    return client.post(url("add"), {"ticket": answer["ticket"]}).json()


def undo(client, *tickets):
    return client.post(url("undo"), {"undo": tickets}).json()


@pytest.fixture
def page(canned_web):
    return canned_web.answer(URL, PAGE)


def test_a_new_page_is_read_and_nothing_is_written(as_editor, page):
    answer = resolve(as_editor, URL)
    assert set(answer) == {"state", "ticket"}
    assert answer["state"] == "read"
    assert not get_resource_model().objects.exists()
    assert not ResourceFetch.objects.exists()


def test_what_was_read_is_added_with_where_all_is_from(as_editor, editor, page):
    answer = add(as_editor, resolve(as_editor, URL))
    record = get_resource_model().objects.get()
    assert answer["state"] == "chosen"
    assert answer["chosen"] == {
        "id": str(record.pk),
        "title": "Reading well",
        "edit_url": reverse("wagtail_curation_resources:edit", args=[record.pk]),
        "line": f"The Press · {record.kind_label} · 3 minutes · example.org",
        "people": "Ada Lovelace",
        "note": "Added to the library.",
    }
    assert record.added_by == editor
    assert {entry["how"] for entry in record.provenance.values()} == {"fetched"}
    assert record.fetch.state == "read"
    assert page.asked == [URL], "reading and adding ask once"


def test_what_was_added_is_in_the_records_history(as_editor, page):
    add(as_editor, resolve(as_editor, URL))
    record = get_resource_model().objects.get()
    history = reverse("wagtail_curation_resources:history", args=[record.pk])
    assert "Created" in as_editor.get(history).content.decode()


def test_a_known_address_is_chosen_and_says_where_it_was_used(as_editor, canned_web):
    record = ResourceFactory(url=URL, minutes=1)
    CuratedRoundupPageFactory(
        parent=RoundupSeriesPageFactory(title="Key resources"),
        part_number=2,
        body=[blocks.numbered_resource(record)],
    )
    answer = resolve(as_editor, f"{URL}?utm_source=mail")
    assert answer["state"] == "chosen"
    assert answer["chosen"]["id"] == str(record.pk)
    assert "1 minute ·" in answer["chosen"]["line"]
    assert answer["chosen"]["note"] == (
        "Already in the library. Used in: Key resources, Part 2, no. 1."
    )
    assert "undo" not in answer
    assert canned_web.asked == []


def test_a_link_that_leads_to_a_known_page_chooses_it(as_editor, page):
    known = ResourceFactory(url=URL)
    page.answer("https://example.com/s", redirect=URL)
    answer = resolve(as_editor, "https://example.com/s")
    assert answer["chosen"]["id"] == str(known.pk)


def test_a_known_book_is_chosen_by_its_number(as_editor):
    record = ResourceFactory(url="")
    note_identifier(record, "isbn:9783161484100")
    answer = resolve(as_editor, "978-3-16-148410-0")
    assert answer["chosen"]["id"] == str(record.pk)


def test_who_is_second_gets_the_firsts_record(as_editor, page):
    answer = resolve(as_editor, URL)
    first = ResourceFactory(url=URL)
    answer = add(as_editor, answer)
    assert answer["chosen"]["id"] == str(first.pk)
    assert "undo" not in answer
    assert not ResourceFetch.objects.exists()


def test_words_are_for_the_librarys_search(as_editor):
    assert resolve(as_editor, "  how people  learn ") == {
        "state": "search",
        "search": "how people learn",
    }


@pytest.mark.parametrize(
    ("status", "said"), [(404, "no such page"), (403, "lets no program read")]
)
def test_what_can_not_be_read_has_a_reason_and_a_way_on(
    as_editor, canned_web, status, said
):
    canned_web.answer(URL, status=status)
    answer = resolve(as_editor, URL, title="From my list")
    assert answer["state"] == "problem"
    assert said in answer["words"]
    modal = as_editor.get(url("choose"), {"ticket": answer["ticket"]}).json()
    assert 'value="From my list"' in modal["html"]
    assert f'value="{URL}"' in modal["html"]


def test_a_page_without_a_title_is_for_the_editor_to_name(as_editor, canned_web):
    canned_web.answer(URL, "Some words", content_type="text/plain")
    answer = resolve(as_editor, URL)
    assert (answer["state"], answer["words"]) == (
        "problem",
        "The page does not say what it is called.",
    )
    assert add(as_editor, answer)["state"] == "problem"
    assert not get_resource_model().objects.exists()


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "https://u:p@example.org/", "x" * 10_000]
)
def test_what_is_of_no_use_is_said_to_be(as_editor, text):
    answer = resolve(as_editor, text)
    assert answer["state"] == "problem"
    assert answer["words"]
    assert "ticket" not in answer


def test_an_inside_address_is_refused_in_words(as_editor, loopback):
    answer = resolve(as_editor, "http://127.0.0.1/admin/")
    assert answer["state"] == "problem"
    assert "not on the public internet" in answer["words"]


def test_what_a_page_says_of_itself_is_text(as_editor, canned_web):
    canned_web.answer(URL, HOSTILE)
    answer = as_editor.post(url("resolve"), {"text": URL})
    assert answer["Content-Type"] == "application/json"
    chosen = add(as_editor, answer.json())["chosen"]
    assert "<img" in chosen["title"], "as text; the script sets it by textContent"


@pytest.mark.parametrize("ticket", ["", "forged", "a:b:c"])
def test_nothing_is_added_without_a_ticket_of_ours(as_editor, ticket):
    answer = as_editor.post(url("add"), {"ticket": ticket}).json()
    assert answer["state"] == "problem"
    assert "Paste it again" in answer["words"]
    assert not get_resource_model().objects.exists()


def test_a_ticket_is_good_for_one_user_only(as_editor, admin_client, page):
    answer = resolve(as_editor, URL)
    assert add(admin_client, answer)["state"] == "problem"


def test_what_was_added_a_moment_ago_is_taken_back(as_editor, page):
    answer = add(as_editor, resolve(as_editor, URL))
    assert undo(as_editor, answer["undo"]) == {
        "state": "taken-back",
        "words": "Undone.",
    }
    assert not get_resource_model().objects.exists()
    assert undo(as_editor, answer["undo"])["state"] == "taken-back"


def test_what_somebody_uses_by_now_stays(as_editor, page):
    answer = add(as_editor, resolve(as_editor, URL))
    record = get_resource_model().objects.get()
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    said = undo(as_editor, answer["undo"])
    assert said["state"] == "used"
    assert "it is in use" in said["words"]
    assert get_resource_model().objects.exists()


def test_what_somebody_has_worked_on_stays(as_editor, page):
    answer = add(as_editor, resolve(as_editor, URL))
    get_resource_model().objects.get().save()
    assert undo(as_editor, answer["undo"])["state"] == "changed"


def test_only_ones_own_additions_are_taken_back(as_editor, admin_client, page):
    answer = add(as_editor, resolve(as_editor, URL))
    assert undo(admin_client, answer["undo"])["state"] == "nothing"
    assert undo(as_editor, "forged", "")["state"] == "nothing"
    assert get_resource_model().objects.exists()


def test_several_are_taken_back_at_once(as_editor, canned_web):
    tickets = []
    for number in range(3):
        canned_web.answer(f"{URL}/{number}", f"<title>Post no. {number}</title><p>x")
        tickets.append(add(as_editor, resolve(as_editor, f"{URL}/{number}"))["undo"])
    assert undo(as_editor, *tickets)["state"] == "taken-back"
    assert not get_resource_model().objects.exists()


def test_who_asks_without_end_is_asked_to_wait(as_editor, monkeypatch):
    monkeypatch.setattr("wagtail_curation.admin.pasting.MOST_A_MINUTE", 2)
    monkeypatch.setattr("wagtail_curation.admin.pasting.time.time", lambda: 1_000_010)
    for _ in range(2):
        resolve(as_editor, "some words")
    refused = as_editor.post(url("resolve"), {"text": "some words"})
    assert refused.status_code == 429
    assert refused.json()["seconds"] == 10
    assert "Wait a minute" in refused.json()["words"]
    monkeypatch.setattr("wagtail_curation.admin.pasting.time.time", lambda: 1_000_021)
    resolve(as_editor, "some words")


def test_who_may_not_add_gets_what_is_known_and_is_told_who_may(as_author, canned_web):
    canned_web.answer(URL, PAGE)
    known = ResourceFactory(url="https://example.org/known")
    answer = resolve(as_author, known.url)
    assert answer["chosen"]["id"] == str(known.pk)
    assert answer["chosen"]["edit_url"] is None
    words = resolve(as_author, URL)["words"]
    assert words == ("It is not in the library yet. Ask your administrator to add it.")
    model = get_resource_model()._meta
    Group.objects.create(name="Librarians").permissions.add(
        Permission.objects.get(
            content_type__app_label=model.app_label,
            codename=f"add_{model.model_name}",
        )
    )
    assert "of this group to add it: Librarians." in resolve(as_author, URL)["words"]
    assert canned_web.asked == [], "nor is the network asked for them"


@pytest.mark.parametrize("name", ["add", "undo"])
def test_who_may_not_add_can_neither_add_nor_take_back(as_author, name):
    response = as_author.post(url(name), {"ticket": "x", "undo": "x"})
    assert response.status_code in (302, 403)


@pytest.mark.parametrize("name", ["resolve", "add", "undo"])
def test_only_by_post_with_a_token_and_logged_in(editor, name):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(url(name)).status_code in (302, 403)
    browser.force_login(editor)
    assert browser.post(url(name), {"text": "x"}).status_code == 403
    assert browser.get(url(name)).status_code == 405
    assert browser.put(url(name)).status_code in (403, 405)
    anonymous = Client().post(url(name), {"text": URL})
    assert anonymous.status_code == 302
    assert "login" in anonymous["Location"]


def test_it_costs_the_same_in_a_library_of_10_and_of_1000(as_editor, page):
    counts = []
    model = get_resource_model()
    for size in (10, 1000):
        missing = size - model.objects.count()
        for _ in range(10):
            ResourceFactory()
        model.objects.bulk_create(
            [model(title=f"No. {n}", url="") for n in range(missing - 10)]
        )
        known = ResourceFactory(url=f"https://example.org/known/{size}")
        page.answer(f"{URL}/{size}", PAGE.replace(URL, f"{URL}/{size}"))
        resolve(as_editor, "warm up")
        with CaptureQueriesContext(connection) as queries:
            resolve(as_editor, known.url)
            add(as_editor, resolve(as_editor, f"{URL}/{size}"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
