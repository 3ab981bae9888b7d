"""Asking an address what is there: read, refused, walled, remembered."""

import datetime

import pytest
from django.utils import translation

from wagtail_curation.library.fetchwords import WORDS, problem_in_words
from wagtail_curation.metadata.card import WALLS
from wagtail_curation.metadata.service import read
from wagtail_curation.webrules.problems import CODES

URL = "https://example.org/post"
PAGE = """<!doctype html><html lang="en"><head><title>Reading well</title>
<meta property="og:title" content="Reading well">
<meta property="og:site_name" content="The Press">
<link rel="canonical" href="https://example.org/post/">
</head><body><h1>Reading well</h1><p>{}</p></body></html>""".format("word " * 500)
CHALLENGE = "<title>Just a moment...</title><body>Checking your browser"


def test_a_page_is_read_into_a_card(canned_web):
    canned_web.answer(URL, PAGE)
    reading = read(URL)
    assert (reading.problem, reading.words, reading.status) == ("", "", 200)
    assert (reading.card.title, reading.card.publisher) == ("Reading well", "The Press")
    assert (reading.final_url, reading.host) == (URL, "example.org")


def test_it_says_where_redirects_end(canned_web):
    canned_web.answer("https://example.com/s", redirect=URL).answer(URL, PAGE)
    assert read("https://example.com/s").final_url == URL


@pytest.mark.parametrize("code", sorted(CODES))
def test_no_problem_of_the_network_is_an_exception_and_each_has_words(canned_web, code):
    canned_web.fail(URL, code)
    reading = read(URL)
    assert reading.problem == code
    assert len(reading.words) > 30
    assert reading.card.title == ""


def test_what_is_no_address_is_a_problem_and_no_exception():
    reading = read("no address")
    assert reading.problem == "address"
    assert reading.words


def test_a_page_behind_a_wall_is_not_read_and_the_wall_is_said(canned_web):
    canned_web.answer(URL, CHALLENGE)
    reading = read(URL)
    assert reading.problem == "challenge"
    assert "example.org" in reading.words
    assert reading.card.title == ""


@pytest.mark.parametrize("wall", [wall for wall in WALLS if wall])
def test_every_wall_has_words_that_name_the_site(wall):
    assert "example.org" in problem_in_words(wall, "example.org")


def test_words_speak_the_language_of_who_asks(canned_web):
    canned_web.fail(URL, "not-found")
    first = read(URL)
    with translation.override("de"):
        again = read(URL)
    assert first.problem == again.problem == "not-found"
    assert again.words == first.words or again.words
    assert len(canned_web.asked) == 1


def test_no_problem_has_no_words():
    assert problem_in_words("") == ""
    assert set(WORDS) >= {wall for wall in WALLS if wall}


def test_to_be_asked_to_wait_without_a_time_is_said_all_the_same():
    assert "example.org" in problem_in_words("asked-to-wait", "example.org", 429)


def test_what_was_read_is_not_asked_for_twice(canned_web):
    canned_web.answer(URL, PAGE)
    assert read(URL) == read(f"{URL}?utm_source=mail")
    assert len(canned_web.asked) == 1


def test_a_refusal_is_remembered_for_a_while(canned_web):
    canned_web.answer(URL, status=404)
    assert read(URL) == read(URL)
    assert len(canned_web.asked) == 1


def test_what_may_be_over_is_asked_again(canned_web):
    canned_web.fail(URL, "slow").answer(URL, PAGE, then=True)
    assert read(URL).transient
    assert read(URL).card.title == "Reading well"


def test_who_wants_it_fresh_gets_it_fresh(canned_web):
    canned_web.answer(URL, PAGE.replace("well", "badly"))
    canned_web.answer(URL, PAGE, then=True)
    assert read(URL).card.title == "Reading badly"
    assert read(URL, fresh=True).card.title == "Reading well"
    assert read(URL).card.title == "Reading well"


def test_a_task_asks_afresh(canned_web, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    canned_web.answer(URL, PAGE)
    read(URL)
    read(URL, patient=True)
    assert len(canned_web.asked) == 2


def test_when_to_come_back_is_handed_on(canned_web):
    soon = datetime.datetime(2031, 5, 4, 3, 2, tzinfo=datetime.timezone.utc)
    canned_web.fail(URL, "asked-to-wait", status=429, retry_at=soon)
    reading = read(URL)
    assert (reading.retry_at, reading.status) == (soon, 429)


def test_a_text_says_no_title_and_is_no_problem(canned_web):
    canned_web.answer(URL, "Some words", content_type="text/plain")
    reading = read(URL)
    assert (reading.problem, reading.card.title) == ("", "")


def test_a_picture_is_no_page(canned_web):
    canned_web.answer(URL, b"\x89PNG", content_type="image/png")
    assert read(URL).problem == "content-type"


def test_a_pdf_is_read_by_what_it_says_of_itself(canned_web):
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "A report on reading", "/Author": "Ada Lovelace"})
    written = BytesIO()
    writer.write(written)
    canned_web.answer(URL, written.getvalue(), content_type="application/pdf")
    reading = read(URL)
    assert (reading.problem, reading.card.title) == ("", "A report on reading")
    assert reading.card.origins["title"].source == "file"
