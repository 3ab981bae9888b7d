"""Whatever was typed or imported stays words: no field becomes markup or a script."""

import pytest

from tests.reading import everything
from tests.reading.html import read
from wagtail_curation.metadata.linkable import linkable
from wagtail_curation.models import CurationSettings, Topic
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
SCRIPT = "javascript:alert(1)"

# Type of a block: the fields of it that hold plain words, and those with addresses.
BLOCKS = {
    "pull_quote": (
        "text speaker_name role source_title language original original_language",
        "source_url",
    ),
    "section": ("heading", ""),
    "image": ("alt caption credit", ""),
    "embed": ("caption", "url"),
    "call_out": ("heading link_text", "link_url"),
    "sponsor": ("name heading", "url"),
    "newsletter_signup": ("heading text", ""),
    "ad_slot": ("slot", ""),
}


def attacked(block_type: str):
    """Two blocks: one whose addresses would be links, and one with scripts there."""
    words, addresses = (part.split() for part in BLOCKS[block_type])
    typed = dict.fromkeys(words, ATTACK)
    if block_type == "image":
        typed["image"] = PictureFactory(title=ATTACK).pk
    return [
        blocks.block(block_type, {**typed, **dict.fromkeys(addresses, address)})
        for address in (f"https://example.org/{ATTACK}", SCRIPT)
    ]


def attacked_item(person):
    resource = ResourceFactory(
        title=ATTACK,
        publisher=ATTACK,
        language=ATTACK[:35],
        kind=ATTACK[:40],
        cost=ATTACK[:20],
        level=ATTACK[:20],
        image=PictureFactory(title=ATTACK, description=ATTACK),
        image_credit=ATTACK,
        people=[person],
    )
    type(resource).objects.filter(pk=resource.pk).update(url=SCRIPT)
    return blocks.numbered_resource(
        resource,
        [
            blocks.commentary("<p>Words.</p>"),
            *attacked("pull_quote"),
            *attacked("image"),
        ],
        further=[blocks.further_resource(resource, ATTACK, ATTACK)],
        heading=ATTACK,
        label=ATTACK,
    )


@pytest.fixture
def attacked_pages(db, site):
    CurationSettings.objects.create(
        site=site,
        newsletter_url=SCRIPT,
        sponsor_label=ATTACK[:100],
        newsletter_link_text=ATTACK,
    )
    person = PersonFactory(
        name=ATTACK, role=ATTACK, organisation=ATTACK, organisation_url=SCRIPT
    )
    person.bio = "<p>Words.</p>"
    person.links.create(label=ATTACK, url=SCRIPT)
    person.save()
    series = RoundupSeriesPageFactory(
        title=ATTACK, slug="series", part_label=ATTACK[:40], planned_total=4
    )
    topic = Topic.objects.create(name=ATTACK, slug="topic")
    part = CuratedRoundupPageFactory(
        parent=series,
        title=ATTACK,
        slug="part",
        standfirst=f"<p>{everything.LONG_WORD}</p>",
        hero_image_alt=ATTACK,
        hero_image_credit=ATTACK,
        hero_image=PictureFactory(),
        curators=[person],
        topics=[topic],
        body=[
            attacked_item(person),
            blocks.author_bio(person),
            blocks.next_part(),
            *(block for name in BLOCKS for block in attacked(name)),
        ],
    )
    if hasattr(part, "seo_title"):  # a base page of a site's own may have none
        part.seo_title = ATTACK
        part.save()
    following = CuratedRoundupPageFactory(parent=series, title=ATTACK, slug="next")
    return [series, part, following]


def test_no_field_of_any_block_record_or_page_becomes_markup(attacked_pages, client):
    for page in attacked_pages:
        html = client.get(page.url).content.decode()
        assert "<script>alert" not in html
        document = read(html)
        assert not document.all("script")
        assert not [e for e in document.walk() if "onerror" in e.attributes]


def test_no_address_but_those_of_web_and_mail_becomes_a_link(attacked_pages, client):
    for page in attacked_pages:
        document = read(client.get(page.url).content.decode())
        for element in document.walk():
            for name in ("href", "src", "cite"):
                assert "javascript" not in (element.get(name) or ""), element.tag


@pytest.mark.parametrize(
    "address", ["http://a.example", "HTTPS://a.example/ü", " mailto:a@b.example "]
)
def test_addresses_of_web_and_mail_are_linked(address):
    assert linkable(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//a.example",
        "/page/",
        "words",
    ],
)
def test_no_others_are(address):
    assert linkable(address) == ""
