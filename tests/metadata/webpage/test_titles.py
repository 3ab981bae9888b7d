"""What a page is called."""

import pytest

from tests.metadata.pages import URL, html, ld
from wagtail_curation.metadata import read_card

SITE = '<meta property="og:site_name" content="The Daily Example">'


def title(head="", body="", url=URL):
    return read_card(html(head, body), url).title


@pytest.mark.parametrize(
    "whole",
    [
        "The case for slow reading | The Daily Example",
        "The case for slow reading - Daily Example",
        "The Daily Example: The case for slow reading",
        "The Daily Example » The case for slow reading",
        "The case for slow reading — Essays — The Daily Example",
    ],
)
def test_the_sites_name_is_cut_from_a_title(whole):
    expected = "The case for slow reading"
    assert title(f"<title>{whole}</title>{SITE}").removesuffix(" — Essays") == expected


def test_the_hosts_name_is_the_sites_name_too():
    url = "https://www.slowreaders.org/a"
    assert title("<title>On margins | Slow Readers</title>", url=url) == "On margins"


def test_a_separator_before_something_else_stays():
    whole = "Reading - a defence"
    assert title(f"<title>{whole}</title>{SITE}") == whole


def test_of_two_declared_titles_the_one_that_visitors_see_is_taken():
    head = """<meta property="og:title" content="You won’t believe these 7 books">
    <meta name="twitter:title" content="Seven books for a slow week">"""
    assert title(head, "<h1>Seven books for a slow week</h1>") == (
        "Seven books for a slow week"
    )


def test_a_headline_says_in_full_what_is_declared_in_short():
    head = '<meta property="og:title" content="Seven slow books for a week…">'
    heading = "Seven slow books for a week at home, and why they are worth it"
    card = read_card(html(head, f"<h1>{heading}</h1>"), URL)
    assert card.title == heading
    assert card.origins["title"].source == "visible"


def test_a_headline_that_shares_no_words_is_not_the_title():
    head = '<meta property="og:title" content="Seven books for a slow week">'
    assert title(head, "<h1>All our latest news and more</h1>") == (
        "Seven books for a slow week"
    )


def test_a_heading_that_names_the_site_is_not_the_title():
    page = "<title>Liver with apples | Love and kitchens</title>"
    assert title(page, "<h1>Love and kitchens</h1>") == "Liver with apples"


def test_where_nothing_is_seen_the_title_most_places_give_is_taken():
    head = """<title>Second title</title>
    <meta property="og:title" content="First title">
    <meta name="twitter:title" content="Second title">"""
    assert title(head) == "Second title"


def test_a_heading_is_better_than_nothing():
    card = read_card(html(body="<h1>Margins</h1>"), URL)
    assert (card.title, card.origins["title"].certainty) == ("Margins", "guess")


@pytest.mark.parametrize("empty", ["Untitled document", "Home", "---", "null"])
def test_what_is_no_title_is_none(empty):
    assert title(f"<title>{empty}</title>") == ""


def test_a_drawings_title_is_not_the_pages():
    assert title(body="<svg><title>Close</title></svg>") == ""


def test_entities_escaped_twice_and_markup_are_read():
    said = "Q&amp;amp;A: &lt;b&gt;Slow&lt;/b&gt; reads"
    head = f'<meta property="og:title" content="{said}">'
    assert title(head) == "Q&A: Slow reads"


def test_a_title_about_a_tag_keeps_it():
    head = '<meta property="og:title" content="How &lt;video&gt; came to be">'
    assert title(head) == "How <video> came to be"


def test_scholarly_tags_come_first_and_dublin_core_in_both_spellings():
    assert title('<meta name="citation_title" content="A"><title>B</title>') == "A"
    assert title('<meta name="DC:Title" content="C">') == "C"


def test_the_title_of_the_node_that_names_this_page_is_taken():
    nodes = """[{"@type":"Article","headline":"Another","url":"https://example.org/x"},
    {"@type":"Article","headline":"This one","url":"%s"}]"""
    assert title(ld(nodes % URL)) == "This one"


def test_of_a_list_of_articles_none_gives_the_title():
    nodes = ",".join(f'{{"@type":"Article","headline":"Piece {i}"}}' for i in "abcd")
    assert title(ld(f"[{nodes}]") + "<title>All pieces</title>") == "All pieces"


def test_an_oembed_link_and_a_rewritten_subheading_help():
    link = '<link rel=alternate type="application/json+oembed" href=x title="Film one">'
    assert title(link) == "Film one"
    head = """<meta property="og:title" content="You won’t believe it">
    <meta name="sailthru.title" content="A slow week">"""
    assert title(head, "<h2>A slow week</h2>") == "A slow week"
