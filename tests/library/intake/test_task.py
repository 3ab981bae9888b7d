"""With a queue, a worker does an import: a while at a time."""

import pytest

from tests.library.intake.helpers import counts, many, read
from wagtail_curation import tasks
from wagtail_curation.library.intake import bringing, runs

pytestmark = pytest.mark.django_db


def test_a_task_does_a_part_and_the_next_one_the_rest(monkeypatch):
    monkeypatch.setattr(bringing, "BATCH", 2)
    monkeypatch.setattr(tasks, "IMPORT_SECONDS", 0)
    run = read(many(5))
    runs.start(run)
    result = tasks.go_on_with_import.enqueue(run.pk)
    assert result.errors == []
    assert counts(run) == {"added": 5}


def test_an_import_that_has_gone_is_fine():
    assert tasks.go_on_with_import.enqueue(4711).errors == []


def test_without_a_queue_tasks_are_immediate(settings):
    assert tasks.is_immediate(tasks.go_on_with_import)
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    assert not tasks.is_immediate(tasks.go_on_with_import)
