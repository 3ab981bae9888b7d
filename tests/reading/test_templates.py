"""What the templates share: marks, dates, languages, and a publisher's own ones."""

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.reading import everything
from wagtail_curation.blocks import EmbedBlock
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.quotemarks import marks_for
from wagtail_curation.templatetags._landmarks import has_main
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", ("“", "”")),
        ("en-GB", ("“", "”")),
        ("de", ("„", "“")),
        ("de-AT", ("„", "“")),
        ("de-CH", ("«", "»")),
        ("de_ch", ("«", "»")),
        ("fr", ("«\u202f", "\u202f»")),
        ("pl", ("„", "”")),
        ("sv", ("”", "”")),
        ("ja", ("「", "」")),
        ("zh-Hans", ("“", "”")),
        ("zh-Hant-TW", ("「", "」")),
        ("pt-BR", ("“", "”")),
        ("pt-PT", ("«", "»")),
        ("", ("“", "”")),
        ("tlh", ("“", "”")),
    ],
)
def test_quotes_are_marked_as_their_language_does(language, marks):
    assert marks_for(language) == marks


def printed(template: str, **context) -> str:
    return Template("{% load curation_tags %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("date", "english", "german"),
    [
        (PartialDate(2011), "2011", "2011"),
        (PartialDate(2011, 6), "June 2011", "Juni 2011"),
        (PartialDate(2011, 6, 28), "June 28, 2011", "28. Juni 2011"),
        (None, "", ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(date, english, german):
    assert printed("{{ d|partial_date }}", d=date) == english
    with translation.override("de"):
        assert printed("{{ d|partial_date }}", d=date) == german


@pytest.mark.parametrize(
    ("language", "page", "foreign"),
    [
        ("de", "en", True),
        ("en-GB", "en", False),
        ("pt-BR", "pt-PT", False),
        ("", "en", False),
        ("de", "", True),
    ],
)
def test_a_language_is_said_where_it_is_another(language, page, foreign):
    shown = printed("{{ l|foreign_to:p|yesno }}", l=language, p=page)
    assert shown == ("yes" if foreign else "no")


def test_a_language_without_a_name_says_its_code():
    assert printed("{{ 'tlh'|name_of_language }}") == "tlh"
    assert printed("{{ 'fr'|name_of_language }}") == "French"


def test_a_kind_of_the_publishers_own_has_the_general_drawing():
    assert printed("{{ 'video'|kind_symbol }} {{ 'zine'|kind_symbol }}") == (
        "video other"
    )


def embedded(value) -> str:
    return printed("{% embed_html value as html %}{{ html }}", value=value)


def test_an_embed_is_the_providers_html_without_a_style_of_ours(monkeypatch):
    value = EmbedBlock().to_python({"url": "https://video.example.org/1"})["url"]

    class Found:
        html = '<iframe src="https://video.example.org/1"></iframe>'

    monkeypatch.setattr("wagtail_curation.blocks.represent.get_embed", lambda *a: Found)
    assert embedded(value) == Found.html


def test_a_provider_that_answers_nonsense_breaks_no_page(monkeypatch):
    value = EmbedBlock().to_python({"url": "https://video.example.org/1"})["url"]

    def nonsense(*args):
        raise KeyError("html")

    monkeypatch.setattr("wagtail_curation.blocks.represent.get_embed", nonsense)
    assert embedded(value) == ""
    assert embedded(None) == ""


@pytest.mark.django_db
def test_a_page_quotes_in_its_own_language_whoever_is_quoted(home_page, visit):
    from wagtail.models import Locale

    german = Locale.objects.create(language_code="de")
    home = home_page.copy_for_translation(german)
    home.save_revision().publish()
    series = everything.series(parent=home, locale=german)
    quote = blocks.pull_quote("Words.", language="en", speaker_name="A")
    part = CuratedRoundupPageFactory(parent=series, locale=german, body=[quote])
    document = visit(part)
    assert document.one("blockquote").text == "„Words.“"
    assert document.one("main")["lang"] == "de"


@pytest.mark.django_db
def test_a_publisher_overrides_a_page_by_the_block(overridden_templates, visit):
    document = visit(everything.roundup())
    assert document.one("p", "publishers-byline").text == "By the publisher"
    assert not document.all("span", "curation-curators")
    assert document.one("h1")


@pytest.mark.django_db
def test_and_an_item_by_the_block(overridden_templates, visit):
    document = visit(everything.roundup())
    first = document.all("section", "curation-item")[0]
    assert first.one("p", "publishers-note").text == "Notes on reading slowly"
    assert first.one("ul", "curation-further")


@pytest.mark.django_db
def test_an_ad_slot_is_the_sites_own_template(overridden_templates, visit):
    page = everything.roundup()
    advert = visit(page).one("div", "publishers-advert")
    assert advert.text == f"article-middle of {page.title}"


@pytest.mark.django_db
def test_an_ad_slot_nobody_fills_prints_nothing(visit):
    body = [blocks.ad_slot("nowhere"), blocks.ad_slot("../../base")]
    page = CuratedRoundupPageFactory(body=body)
    assert visit(page).one("div", "curation-body").text == ""


@pytest.mark.django_db
def test_a_base_with_a_main_element_gets_no_second_one(overridden_templates, visit):
    document = visit(everything.roundup())
    assert document.one("main")["id"] == "content"
    assert document.one("div", "curation")


@pytest.mark.django_db
def test_a_base_without_one_is_given_it(visit):
    assert "curation" in visit(everything.roundup()).one("main").classes


def test_a_main_element_is_found_in_what_a_base_includes(overridden_templates):
    assert has_main("includes_layout.html")
    assert not has_main("wagtail_curation/parts/bios.html")
    assert not has_main("no/such/template.html")
