"""When it was published."""

import datetime

import pytest

from tests.metadata.pages import URL, html, ld, words
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage.dates import (
    date_in_address,
    dates_in,
    read_declared,
    writes_month_first,
)


def found(head="", body="", url=URL, lang=""):
    card = read_card(html(f"<title>Slow</title>{head}", body, lang), url)
    return str(card.published or ""), card.origins.get("published")


def published(*args, **kwargs):
    return found(*args, **kwargs)[0]


def headline(line, lang="en"):
    return published(body=f"<h1>Slow</h1>{line}{words(60)}", lang=lang)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2021-03-04T23:59:59-11:00", "2021-03-04"),
        ("2021/3/4", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("20210304T1010Z", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("2021-13-04", "2021-04-13"),
        ("1614816000", "2021-03-04"),
        ("1614816000000", "2021-03-04"),
        ("Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("1847", "1847"),
        ("31.02.2021", ""),
        ("soon", ""),
        ("0000-00-00", ""),
    ],
)
def test_a_declared_date_is_as_precise_as_it_is(said, date):
    assert str(read_declared(said) or "") == date


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2021", "4th of March, 2021", "Mar. 4, 2021", "March 4th 2021",
        "4. März 2021", "4 mars 2021", "4 de marzo de 2021", "4 marzo 2021",
        "4 maart 2021", "4 marca 2021", "4 марта 2021", "4. března 2021",
        "2021年3月4日", "2021년 3월 4일", "04.03.2021", "4.3.21", "2021-03-04",
        "2021. 3. 4.",
    ],
)  # fmt: skip
def test_dates_are_read_in_many_languages(text):
    assert [str(date) for date in dates_in(text)] == ["2021-03-04"]


def test_a_month_that_begins_like_a_preposition_is_a_month():
    assert [str(d) for d in dates_in("on 17 December 2020")] == ["2020-12-17"]


def test_several_dates_come_in_their_order_and_nonsense_is_no_date():
    text = "1 May 2020, 32 May 2020, 3 Foo 2020, 30.02.2020 and 2020-06-01"
    assert [str(date) for date in dates_in(text)] == ["2020-05-01", "2020-06-01"]


@pytest.mark.parametrize(
    ("month_first", "text", "date"),
    [(True, "3/4/2021", "2021-03-04"), (False, "4/3/2021", "2021-03-04"),
     (True, "13/4/2021", "2021-04-13"), (False, "4/13/2021", "2021-04-13"),
     (True, "4.3.2021", "2021-03-04")],
)  # fmt: skip
def test_who_writes_the_month_first_is_asked(month_first, text, date):
    assert [str(d) for d in dates_in(text, month_first=month_first)] == [date]


def test_only_americans_write_the_month_first():
    assert writes_month_first("en-US", "example.de")
    assert writes_month_first("", "example.org")
    assert writes_month_first("en", "example.com")
    assert not writes_month_first("en-GB", "example.com")
    assert not writes_month_first("de", "example.com")
    assert not writes_month_first("", "www.example.co.uk")


@pytest.mark.parametrize(
    "address",
    [
        "/2021/03/04/slow",
        "/2021-03-04-slow",
        "/news/20210304-slow",
        "/2021/mar/04/slow",
    ],
)
def test_a_day_in_the_address_is_a_date(address):
    date = date_in_address(f"https://example.org{address}")
    assert str(date) == "2021-03-04"
    assert date_in_address("https://2021-03-04.example.org/slow") is None
    assert date_in_address("https://example.org/12345678") is None


def test_the_future_is_never_a_date():
    soon = datetime.date.today() + datetime.timedelta(days=40)
    assert read_declared(soon.isoformat()) is None
    assert read_declared(str(soon.year + 1)) is None


def test_the_head_comes_first_and_changes_last():
    head = """<meta property="article:published_time" content="2021-03-04">
    <meta property="article:modified_time" content="2022-01-01">"""
    assert published(head) == "2021-03-04"
    date, origin = found('<meta property="article:modified_time" content="2022-01-01">')
    assert (date, origin.certainty) == ("2022-01-01", "guess")
    node = ld('{"@type":"Article","headline":"Slow","dateModified":"2022-01-01"}')
    assert found(node)[1].certainty == "guess"


def test_a_month_declared_and_a_day_shown_in_it_are_that_day():
    head = '<meta name="citation_title" content="x"><meta name="{}" content="2021/03">'
    head = head.format("citation_publication_date")
    body = "<h1>Slow</h1><time datetime=2021-03-04>x</time>"
    assert published(head, body) == "2021-03-04"
    other = "<h1>Slow</h1><time datetime=2019-09-09>x</time>"
    assert published(head, other) == "2021-03"


def test_an_earlier_date_at_the_headline_is_that_of_a_site_before_it_moved():
    head = ld('{"@type":"Article","headline":"Slow","datePublished":"2024-05-06"}')
    assert published(head, "<h1>Slow</h1><p>4 March 2021</p>") == "2021-03-04"
    assert published(head, "<h1>Slow</h1><p>4 March 2025</p>") == "2024-05-06"


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime='2021-03-04T10:00'>yesterday</time>",
        "<time>4 March 2021</time>",
        "<abbr class=published title='2021-03-04T05:11:00-05:00'>5:11</abbr>",
        "<span class=post-date>4 March 2021, 10:15</span>",
        "<p>Published <span>4 March 2021</span></p>",
        "<p><b>Stand:</b> 4. März 2021</p>",
        "<p>By Ada Roe in Books on 4 March 2021 at 10:15 AM EDT.</p>",
        "<p>(04.03.2021) The farmers of the valley have begun to read.</p>",
    ],
)
def test_a_date_at_the_headline_is_read(line):
    assert headline(line) == "2021-03-04"


def test_publication_comes_before_the_last_change():
    line = "<p>Updated 5 May 2022</p><p>Published 4 March 2021</p>"
    assert headline(line) == "2021-03-04"


@pytest.mark.parametrize(
    "line",
    ["<p>© 2019-03-04 Example</p>", "<p>Born 4 March 2021</p>", "<p>4 March 1821</p>",
     "<p>We met on 4 March 2021 in a small library at the end of the long road.</p>",
     "<p>Version 2021-03-04</p>"],
)  # fmt: skip
def test_a_date_in_a_sentence_or_of_something_else_is_not_taken(line):
    assert headline(line) == ""


def test_in_a_side_column_only_the_only_date_or_a_labelled_one_counts():
    aside = "<aside><p>4 March 2021</p>{}</aside>"
    assert headline(aside.format("")) == "2021-03-04"
    assert headline(aside.format("<p>5 May 2022</p>")) == ""
    assert headline(aside.format("<p>Published: 5 May 2022</p>")) == "2022-05-05"


def test_day_and_month_are_read_as_the_pages_language_has_them():
    assert headline("<p>04/03/2021</p>", lang="en-GB") == "2021-03-04"
    assert headline("<p>03/04/2021</p>", lang="en-US") == "2021-03-04"
