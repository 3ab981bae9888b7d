"""manage.py import_resources, as an operator types it."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.library.intake.helpers import bookmarks, many, read, sheet
from wagtail_curation.library.intake import bringing, runs
from wagtail_curation.models import (
    InboxEntry,
    ResourceImport,
    ResourceImportRow,
    get_resource_model,
)
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db
MIXED = bookmarks(
    [
        "https://example.org/1",
        "https://example.org/known",
        '<DT><A HREF="javascript:alert(1)">=cmd|run</A>',
    ]
)


@pytest.fixture
def mixed(tmp_path):
    ResourceFactory(url="https://example.org/known")
    path = tmp_path / "mixed.html"
    path.write_bytes(MIXED)
    return str(path)


def run(*files, **options) -> str:
    out = StringIO()
    call_command("import_resources", *files, stdout=out, **options)
    return out.getvalue()


def addresses() -> set[str]:
    return set(get_resource_model().objects.values_list("url", flat=True))


def test_it_adds_what_is_new_and_reports_every_reject(mixed):
    said = run(mixed)
    assert "1 added, 1 known, 1 rejected" in said
    assert "line 6: Only http and https addresses can be used." in said
    assert addresses() == {"https://example.org/1", "https://example.org/known"}


def test_a_dry_run_says_the_same_and_leaves_nothing(mixed):
    said = run(mixed, dry_run=True)
    assert "1 new, 1 known, 1 rejected" in said
    assert "line 6:" in said
    assert addresses() == {"https://example.org/known"}
    assert not ResourceImport.objects.exists()
    assert not ResourceImportRow.objects.exists()


def test_json_has_one_object_for_each_file(mixed):
    (report,) = json.loads(run(mixed, json=True))
    assert report["counts"] == {"added": 1, "known": 1, "rejected": 1}
    assert report["format"] == "bookmarks"
    assert (
        ResourceImport.objects.get(pk=report["id"]).state == report["state"] == "done"
    )
    (reject,) = report["rejects"]
    assert reject["line"] == 6
    assert reject["reason"].startswith("Only http")


def test_a_file_that_can_not_be_read_fails_and_the_others_go_on(mixed, tmp_path):
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no links here")
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 3 files"):
        call_command("import_resources", "/not/there", nothing, mixed, stdout=out)
    assert "It can not be read: No such file" in out.getvalue()
    assert "none of the formats" in out.getvalue()
    assert "https://example.org/1" in addresses()


def test_columns_are_mapped_as_told(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(sheet("a,b=c", "One,https://example.org/1"))
    run(path, map=["b=c=url", "a=title"])
    assert get_resource_model().objects.get().title == "One"


@pytest.mark.parametrize("wrong", ["url", "=url", "a=nothing"])
def test_a_mapping_that_is_none_is_refused(mixed, wrong):
    with pytest.raises(CommandError, match="COLUMN=FIELD"):
        run(mixed, map=[wrong])


def test_a_column_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(sheet("url,title", "https://example.org/1,One"))
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_resources", path, map=["adress=url"], stdout=out)
    assert "It has no column adress. Its columns: url, title." in out.getvalue()
    assert not ResourceImport.objects.exists()


def test_topics_inbox_and_user(mixed, editor):
    run(mixed, topic=["Craft", "Reading"], inbox=True, user="editor")
    record = get_resource_model().objects.get(url="https://example.org/1")
    assert sorted(record.topics.names()) == ["Craft", "Reading"]
    assert record.added_by == editor
    assert InboxEntry.objects.get().added_by == editor


def test_an_unknown_user_is_refused_before_anything_is_read(mixed):
    with pytest.raises(CommandError, match="no user “nobody”"):
        run(mixed, user="nobody")
    assert not ResourceImport.objects.exists()


def test_a_format_can_be_named(tmp_path):
    path = tmp_path / "links"
    path.write_bytes(b"https://example.org/1\nhttps://example.org/2\n")
    run(path, format="csv")
    assert len(addresses()) == 2


def test_rejects_go_into_a_table_that_runs_nothing(tmp_path):
    path = tmp_path / "links.csv"
    path.write_bytes(sheet("url,title", "nothing here,\"=cmd|' /C calc'!A0\""))
    rejects = tmp_path / "rejects.csv"
    run(path, rejects=str(rejects))
    with rejects.open(encoding="utf-8-sig", newline="") as stream:
        head, row = csv.reader(stream)
    assert head == ["File", "Line", "Reason", "Entry"]
    assert row[:2] == ["links.csv", "2"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_rejects_that_can_not_be_written_stop_it_before_it_begins(mixed):
    with pytest.raises(CommandError, match="can not be written"):
        run(mixed, rejects="/not/there/x.csv")
    assert not ResourceImport.objects.exists()


def test_the_same_file_again_is_said(mixed):
    run(mixed)
    first = ResourceImport.objects.get()
    said = run(mixed)
    assert f"was read before, as import {first.pk}" in said
    assert json.loads(run(mixed, json=True))[0]["read_before"] == first.pk + 1


@pytest.mark.parametrize("state", ["reading", "ready", "running", "cancelled"])
def test_whatever_was_not_finished_goes_on(monkeypatch, state):
    monkeypatch.setattr(bringing, "BATCH", 2)
    import_ = read(many(5))
    if state == "reading":
        import_.rows.update(state="waiting")
        ResourceImport.objects.update(state=state)
    elif state != "ready":
        runs.start(import_)
        runs.step(import_, seconds=0)
        ResourceImport.objects.update(state=state)
    assert "5 added" in run(resume=import_.pk)
    assert len(addresses()) == 5


@pytest.mark.parametrize(("files", "resume"), [([], None), (["x.html"], 1)])
def test_files_or_an_import_have_to_be_named(files, resume):
    with pytest.raises(CommandError, match="Name files"):
        run(*files, resume=resume)


def test_an_import_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="no import 4711"):
        run(resume=4711)
