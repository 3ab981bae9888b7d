import io

import pytest

from wagtail_curation.importers.links import (
    LinkFileProblem,
    LinkRecord,
    apply_mapping,
    guess_mapping,
    link_format,
)
from wagtail_curation.partialdate import PartialDate

from .helpers import by_title, links_in, links_of, records, rejects


def test_a_german_table_with_semicolons_is_understood_by_its_headings():
    found = links_of("books.csv")
    book, course, *_rest = records(found)
    assert book.title == "Lernen im Takt; ein Lesebuch"
    assert book.authors == ("Anna Berger", "Deniz Çelik")
    assert (book.url, book.isbn) == ("", "9783161484100")
    assert book.tags == ("Rhythmus", "Lesen")
    assert (book.published, book.language) == (PartialDate(2015), "de")
    assert course.title == 'Der "leise" Kurs'
    assert course.authors == ("Anna Berger", "Deniz Çelik")
    assert course.published == PartialDate(2019, 5, 12)
    assert course.note == "Zwei Zeilen\nNotiz"
    assert (course.language, course.line) == ("de-AT", 3)


def test_each_broken_row_is_one_reject_with_its_line():
    found = links_of("books.csv")
    assert rejects(found) == [(7, "scheme"), (8, "columns"), (9, "broken")]
    after = by_title(found)["Danach"]
    assert (after.line, after.url) == (10, "https://kurs.example.de/danach")


def test_a_day_that_may_be_a_month_is_not_guessed():
    assert by_title(links_of("books.csv"))["Danach"].published == PartialDate(2021)


def test_a_french_table_as_excel_writes_it():
    (link,) = links_of("excel-french.csv")
    assert link.title == "L’école du soir"
    assert link.authors == ("Zoé Martin", "Luc Petit")
    assert link.tags == ("adultes", "soirée")
    assert (link.minutes, link.published) == (65, PartialDate(2018))
    assert link.summary == "Où l’on apprend après le travail."


def test_tabs_and_utf_16():
    talk, podcast = links_of("reading-list.tsv")
    assert (talk.title, talk.kind, talk.minutes) == ("Office hours, again", "video", 45)
    assert talk.published == PartialDate(2021, 3)
    assert (podcast.kind, podcast.minutes) == ("podcast", 63)
    assert podcast.published == PartialDate(2022, 5, 4)


def test_the_cells_are_kept_by_heading():
    assert links_of("reading-list.tsv")[1].columns == {
        "Name": "No tabs here",
        "URL": "https://talks.example.org/no-tabs",
        "Keywords": "",
        "Type": "Podcast",
        "Read time": "1:02:30",
        "Publication date": "May 4, 2022",
    }


def test_a_mapping_overrides_the_headings():
    table = "Title,Link,Also\nOne,https://example.org/1,https://example.org/2\n"
    (link,) = links_in(table, mapping={"Also": "url", "Title": "note"})
    assert (link.url, link.title, link.note) == ("https://example.org/2", "", "One")


def test_columns_of_one_field_are_put_together():
    row = {"Tag 1": "a", "Tag 2": "b", "Empty": "", "Link": "https://example.org/"}
    mapping = {"Tag 1": "tags", "Tag 2": "tags", "Link": "url", "Empty": "title"}
    link = apply_mapping(row, mapping, 4)
    assert (link.tags, link.line) == (("a", "b"), 4)


def test_a_table_whose_headings_say_nothing_keeps_its_cells_for_a_mapping():
    found = links_in("Foo,Bar\nx,y\n", format="csv")
    assert found == [LinkRecord(2, columns={"Foo": "x", "Bar": "y"})]


def test_a_list_of_addresses_needs_no_heading():
    found = links_in("\nhttps://example.org/a,b;c\nexample.org/2\n\nnot an address\n")
    assert [one.url for one in records(found)] == [
        "https://example.org/a,b;c",
        "https://example.org/2",
    ]
    assert rejects(found) == [(5, "words")]


def test_a_table_without_headings_names_its_columns_as_spreadsheets_do():
    (link,) = links_in('Some title,"https://example.org/1",x\n')
    assert link.columns == {"A": "Some title", "B": "https://example.org/1", "C": "x"}
    assert link.url == "https://example.org/1"


def test_headings_that_are_missing_or_equal_are_told_apart():
    (link,) = links_in("url,,Tag,Tag\nhttps://example.org/,x,a,b\n")
    assert list(link.columns) == ["url", "B", "Tag", "Tag ′"]


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ('5" floppies,https://example.org/', None),
        ('The "best" of it,https://example.org/', 'The "best" of it'),
        ('"The ""best""",https://example.org/', 'The "best"'),
        ('"Late" title,https://example.org/', "Late title"),
    ],
)
def test_quotation_marks_inside_a_cell(row, title):
    found = links_in(f"title,url\n{row}\nNext,https://example.org/next\n")
    assert by_title(found)["Next"].line == 3
    if title:
        assert found[0].title == title


def test_a_quotation_mark_that_nobody_closed_costs_one_row_only():
    rows = "".join(f"T{n},https://example.org/{n}\n" for n in range(5000))
    found = links_in(f'title,url\n"Open,https://example.org/open\n{rows}')
    assert rejects(found) == [(2, "broken")]
    assert len(records(found)) == 5000


def test_a_row_that_never_ends_is_one_reject():
    found = links_in("title,url\n" + '"x\n",' * 252_000 + "\n", format="csv")
    assert rejects(found)[0] == (2, "too_long")
    assert found[0].text == '"x'


def test_a_table_wider_than_any_real_one_is_refused():
    with pytest.raises(LinkFileProblem) as problem:
        links_in("url," + ",".join(map(str, range(100_000))) + "\n")
    assert problem.value.code == "too_wide"
    assert "500" in str(problem.value)


def test_what_can_be_mapped_is_shown():
    table = io.BytesIO(b"Title,Link\nOne,https://example.org/1\nTwo,x\nThree,y\n")
    headings, rows = link_format("csv").headings(table, 2)
    assert headings == ["Title", "Link"]
    assert [(row.line, row.columns["Title"]) for row in rows] == [
        (2, "One"),
        (3, "Two"),
    ]


@pytest.mark.parametrize(
    ("headings", "mapping"),
    [
        (
            ["Publication Title", "Source URL", "Date added", "Licence", "Foo"],
            {
                "Publication Title": "publisher",
                "Source URL": "url",
                "Date added": "added",
                "Licence": "licence",
            },
        ),
        (["URL", "Link"], {"URL": "url"}),
        (["Link", "URL"], {"URL": "url"}),
        (["TITLE ", "e-mail"], {"TITLE ": "title"}),
        (["Überschrift", "Verlag"], {"Überschrift": "title", "Verlag": "publisher"}),
        ([], {}),
    ],
)
def test_headings_are_understood(headings, mapping):
    assert guess_mapping(headings) == mapping


def test_a_nul_in_a_cell_costs_no_row():
    (record,) = links_in(b"title,url\nRead\x00ing,https://example.org/1\n")
    assert (record.title, record.url) == ("Reading", "https://example.org/1")
