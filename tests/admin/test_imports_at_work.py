"""The work of an import, as an editor sees it: steps, progress, cancel, go on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.importing import newest, text, upload, url
from tests.library.intake.helpers import bring_in, counts, many, read
from wagtail_curation import tasks
from wagtail_curation.admin.imports import work
from wagtail_curation.library.intake import bringing, runs
from wagtail_curation.models import (
    ImportState,
    ResourceImport,
    ResourceImportRow,
    get_resource_model,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(monkeypatch):
    """A request does one batch of two rows."""
    monkeypatch.setattr(bringing, "BATCH", 2)
    monkeypatch.setattr(work, "SECONDS", 0)
    monkeypatch.setattr("wagtail_curation.admin.imports.gestures.SECONDS", 0)


def test_the_progress_page_does_the_work_step_by_step(as_editor, slow):
    run = read(many(5))
    as_editor.post(url("choose", run.pk), {})
    page = as_editor.get(url("show", run.pk))
    assert page.context["progress"]["done"] == 2
    assert 'data-curation-progress-step-value="true"' in text(page)
    answer = as_editor.post(
        url("step", run.pk), headers={"Accept": "application/json"}
    ).json()
    assert answer == {
        "done": 4,
        "total": 5,
        "state": "working",
        "message": "4 of 5 new resources added.",
    }
    # Without a script: the button leads back to the page.
    assert as_editor.post(url("step", run.pk)).url == url("show", run.pk)
    assert as_editor.get(url("progress", run.pk)).json()["state"] == "done"
    assert counts(run) == {"added": 5}


def test_an_upload_that_takes_long_is_looked_up_step_by_step(as_editor, slow):
    upload(as_editor, many(900))
    run = newest()
    assert run.state == ImportState.READING
    page = as_editor.get(url("show", run.pk))
    assert page.context["progress"]["message"] == (
        "400 of 900 entries looked up in the library."
    )
    while run.state == ImportState.READING:
        as_editor.post(url("step", run.pk))
        run.refresh_from_db()
    assert counts(run) == {"new": 900}


@pytest.fixture
def with_queue(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    backend = tasks.go_on_with_import.get_backend()
    backend.clear()
    return backend


def test_with_a_queue_a_worker_does_the_work(as_editor, with_queue):
    run = read(many(2))
    as_editor.post(url("choose", run.pk), {})
    # Wagtail's own tasks (the reference index) are in the queue as well.
    ours = [r for r in with_queue.results if r.task == tasks.go_on_with_import]
    assert [result.args for result in ours] == [[run.pk]]
    page = as_editor.get(url("show", run.pk))
    assert page.context["progress_url"] == url("progress", run.pk)
    assert "step-value" not in text(page)
    assert counts(run) == {"new": 2}


def test_where_no_worker_answers_the_page_can_do_it(as_editor, with_queue):
    run = read(many(2))
    runs.start(run)
    late = timezone.now() - 2 * runs.SILENCE
    ResourceImport.objects.filter(pk=run.pk).update(touched_at=late)
    assert "Nobody seems to be working" in text(as_editor.get(url("show", run.pk)))
    page = as_editor.get(url("show", run.pk), {"here": ""})
    assert page.context["progress_url"] == url("step", run.pk)


def test_cancel_and_go_on(as_editor, slow):
    run = read(many(5))
    as_editor.post(url("choose", run.pk), {})
    page = as_editor.post(url("cancel", run.pk), follow=True)
    assert "2 resources had come in" in text(page)
    assert "Go on" in text(page)
    as_editor.post(url("go_on", run.pk))
    run.refresh_from_db()
    assert run.state == ImportState.READY
    as_editor.post(url("choose", run.pk), {})
    while ResourceImport.objects.get().state == ImportState.RUNNING:
        as_editor.post(url("step", run.pk))
    assert counts(run) == {"added": 5}


def test_what_is_done_is_not_done_again(as_editor):
    run = bring_in(many(2))
    page = as_editor.post(url("choose", run.pk), {}, follow=True)
    assert "not waiting any more" in text(page)
    for gesture in ("cancel", "go_on", "step"):
        as_editor.post(url(gesture, run.pk))
    run.refresh_from_db()
    assert run.state == ImportState.DONE


def test_a_forgotten_import_leaves_what_it_added(as_editor):
    run = bring_in(many(2))
    page = as_editor.post(url("forget", run.pk), follow=True)
    assert "stays in the library" in text(page)
    assert not ResourceImportRow.objects.exists()
    assert get_resource_model().objects.count() == 2


def test_what_is_being_imported_is_not_forgotten(as_editor, slow):
    run = read(many(5))
    as_editor.post(url("choose", run.pk), {})
    page = as_editor.post(url("forget", run.pk), follow=True)
    assert "Cancel the import first" in text(page)
    assert ResourceImport.objects.exists()


def test_an_import_that_is_not_there_is_not_found(as_editor):
    for name in ("show", "progress", "rejects"):
        assert as_editor.get(url(name, 4711)).status_code == 404


def test_the_menu_shows_it_to_those_who_may(as_editor):
    assert url("index") in text(as_editor.get(reverse("wagtailadmin_home")))


def test_the_menu_hides_it_from_others(as_author):
    assert url("index") not in text(as_author.get(reverse("wagtailadmin_home")))


def test_a_file_that_broke_off_says_so(as_editor):
    run = read(many(2))
    ResourceImport.objects.filter(pk=run.pk).update(problem="broken")
    assert "not be read to its end" in text(as_editor.get(url("show", run.pk)))


def test_pages_cost_the_same_for_more_rows_and_imports(as_editor, editor):
    def cost(address):
        as_editor.get(address)
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(address)
        return len(queries)

    run = bring_in(many(10), user=editor)
    more = bring_in(many(40), user=editor)
    listed = cost(url("index"))
    assert cost(url("show", run.pk)) == cost(url("show", more.pk))
    for count in range(3, 8):
        bring_in(many(count), user=editor)
    assert cost(url("index")) == listed
