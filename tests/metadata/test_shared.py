"""An address is found wherever a phone has put it."""

import pytest

from wagtail_curation.metadata.shared import Shared, last_address, sort_out

URL = "https://example.org/essays/attention"


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ({"url": URL, "title": "On attention"}, Shared(URL, "On attention")),
        ({"text": URL}, Shared(URL)),
        ({"title": "On attention", "text": URL}, Shared(URL, "On attention")),
        (
            {"title": "On attention", "text": f"On attention {URL}"},
            Shared(URL, "On attention"),
        ),
        (
            {"title": "On attention", "text": f"“A list is a way.”\n {URL}"},
            Shared(URL, "On attention", "“A list is a way.”"),
        ),
        ({"title": f"On attention - {URL}"}, Shared(URL, "On attention")),
        (
            {"text": f"See http://example.com/old, better: {URL}."},
            Shared(URL, "", "See http://example.com/old, better ."),
        ),
        ({"url": URL, "text": f"Words. {URL}"}, Shared(URL, "", "Words.")),
        (
            {"url": "javascript:alert(1)", "text": URL},
            Shared("javascript:alert(1)", "", URL),
        ),
        ({"text": "no address here"}, Shared("", "", "no address here")),
        ({}, Shared()),
    ],
)
def test_sorted_out(shared, expected):
    assert sort_out(**shared) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"({URL})", URL),
        (f"see {URL}!", URL),
        (
            "https://example.org/wiki/Bee_(insect)",
            "https://example.org/wiki/Bee_(insect)",
        ),
        (f"“{URL}”", URL),
        (f"[this]({URL})", URL),
        (f"HTTPS://EXAMPLE.ORG/a <{URL}>", URL),
        ("ftp://example.org/", ""),
        ("https://", ""),
    ],
)
def test_punctuation_is_no_part_of_it(text, address):
    assert last_address(text) == address
