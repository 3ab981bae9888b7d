"""What a file holds is read once, and each entry looked up before anything is added."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.intake.helpers import (
    bookmarks,
    bring_in,
    counts,
    many,
    read,
    sheet,
)
from wagtail_curation.importers.links.base import LinkFileProblem
from wagtail_curation.importers.links.formats import LINK_FORMATS, LinkFormat
from wagtail_curation.importers.links.records import link
from wagtail_curation.library import adding
from wagtail_curation.library.intake import runs, words
from wagtail_curation.library.intake.files import read_before, read_file
from wagtail_curation.models import (
    ImportState,
    ResourceAddress,
    ResourceImport,
    ResourceImportRow,
    RowState,
    get_resource_model,
)
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db


def told(run):
    """(state, reason, title, address) of each row."""
    return [
        (row.state, words.reason(row), *words.shown(row, run)) for row in run.rows.all()
    ]


def test_a_file_is_read_and_nothing_is_added():
    run = read(many(3))
    assert (run.state, run.format) == (ImportState.READY, "bookmarks")
    assert counts(run) == {"new": 3}
    assert not get_resource_model().objects.exists()


def test_what_is_in_the_library_is_known_by_any_of_its_addresses():
    one = ResourceFactory(url="https://example.org/one")
    two = ResourceFactory(url="https://example.org/two")
    key = get_resource_model()(url="https://example.org/short/2")
    key.save()
    ResourceAddress.objects.create(resource=two, key=key.address_key, origin="final")
    get_resource_model().objects.filter(pk=key.pk).delete()
    run = read(
        bookmarks(
            [
                "http://www.example.org/one/?utm_source=mail",
                "https://example.org/short/2",
                "https://example.org/three",
            ]
        )
    )
    rows = list(run.rows.all())
    assert [row.state for row in rows] == ["known", "known", "new"]
    assert [row.resource for row in rows] == [one, two, None]


def test_what_stands_in_the_file_twice_is_new_once(settings, monkeypatch):
    monkeypatch.setattr("wagtail_curation.library.intake.sorting.BATCH", 2)
    same = ["https://example.org/a", "https://example.org/b", "http://example.org/a/"]
    run = read(bookmarks([*same, "https://example.org/b?utm_medium=x"]))
    assert [row[0] for row in told(run)] == ["new", "new", "known", "known"]
    assert told(run)[2][1] == "It stands in the file twice."


def test_what_can_not_be_a_link_is_rejected_with_its_line_and_reason():
    run = read(
        bookmarks(
            [
                "https://example.org/fine",
                '<DT><A HREF="javascript:alert(1)">Run</A>',
            ]
        )
    )
    (line, reason, text) = next(words.rejects(run))
    assert (line, reason) == (5, "Only http and https addresses can be used.")
    assert "javascript:alert(1)" in text


def test_a_printed_book_is_known_by_its_isbn_and_by_its_title():
    book, _ = adding.add(
        given={"title": "On names", "kind": "book"}, identifier="isbn:9780306406157"
    )
    plain, _ = adding.add(given={"title": "Of rivers"}, authors=["Ann Oak"])
    run = read(
        sheet(
            "title,author,isbn,type",
            "On names (2nd ed.),,0-306-40615-2,book",
            "of rivers,Ann Oak,,book",
            "Of rivers,Bo Elm,,book",
        ),
        "books.csv",
    )
    rows = list(run.rows.all())
    assert [row.resource for row in rows] == [book, plain, None]


def test_a_chapter_is_not_taken_for_its_book():
    adding.add(given={"title": "On names"}, identifier="isbn:9780306406157")
    run = read(
        sheet(
            "title,isbn,type,url",
            "A chapter,0-306-40615-2,article,https://example.org/chapter",
        ),
        "chapters.csv",
    )
    assert counts(run) == {"new": 1}


def test_a_doi_finds_what_has_another_address_too():
    known = ResourceFactory(url="https://doi.org/10.1000/182")
    run = read(
        sheet("title,url,doi", "Paper,https://example.org/paper,10.1000/182"), "p.csv"
    )
    assert run.rows.get().resource == known


def test_other_columns_can_be_chosen_and_the_rows_are_looked_up_anew():
    ResourceFactory(url="https://example.org/b")
    table = sheet(
        "url,link two,name", "nonsense here,https://example.org/b,B", "x,,Nothing"
    )
    run = read(table, "links.csv")
    assert run.mapping["url"] == "url"
    assert counts(run) == {"rejected": 2}
    assert runs.choose_columns(run, {"link two": "url", "name": "title"})
    runs.step(run)
    assert counts(run) == {"known": 1, "new": 1}
    assert told(run)[0][2:] == ("B", "https://example.org/b")


def test_a_mapping_given_with_the_file_goes_before_the_headings():
    table = sheet("url,real", "x,https://example.org/r")
    run = read(table, "links.csv", mapping={"real": "url", "absent": "title"})
    assert run.mapping == {"real": "url"}
    assert told(run)[0][3] == "https://example.org/r"


def test_columns_keep_the_order_of_the_file():
    run = read(sheet("zebra,url,apple", "1,https://example.org/1,2"), "z.csv")
    assert run.headings == ["zebra", "url", "apple"]
    assert (
        words.what_stood_there(run.rows.get(), run) == "1 | https://example.org/1 | 2"
    )


def test_columns_are_not_chosen_any_more_once_it_runs():
    run = bring_in(sheet("url", "https://example.org/1"), "z.csv")
    assert not runs.choose_columns(run, {})
    assert run.state == ImportState.DONE


def test_the_same_file_again_is_said_to_be_the_same():
    first, second, other = read(many(2)), read(many(2)), read(many(3))
    assert read_before(second) == first
    assert read_before(first) is None
    assert read_before(other) is None


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02 no links", bookmarks([])])
def test_a_file_without_links_leaves_nothing_behind(data):
    with pytest.raises(LinkFileProblem) as caught:
        read_file(io.BytesIO(data), "x.bin")
    assert words.problem(caught.value)
    assert not ResourceImport.objects.exists()


@pytest.fixture
def breaks_off(monkeypatch):
    """A format whose files break off after as many links as they say."""

    def lines(stream):
        for number in range(int(stream.read().split()[1])):
            yield link(number + 1, f"https://example.org/{number}", title="a\x00b")
        raise LinkFileProblem("broken", "It breaks off.")

    odd = LinkFormat("odd", "Odd", lambda head, name: 2.0, lines)
    monkeypatch.setattr(
        "wagtail_curation.importers.links.formats.LINK_FORMATS", [*LINK_FORMATS, odd]
    )


def test_a_file_that_breaks_off_is_kept_so_far_and_says_so(breaks_off):
    run = read(b"odd 3")
    assert counts(run) == {"new": 3}
    assert "not be read to its end" in words.half_read(run)


def test_a_file_that_breaks_off_at_once_is_refused(breaks_off):
    with pytest.raises(LinkFileProblem):
        read(b"odd 0")
    assert not ResourceImport.objects.exists()


def test_looking_up_costs_the_same_for_twice_the_rows():
    def cost(count):
        run = read_file(io.BytesIO(many(count)), "links.html")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            runs.step(run)
        return len([q for q in queries if not q["sql"].startswith("UPDATE")])

    assert cost(100) == cost(200)


def test_a_row_that_waits_is_looked_up_when_the_work_goes_on():
    run = read_file(io.BytesIO(many(5)), "links.html")
    assert run.state == ImportState.READING
    assert counts(run) == {"waiting": 5}
    ResourceImportRow.objects.filter(line=5).update(state=RowState.NEW)
    runs.step(run)
    assert counts(run) == {"new": 5}
