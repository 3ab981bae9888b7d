"""The report on all series."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission

from tests.library.holding import draft_of, in_days
from wagtail_curation.library.overview import standings
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

URL = "wagtail_curation_series:overview"


def ago(days):
    return timezone.now() - datetime.timedelta(days=days)


@pytest.fixture
def late(db):
    """Parts 1 and 3 are live, 4 is a draft, 5 of 6 scheduled in another series' way."""
    series = RoundupSeriesPageFactory(
        title="Late <em>series</em>", rhythm_days=7, planned_total=6
    )
    for number, days in ((1, 30), (3, 10)):
        CuratedRoundupPageFactory(
            parent=series, part_number=number, first_published_at=ago(days)
        )
    draft_of(series, part_number=4)
    return series


def test_a_series_is_summed_up(late):
    (standing,) = standings([late])
    assert (standing.live, standing.drafts, standing.scheduled) == (2, 1, 0)
    assert standing.gaps == [2]
    assert standing.last.date() == ago(10).date()
    assert standing.due == timezone.localdate() - datetime.timedelta(days=3)
    assert standing.days_late == 3


def test_what_is_scheduled_counts_as_that_and_what_was_unscheduled_as_a_draft(late):
    part = draft_of(late, part_number=5, go_live_at=in_days(4))
    part.get_latest_revision().publish()
    (standing,) = standings([late])
    assert (standing.scheduled, standing.coming) == (1, in_days(4))
    assert standing.days_late == 0
    part.revisions.update(approved_go_live_at=None)
    (standing,) = standings([late])
    assert (standing.scheduled, standing.drafts, standing.coming) == (0, 2, None)


def test_the_parts_of_one_series_are_not_those_of_another(late):
    other = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=other)
    assert [it.live for it in standings([other, late])] == [1, 2]


def test_the_report_says_it_in_a_row(as_editor, late):
    html = as_editor.get(reverse(URL)).content.decode()
    for said in [escape(late.title), "2 of 6", "3 days"]:
        assert said in html
    assert late.title not in html


def test_a_row_leads_to_the_hold_for_those_who_may(as_editor, late, client, author):
    hold = reverse("wagtail_curation_series:hold", args=[late.pk])
    assert hold in as_editor.get(reverse(URL)).content.decode()
    client.force_login(author)
    html = client.get(reverse(URL)).content.decode()
    assert escape(late.title) in html
    assert hold not in html


def rows(response, late):
    (row,) = [row for row in response if late.title in row]
    return row


def test_the_report_is_exported(as_editor, late):
    answer = as_editor.get(reverse(URL), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    head, *lines = csv.reader(io.StringIO(text))
    row = dict(zip(head, rows(lines, late), strict=True))
    assert row["Parts live"] == "2"
    assert row["Planned parts"] == "6"
    assert row["Missing numbers"] == "2"
    assert row["Days overdue"] == "3"
    answer = as_editor.get(reverse(URL), {"export": "xlsx"})
    book = io.BytesIO(b"".join(answer.streaming_content))
    lines = list(load_workbook(book).active.values)
    assert late.title in [line[0] for line in lines]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Held", "Plain"}),
        ({"held": "yes"}, {"Held"}),
        ({"held": "no"}, {"Plain"}),
        ({"rhythm": "yes"}, {"Plain"}),
        ({"title": "pla"}, {"Plain"}),
        ({"live": "false"}, set()),
    ],
)
def test_the_report_is_narrowed(as_editor, query, found):
    RoundupSeriesPageFactory(title="Held", held_until=in_days(3))
    RoundupSeriesPageFactory(title="Plain", held_until=in_days(-3), rhythm_days=7)
    table = as_editor.get(reverse(f"{URL}_results"), query).context["table"]
    assert {row.instance.series.title for row in table.rows} == found


def test_the_report_shows_what_the_page_explorer_shows(client, django_user_model, late):
    other = RoundupSeriesPageFactory(title="Another")
    user = django_user_model.objects.create_user("narrow", "n@example.com", "narrow")
    group = Group.objects.create(name="Narrow")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    label = other.get_base_content_type().app_label
    change = Permission.objects.filter(content_type__app_label=label)
    change = change.get(
        codename__startswith="change_", content_type=other.get_base_content_type()
    )
    GroupPagePermission.objects.create(group=group, page_id=other.pk, permission=change)
    user.groups.add(group)
    client.force_login(user)
    table = client.get(reverse(URL)).context["table"]
    assert [row.instance.series.title for row in table.rows] == ["Another"]


def test_the_report_is_in_the_menu(as_editor):
    html = as_editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(URL) in html


def test_the_report_costs_the_same_for_twice_the_series_and_parts(as_editor):
    counts = []
    for _ in range(2):
        for _ in range(2):
            series = RoundupSeriesPageFactory(rhythm_days=7)
            CuratedRoundupPageFactory(parent=series)
            part = draft_of(series, go_live_at=in_days(3))
            part.get_latest_revision().publish()
        as_editor.get(reverse(URL))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(reverse(URL))
        counts.append(len(queries))
    assert counts[0] == counts[1]
