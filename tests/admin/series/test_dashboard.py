"""The panel on the home of the admin."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from tests.library.holding import draft_of, in_days
from wagtail_curation.library import inbox
from wagtail_curation.models import FetchState, ResourceFetch
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def panel(client):
    """The panel as text, each section by its heading; None when it is not there."""
    page = client.get(reverse("wagtailadmin_home"))
    soup = BeautifulSoup(page.content.decode(), "html.parser")
    found = soup.find(class_="curation-desk")
    if found is None:
        return None
    return {
        section.h3.get_text(): " ".join(section.ul.get_text(" ").split())
        for section in found.find_all("section")
    }


def written_by(user, **fields):
    part = CuratedRoundupPageFactory(live=False, **fields)
    part.save_revision(user=user)
    return part


def test_there_is_no_panel_where_there_is_nothing_to_say(as_editor):
    RoundupSeriesPageFactory()
    assert panel(as_editor) is None


def test_ones_own_drafts_are_listed_the_last_first(as_editor, editor, admin_user):
    written_by(editor, title="Mine")
    written_by(editor, title="Newer")
    written_by(admin_user, title="Theirs")
    written_by(editor, title="Live").get_latest_revision().publish()
    said = panel(as_editor)["Your drafts"]
    assert said.index("Newer") < said.index("Mine")
    assert "Theirs" not in said
    assert "Live" not in said


def test_next_parts_are_those_scheduled_and_those_due(as_editor):
    month = timezone.now() - datetime.timedelta(days=30)
    for title, fields in {
        "Late": {"rhythm_days": 7},
        "Full": {"rhythm_days": 7, "planned_total": 1},
        "Idle": {},
    }.items():
        series = RoundupSeriesPageFactory(title=title, **fields)
        CuratedRoundupPageFactory(parent=series, first_published_at=month)
    part = draft_of(RoundupSeriesPageFactory(), title="Soon", go_live_at=in_days(2))
    part.get_latest_revision().publish()
    draft_of(RoundupSeriesPageFactory(), title="Dream", go_live_at=in_days(2))
    said = panel(as_editor)["Next parts"]
    assert said.index("Late") < said.index("Soon")
    assert "23 days ago" in said
    assert "scheduled for" in said
    assert not any(title in said for title in ("Full", "Idle", "Dream"))


def test_what_needs_attention_is_counted_for_those_who_can_do_something(
    as_editor, client, author
):
    inbox.keep("https://example.org/find", title="Find")
    ResourceFetch.objects.create(
        resource=ResourceFactory(), state=FetchState.FAILED, problem="timeout"
    )
    said = panel(as_editor)["Needs attention"]
    assert "1 find waits in the inbox" in said
    assert "1 page could not be read" in said
    client.force_login(author)
    assert panel(client) is None


def test_a_roundup_that_came_back_from_its_review_is_told(
    as_editor, editor, admin_user
):
    task = GroupApprovalTask.objects.create(name="Look", active=True)
    workflow = Workflow.objects.create(name="Two eyes", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    state = workflow.start(written_by(editor), editor)
    state.current_task_state.reject(user=admin_user)
    said = panel(as_editor)["Needs attention"]
    assert "1 roundup of yours came back from its review" in said


def test_titles_are_escaped(as_editor, editor):
    part = written_by(editor, title="<em>Mine</em>")
    page = as_editor.get(reverse("wagtailadmin_home")).content.decode()
    assert part.title not in page


def test_what_is_none_of_ones_business_is_not_shown(client, django_user_model, editor):
    from django.contrib.auth.models import Group, Permission

    part = written_by(editor, title="Mine")
    series = part.get_parent().specific
    type(series).objects.filter(pk=series.pk).update(rhythm_days=1)
    CuratedRoundupPageFactory(parent=series, first_published_at=in_days(-9))
    stranger = Group.objects.create(name="Strangers")
    stranger.permissions.add(Permission.objects.get(codename="access_admin"))
    editor.groups.set([stranger])
    editor.user_permissions.clear()
    client.force_login(type(editor).objects.get(pk=editor.pk))
    assert panel(client) is None


def test_the_home_costs_the_same_for_twice_the_rows(as_editor, editor):
    counts = []
    for _ in range(2):
        for _ in range(2):
            series = RoundupSeriesPageFactory(rhythm_days=7)
            CuratedRoundupPageFactory(parent=series)
            written_by(editor, parent=series)
            part = draft_of(series, go_live_at=in_days(3))
            part.get_latest_revision().publish()
            inbox.keep(f"https://example.org/{part.pk}", title="Find")
        as_editor.get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(reverse("wagtailadmin_home"))
        ours = [q["sql"] for q in queries if "curation" in q["sql"].lower()]
        counts.append(len(queries))
    assert ours
    assert counts[0] == counts[1]
