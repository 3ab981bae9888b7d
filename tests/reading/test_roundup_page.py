"""What a reader finds on a roundup."""

from itertools import pairwise

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import PageViewRestriction

from tests.reading import everything
from wagtail_curation.models import CurationSettings
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def roundup():
    return everything.roundup()


def items_of(document):
    return document.all("section", "curation-item")


def test_the_head_says_what_part_of_what_series_this_is(roundup, visit):
    document = visit(roundup)
    assert document.one("p", "curation-header__part").text == "Part 1 of 4"
    assert document.one("h1").text == roundup.title
    standfirst = document.one("div", "curation-header__standfirst")
    assert standfirst.text == "Five that are worth your time."
    assert document.one("span", "curation-curators").text == (
        "Curated by C. Curator, D. Two"
    )
    header = document.one("header", "curation-header")
    assert header.one("time")["datetime"] == f"{roundup.first_published_at:%Y-%m-%d}"


def test_the_breadcrumb_leads_from_home_by_the_series(roundup, home_page, visit):
    trail = visit(roundup).one("nav", "curation-breadcrumb")
    assert trail["aria-label"] == "Breadcrumb"
    series = roundup.get_parent()
    assert [a["href"] for a in trail.all("a")] == [home_page.url, series.url]
    assert trail.one("span", **{"aria-current": "page"}).text == roundup.title


def test_the_word_for_a_part_is_the_series_own(visit):
    series = everything.series(part_label="Ausgabe", planned_total=None)
    document = visit(everything.roundup(series))
    assert document.one("p", "curation-header__part").text == "Ausgabe 1"


def test_the_hero_image_has_its_words_and_its_credit(roundup, visit):
    hero = visit(roundup).one("figure", "curation-hero")
    assert hero.one("img")["alt"] == "Two people reading"
    assert hero.one("figcaption").text == "Drawing: F. Example"


def test_without_a_hero_image_a_panel_is_composed_of_series_and_number(visit):
    document = visit(everything.roundup(hero_image=None))
    panel = document.one("div", "curation-panel")
    assert panel["aria-hidden"] == "true"
    assert panel.one("p", "curation-panel__name").text == (
        "Key social learning resources"
    )
    assert panel.one("p", "curation-panel__number").text == "1"


def test_items_carry_their_numbers_as_text_and_a_permanent_anchor(roundup, visit):
    found = items_of(visit(roundup))
    anchors = [child.anchor for child in roundup.body if hasattr(child.value, "anchor")]
    assert [item["id"] for item in found] == anchors
    shown = [item.one("", "curation-item__number").text for item in found]
    assert shown == ["1.", "2.", "3.", "Bonus:"]
    for item in found:
        assert item.one("a", "curation-permalink")["href"] == f"#{item['id']}"


def test_hidden_numbers_are_not_there(visit):
    document = visit(everything.roundup(numbering="hidden"))
    shown = [n.text for n in document.all("", "curation-item__number")]
    assert shown == ["Bonus:"]


def test_the_title_is_the_link_in_the_resources_own_language(roundup, visit):
    _, german, book, _ = items_of(visit(roundup))
    link = german.one("h3").one("a")
    assert link["href"] == everything.LONG_ADDRESS
    assert (link["hreflang"], link["lang"], link["rel"]) == ("de", "de", "external")
    assert not book.one("h3").all("a")


def test_one_line_tells_what_to_expect(roundup, visit):
    article, german, _, _ = items_of(visit(roundup))

    def line(item):
        return [li.text for li in item.one("ul", "curation-meta").all("li")]

    assert line(article) == ["The Reading Room", "Article", "8 min"]
    facts = ["The Reading Room", "Video", "12 min", "Advanced", "Paid", "German"]
    assert line(german) == [*facts, "June 2011"]
    assert german.one("time")["datetime"] == "2011-06"
    assert german.one("p", "curation-item__source").text == "Ada Cited"


def test_an_own_heading_does_not_hide_what_the_resource_is_called(roundup, visit):
    book = items_of(visit(roundup))[2]
    assert book.one("h3").text.endswith("The book to have")
    assert book.one("cite").text == "A printed book"


def test_headings_go_down_one_level_at_a_time(roundup, visit):
    levels = [
        int(element.tag[1])
        for element in visit(roundup).walk()
        if element.tag in ("h1", "h2", "h3", "h4")
    ]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_quote_names_its_speaker_and_its_source(roundup, visit):
    quotes = visit(roundup).all("figure", "curation-quote")
    of_the_document = quotes[1]
    assert of_the_document.one("blockquote")["cite"] == "https://example.org/source"
    caption = of_the_document.one("figcaption")
    assert caption.text == "C. Speaker, Librarian The source"
    assert caption.one("a")["href"] == "https://example.org/source"


def test_a_quote_of_the_items_resource_is_by_its_people(roundup, visit):
    quote = visit(roundup).all("figure", "curation-quote")[0]
    assert quote.one("figcaption").text == "B. Writer"
    assert quote.one("blockquote")["cite"].startswith("https://example.org/resources/")


