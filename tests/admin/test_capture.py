"""The chooser’s second step: what the page said is filled in, and says where from."""

import html
import re

import pytest
from django.core import signing

from tests.admin.pages import HOSTILE, PAGE, URL
from tests.admin.test_resource_chooser import answer, ask, url
from wagtail_curation.library.addresses import note_identifier
from wagtail_curation.models import ResourceFetch, get_resource_model
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(canned_web):
    return canned_web.answer(URL, PAGE)


def fields(step):
    """What the second step’s form would post, by the fields’ names."""
    fragment = step["htmlFragment"]
    values = {}
    for tag in re.findall(r"<input[^>]*>", fragment):
        named = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if named.get("name", "").startswith("curation-resource-"):
            values[named["name"]] = html.unescape(named.get("value", ""))
    areas = r'<textarea[^>]*name="([^"]*)"[^>]*>\s*(.*?)</textarea>'
    values |= {n: html.unescape(v) for n, v in re.findall(areas, fragment, re.DOTALL)}
    for tag, name, options in re.findall(
        r'(<select[^>]*name="([^"]*)"[^>]*>)(.*?)</select>', fragment, re.DOTALL
    ):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        # Of a list in which nothing is chosen a browser sends nothing.
        if chosen or " multiple" not in tag:
            values[name] = chosen[0] if chosen else ""
    return values


def change(values, **changes):
    return values | {f"curation-resource-{n}": v for n, v in changes.items()}


def save(client, values):
    step = answer(client.post(url("create"), values))
    assert step["step"] == "chosen", step
    return get_resource_model().objects.get(pk=step["result"]["id"])


def test_the_form_comes_filled_and_each_field_says_where_from(as_editor, page):
    step = ask(as_editor, URL)
    values = fields(step)
    assert values["curation-resource-title"] == "Reading well"
    assert values["curation-resource-byline"] == "Ada Lovelace"
    assert values["curation-resource-publisher"] == "The Press"
    assert values["curation-resource-published"] == "2021-03-04"
    assert values["curation-resource-url"] == URL
    assert "From the page: Open Graph." in step["htmlFragment"]
    # As the description of its field a screen reader says it.
    described = re.search(
        r'name="curation-resource-title"[^>]*aria-describedby="([^"]+)"',
        step["htmlFragment"],
    )
    place = step["htmlFragment"].index(f'id="{described[1]}"')
    assert "From the page" in step["htmlFragment"][place : place + 300]


def test_what_is_left_counts_as_fetched_what_is_changed_as_changed(as_editor, page):
    values = fields(ask(as_editor, URL))
    record = save(
        as_editor, change(values, title="Reading very well", licence="CC BY 4.0")
    )
    how = {name: entry["how"] for name, entry in record.provenance.items()}
    assert how["publisher"] == how["published"] == how["byline"] == "fetched"
    assert how["title"] == "changed"
    assert record.provenance["title"]["read"] == "Reading well"
    assert how["licence"] == "typed"
    assert record.title == "Reading very well"


def test_what_the_editor_emptied_stays_empty_and_counts_as_changed(as_editor, page):
    values = fields(ask(as_editor, URL))
    record = save(as_editor, change(values, publisher=""))
    assert record.publisher == ""
    assert record.provenance["publisher"]["how"] == "changed"


def test_the_pictures_address_is_kept_though_the_form_does_not_show_it(as_editor, page):
    record = save(as_editor, fields(ask(as_editor, URL)))
    assert record.remote_image_url == "https://example.org/picture.jpg"
    assert record.provenance["remote_image_url"]["how"] == "fetched"


def test_an_author_on_record_is_credited_as_that_person(as_editor, page):
    ada = PersonFactory(name="Ada Lovelace")
    record = save(as_editor, fields(ask(as_editor, URL)))
    assert [credit.person for credit in record.credits] == [ada]
    assert record.byline == ""


def test_names_that_the_editor_changed_are_left_as_typed(as_editor, page):
    PersonFactory(name="Ada Lovelace")
    values = fields(ask(as_editor, URL))
    record = save(as_editor, change(values, byline="A. Lovelace"))
    assert (record.byline, record.credits) == ("A. Lovelace", [])


def test_the_page_is_asked_once_and_that_is_noted(as_editor, editor, page):
    record = save(as_editor, fields(ask(as_editor, URL)))
    assert page.asked == [URL]
    fetch = ResourceFetch.objects.get(resource=record)
    assert (fetch.state, fetch.asked_by, fetch.final_url) == ("read", editor, URL)
    assert fetch.card["title"] == "Reading well"


def test_where_redirects_end_is_found_again(as_editor, canned_web):
    canned_web.answer("https://example.com/short", redirect=URL).answer(URL, PAGE)
    record = save(as_editor, fields(ask(as_editor, "https://example.com/short")))
    assert record.url == "https://example.com/short"
    assert get_resource_model().objects.find(URL) == record


def test_a_link_that_leads_to_a_known_page_chooses_it(as_editor, canned_web):
    known = ResourceFactory(url=URL)
    canned_web.answer("https://example.com/short", redirect=URL).answer(URL, PAGE)
    step = ask(as_editor, "https://example.com/short")
    assert step["result"]["id"] == str(known.pk)
    assert "Already in the library." in step["result"]["note"]


def test_another_address_typed_in_the_second_step_gets_nothing_of_the_first(
    as_editor, page
):
    values = fields(ask(as_editor, URL))
    record = save(as_editor, change(values, url="https://example.org/elsewhere"))
    assert not ResourceFetch.objects.exists()
    assert get_resource_model().objects.find(f"{URL}/") is None
    assert record.url == "https://example.org/elsewhere"


