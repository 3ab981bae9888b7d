"""Holding a series and letting its parts go."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from tests.library.holding import draft_of, in_days, live_in, states, tokens, waiting
from wagtail_curation.library import releases
from wagtail_curation.models import ResourceMention
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    RoundupSeriesPageFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory()


def test_the_parts_named_go_together_and_the_others_stay_drafts(series, admin_user):
    for title in ("One", "Two", "Three"):
        draft_of(series, title=title)
    one, two, _three = tokens(series, admin_user)
    until = in_days(3)
    going = releases.hold(series, until, [one, two], admin_user)
    assert [part.title for part in going] == ["One", "Two"]
    found = waiting(series, admin_user)
    assert [(it.state, it.goes_at) for it in found] == [
        ("ready", until),
        ("ready", until),
        ("draft", None),
    ]
    log = PageLogEntry.objects.get(action=releases.HOLD)
    assert (log.page_id, log.user) == (series.pk, admin_user)


@pytest.mark.parametrize("days", [1, 9])
def test_a_changed_date_takes_all_that_are_ready_along(series, admin_user, days):
    draft_of(series)
    draft_of(series, go_live_at=in_days(2))
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    moved = in_days(days)
    releases.hold(series, moved, tokens(series, admin_user), admin_user)
    found = waiting(series, admin_user)
    assert [(it.state, it.goes_at) for it in found] == 2 * [("ready", moved)]
    for part in found:
        assert part.page.get_latest_revision_as_object().go_live_at == moved


def test_a_part_that_is_not_named_any_more_is_a_draft_again(series, admin_user):
    draft_of(series, title="One")
    draft_of(series, title="Two")
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    one, _two = tokens(series, admin_user)
    releases.hold(series, in_days(5), [one], admin_user)
    assert states(series, admin_user) == {"One": "ready", "Two": "draft"}
    two = waiting(series, admin_user)[1].page
    assert two.go_live_at is None
    assert two.get_latest_revision_as_object().go_live_at is None


def test_a_part_with_a_later_time_of_its_own_goes_by_itself(series, admin_user):
    later = draft_of(series, title="Later", go_live_at=in_days(9))
    later.get_latest_revision().publish()
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    (part,) = waiting(series, admin_user)
    assert (part.state, part.goes_at) == ("later", in_days(9))
    releases.let_go(series, admin_user)
    (part,) = waiting(series, admin_user)
    assert part.goes_at == in_days(9)


def test_release_publishes_what_is_ready_and_nothing_else(
    series, admin_user, django_capture_on_commit_callbacks
):
    live = live_in(series, items=2)
    draft_of(series, title="Ready", items=1, numbering="continue")
    draft_of(series, title="Early", items=1, go_live_at=in_days(2))
    draft_of(series, title="Draft")
    ready, early, _draft = tokens(series, admin_user)
    releases.hold(series, in_days(5), [ready, early], admin_user)
    with django_capture_on_commit_callbacks(execute=True):
        gone = releases.release(series, admin_user)
    assert [part.title for part in gone] == ["Ready", "Early"]
    assert states(series, admin_user) == {"Draft": "draft"}
    part = type(live).objects.get(title="Ready")
    assert part.live
    assert part.go_live_at is None
    assert part.first_published_at is not None
    assert list(
        ResourceMention.objects.filter(page=part.pk).values_list("number", flat=True)
    ) == [3]
    assert not part.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert type(series).objects.get(pk=series.pk).held_until is None
    assert PageLogEntry.objects.filter(action=releases.RELEASE).count() == 1


def test_what_is_let_go_is_a_draft_and_goes_nowhere(series, admin_user):
    draft_of(series, title="One")
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    releases.let_go(series, admin_user)
    assert states(series, admin_user) == {"One": "draft"}
    part = waiting(series, admin_user)[0].page
    # Published later, it goes at once: the hold's date is forgotten.
    part.get_latest_revision().publish()
    part.refresh_from_db()
    assert part.live


def test_fields_and_lists_of_the_page_are_looked_at_too(series, admin_user):
    part = draft_of(series, title="Part", curators=[PersonFactory()])
    revision = part.get_latest_revision()
    revision.content["title"] = ""
    revision.content["curators"][0]["person"] = None
    revision.save(update_fields=["content"])
    told = waiting(series, admin_user)[0].problems
    assert told[0] == "Title: This field cannot be blank."
    assert any(it.startswith("Curator 1 › Person:") for it in told)


def test_the_version_that_was_agreed_to_is_released_not_a_newer_one(series, admin_user):
    part = draft_of(series, title="Agreed")
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    part.refresh_from_db()
    part.title = "Not agreed"
    part.save_revision()
    releases.release(series, admin_user)
    part.refresh_from_db()
    assert (part.live, part.title) == (True, "Agreed")


def test_looking_costs_the_same_with_twice_the_live_parts(series, admin_user):
    draft_of(series, items=2)
    counts = []
    for _ in range(2):
        for _ in range(3):
            live_in(series, items=2)
        waiting(series, admin_user)
        with CaptureQueriesContext(connection) as queries:
            waiting(series, admin_user)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_and_the_same_with_twice_the_parts_that_wait(series, admin_user):
    counts = []
    for _ in range(2):
        for _ in range(3):
            draft_of(
                series, items=2, curators=[PersonFactory()], topics=["A"], images=True
            )
            # One whose row is all there is.
            CuratedRoundupPageFactory(parent=series, live=False, items=1)
        waiting(series, admin_user)
        with CaptureQueriesContext(connection) as queries:
            assert all(part.can_go for part in waiting(series, admin_user))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_what_has_gone_since_a_draft_was_saved_stands_in_no_parts_way(
    series, admin_user
):
    gone, stays = TopicFactory(), TopicFactory()
    part = draft_of(series, title="Part", topics=[gone.name, stays.name])
    part.topics.clear()
    part.save()
    gone.delete()
    (found,) = waiting(series, admin_user)
    assert found.problems == []
    releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    releases.release(series, admin_user)
    part.refresh_from_db()
    assert part.live
    assert [topic.name for topic in part.topics.all()] == [stays.name]


def test_parts_that_want_one_number_or_one_slug_are_told(series, admin_user):
    live_in(series, slug="taken", part_number=7)
    for name, value in (("slug", "taken"), ("part_number", 7)):
        part = draft_of(series, title=name)
        revision = part.get_latest_revision()
        revision.content[name] = value
        revision.save(update_fields=["content"])
    of_number, of_slug = sorted(waiting(series, admin_user), key=lambda it: it.title)
    assert "has a part 7 already" in of_number.problems[0]
    assert "The slug 'taken' is already in use" in of_slug.problems[0]
