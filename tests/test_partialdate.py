import copy
import datetime
import pickle

import pytest

from wagtail_curation.partialdate import PartialDate


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2011", "year", (2011, 1, 1), (2011, 12, 31)),
        ("2011-06", "month", (2011, 6, 1), (2011, 6, 30)),
        ("2011-12", "month", (2011, 12, 1), (2011, 12, 31)),
        ("2012-02", "month", (2012, 2, 1), (2012, 2, 29)),
        ("2011-06-28", "day", (2011, 6, 28), (2011, 6, 28)),
        ("2012-02-29", "day", (2012, 2, 29), (2012, 2, 29)),
        ("1000", "year", (1000, 1, 1), (1000, 12, 31)),
        ("9999", "year", (9999, 1, 1), (9999, 12, 31)),
        ("9999-12", "month", (9999, 12, 1), (9999, 12, 31)),
    ],
)
def test_iso_text_is_read_and_given_back(text, precision, first, last):
    date = PartialDate.parse(text)
    assert str(date) == text
    assert date.precision == precision
    assert date.first_day() == datetime.date(*first)
    assert date.last_day() == datetime.date(*last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2011",
        "2011\n",
        "2011-",
        "2011-6",
        "2011-06-",
        "2011-06-1",
        "2011-06-28T10:00",
        "201106",
        "20110628",
        "28.06.2011",
        "2011/06/28",
        "June 2011",
        "11",
        "12011",
        "-2011",
        "２０１１",
        "0999",
        "0000",
        "2011-00",
        "2011-13",
        "2011-06-00",
        "2011-06-31",
        "2011-02-29",
        "1900-02-29",
        None,
        2011,
        b"2011",
    ],
)
def test_anything_else_is_refused_in_plain_words(text):
    with pytest.raises(ValueError, match=r"[a-z].*\.$"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2011, day=28)


def test_impossible_date_cannot_be_built_either():
    with pytest.raises(ValueError, match="no day 31 in 2011-06"):
        PartialDate(2011, 6, 31)


def test_dates_sort_as_their_iso_texts_do():
    texts = ["2011-06-28", "2012", "2011-07", "2011", "2011-06", "2010-12-31"]
    dates = sorted(PartialDate.parse(text) for text in texts)
    assert [str(date) for date in dates] == sorted(texts)
    assert max(dates) == PartialDate(2012)
    assert PartialDate(2011) <= PartialDate(2011)
    assert PartialDate(2011, 6) >= PartialDate(2011)


def test_a_date_does_not_compare_with_text():
    with pytest.raises(TypeError):
        PartialDate(2011) < "2012"  # noqa: B015
    assert PartialDate(2011) != "2011"


def test_equal_only_at_the_same_precision():
    assert PartialDate(2011) != PartialDate(2011, 1)
    assert PartialDate.parse("2011-06") == PartialDate(2011, 6)
    assert len({PartialDate(2011, 6), PartialDate.parse("2011-06")}) == 1


def test_a_date_cannot_be_changed():
    with pytest.raises(AttributeError):
        PartialDate(2011).year = 2012


def test_survives_pickle_and_deepcopy():
    date = PartialDate(2011, 6)
    assert pickle.loads(pickle.dumps(date)) == date
    assert copy.deepcopy(date) == date


def test_from_date_and_from_datetime():
    assert PartialDate.from_date(datetime.date(2011, 6, 28)) == PartialDate(2011, 6, 28)
    moment = datetime.datetime(2011, 6, 28, 23, 59)
    assert str(PartialDate.from_date(moment)) == "2011-06-28"