def test_what_could_not_be_read_has_a_reason_and_keeps_the_address(
    as_editor, canned_web
):
    canned_web.answer(URL, status=403)
    step = ask(as_editor, URL)
    assert "The page could not be read." in step["htmlFragment"]
    assert "example.org lets no program read this page" in step["htmlFragment"]
    assert fields(step)["curation-resource-url"] == URL


def test_a_failed_fetch_is_noted_when_the_record_is_saved(as_editor, canned_web):
    canned_web.answer(URL, status=403)
    values = fields(ask(as_editor, URL))
    assert not ResourceFetch.objects.exists()
    record = save(as_editor, change(values, title="Typed in"))
    fetch = ResourceFetch.objects.get(resource=record)
    assert (fetch.state, fetch.problem, fetch.status) == ("failed", "refused", 403)
    assert record.provenance["title"]["how"] == "typed"


def test_a_mistake_loses_neither_what_was_read_nor_the_reason(as_editor, canned_web):
    canned_web.answer(URL, PAGE)
    values = change(fields(ask(as_editor, URL)), title="")
    again = answer(as_editor.post(url("create"), values))
    assert fields(again)["curation-resource-ticket"]
    assert "From the page: Open Graph." in again["htmlFragment"]
    record = save(as_editor, change(fields(again), title="Mine"))
    assert record.provenance["publisher"]["how"] == "fetched"


@pytest.mark.parametrize("ticket", ["", "forged", "eyJhIjoxfQ:1tEST:abc"])
def test_what_comes_without_our_signature_counts_as_typed(as_editor, page, ticket):
    values = change(fields(ask(as_editor, URL)), ticket=ticket)
    record = save(as_editor, values)
    assert record.provenance["title"]["how"] == "typed"
    assert record.remote_image_url == ""
    assert not ResourceFetch.objects.exists()


def test_a_ticket_is_good_for_one_user_only(as_editor, page, admin_user):
    values = fields(ask(as_editor, URL))
    as_editor.force_login(admin_user)
    assert save(as_editor, values).provenance["title"]["how"] == "typed"


def test_a_ticket_of_long_ago_is_good_for_nothing(as_editor, page, monkeypatch):
    values = fields(ask(as_editor, URL))
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 86_401)
    assert save(as_editor, values).provenance["title"]["how"] == "typed"


def test_what_a_page_says_is_text_and_never_markup(as_editor, canned_web):
    canned_web.answer(URL, HOSTILE)
    step = ask(as_editor, URL)
    assert "<img" not in step["htmlFragment"]
    record = save(as_editor, fields(step))
    assert "onerror" in record.title


def test_words_are_looked_for_in_the_library(as_editor):
    step = ask(as_editor, "how people learn")
    assert 'words-value="how people learn"' in step["htmlFragment"]
    assert 'value="how people learn"' in step["htmlFragment"]
    hostile = ask(as_editor, '"><script>alert(1)</script> x')["htmlFragment"]
    assert "<script>alert" not in hostile


def test_the_title_of_what_has_no_address_is_not_typed_twice(as_editor):
    step = ask(as_editor, "Slow reading", **{"curation-address-no_address": "on"})
    assert fields(step)["curation-resource-title"] == "Slow reading"
    assert fields(step)["curation-resource-kind"] == "book"


def test_a_known_book_is_chosen_by_its_number(as_editor):
    record = ResourceFactory(url="", title="A book", kind="book")
    note_identifier(record, "isbn:9783161484100")
    assert ask(as_editor, "3-16-148410-X")["result"]["id"] == str(record.pk)


def test_a_new_book_is_found_by_its_number_from_then_on(as_editor):
    step = ask(as_editor, "ISBN 978-3-16-148410-0")
    assert "Nothing is known of this number." in step["htmlFragment"]
    values = fields(step)
    assert values["curation-resource-kind"] == "book"
    record = save(as_editor, change(values, title="A book"))
    assert ask(as_editor, "9783161484100")["result"]["id"] == str(record.pk)
    assert not ResourceFetch.objects.exists()


def test_what_looks_like_it_is_offered_and_can_be_chosen_instead(as_editor, page):
    twin = ResourceFactory(
        title="Reading well", byline="Ada Lovelace", url="https://example.net/copy"
    )
    step = ask(as_editor, URL)
    assert "Choose “Reading well” instead" in step["htmlFragment"]
    values = change(fields(step), instead=str(twin.pk))
    chosen = answer(as_editor.post(url("create"), values))
    assert chosen["result"]["id"] == str(twin.pk)
    assert get_resource_model().objects.count() == 1


@pytest.mark.parametrize("key", ["0", "many", "99999999999999999999999"])
def test_choosing_what_is_not_there_goes_on_with_the_new_one(as_editor, page, key):
    ResourceFactory()
    values = change(fields(ask(as_editor, URL)), instead=key)
    assert save(as_editor, values).title == "Reading well"


def test_the_form_of_what_was_read_outside_opens_with_it(as_editor, editor, canned_web):
    from wagtail_curation.admin.tickets import Capture, seal
    from wagtail_curation.library import pasting

    canned_web.answer(URL, status=404)
    pasted = pasting.understand(URL)
    capture = Capture(pasted, pasting.read(pasted), "From my list")
    modal = answer(as_editor.get(url("choose"), {"ticket": seal(capture, editor)}))
    step = {"htmlFragment": modal["html"]}
    assert fields(step)["curation-resource-title"] == "From my list"
    assert "The page could not be read." in modal["html"]
    assert 'here-value="true"' in modal["html"]
    assert save(as_editor, fields(step)).fetch.problem == "not-found"
