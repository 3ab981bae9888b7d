"""Every error has words that say what happened and what to do."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from wagtail_curation.web import WebError
from wagtail_curation.webrules.problems import CODES
from wagtail_curation.webwords import WORDS, in_words


def test_every_code_has_words():
    assert WORDS.keys() == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_words_name_the_host_and_say_what_to_do(code):
    error = WebError(code, "www.example.org", 403, timezone.now(), detail="8080")
    said = in_words(error)
    assert "%" not in said
    assert said.count(".") >= 2, "what happened, and what to do"
    if code not in ("address", "scheme", "credentials"):
        assert "www.example.org" in said


def test_without_a_host_it_is_the_website():
    assert in_words(WebError("slow")).startswith("The website takes too long")


def test_numbers_and_ports_are_told():
    assert "(answer 403)" in in_words(WebError("refused", "a.example", 403))
    assert "port 8080 of" in in_words(WebError("port", "a.example", detail="8080"))


def test_a_host_is_no_format():
    assert "%(time)s" in in_words(WebError("slow", "%(time)s"))


def test_a_code_from_a_later_version_has_words_too():
    assert in_words(WebError("surprise", "a.example")).startswith("The answer of")


def test_times_are_in_the_sites_zone_and_language(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    today = timezone.localtime().replace(hour=14, minute=30)
    later = today + timedelta(days=2)
    with translation.override("de"):
        assert "14:30" in in_words(WebError("asked-to-wait", "a", 429, today))
        said = in_words(WebError("asked-to-wait", "a", 429, later))
    assert f"{later:%d.%m.%Y} 14:30" in said
    naive = datetime(2030, 1, 1, 12, 0, tzinfo=timezone.get_fixed_timezone(0))
    assert "1" in in_words(WebError("asked-to-wait", "a", 429, naive))


def test_all_of_an_error_is_in_its_text():
    error = WebError("content-type", "a.example", 200, detail="video/mp4")
    assert str(error) == "content-type a.example 200 video/mp4"
    assert str(WebError("address")) == "address"
