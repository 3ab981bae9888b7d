"""The factories make what a site would have, in every configuration."""

import pytest

from wagtail_curation.models import (
    Person,
    ResourceMention,
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
    TopicFactory,
    home_page,
)

pytestmark = pytest.mark.django_db


def test_resources_are_of_the_sites_model_and_have_addresses_of_their_own():
    one, other = ResourceFactory(), ResourceFactory()
    assert type(one) is get_resource_model()
    assert one.address_key != other.address_key
    one.full_clean()


def test_a_book_has_no_address():
    book = ResourceFactory(book=True)
    assert (book.url, book.address_key, book.kind) == ("", None, "book")
    ResourceFactory(book=True)


def test_a_resource_gets_a_picture_people_and_topics():
    people = [PersonFactory(), PersonFactory()]
    made = ResourceFactory(image=True, people=people, topics=["Video", TopicFactory()])
    found = get_resource_model().objects.get(pk=made.pk)
    assert found.image.get_rendition("width-10").width == 10
    assert found.people_names == [person.name for person in people]
    assert found.topics.count() == 2


def test_a_person_may_have_a_photo():
    assert PersonFactory().photo is None
    assert Person.objects.get(pk=PersonFactory(photo=True).pk).photo.file


def test_a_series_stands_under_the_home_page():
    series = RoundupSeriesPageFactory()
    assert type(series) is get_series_page_model()
    assert series.get_parent().pk == home_page().pk
    assert series.live
    assert series.first_published_at


def test_a_home_page_is_made_when_there_is_no_site(site):
    home = site.root_page
    site.delete()
    home.delete()
    series = RoundupSeriesPageFactory()
    assert series.get_site().root_page.title == "Home"
    assert series.url == "/key-learning-resources" + series.url[23:]


def test_a_page_is_added_to_the_parent_that_is_given_even_an_old_instance():
    series = RoundupSeriesPageFactory()
    again = get_series_page_model().objects.get(pk=series.pk)
    parts = [CuratedRoundupPageFactory(parent=it) for it in (series, again, series)]
    assert [part.part_number for part in parts] == [1, 2, 3]
    assert get_roundup_page_model().objects.child_of(series).count() == 3


def test_a_roundup_has_a_series_of_its_own_unless_told_otherwise():
    one, other = CuratedRoundupPageFactory(), CuratedRoundupPageFactory()
    assert type(one) is get_roundup_page_model()
    assert one.series != other.series
    assert one.part_number == other.part_number == 1
    assert CuratedRoundupPageFactory(part_number=None).part_number is None


def test_a_roundup_has_items_quotes_and_images():
    made = CuratedRoundupPageFactory(items=3, quotes=True, images=True)
    page = get_roundup_page_model().objects.get(pk=made.pk)
    assert [child.number for child in page.body] == [1, 2, 3]
    for child in page.body:
        assert [part.block_type for part in child.value.parts] == [
            "commentary",
            "pull_quote",
        ]
        assert child.value["resource"].image


def test_what_a_live_roundup_mentions_is_indexed_and_of_a_draft_nothing():
    page = CuratedRoundupPageFactory(items=2)
    draft = CuratedRoundupPageFactory(items=2, live=False)
    mentions = ResourceMention.objects
    assert [m.number for m in mentions.filter(page_id=page.pk).in_order()] == [1, 2]
    assert not mentions.filter(page_id=draft.pk).exists()
    assert draft.has_unpublished_changes


def test_pages_have_curators_and_topics():
    people = [PersonFactory(), PersonFactory()]
    page = CuratedRoundupPageFactory(curators=people, topics=["Reading"])
    page = get_roundup_page_model().objects.get(pk=page.pk)
    assert [curator.person for curator in page.curators.all()] == people
    assert [topic.name for topic in page.topics.all()] == ["Reading"]
    series = RoundupSeriesPageFactory(curators=people[:1])
    assert series.curators.get().person == people[0]


def test_every_block_of_the_body_can_be_built():
    person, resource = PersonFactory(), ResourceFactory(image=True)
    quote = blocks.pull_quote(speaker=person, source=resource, language="en")
    picture = blocks.image(resource.image, alt="A plane of one colour")
    body = [
        blocks.paragraph(),
        blocks.section(),
        blocks.numbered_resource(
            resource, [blocks.commentary(), quote, picture], further=[resource]
        ),
        quote,
        picture,
        blocks.embed("https://example.org/video"),
        blocks.call_out(heading="Join in"),
        blocks.sponsor(logo=resource.image),
        blocks.newsletter_signup(),
        blocks.ad_slot(),
        blocks.author_bio(person),
        blocks.next_part(),
    ]
    page = CuratedRoundupPageFactory(body=body, items=1)
    page = get_roundup_page_model().objects.get(pk=page.pk)
    named = {child.block_type for child in page.body}
    assert named == set(page.body.stream_block.child_blocks) - {"unavailable"} - {
        "episode"
    }
    item = page.body[2].value
    assert item["resource"] == item.further[0]["resource"] == resource
    assert item.parts[1].value["speaker"] == person
    assert page.body[4].value["image"] == resource.image
    assert page.item_count == 2
