"""When a part is due, and which numbers were left out."""

from datetime import date, timedelta

import pytest

from wagtail_curation.rhythm import MOST_GAPS, Pace, gaps

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ([], []),
        ([None], []),
        ([1, 2, 3], []),
        ([3, 1, None], [2]),
        ([2, 5], [1, 3, 4]),
        ([0, 2], [1]),
    ],
)
def test_gaps_are_the_numbers_below_the_highest_that_no_part_has(numbers, missing):
    assert gaps(numbers) == missing


def test_a_list_of_gaps_has_an_end():
    assert gaps([2_000_000_000]) == list(range(1, MOST_GAPS + 1))


def test_the_next_part_is_due_so_many_days_after_the_last():
    pace = Pace(every=7, last=MONDAY, live=2, planned=3)
    assert pace.due == MONDAY + timedelta(days=7)
    assert pace.days_late(pace.due) == 0
    assert pace.days_late(pace.due + timedelta(days=2)) == 2
    assert pace.days_late(MONDAY) == 0


@pytest.mark.parametrize(
    "pace",
    [
        Pace(every=None, last=MONDAY, live=2),
        Pace(every=7, last=None, live=0),
        Pace(every=7, last=MONDAY, live=3, planned=3),
        Pace(every=7, last=MONDAY, live=4, planned=3),
    ],
)
def test_nothing_is_due_without_a_rhythm_a_beginning_or_a_part_to_come(pace):
    assert pace.due is None
    assert pace.days_late(MONDAY + timedelta(days=99)) == 0


def test_what_is_scheduled_is_not_late():
    coming = MONDAY + timedelta(days=30)
    pace = Pace(every=7, last=MONDAY, live=2, coming=coming)
    assert pace.days_late(MONDAY + timedelta(days=20)) == 0
