"""Objects in schema.org's words: JSON-LD, microdata and RDFa, as pages write them."""

import pytest

from tests.metadata.pages import URL, html, ld
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage import things
from wagtail_curation.metadata.webpage.document import parse
from wagtail_curation.metadata.webpage.jsonld import read_blocks
from wagtail_curation.metadata.webpage.microdata import read_microdata, read_rdfa
from wagtail_curation.metadata.webpage.subject import same_address


@pytest.mark.parametrize(
    "block",
    [
        '{"name":"Slow"}',
        '<!-- {"name":"Slow"} -->',
        '//<![CDATA[\n{"name":"Slow"}\n//]]>',
        ' <![CDATA[ {"name":"Slow"} ]]> ',
        '/* <![CDATA[ */{"name":"Slow"};/* ]]> */',
        '{"name":"Slow",}',
        '{"name":"Slow"\n"x":1}',
        '{"name":"Slow","path":"C:\\dir"}',
        "{&quot;name&quot;:&quot;Slow&quot;}",
        '{"name":"Slow"} {"name":"Second"}',
        '[{"name":"Slow"}]',
        '{"text":"a\nb","name":"Slow"}',
    ],
)
def test_json_ld_is_read_leniently(block):
    assert read_blocks([block])[0]["name"] == "Slow"


@pytest.mark.parametrize("block", ["", "{", "null", "3", '"x"', "[" * 5000, "{'a':1}"])
def test_what_is_no_json_ld_is_nothing(block):
    assert read_blocks([block]) == []


def test_references_are_followed_and_may_go_in_a_circle():
    nodes = read_blocks(
        [
            '{"@id":"#a","author":{"@id":"#b"}}',
            '{"@id":"#b","name":"Ada","knows":{"@id":"#a"}}',
        ]
    )
    article = next(node for node in nodes if node["@id"] == "#a")
    assert things.names(article, "author") == ["Ada"]
    assert article["author"]["knows"] is article


def test_a_broken_block_does_not_take_the_others_with_it():
    page = html(ld("{") + ld('{"@type":"Article","headline":"Slow"}'))
    assert read_card(page, URL).title == "Slow"


def test_what_is_asked_of_an_object_is_never_of_the_wrong_type():
    odd = {
        "name": [None, {"@value": ["Slow"]}],
        "url": [3, {"url": ["/a"]}],
        "@type": 3,
    }
    assert things.text(odd, "x", "name") == "Slow"
    assert things.addresses(odd, "url") == ["/a"]
    assert things.types(odd) == []
    assert things.names({"author": {"@list": ["Ada", 3, {}]}}, "author") == ["Ada"]
    named = {"author": {"givenName": "Ada", "familyName": "Roe"}}
    assert things.names(named, "author") == ["Ada Roe"]
    assert things.addresses({"image": {"contentUrl": []}}, "image") == []


def test_microdata_reads_values_where_html_keeps_them():
    page = """<div itemscope itemtype="https://schema.org/Article">
    <a itemprop="url" href="/a">x</a><img itemprop="image" src="/b.jpg">
    <time itemprop="datePublished" datetime="2021-03-04">then</time>
    <a itemprop="author" href="/ada">Ada Roe</a><a itemprop="url">no address</a>
    <meta itemprop="inLanguage" content="en"></div>"""
    node = read_microdata(parse(page))[0]
    assert node["url"] == ["/a", "no address"]
    assert node["image"] == ["/b.jpg"]
    assert node["datePublished"] == ["2021-03-04"]
    assert node["author"] == ["Ada Roe"]
    assert node["inLanguage"] == ["en"]
    assert things.types(node) == ["article"]


def test_properties_in_no_item_are_one_more_item():
    nodes = read_microdata(parse("<b itemprop=headline>Slow</b>"))
    assert nodes == [{"@type": [], "headline": ["Slow"]}]


def test_rdfa_lite_is_read_and_open_graph_is_not_mistaken_for_it():
    page = """<div vocab="https://schema.org/" typeof="Article">
    <h1 property="schema:headline">Slow</h1><b property="og:title">x</b></div>"""
    (node,) = read_rdfa(parse(page))
    assert node["headline"] == ["Slow"]
    assert "title" not in node
    assert read_rdfa(parse("<p property=headline>x</p>")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.e.org/a/", "https://e.org/A", True),
        ("https://e.org/a?x=1", "https://e.org/a", True),
        ("https://e.org/a?x=1", "https://e.org/a?x=2", False),
        ("https://e.org/?x=1", "https://e.org/", False),
        ("https://e.org/a", "https://f.org/a", False),
        ("http://[", "http://[", False),
    ],
)
def test_two_addresses_of_one_page_are_seen_to_be(one, other, same):
    assert same_address(one, other) is same


def test_the_object_that_names_another_page_is_not_this_ones():
    node = '{"@type":"Article","headline":"Else","url":"https://example.org/b/c"}'
    assert read_card(html(f"<title>Slow</title>{ld(node)}"), URL).title == "Slow"


def test_an_object_at_the_pages_canonical_address_is_its_own():
    node = '{"@type":"Article","headline":"Ours","url":"https://example.org/b/c"}'
    head = f'<link rel=canonical href="https://example.org/b/c">{ld(node)}'
    assert read_card(html(head), URL).title == "Ours"
