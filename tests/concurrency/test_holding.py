"""Two editors hold or release the same series at the same moment."""

import threading

import pytest

from tests.concurrency.threads import at_once
from tests.library.holding import draft_of, in_days
from wagtail_curation.library import releases
from wagtail_curation.library.waiting import waiting_parts
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = pytest.mark.django_db(transaction=True)


def both(one, other) -> list[BaseException]:
    ready = threading.Barrier(2)

    def after(task):
        def run():
            ready.wait(60)
            task()

        return run

    return at_once(after(one), after(other))


@pytest.fixture
def series(db):
    series = RoundupSeriesPageFactory()
    for _ in range(3):
        draft_of(series)
    return series


def waiting(series, user):
    fresh = type(series).objects.get(pk=series.pk)
    return fresh, waiting_parts(fresh, user, fresh.held_until)


def test_two_dates_at_once_leave_all_parts_at_one_of_them(series, admin_user):
    _series, parts = waiting(series, admin_user)
    tokens = [part.token for part in parts]
    raised = both(
        lambda: releases.hold(series, in_days(3), tokens, admin_user),
        lambda: releases.hold(series, in_days(4), tokens, admin_user),
    )
    assert raised == []
    fresh, parts = waiting(series, admin_user)
    assert [part.goes_at for part in parts] == 3 * [fresh.held_until]


def test_who_releases_and_who_lets_go_do_not_do_half_each(series, admin_user):
    _series, parts = waiting(series, admin_user)
    tokens = [part.token for part in parts]
    releases.hold(series, in_days(3), tokens, admin_user)
    (error,) = both(
        lambda: releases.release(series, admin_user),
        lambda: releases.let_go(series, admin_user),
    )
    assert isinstance(error, releases.NotReleased)
    live = {part.page.pk for part in parts if _is_live(part.page)}
    assert len(live) in (0, 3)


def _is_live(page) -> bool:
    return type(page).objects.get(pk=page.pk).live
