import pickle
from datetime import datetime, timezone

import pytest

from wagtail_curation.importers.links import (
    LINK_FORMATS,
    PROBLEM_CODES,
    REJECT_CODES,
    LinkFileProblem,
    LinkFormat,
    LinkRecord,
    Reject,
    link_format,
    register_link_format,
)
from wagtail_curation.importers.links.base import MAX_ADDRESS, MAX_TAGS
from wagtail_curation.importers.links.records import link
from wagtail_curation.metadata import address
from wagtail_curation.partialdate import PartialDate

from .helpers import NoGoingBack, links_in

FULL = LinkRecord(
    line=3,
    url="https://example.org/",
    title="A title",
    authors=("Ann Smith", "Bob Jones"),
    publisher="The Press",
    published=PartialDate(2020, 5),
    kind="paper",
    language="en",
    summary="Short.",
    note="Mine.",
    tags=("a", "b"),
    licence="CC BY 4.0",
    minutes=5,
    isbn="9783161484100",
    doi="10.1000/182",
    added=datetime(2021, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
    columns={"Title": "A title"},
)


@pytest.mark.parametrize("record", [FULL, LinkRecord(1)])
def test_a_record_survives_json(record):
    import json

    assert LinkRecord.from_json(json.loads(json.dumps(record.as_json()))) == record


def test_json_of_a_later_version_is_read_as_far_as_it_is_known():
    data = {"line": 1, "url": "https://example.org/", "colour": "red"}
    assert LinkRecord.from_json(data) == LinkRecord(1, "https://example.org/")


def test_a_problem_survives_pickling():
    problem = pickle.loads(pickle.dumps(LinkFileProblem("empty", "Nothing there.")))
    assert (problem.code, str(problem)) == ("empty", "Nothing there.")


def test_every_address_error_is_a_known_reject():
    import re
    from pathlib import Path

    source = Path(address.__file__).read_text()
    codes = set(re.findall(r'AddressError\(\s*"(\w+)"', source))
    assert codes
    assert codes <= REJECT_CODES.keys()


def test_an_entry_never_holds_what_no_database_takes():
    found = link(
        1,
        "https://example.org/\x00a",
        title="T\x00i\ud800t\x0ble\n two",
        note="a\x00\r\n\r\n\r\n\r\nb \ud83d",
        tags=["#One", "one", "", "x" * 500, *map(str, range(100))],
        authors=["A", "", "A", "B"],
    )
    assert found.url == "https://example.org/a"
    assert found.title == "Ti\ufffdtle two"
    assert found.note == "a\n\nb \ufffd"
    assert found.tags[:2] == ("One", "x" * 100)
    assert len(found.tags) == MAX_TAGS
    assert found.authors == ("A", "B")


def test_an_address_that_is_too_long_is_a_reject_and_what_stood_there_is_cut():
    found = link(7, "https://example.org/" + "a" * MAX_ADDRESS)
    assert (found.line, found.code, len(found.text)) == (7, "address_too_long", 500)


def test_a_title_that_only_repeats_the_address_is_none():
    assert link(1, "https://example.org/", title="https://example.org/").title == ""


def test_only_an_entry_with_a_title_may_go_without_an_address():
    assert link(1, "", title="A book", without_address=True).title == "A book"
    assert link(1, "", title="", without_address=True).code == "empty"
    assert link(1, "", title="A page").code == "empty"


def test_a_publisher_can_add_a_format_and_replace_one(monkeypatch):
    monkeypatch.setattr(
        "wagtail_curation.importers.links.formats.LINK_FORMATS", list(LINK_FORMATS)
    )
    ours = LinkFormat(
        "ours",
        "Ours",
        lambda head, name: 1.0 if head.startswith(b"OURS") else 0.0,
        lambda stream: iter([Reject(1, "broken", "x")]),
    )
    register_link_format(ours)
    register_link_format(ours)
    assert links_in(b"OURS 1") == [Reject(1, "broken", "x")]
    assert link_format("ours") is ours


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \n\t", "empty")])
def test_a_file_with_nothing_in_it_says_so(data, code):
    with pytest.raises(LinkFileProblem) as problem:
        links_in(data)
    assert problem.value.code == code


def test_a_file_in_no_format_is_told_which_there_are():
    with pytest.raises(LinkFileProblem) as problem:
        links_in(b"Dear Ines,\n\nthank you for the list.\n")
    assert problem.value.code == "unknown_format"
    assert "Bookmarks (HTML), CSV, Excel" in str(problem.value)


def test_every_code_has_words():
    assert all(PROBLEM_CODES.values())
    assert all(REJECT_CODES.values())


def test_a_stream_that_cannot_go_back_is_read_all_the_same():
    from wagtail_curation.importers.links import read_links

    data = "title,url\nCafé,https://example.org/\n".encode("cp1252")
    (found,) = read_links(NoGoingBack(data))
    assert found.title == "Café"
