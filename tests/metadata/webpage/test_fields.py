"""Publisher, summary, picture, language, canonical address, licence and feed."""

import pytest

from tests.metadata.pages import URL, html, ld, words
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage.languages import language_tag
from wagtail_curation.metadata.webpage.licences import licence_name
from wagtail_curation.metadata.webpage.tongues import tongue_of


def card(head="", body="", url=URL, lang="", headers=None):
    return read_card(html(f"<title>Slow</title>{head}", body, lang), url, headers)


def article(properties):
    return ld(f'{{"@type":"Article","headline":"Slow",{properties}}}')


def test_the_publisher_is_the_name_the_page_gives_its_site():
    assert card('<meta property="og:site_name" content="Daily">').publisher == "Daily"
    assert card(article('"publisher":{"name":"Daily"}')).publisher == "Daily"
    assert card(ld('{"@type":"WebSite","name":"Daily"}')).publisher == "Daily"
    assert card('<meta name="application-name" content="Daily">').publisher == "Daily"


def test_a_papers_publisher_is_its_journal():
    head = """<meta name="citation_title" content="Slow">
    <meta property="og:site_name" content="PaperLink">
    <meta name="citation_journal_title" content="Journal of Reading">"""
    assert card(head).publisher == "Journal of Reading"


def test_on_a_platform_the_publication_is_the_publisher():
    head = '<meta property="og:site_name" content="Medium">'
    assert card(head).publisher == "Medium"
    assert card(head + article('"publisher":{"name":"Slow"}')).publisher == "Medium"
    assert card(head + article('"publisher":{"name":"Pages"}')).publisher == "Pages"


def test_without_a_name_the_publisher_is_the_host_as_a_guess():
    read = card('<meta property="og:site_name" content="https://x.org">')
    assert read.publisher == "example.org"
    assert read.origins["publisher"].certainty == "guess"


def test_of_descriptions_that_begin_alike_the_longest_is_taken():
    head = """<meta name="description" content="A page a day is more than ten pages…">
    <meta property="og:description" content="A page a day is more than ten pages in one
    go, and stays longer."><meta name="twitter:description" content="Read us!">"""
    assert card(head).summary == (
        "A page a day is more than ten pages in one go, and stays longer."
    )


def test_the_description_that_two_places_give_is_taken():
    head = """<meta name="description" content="Everything about everything here">
    <meta property="og:description" content="Why to read slowly">
    <meta name="twitter:description" content="Why to read slowly">"""
    assert card(head).summary == "Why to read slowly"


def test_the_title_again_is_no_summary():
    read = card(
        '<meta name="description" content="Slow!">', f"<h1>Slow</h1>{words(40)}"
    )
    assert read.summary.startswith("A slow reader stays")
    assert read.origins["summary"].certainty == "guess"


def test_a_papers_abstract_comes_first_and_dublin_core_last():
    head = """<meta name="description" content="Archive of papers">
    <meta name="citation_abstract" content="We read slowly.">"""
    assert card(head).summary == "We read slowly."
    assert card('<meta name="DC.Description" content="On it">').summary == "On it"


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("/a.jpg", "https://www.example.org/a.jpg"),
        ("//img.example.org/a b.jpg", "https://img.example.org/a%20b.jpg"),
        ("a.jpg", "https://www.example.org/notes/a.jpg"),
    ],
)
def test_the_pictures_address_is_made_whole(said, address):
    assert card(f'<meta property="og:image" content="{said}">').image == address


def test_a_base_is_what_relative_addresses_begin_from():
    head = '<base href="/deep/"><meta property="og:image" content="a.jpg">'
    assert card(head).image == "https://www.example.org/deep/a.jpg"


@pytest.mark.parametrize(
    "said",
    ["data:image/png;base64,xx", "/pixel.gif", "/img/1x1.png", "/drawing.svg",
     "javascript:x", "http://[::1/a.jpg", "/blank.png"],
)  # fmt: skip
def test_pixels_and_placeholders_are_no_picture(said):
    assert card(f'<meta property="og:image" content="{said}">').image == ""


def test_a_picture_in_the_text_is_a_guess_and_no_logo_or_icon():
    body = """<article><img src="/logo.png"><img src="/s.jpg" width=40>
    <img data-src="/book.jpg" src="/lazy.gif"></article>"""
    read = card(body=body)
    assert read.image == "https://www.example.org/book.jpg"
    assert read.origins["image"].certainty == "guess"


def test_outside_the_text_only_the_sites_own_large_pictures_count():
    body = """<header><img src=/head.jpg></header><aside><img src=/ad.jpg></aside>
    <img src="https://ads.example.net/x.jpg"><img src="/own.jpg">"""
    assert card(body=body).image == "https://www.example.org/own.jpg"


def test_pictures_declared_elsewhere_are_found():
    assert card(article('"image":[{"url":"/ld.jpg"}]')).image.endswith("/ld.jpg")
    assert card('<link rel=image_src href="/l.jpg">').image.endswith("/l.jpg")
    assert card('<meta name="twitter:image" content="/t.jpg">').image.endswith("/t.jpg")


