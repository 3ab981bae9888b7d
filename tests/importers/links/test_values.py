from datetime import datetime, timezone

import pytest

from wagtail_curation.importers.links.clean import without_markup
from wagtail_curation.importers.links.kinds import kind_of
from wagtail_curation.importers.links.latex import plain, plain_address
from wagtail_curation.importers.links.people import names_in, natural_name
from wagtail_curation.importers.links.values import (
    date_in,
    language_in,
    licence_in,
    minutes_in,
    moment_in,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        ("2019-05-12T10:00:00Z", "2019-05-12"),
        ("2019/05/12/", "2019-05-12"),
        ("2019/05//", "2019-05"),
        ("2019///Spring", "2019"),
        ("20190512", "2019-05-12"),
        ("12.5.2019", "2019-05-12"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("5/5/2019", "2019-05-05"),
        ("3/4/2019", "2019"),
        ("Wed, 01 May 2024 23:30:00 -0500", "2024-05-01"),
        ("May 4, 2022", "2022-05-04"),
        ("4 mai 2022", "2022-05-04"),
        ("3. März 2021", "2021-03-03"),
        ("March 2021", "2021-03"),
        ("2021 March 4", "2021-03-04"),
        ("2020-02-30", "2020-02"),
        ("2020-13-01", "2020"),
        ("c. 1987", "1987"),
        ("in press", None),
        ("", None),
        ("0000-00-00", None),
        ("123456", None),
        (None, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(text, date):
    found = date_in(text)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1500000000", (2017, 7, 14, 2, 40)),
        (1500000000.7, (2017, 7, 14, 2, 40)),
        ("1500000000000", (2017, 7, 14, 2, 40)),
        ("1500000000000000", (2017, 7, 14, 2, 40)),
        ("2017-07-14T02:40:00Z", (2017, 7, 14, 2, 40)),
        ("2017-07-14T04:40:00.123+02:00", (2017, 7, 14, 2, 40)),
        ("2017-07-14T04:40:00+0200", (2017, 7, 14, 2, 40)),
        ("2017-07-14 02:40:00 UTC", (2017, 7, 14, 2, 40)),
        ("2017-07-14 02:40", (2017, 7, 14, 2, 40)),
        ("2017-07-14", (2017, 7, 14, 0, 0)),
    ],
)
def test_a_moment_is_read_in_every_tools_way(text, moment):
    assert moment_in(text) == datetime(*moment, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "9" * 20, "1e9", "yesterday", "2017-13-45", None, "nan"]
)
def test_what_is_no_moment_is_none(text):
    assert moment_in(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("PT1H2M", 62),
        ("PT45S", 1),
        ("P1DT1M", 1441),
        ("1:02:03", 62),
        ("12:30", 13),
        ("62", 62),
        ("45 min", 45),
        ("1 h 5", 65),
        ("2 hours", 120),
        ("1 Std. 30 Min.", 90),
        ("", None),
        ("0", None),
        ("soon", None),
        ("PT", None),
        ("P999D", None),
    ],
)
def test_minutes(text, minutes):
    assert minutes_in(text) == minutes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en_US", "en-US"),
        ("ENG", "en"),
        ("Deutsch", "de"),
        ("français", "fr"),
        ("zh-hant", "zh-Hant"),
        ("pt-br", "pt-BR"),
        ("ger-AT", "de-AT"),
        ("de-1996", ""),
        ("English and French", ""),
        ("", ""),
        ("x" * 100, ""),
    ],
)
def test_languages(text, language):
    assert language_in(text) == language


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0"),
        ("http://creativecommons.org/licenses/by/", "CC BY"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public domain"),
        ("https://example.org/terms", ""),
        ("All rights reserved", "All rights reserved"),
    ],
)
def test_licences(text, licence):
    assert licence_in(text) == licence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jarche, Harold", "Harold Jarche"),
        ("Harold Jarche", "Harold Jarche"),
        ("King, Martin Luther, Jr.", "Martin Luther King, Jr."),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("Çelik, Jr.", "Çelik, Jr."),
        ("World Learning Institute,", "World Learning Institute"),
        ("A, B, C", "A, B, C"),
        ("", ""),
    ],
)
def test_a_name_is_turned_round(text, name):
    assert natural_name(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, Ann; Jones, Bob", ["Ann Smith", "Bob Jones"]),
        ("Ann Smith, Bob Jones and Cy Lee", ["Ann Smith", "Bob Jones", "Cy Lee"]),
        ("Smith, Ann", ["Ann Smith"]),
        ("Ann Smith & Bob Jones", ["Ann Smith", "Bob Jones"]),
        ("", []),
    ],
)
def test_names_in_one_cell(text, names):
    assert names_in(text) == names


def test_kinds_in_other_tools_words():
    assert [
        kind_of(w) for w in ("journalArticle", "JOUR", "Buch", "Blog Post", "?")
    ] == [
        "paper",
        "paper",
        "book",
        "article",
        "",
    ]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}cole des {NASA}", "École des NASA"),
        (r"50\% more -- \& \emph{so} on", "50% more – & so on"),
        ("50% of it {all}", "50% of it all"),
        ("{" * 60 + "deep" + "}" * 60, "deep"),
        (r"\notamacro{kept}", "kept"),
        ("plain", "plain"),
    ],
)
def test_tex_becomes_text(latex, text):
    assert plain(latex) == text


def test_an_address_out_of_tex():
    assert plain_address(r"\url{https://a.example/x\_y\%20\#z}") == (
        "https://a.example/x_y%20#z"
    )
    assert plain_address(r"https://a.example/\textasciitilde{}lee") == (
        "https://a.example/~lee"
    )


def test_markup_is_read_as_a_reader_would():
    page = (
        "<style>p {}</style><p>One &amp; <b>two</b><br>three</p><!-- no -->"
        "<script>if (a<b) alert('x')</script><p>4 < 5</p><a title='x>y'>link"
    )
    assert without_markup(page) == "One & two\nthree\n\n4 < 5\nlink"