def test_a_translated_quote_shows_its_original(roundup, visit):
    translated = visit(roundup).all("figure", "curation-quote")[2]
    words, original = translated.all("blockquote")
    assert words["lang"] == "en"
    assert [p.text for p in words.all("p")] == [
        "“First of two paragraphs.",
        "“And the second, in twolines.”",
    ]
    assert original["lang"] == "de"
    assert translated.one("p", "curation-quote__label").text == "Original (German)"


def test_further_resources_say_what_they_are_here(roundup, visit):
    first = items_of(visit(roundup))[0]
    links = first.one("ul", "curation-further").all("li")
    assert [li.one("", "curation-further__role").text for li in links] == [
        "Found via",
        "Background",
    ]
    assert links[0].one("a")["href"] == everything.LONG_ADDRESS
    assert links[1].one("cite").text == "A printed book"


def test_what_is_paid_for_is_marked_and_not_counted(roundup, visit, site):
    CurationSettings.objects.create(site=site, sponsor_label="Advertisement")
    sponsor = visit(roundup).one("div", "curation-sponsor")
    assert sponsor.one("p", "curation-sponsor__label").text == (
        "Advertisement · Example Press"
    )
    assert {a["rel"] for a in sponsor.all("a")} == {"sponsored nofollow"}
    assert len(sponsor.all("a")) == 2


def test_the_newsletter_block_leads_to_the_sites_sign_up(roundup, visit, site):
    CurationSettings.objects.create(
        site=site, newsletter_url="https://example.org/letter"
    )
    link = visit(roundup).one("div", "curation-newsletter").one("a")
    assert (link["href"], link.text) == ("https://example.org/letter", "Sign up")


def test_an_embed_that_cannot_be_had_is_a_link(roundup, visit):
    link = visit(roundup).one("figure", "curation-embed").one("a")
    assert link["href"] == "https://video.example.org/talk"
    assert link.text == "A talk of twelve minutes"


def test_a_curator_with_a_bio_block_is_not_introduced_twice(roundup, visit):
    document = visit(roundup)
    names = [p.text for p in document.all("p", "curation-bio__name")]
    assert names == ["D. Two", "C. Curator"]
    assert document.one("h2", "curation-bios__heading").text == "About the curator"


@pytest.mark.parametrize(("position", "bios"), [("start", 1), ("end", 1), ("none", 0)])
def test_bios_stand_where_the_editor_wants_them(position, bios, visit):
    article = visit(everything.roundup(bio_position=position)).one("article")
    order = [c.classes[0] for c in article.children if not isinstance(c, str)]
    assert order.count("curation-bios") == bios
    if bios:
        before = order.index("curation-bios") < order.index("curation-body")
        assert before == (position == "start")


def test_a_block_that_is_no_longer_defined_shows_nothing(roundup, client):
    assert "unavailable words" not in client.get(roundup.url).content.decode()


def test_the_next_part_is_coming_until_it_is_live(roundup, visit):
    document = visit(roundup)
    assert document.one("p", "curation-next__heading").text == "Part 2 – coming"
    way = document.one("li", "curation-partnav__next")
    assert way.text == "Next Part 2 – coming"
    assert not way.all("a")
    following = CuratedRoundupPageFactory(
        parent=roundup.get_parent(), title="Live now", part_number=3
    )
    document = visit(roundup)
    for link in (
        document.one("p", "curation-next__heading").one("a"),
        document.one("li", "curation-partnav__next").one("a"),
    ):
        assert link["href"] == following.url
        assert "Part 3: Live now" in link.text
    assert visit(following).one("a", rel="prev")["href"] == roundup.url


def test_drafts_and_private_parts_are_never_named(roundup, client):
    hidden = CuratedRoundupPageFactory(
        parent=roundup.get_parent(), title="A private part"
    )
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    html = client.get(roundup.url).content.decode()
    html += client.get(roundup.get_parent().url).content.decode()
    assert "A secret draft" not in html
    assert "A private part" not in html


def _embed(url):
    """An embed that the site has fetched before."""
    Embed.objects.create(
        url=url,
        hash=get_embed_hash(url, 800),
        max_width=800,
        html=f'<iframe src="{url}" title="A talk"></iframe>',
        type="video",
    )
    return blocks.embed(url, "A talk")


def test_an_embed_that_was_fetched_is_shown(visit):
    page = CuratedRoundupPageFactory(body=[_embed("https://video.example.org/1")])
    figure = visit(page).one("figure", "curation-embed")
    assert figure.one("iframe")["src"] == "https://video.example.org/1"
    assert figure.one("figcaption").text == "A talk"


def test_a_long_part_costs_what_a_short_one_does(client):
    def part(count):
        person, picture = PersonFactory(photo=True), PictureFactory()
        resources = [
            ResourceFactory(people=[person], image=picture) for _ in range(count)
        ]
        words = '<p>See <a linktype="page" id="1">all</a>.</p>'
        body = [
            blocks.numbered_resource(
                resource,
                [
                    blocks.commentary(words),
                    blocks.pull_quote(speaker=person),
                    _embed(f"https://video.example.org/{count}-{place}"),
                ],
                further=resources[:2],
            )
            for place, resource in enumerate(resources)
        ]
        return CuratedRoundupPageFactory(body=body)

    def cost(page):
        client.get(page.url)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    assert cost(part(2)) == cost(part(20))