@pytest.mark.parametrize(
    ("said", "tag"),
    [("EN", "en"), ("en_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("eng", "en"),
     ("German", "de"), ("fr-FR, en", "fr-FR"), ("en-x1", "en"), ("", ""), ("und", ""),
     ("klingon!", ""), ("es-419", "es-419")],
)  # fmt: skip
def test_a_language_becomes_a_tag(said, tag):
    assert language_tag(said) == tag


@pytest.mark.parametrize(
    ("head", "lang", "headers"),
    [
        ("", "de", None),
        ('<meta property="og:locale" content="de">', "", None),
        ('<meta http-equiv="content-language" content="de">', "", None),
        ('<meta name="dc.language" content="de">', "en!", None),
        (article('"inLanguage":"de"'), "", None),
        ("", "", {"Content-Language": "de"}),
    ],
)
def test_the_language_is_read_where_it_is_said(head, lang, headers):
    assert card(head, lang=lang, headers=headers).language == "de"


def test_a_papers_language_is_not_that_of_the_buttons():
    head = """<meta name="citation_title" content="Slow">
    <meta name="citation_language" content="en">"""
    assert card(head, lang="fr").language == "en"


def test_a_page_that_does_not_say_is_recognised_by_its_words():
    read = card(body=words(80))
    assert (read.language, read.origins["language"].certainty) == ("en", "guess")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (
            "Das ist ein Buch, und es ist nicht für die Eile: mit ihm werden wir auch",
            "de",
        ),
        ("Les livres sont dans la maison et les enfants lisent pour le plaisir", "fr"),
        ("ゆっくり読むことは、考えることの始まりであり、終わりでもある。" * 3, "ja"),
        ("阅读的意义在于思考，而不是翻过多少页书。" * 5, "zh"),
        ("Медленное чтение начинается с первого слова страницы.", "ru"),
        ("القراءة البطيئة هي بداية التفكير في ما نقرأ كل يوم", "ar"),
        ("short", ""),
        ("xyzzy plugh frotz " * 20, ""),
    ],
)
def test_a_tongue_is_known_by_words_or_letters(text, tag):
    assert tongue_of(text) == tag


def test_the_canonical_address_is_what_most_places_give():
    head = """<link rel=canonical href="https://e.example/moved">
    <meta property="og:url" content="https://www.example.org/notes/slow-reading/">"""
    assert card(head).canonical == "https://e.example/moved"
    head += article(f'"url":"{URL}"')
    assert card(head).canonical == f"{URL}/"


@pytest.mark.parametrize("above", ["/", "/notes", "/notes/", "https://www.example.org"])
def test_what_leads_above_the_page_is_not_believed(above):
    read = card(f'<link rel=canonical href="{above}">')
    assert (read.canonical, read.origins["canonical"].certainty) == (URL, "guess")


def test_an_address_that_lacks_its_first_slash_begins_at_the_root():
    assert card("<link rel=canonical href='a/b'>").canonical.endswith("example.org/a/b")
    assert card("<link rel=canonical href='slow-reading'>").canonical == URL


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0"),
        ("http://creativecommons.org/licenses/by/3.0/de/", "CC BY 3.0 DE"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        (
            "https://creativecommons.org/publicdomain/mark/1.0/",
            "Public Domain Mark 1.0",
        ),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("CC BY 4.0", "CC BY 4.0"),
        ("https://example.org/terms", ""),
        ("#license", ""),
        ("x" * 200, ""),
    ],
)
def test_a_licence_has_the_name_people_know(said, name):
    assert licence_name(said) == name


def test_a_licence_is_read_where_it_is_declared():
    by = "https://creativecommons.org/licenses/by/4.0/"
    assert card(article(f'"license":"{by}"')).licence == "CC BY 4.0"
    assert card(f"<link rel=license href={by}>").licence == "CC BY 4.0"
    assert card(f'<meta name="DC.rights" content="{by}">').licence == "CC BY 4.0"
    headers = {"Link": f'<{by}>; rel="license"'}
    assert card(headers=headers).licence == "CC BY 4.0"
    assert card(body=f"<a rel=license href={by}>x</a>").licence == "CC BY 4.0"


def test_one_licence_linked_is_the_pages_and_two_are_somebody_elses():
    link = "<a href='https://creativecommons.org/licenses/{}/4.0/'>x</a>"
    read = card(body=link.format("by"))
    assert (read.licence, read.origins["licence"].certainty) == ("CC BY 4.0", "guess")
    assert card(body=link.format("by") + link.format("by-nc")).licence == ""


def test_the_feed_is_the_sites_and_not_that_of_comments():
    link = '<link rel=alternate type="application/rss+xml" title="{}" href="{}">'
    head = (
        link.format("Comments", "/c")
        + link.format("x", "/comments/feed")
        + link.format("x", "/notes/slow-reading/feed")
        + '<link rel=alternate type="text/html" href="/m">'
        + link.format("Daily", "/feed")
    )
    assert card(head).feed == "https://www.example.org/feed"
