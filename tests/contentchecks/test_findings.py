"""checks_of(page): what the checks find on a page, in words, at a fixed cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contentchecks.everything import FAULTS, LONG, clean_page, faulty_page
from wagtail_curation.contentchecks.findings import checks_of
from wagtail_curation.contentchecks.rules import RULES
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


def stored(page):
    return get_roundup_page_model().objects.get(pk=page.pk)


def found(page) -> dict[str, list[str]]:
    """The details of what is found, by check."""
    said: dict[str, list[str]] = {}
    for finding in checks_of(page):
        said.setdefault(finding.rule, []).append(finding.detail)
    return said


def of_body(*body, rule: str, **fields) -> list[str]:
    return found(CuratedRoundupPageFactory(body=body, **fields)).get(rule, [])


def test_a_page_with_every_fault_is_told_all_of_them():
    said = found(stored(faulty_page()))
    assert sorted(said) == sorted(FAULTS) == sorted(RULES)
    assert said["curation-title-count"] == ["The title promises 7 items; there are 3."]
    assert said["curation-part-gap"] == [
        "This is part 4, and the one before it is part 1."
    ]
    assert said["curation-item-commentary"] == ["“Silent” has no commentary."]
    assert said["curation-item-address"] == ["“A book” has no address."]
    assert said["curation-quote-speaker"] == [
        "“Nobody’s words.” does not say whose words it is."
    ]
    assert said["curation-quote-source"] == [
        "“Words from nowhere.” does not say where it is from."
    ]
    assert said["curation-link-text"] == ["“here” does not say where it leads."]
    assert said["curation-quote-length"][0].endswith("has 105 words; 100 is the most.")


def test_a_page_without_a_fault_is_told_nothing():
    assert checks_of(stored(clean_page())) == []


def test_a_draft_with_nothing_in_it_is_read_as_well():
    page = CuratedRoundupPageFactory(part_number=None)
    page.title = ""
    page.body = [("numbered_resource", {}), ("pull_quote", {}), ("image", {})]
    said = found(page)
    assert said.keys() == {
        "curation-hero",
        "curation-item-commentary",
        "curation-item-address",
    }
    assert said["curation-item-address"] == ["“Untitled” has no address."]


def test_a_finding_says_what_is_wrong_and_what_to_do():
    (finding,) = checks_of(clean_page(hero_image=None))
    assert finding.title == "The hero image is missing"
    assert finding.help.startswith("Choose a picture")
    assert finding.place.kind == "page"


def test_the_number_words_are_those_of_the_pages_language():
    page = clean_page(title="Sieben Lesetipps")
    assert found(page) == {}
    page.locale.language_code = "de"
    assert found(page).keys() == {"curation-title-count"}


@pytest.mark.parametrize(
    ("alt", "description", "is_well"),
    [("", "", False), ("  ", "", False), ("A door", "", True), ("", "A door", True)],
)
def test_a_picture_needs_words_of_its_own_or_of_the_library(alt, description, is_well):
    picture = PictureFactory(description=description)
    rule = "curation-image-alt"
    assert bool(of_body(blocks.image(picture, alt), rule=rule)) is not is_well
    hero = {"hero_image": picture, "hero_image_alt": alt}
    assert bool(of_body(rule=rule, **hero)) is not is_well


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (blocks.call_out(link_url="https://example.org/", link_text="Read more"), ""),
        (blocks.call_out('<p><a href="https://example.org/">here</a></p>'), ""),
        (blocks.section(intro='<p><a href="https://example.org/">here</a></p>'), ""),
        (
            blocks.sponsor(text='<p><a href="https://example.org/">here</a></p>'),
            "here",
        ),
        (
            blocks.pull_quote(
                speaker_name="Ada", source_url="https://example.org/letters"
            ),
            "https://example.org/letters",
        ),
    ],
)
def test_links_are_read_wherever_they_stand(block, text):
    (said,) = of_body(block, rule="curation-link-text")
    assert text in said


def test_a_record_that_is_called_by_its_address_says_nothing():
    resource = ResourceFactory(title="https://example.org/notes")
    item = blocks.numbered_resource(resource, further=[resource])
    assert len(of_body(item, rule="curation-link-text")) == 2
    named = blocks.further_resource(resource, link_text="Notes")
    item = blocks.numbered_resource(resource, further=[named], heading="Notes")
    assert of_body(item, rule="curation-link-text") == []


def test_links_of_the_standfirst_are_read():
    html = '<p><a href="https://example.org/">here</a></p>'
    assert of_body(rule="curation-link-text", standfirst=html)


def test_whoever_the_source_is_by_is_the_speaker():
    quote = blocks.pull_quote()
    cited = ResourceFactory(people=[PersonFactory()])
    rule = "curation-quote-speaker"
    assert of_body(blocks.numbered_resource(cited, [quote]), rule=rule) == []
    anonymous = ResourceFactory()
    assert of_body(blocks.numbered_resource(anonymous, [quote]), rule=rule)


def test_parts_in_drafts_fill_a_gap():
    page = faulty_page()
    for number in (2, 3):
        CuratedRoundupPageFactory(
            parent=page.get_parent(), part_number=number, live=False
        )
    assert "curation-part-gap" not in found(stored(page))


def test_a_number_that_a_draft_will_have_fills_a_gap():
    page = faulty_page()
    other = CuratedRoundupPageFactory(parent=page.get_parent(), part_number=None)
    other.part_number = 3
    other.save_revision()
    assert "curation-part-gap" not in found(stored(page))


def test_limits_are_settings(settings):
    page = faulty_page()
    settings.WAGTAIL_CURATION_QUOTE_MAX_WORDS = 105
    settings.WAGTAIL_CURATION_QUOTE_MAX_SHARE = 0.9
    assert not {"curation-quote-length", "curation-quote-share"} & found(page).keys()
    settings.WAGTAIL_CURATION_QUOTE_MAX_WORDS = 1
    settings.WAGTAIL_CURATION_QUOTE_MAX_SHARE = None
    assert len(found(page)["curation-quote-length"]) == 4
    assert "curation-quote-share" not in found(page)


def test_checks_can_be_switched_off(settings):
    settings.WAGTAIL_CURATION_CONTENT_CHECKS_OFF = [*FAULTS[1:]]
    assert found(faulty_page()).keys() == {FAULTS[0]}


def test_what_a_sponsor_says_weighs_nothing():
    quote = blocks.pull_quote(LONG, speaker_name="Ada", source_title="Letters")
    own = blocks.paragraph(f"<p>{'my own ' * 200}</p>")
    paid = blocks.sponsor(text=f"<p>{'their own ' * 200}</p>")
    rule = "curation-quote-share"
    assert of_body(quote, own, rule=rule) == []
    assert of_body(quote, paid, rule=rule)


def test_the_checks_cost_the_same_for_twice_the_items():
    pages = [clean_page(items=2, slug="two"), clean_page(items=12, slug="twelve")]
    asked = []
    for page in pages:
        page = stored(page)
        with CaptureQueriesContext(connection) as captured:
            assert checks_of(page) == []
        asked.append(len(captured))
    assert asked[0] == asked[1]
