"""The optional table of imports, through wagtail-modeladmin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.library.intake.helpers import bookmarks, bring_in, many, read, sheet
from wagtail_curation.models import ImportState, ResourceImport

pytest.importorskip("wagtail_modeladmin")
pytestmark = pytest.mark.django_db


def url(name, *args):
    from wagtail_curation.contrib.modeladmin.wagtail_hooks import imports

    return imports.url_helper.get_action_url(name, *args)


def names(response):
    return sorted(run.name for run in response.context["object_list"])


@pytest.fixture
def runs(editor):
    script = '<DT><A HREF="javascript:alert(1)">Run</A>'
    links = ["https://example.org/1", "https://example.org/1", script]
    bring_in(bookmarks(links), "marks.html", user=editor)
    read(sheet("url", "https://example.org/2"), "table.csv")
    ResourceImport.objects.filter(name="table.csv").update(
        created_at="2020-02-02T00:00:00Z"
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["marks.html", "table.csv"]),
        ({"format": "csv"}, ["table.csv"]),
        ({"state": "done"}, ["marks.html"]),
        ({"since": "2020-03-01"}, ["marks.html"]),
        ({"q": "marks"}, ["marks.html"]),
        ({"q": "marks", "format": "csv"}, []),
    ],
)
def test_it_is_searched_and_filtered(as_editor, runs, query, expected):
    assert names(as_editor.get(url("index"), query)) == expected


def test_it_is_filtered_by_who_did_it(as_editor, editor, runs):
    assert names(as_editor.get(url("index"), {"added_by": editor.pk})) == ["marks.html"]


def test_it_counts_and_leads_to_the_report(as_editor, runs):
    run = ResourceImport.objects.get(name="marks.html")
    response = as_editor.get(url("index"))
    listed = next(each for each in response.context["object_list"] if each == run)
    assert (listed.rows_added, listed.rows_known, listed.rows_rejected) == (1, 1, 1)
    report = reverse("wagtail_curation_imports:show", args=[run.pk])
    assert report in response.content.decode()


def test_it_is_inspected_and_exported(as_editor, runs):
    run = ResourceImport.objects.get(name="marks.html")
    assert run.digest in as_editor.get(url("inspect", run.pk)).content.decode()
    exported = as_editor.get(url("index"), {"export": "csv"})
    content = b"".join(exported.streaming_content).decode()
    assert "marks.html,bookmarks" in content


def test_nobody_writes_in_it(as_admin, runs):
    run = ResourceImport.objects.get(name="marks.html")
    for address in [url("create"), url("edit", run.pk), url("delete", run.pk)]:
        assert as_admin.post(address, {"name": "Written"}).status_code == 302
    run.refresh_from_db()
    assert (run.name, run.state) == ("marks.html", ImportState.DONE)
    assert ResourceImport.objects.count() == 2


def test_who_may_not_import_does_not_see_it(as_author, runs):
    assert as_author.get(url("index")).status_code == 302


def test_it_costs_the_same_for_more_imports(as_editor, editor):
    def cost():
        as_editor.get(url("index"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("index"))
        return len(queries)

    bring_in(many(1), user=editor)
    one = cost()
    for count in range(2, 6):
        bring_in(many(count), user=editor)
    assert cost() == one
