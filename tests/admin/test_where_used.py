"""Usage of resources and people: on which pages, as what, with which number."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.using import draft, part, rows, said, some, usage
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def test_a_live_page_is_told_with_series_part_number_and_the_way_to_it(as_editor):
    resource = ResourceFactory()
    series = RoundupSeriesPageFactory(title="Key resources")
    page = part(some(), some(resource), parent=series, part_number=3, title="Third")
    (row,) = rows(as_editor, resource)
    assert (row.title, row.under) == ("Third", "Key resources, Part 3")
    assert row.edit_url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert said(row) == [("no. 2", "Item", "")]
    assert row.lines[0].url.endswith(f"{page.url}#{page.body[1].anchor}")
    html = as_editor.get(usage(resource)).content.decode()
    assert row.lines[0].url in html
    assert "Key resources, Part 3" in html


def test_a_resource_is_told_in_each_of_its_parts(as_editor):
    resource = ResourceFactory()
    quote = blocks.pull_quote(source=resource)
    part(
        some(resource),
        some(further=[blocks.further_resource(resource, role="via")]),
        some(content=[quote], label="Bonus"),
        quote,
    )
    (row,) = rows(as_editor, resource)
    assert said(row) == [
        ("no. 1", "Item", ""),
        ("no. 2", "Further resource: Found via", ""),
        ("“Bonus”", "Source of a quote", ""),
        ("", "Source of a quote", ""),
    ]
    # Only items have an anchor.
    assert [bool("#" in line.url) for line in row.lines] == [True, True, True, False]


def test_a_person_is_told_in_each_of_their_parts(as_editor):
    ada = PersonFactory()
    series = RoundupSeriesPageFactory(title="A", curators=[ada])
    quote = blocks.pull_quote(speaker=ada)
    part(some(content=[quote]), blocks.author_bio(ada), parent=series, curators=[ada])
    resource = ResourceFactory(title="Notes", people=[ada])
    part(some(resource))
    part(some(resource), live=False)
    on_series, on_part, credited = rows(as_editor, ada)
    assert said(on_series) == [("", "Curator", "")]
    assert said(on_part) == [
        ("", "Curator", ""),
        ("no. 1", "Speaker of a quote", ""),
        ("", "Author bio", ""),
    ]
    assert (credited.title, credited.page) == ("Notes", None)
    assert said(credited) == [("", "Author", "on 2 pages, 1 live")]


def test_numbers_are_those_that_readers_see(as_editor):
    resource = ResourceFactory()
    series = RoundupSeriesPageFactory()
    part(some(), some(), some(), parent=series, part_number=1)
    part(some(resource), parent=series, part_number=2, numbering="continue")
    part(some(resource), parent=series, part_number=3, numbering="hidden")
    heading = blocks.section("Later")
    part(some(), heading, some(resource), parent=series, numbering="section")
    found = {row.under[-1]: said(row)[0][0] for row in rows(as_editor, resource)}
    assert found == {"2": "no. 4", "3": "", "4": "no. 1 in “Later”"}


def test_a_scheduled_page_says_so(as_editor):
    resource = ResourceFactory()
    page = part(some(resource), live=False)
    page = get_roundup_page_model().objects.get(pk=page.pk)
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision(clean=False).publish()
    (row,) = rows(as_editor, resource)
    assert row.page.status_string == "scheduled"


def confined(user, to):
    """Takes a user's say over every page but these, and gives them the library's."""
    user.groups.clear()
    group = Group.objects.create(name="Confined")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    held = group.page_permissions
    name = held.model._meta.get_field("page").related_model._meta.model_name
    for action in ("change", "publish"):
        permission = Permission.objects.get(
            codename=f"{action}_{name}",
            content_type__model=name,
        )
        held.create(page_id=to.pk, permission=permission)
    user.groups.add(group)


def test_pages_that_the_user_may_not_see_are_counted_and_not_named(as_editor, editor):
    resource = ResourceFactory()
    mine = part(some(resource), title="Mine")
    confined(editor, to=mine)
    part(some(resource), title="Secret one")
    html = as_editor.get(usage(resource)).content.decode()
    assert "And on 1 page that you may not see." in html
    draft(part(some(), title="Secret two"), some(resource))
    html = as_editor.get(usage(resource)).content.decode()
    assert "And on 2 pages that you may not see." in html
    assert "Secret" not in html
    assert "Mine" in html
    hidden = ResourceFactory()
    part(some(hidden))
    html = as_editor.get(usage(hidden)).content.decode()
    assert "Used on 1 page that you may not see." in html


def test_who_may_not_edit_a_page_is_led_to_what_readers_see(as_editor, editor):
    resource = ResourceFactory()
    mine = part(some(resource), title="Mine")
    confined(editor, to=mine)
    editor.groups.get().page_permissions.filter(
        permission__codename__startswith="change"
    ).delete()
    (row,) = rows(as_editor, resource)
    assert row.edit_url is None
    assert row.lines[0].url


def test_titles_are_escaped(as_editor):
    resource = ResourceFactory()
    series = RoundupSeriesPageFactory(title="<b>S</b>")
    part(some(resource, label="<i>1</i>"), parent=series, title="<script>")
    html = as_editor.get(usage(resource)).content.decode()
    for bad in ("<b>S</b>", "<i>1</i>", "<script>,"):
        assert bad not in html
    assert "&lt;b&gt;S&lt;/b&gt;, Part 1" in html
    assert "“&lt;i&gt;1&lt;/i&gt;”" in html


def test_before_a_deletion_wagtail_says_what_becomes_of_each_place(as_editor):
    resource = ResourceFactory()
    part(some(resource))
    response = as_editor.get(usage(resource), {"describe_on_delete": 1})
    assert "If you confirm deletion" in response.content.decode()


def test_many_pages_come_twenty_at_a_time(as_editor):
    resource, series = ResourceFactory(), RoundupSeriesPageFactory()
    for number in range(1, 23):
        part(some(resource), parent=series, part_number=number)
    assert len(rows(as_editor, resource)) == 20
    assert len(rows(as_editor, resource, p=2)) == 2


def test_it_costs_the_same_for_twice_the_rows(as_editor):
    ada = PersonFactory()
    resource = ResourceFactory(people=[ada])
    costs = []
    for _ in range(3):
        series = RoundupSeriesPageFactory(curators=[ada])
        bio = blocks.author_bio(ada)
        for mode in ("continue", "continuous"):
            page = part(some(), some(resource), bio, parent=series, numbering=mode)
            draft(page, some(resource), bio)
            draft(part(some(), parent=series, live=False), some(resource), bio)
        ResourceFactory(people=[ada])
        cost = []
        for record in (resource, ada):
            as_editor.get(usage(record))
            with CaptureQueriesContext(connection) as queries:
                found = rows(as_editor, record)
            assert len(found) < 20
            cost.append(len(queries))
        costs.append(cost)
    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 40
