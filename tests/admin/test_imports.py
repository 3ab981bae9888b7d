"""Bring in a collection: upload, preview, import, report."""

import csv
import io

import pytest

from tests.admin.importing import newest, text, upload, url
from tests.library.intake.helpers import (
    bookmarks,
    bring_in,
    counts,
    many,
    read,
    sheet,
)
from wagtail_curation.library.intake import runs
from wagtail_curation.library.intake.rejects import csv_lines
from wagtail_curation.models import (
    ImportState,
    InboxEntry,
    ResourceImport,
    get_resource_model,
)
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db
TABLE = sheet(
    "name,where,words", "One,https://example.org/1,craft", "Two,nowhere at all,"
)


def test_a_file_leads_to_its_preview_and_adds_nothing(as_editor, editor):
    ResourceFactory(url="https://example.org/known", title="Ours")
    script = '<DT><A HREF="javascript:alert(1)">Run</A>'
    links = ["https://example.org/new", "https://example.org/known", script]
    response = upload(as_editor, bookmarks(links))
    run = newest()
    assert response.url == url("show", run.pk)
    assert run.added_by == editor
    page = text(as_editor.get(response.url))
    assert "Import 1 new resource" in page
    assert "Only http and https addresses can be used." in page
    assert "Ours" in page
    assert get_resource_model().objects.count() == 1


def test_import_adds_what_is_new_and_the_report_says_so(as_editor, editor):
    upload(as_editor, many(3))
    run = newest()
    post = {"topics": "Craft, Reading", "to_inbox": "on"}
    response = as_editor.post(url("choose", run.pk), post)
    page = text(as_editor.get(response.url))
    assert "3 resources were added to the library." in page
    record = get_resource_model().objects.first()
    assert sorted(record.topics.names()) == ["Craft", "Reading"]
    assert record.added_by == editor
    assert InboxEntry.objects.count() == 3


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("", {"About https://example.org/1", "javascript:alert(1)"}),
        ("new", {"About https://example.org/1"}),
        ("rejected", {"javascript:alert(1)"}),
        ("nonsense", {"About https://example.org/1", "javascript:alert(1)"}),
    ],
)
def test_a_tab_shows_entries_of_one_kind(as_editor, state, titles):
    script = '<DT><A HREF="javascript:alert(1)">Run</A>'
    run = read(bookmarks(["https://example.org/1", script]))
    response = as_editor.get(url("show", run.pk), {"state": state})
    shown = [row.title for row in response.context["rows"]]
    assert len(shown) == len(titles)
    for title in titles:
        assert any(title in one for one in shown)


def test_the_columns_of_a_table_are_guessed_shown_and_changed(as_editor):
    upload(as_editor, TABLE, "links.csv")
    run = newest()
    page = as_editor.get(url("show", run.pk))
    columns = page.context["columns"]
    assert [field.label for field in columns] == ["name", "where", "words"]
    assert "One · Two" in text(page)
    post = {"column-0": "title", "column-1": "url", "column-2": "tags"}
    response = as_editor.post(url("choose", run.pk), post | {"topics": "Kept"})
    run.refresh_from_db()
    assert run.mapping == {"name": "title", "where": "url", "words": "tags"}
    # Other columns, another preview: nothing comes in unseen.
    assert run.state == ImportState.READY
    assert counts(run) == {"new": 1, "rejected": 1}
    assert 'value="Kept"' in text(as_editor.get(response.url)) or "Kept" in text(
        as_editor.get(response.url)
    )
    as_editor.post(url("choose", run.pk), post)
    assert counts(run) == {"added": 1, "rejected": 1}
    assert get_resource_model().objects.get().title == "One"


def test_columns_without_an_address_are_refused_and_choices_stay(as_editor):
    run = read(TABLE, "links.csv")
    post = {"column-0": "summary", "column-1": "", "topics": "Typed", "to_inbox": "on"}
    response = as_editor.post(url("choose", run.pk), post)
    page = text(response)
    assert "Say which column has the address" in page
    assert "Typed" in page
    assert response.context["form"]["to_inbox"].value()
    assert response.context["columns"]["0"].value() == "summary"
    run.refresh_from_db()
    assert run.state == ImportState.READY


def test_look_again_begins_nothing(as_editor):
    run = read(TABLE, "links.csv", mapping={"name": "title", "where": "url"})
    post = {"column-0": "title", "column-1": "url", "look": "yes"}
    as_editor.post(url("choose", run.pk), post)
    run.refresh_from_db()
    assert run.state == ImportState.READY


@pytest.mark.parametrize("data", [b"", b"no links here", b"PK\x03\x04 broken"])
def test_a_file_that_can_not_be_read_says_so_and_what_was_chosen_stays(as_editor, data):
    response = upload(as_editor, data, "x.html", format="bookmarks")
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors["file"]
    assert form["format"].value() == "bookmarks"
    assert not ResourceImport.objects.exists()


def test_no_file_at_all_is_said(as_editor):
    response = as_editor.post(url("index"), {})
    assert response.context["form"].errors["file"]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(as_editor, settings):
    settings.WAGTAIL_CURATION_IMPORT_MAX_BYTES = 100
    response = upload(as_editor, many(10))
    assert "larger than 100" in text(response)
    assert not ResourceImport.objects.exists()


def test_the_same_file_again_is_said(as_editor):
    upload(as_editor, many(2), "first.html")
    response = upload(as_editor, many(2), "second.html")
    page = text(as_editor.get(response.url))
    assert "The very same file was read before" in page
    assert "first.html" in page


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ request.user.password }}",
    "=cmd|' /C calc'!A0",
]


def hostile_rows():
    for number, bad in enumerate(HOSTILE):
        quoted = '"' + bad.replace('"', '""') + '"'
        yield f"https://example.org/{number},{quoted},{quoted}"
        yield f"{quoted},{quoted},{quoted}"


def test_what_a_file_says_is_text_wherever_it_is_shown(as_editor):
    bad = HOSTILE[0]
    table = sheet(f"url,title,{bad}", *hostile_rows())
    upload(as_editor, table, "<b>x<b>.csv")
    run = newest()
    pages = [as_editor.get(url("show", run.pk)), as_editor.get(url("index"))]
    runs.start(run)
    runs.step(run)
    pages.append(as_editor.get(url("show", run.pk)))
    for page in pages:
        content = page.content.decode()
        assert "<script>alert(1)" not in content
        assert "<img src=x" not in content
        assert "<b>x" not in content
        assert "&lt;b&gt;x" in content
    for page in (pages[0], pages[2]):
        assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_the_rejects_are_a_table_that_runs_nothing(as_editor):
    run = bring_in(sheet("url,title,x", *hostile_rows()), "links.csv")
    response = as_editor.get(url("rejects", run.pk))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="rejects-linkscsv.csv"' in response["Content-Disposition"]
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(content))
    assert head == ["Line", "Reason", "Entry"]
    assert len(rows) == counts(run)["rejected"] == 4
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    assert any(cell.startswith("'=cmd") for cell in cells)


@pytest.mark.parametrize("cell", ["=1", " =1", "\r=1", "\n=1", "\uff1d1"])
def test_no_cell_of_a_table_is_a_formula(cell):
    _headings, line = csv_lines(["Entry"], [[cell]])
    assert next(csv.reader(io.StringIO(line, newline=""))) == [f"'{cell}"]
