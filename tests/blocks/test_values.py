"""What the values of blocks tell templates and APIs."""

import pytest

from wagtail_curation.blocks.body import build_roundup_block
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    PersonFactory,
    PictureFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db
BODY = build_roundup_block()


def value_of(raw: dict):
    return BODY.to_python([raw])[0].value


def item(*args, **kwargs):
    return value_of(blocks.numbered_resource(*args, **kwargs))


def quote(source=None, **fields):
    return value_of(blocks.pull_quote(source=source, **fields))


# Items.


def test_an_item_has_its_resource_s_title_unless_the_curator_gave_another():
    resource = ResourceFactory(title="Notes on engines")
    assert item(resource).title == "Notes on engines"
    assert item(resource, heading="Read this").title == "Read this"
    assert item(heading="A talk").title == "A talk"
    assert item().title == ""


def test_an_item_has_its_resource_s_address():
    resource = ResourceFactory()
    assert item(resource).url == resource.url
    assert item(ResourceFactory(book=True)).url == item(heading="A talk").url == ""


def test_an_item_knows_whether_the_title_is_still_to_be_said():
    resource = ResourceFactory(title="Notes on engines")
    assert item(resource, heading="Read this").has_own_heading
    assert not item(resource, heading="Notes on engines").has_own_heading
    assert not item(resource).has_own_heading
    assert not item(heading="A talk").has_own_heading


def test_an_item_whose_resource_has_gone_is_what_is_left_of_it():
    resource = ResourceFactory()
    raw = blocks.numbered_resource(resource, heading="A", further=[resource])
    resource.delete()
    value = value_of(raw)
    assert (value.title, value.url, value.further) == ("A", "", [])


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_empty_commentary_is_no_part_of_an_item(empty):
    content = [blocks.commentary(empty), blocks.pull_quote(), blocks.commentary()]
    shown = item(content=content).parts
    assert [part.block_type for part in shown] == ["pull_quote", "commentary"]


def test_further_resources_say_their_text_and_their_role():
    there, gone = ResourceFactory(title="Weaving"), ResourceFactory()
    further = [
        blocks.further_resource(there, role="via"),
        blocks.further_resource(gone),
        blocks.further_resource(there, link_text="The loom", role="unheard of"),
    ]
    raw = blocks.numbered_resource(there, further=further)
    gone.delete()
    told = [(link.text, link.role_label) for link in value_of(raw).further]
    assert told == [("Weaving", "Found via"), ("The loom", "")]


# Quotes.


def quote_in(resource, **fields):
    """A quote that stands in the item of a resource."""
    content = [blocks.pull_quote(**fields)]
    return item(resource, content).parts[0].value


@pytest.fixture
def ada():
    return PersonFactory(name="Ada", role="Mathematician", organisation="")


@pytest.fixture
def resource(ada):
    return ResourceFactory(title="Notes", people=[ada, PersonFactory(name="Bo")])


def test_a_quote_in_an_item_is_from_its_resource(resource):
    value = quote_in(resource)
    assert value.source_resource == resource
    assert value.speaker_text == "Ada, Bo"
    assert (value.cite_url, value.cite_title) == (resource.url, "Notes")
    assert value.is_of_the_item


def test_a_quote_may_be_from_another_resource(resource):
    other = ResourceFactory(title="Elsewhere", byline="Cy")
    value = quote_in(resource, source=other)
    assert (value.cite_url, value.cite_title) == (other.url, "Elsewhere")
    assert value.speaker_text == "Cy"
    assert not value.is_of_the_item


def test_a_quote_from_an_address_is_not_the_resource_s(resource):
    value = quote_in(
        resource, source_url="https://example.org/x", source_title="A letter"
    )
    assert (value.cite_url, value.cite_title) == ("https://example.org/x", "A letter")
    assert value.source_resource is None
    assert value.speaker_text == ""
    assert not value.is_of_the_item


def test_a_page_of_the_chosen_source_can_be_named(resource):
    value = quote(source=resource, source_url="https://example.org/notes/2")
    assert value.cite_url == "https://example.org/notes/2"
    assert (value.cite_title, value.speaker_text) == ("Notes", "Ada, Bo")


def test_a_quote_outside_an_item_without_a_source_has_none():
    value = quote()
    assert value.source_resource is None
    assert (value.cite_url, value.cite_title, value.speaker_text) == ("", "", "")


def test_a_speaker_goes_before_a_typed_name_and_that_before_the_source(resource, ada):
    cy = PersonFactory(name="Cy", role="Editor", organisation="The Press")
    assert quote(resource, speaker=cy, speaker_name="Di").speaker_text == "Cy"
    assert quote(resource, speaker_name="Di").speaker_text == "Di"
    assert quote(resource).speaker_text == "Ada, Bo"


def test_a_role_written_here_goes_before_the_person_s():
    cy = PersonFactory(role="Editor", organisation="The Press")
    assert quote(speaker=cy).role_text == "Editor, The Press"
    assert quote(speaker=cy, role="Then a student").role_text == "Then a student"
    assert quote(speaker_name="Di").role_text == ""


def test_a_quote_has_paragraphs():
    value = quote(text="One.\n\nTwo,\nstill two.", original="Eins.\n\nZwei.")
    assert value.paragraphs == ["One.", "Two,\nstill two."]
    assert value.original_paragraphs == ["Eins.", "Zwei."]


def test_a_quote_that_lacks_fields_is_read_all_the_same():
    """Content may be older than a field, or written by a program."""
    value = value_of(blocks.block("pull_quote", {"text": "Slow."}))
    assert value.paragraphs == ["Slow."]
    assert value.original_paragraphs == []
    told = (value.speaker_text, value.role_text, value.cite_url, value.cite_title)
    assert told == ("", "", "", "")
    assert not value.is_of_the_item


# Pictures.


def test_an_image_says_its_own_words_else_the_picture_s():
    picture = PictureFactory(title="A loom")
    assert value_of(blocks.image(picture)).alt_text == picture.default_alt_text
    assert value_of(blocks.image(picture, alt="Threads")).alt_text == "Threads"
    assert value_of(blocks.image(None)).alt_text == ""


def test_an_image_that_has_gone_has_no_rendition():
    picture = PictureFactory()
    raw = blocks.image(picture)
    assert value_of(raw).rendition.width == 48
    picture.delete()
    assert value_of(raw).rendition is None


def test_a_bio_shows_the_photo_unless_told_not_to():
    ada = PersonFactory(photo=True)
    assert value_of(blocks.author_bio(ada)).portrait.width
    assert value_of(blocks.author_bio(ada, show_photo=False)).portrait is None
    assert value_of(blocks.author_bio(PersonFactory())).portrait is None
    assert value_of(blocks.author_bio(None)).portrait is None


def test_a_sponsor_may_be_without_a_logo():
    assert value_of(blocks.sponsor()).logo_rendition is None
    assert value_of(blocks.sponsor(logo=PictureFactory())).logo_rendition.width
