"""While a series is held, a part that is published waits for the others."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from tests.library.holding import draft_of, in_days, live_in, waits
from wagtail_curation.models import ResourceMention
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def until():
    return in_days(7)


@pytest.fixture
def series(until):
    return RoundupSeriesPageFactory(held_until=until)


def test_a_part_that_code_publishes_waits(series, until):
    part = draft_of(series)
    part.get_latest_revision().publish()
    assert waits(part, until)
    assert part.has_unpublished_changes
    actions = PageLogEntry.objects.filter(page=part.pk).values_list("action", flat=True)
    assert "wagtail.publish.schedule" in actions
    assert "wagtail.publish" not in actions


def test_a_part_that_passes_its_review_waits(series, until, admin_user):
    task = GroupApprovalTask.objects.create(name="Look", active=True)
    workflow = Workflow.objects.create(name="Two eyes", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    part = draft_of(series)
    state = workflow.start(part, admin_user)
    state.current_task_state.approve(user=admin_user)
    assert waits(part, until)


def test_a_part_due_before_the_hold_ends_waits(series, until):
    part = draft_of(series, go_live_at=in_days(2))
    part.get_latest_revision().publish()
    assert waits(part, until)


def test_a_part_scheduled_before_its_series_was_held_waits(settings, until):
    series = RoundupSeriesPageFactory()
    part = draft_of(series, go_live_at=in_days(2))
    part.get_latest_revision().publish()
    part.revisions.update(approved_go_live_at=in_days(-1))
    revision = part.get_latest_revision()
    revision.content["go_live_at"] = in_days(-1)
    revision.save(update_fields=["content"])
    type(series).objects.filter(pk=series.pk).update(held_until=until)
    call_command("publish_scheduled")
    assert waits(part, until)


def test_a_part_with_a_later_date_of_its_own_keeps_it(series):
    later = in_days(9)
    part = draft_of(series, go_live_at=later)
    part.get_latest_revision().publish()
    assert waits(part, later)


def test_a_part_that_is_live_is_published_as_ever(series):
    part = live_in(series, title="Before")
    part.title = "After"
    part.save_revision().publish()
    part.refresh_from_db()
    assert (part.live, part.title) == (True, "After")
    assert part.go_live_at is None


@pytest.mark.parametrize("held", [None, in_days(-1)])
def test_a_series_that_is_not_held_keeps_nothing_back(held):
    part = draft_of(RoundupSeriesPageFactory(held_until=held))
    part.get_latest_revision().publish()
    part.refresh_from_db()
    assert part.live


def test_publish_scheduled_lets_them_go_when_the_time_has_come(
    series, until, monkeypatch, django_capture_on_commit_callbacks
):
    first = live_in(series, items=2)
    parts = [
        draft_of(series, items=2, numbering="continue"),
        draft_of(series, items=1, numbering="continue"),
    ]
    for part in parts:
        part.get_latest_revision().publish()
    monkeypatch.setattr(timezone, "now", lambda: until + datetime.timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    model = type(first)
    first, *parts = (model.objects.get(pk=it.pk) for it in [first, *parts])
    assert [part.live for part in parts] == [True, True]
    assert first.navigation.next.pk == parts[0].pk
    assert parts[0].navigation.next.pk == parts[1].pk
    numbers = [
        list(
            ResourceMention.objects.filter(page=part.pk)
            .order_by("number")
            .values_list("number", flat=True)
        )
        for part in [first, *parts]
    ]
    assert numbers == [[1, 2], [3, 4], [5]]


def test_an_old_version_of_the_series_brings_no_hold_back(series, until):
    draft = series.save_revision()
    type(series).objects.filter(pk=series.pk).update(held_until=None)
    draft.publish()
    series.refresh_from_db()
    assert series.held_until is None


def test_a_copy_of_a_series_is_not_held(series):
    copy = series.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert copy.held_until is None


def test_the_hold_is_not_told_by_the_api(client, series):
    answer = client.get(f"/api/v2/pages/{series.pk}/?fields=*").json()
    assert answer["title"] == series.title
    assert "held_until" not in answer


def test_a_part_that_is_added_live_begins_as_a_draft(series):
    assert not CuratedRoundupPageFactory(parent=series).live


def test_an_alias_is_like_its_original(series):
    original = CuratedRoundupPageFactory()
    alias = original.create_alias(parent=series, update_slug="alias")
    assert alias.live
