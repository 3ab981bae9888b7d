"""Who wrote it."""

import pytest

from tests.metadata.pages import URL, html, ld
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage.people import looks_like_people, read_names

SITE = '<meta property="og:site_name" content="The Daily Example">'


def authors(head="", body="", url=URL):
    return list(read_card(html(f"<title>Slow</title>{head}", body), url).authors)


def author_meta(content):
    return f'<meta name="author" content="{content}">'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Example", ["Ada Example"]),
        ("by ADA EXAMPLE-ROE", ["Ada Example-Roe"]),
        ("Von Ada Beispiel und Ben Roe", ["Ada Beispiel", "Ben Roe"]),
        ("Ada Example, Ben Roe & Cy Dee", ["Ada Example", "Ben Roe", "Cy Dee"]),
        ("Ada Example, staff writer", ["Ada Example"]),
        ("Ada Example, Ph.D.", ["Ada Example"]),
        ("Martin King, Jr.", ["Martin King Jr"]),
        ("Ada Example | ada@example.org", ["Ada Example"]),
        ("Ada Example @adaexample", ["Ada Example"]),
        ("Posted by Ada Example on 4 March 2021", ["Ada Example"]),
        ("Ada Example in Books", ["Ada Example"]),
        ("Ada Example / Agency / Updated: today", ["Ada Example"]),
        ("Example, Ada", ["Ada Example"]),
        ("作者：李明", ["李明"]),
        ("Dr. Marna van der Merwe", ["Dr. Marna van der Merwe"]),
    ],
)
def test_names_are_read_from_a_line(line, names):
    assert read_names(line) == names


@pytest.mark.parametrize(
    "line",
    ["", "admin", "@adaexample", "ada@example.org", "https://example.org/ada", "Editor",
     "Editorial Team", "/authors/ada", "12345678", "x" * 90, "{{author}}", "By", "A"],
)  # fmt: skip
def test_addresses_handles_and_nobody_are_no_names(line):
    assert read_names(line) == []


def test_family_first_is_one_person_in_citations():
    assert read_names("Example, Ada", family_first=True) == ["Ada Example"]
    assert authors('<meta name=citation_author content="Example, Ada">') == [
        "Ada Example"
    ]


def test_people_look_like_people():
    assert looks_like_people(["Ada Example", "Ben van Roe", "山田太郎"])
    assert not looks_like_people(["Newsdesk"])
    assert not looks_like_people(["read more here"])
    assert not looks_like_people([])


def test_json_ld_comes_before_the_head():
    node = '{"@type":"Article","headline":"Slow","author":{"name":"Ada Roe"}}'
    assert authors(ld(node) + author_meta("Ben Roe")) == ["Ada Roe"]


def test_a_reference_is_followed_to_the_person():
    graph = """{"@graph":[{"@type":"Article","headline":"Slow","author":{"@id":"#p"}},
    {"@id":"#p","@type":["Person","Organization"],"givenName":"Ada","familyName":"Roe"}]}"""
    assert authors(ld(graph)) == ["Ada Roe"]


def test_the_fuller_of_two_lists_is_taken():
    node = '{"@type":"Article","headline":"Slow","author":"Ada Roe"}'
    assert authors(ld(node) + author_meta("Ada Roe, Ben Dee")) == ["Ada Roe", "Ben Dee"]


def test_the_site_is_its_author_only_when_nobody_else_is():
    body = '<h1>Slow</h1><p class="byline">By Ada Roe</p>'
    head = SITE + author_meta("The Daily Example Staff")
    assert authors(head, body) == ["Ada Roe"]
    card = read_card(html(f"<title>Slow</title>{head}"), URL)
    assert card.authors == ("The Daily Example Staff",)
    assert card.origins["authors"].certainty == "guess"


def test_an_organisation_comes_after_people_that_are_seen():
    node = """{"@type":"Article","headline":"Slow",
    "author":{"@type":"Organization","name":"Example Press"}}"""
    assert authors(ld(node)) == ["Example Press"]
    body = "<h1>Slow</h1><p>Written by <a href='/author/ada'>Ada Roe</a></p>"
    assert authors(ld(node), body) == ["Ada Roe"]


@pytest.mark.parametrize(
    "body",
    [
        "<a rel=author href=/ada>Ada Roe</a>",
        "<span class=post-author>by Ada Roe · 5 min</span>",
        "<div class=byline>By <a href=/people/ada>Ada Roe</a>, Berlin</div>",
        "<div><h2>Article by</h2><div>Ada Roe</div></div>",
        "<p><b>By</b> Ada Roe</p>",
        "<p>By Ada Roe</p>",
    ],
)
def test_a_visible_byline_is_read(body):
    assert authors(body=f"<h1>Slow reading for all</h1>{body}") == ["Ada Roe"]


@pytest.mark.parametrize("tag", ["aside", "nav", "footer", "div class=comments"])
def test_names_in_side_columns_and_comments_are_others(tag):
    aside = f"<{tag}><span class=author>Ada Roe</span></{tag.split()[0]}>"
    assert authors(body=f"<h1>Slow reading</h1>{aside}") == []


def test_the_byline_in_an_articles_own_footer_counts():
    body = "<article><h1>x</h1><footer><a rel=author>Ada Roe</a></footer></article>"
    assert authors(body=body) == ["Ada Roe"]


def test_a_login_name_is_written_out_when_the_page_shows_the_person():
    body = "<h1>Slow</h1><p class=byline>Ada Roe</p>"
    assert authors(author_meta("adaroe"), body) == ["Ada Roe"]
    assert authors(author_meta("adaroe")) == ["adaroe"]


def test_a_company_beside_a_person_is_left_out():
    assert authors(author_meta("Example Inc, Ada Roe")) == ["Ada Roe"]


def test_a_pair_for_chats_names_the_author_and_never_the_creators_handle():
    head = """<meta name="twitter:creator" content="@adaroe">
    <meta name="twitter:label1" content="Écrit par">
    <meta name="twitter:data1" content="Ada Roe">"""
    assert authors(head) == ["Ada Roe"]
    assert authors('<meta name="twitter:creator" content="@adaroe">') == []


def test_microdata_names_the_person_even_without_a_name_property():
    body = """<div itemscope itemtype="https://schema.org/Article">
    <h1 itemprop=headline>Slow</h1>
    <span itemprop=author itemscope itemtype="https://schema.org/Person">Ada Roe</span>
    </div>"""
    assert authors(body=body) == ["Ada Roe"]
    video = (
        "<span itemprop=author itemscope><link itemprop=name content='Ada Roe'></span>"
    )
    assert authors(body=video) == ["Ada Roe"]
