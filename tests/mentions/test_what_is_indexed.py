"""A mention says where the resource stands, and what the curator said."""

import pytest
from wagtail.blocks import StructBlock

from wagtail_curation.blocks import (
    NumberedStructValue,
    ResourceChooserBlock,
    RoundupStreamBlock,
)
from wagtail_curation.mentions.extract import mentions_in
from wagtail_curation.models import ResourceMention
from wagtail_curation.numbering import CONTINUE
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def test_a_mention_knows_number_section_label_and_commentary():
    first, bonus, background = ResourceFactory.create_batch(3)
    page = CuratedRoundupPageFactory(
        body=[
            blocks.numbered_resource(
                first,
                content=[
                    blocks.commentary("<p>Begin <b>here</b>.</p>"),
                    blocks.pull_quote("Not the curator’s words."),
                    blocks.commentary("<p>Then rest.</p>"),
                ],
                further=[blocks.further_resource(background, "via", "Who found it")],
            ),
            blocks.section("For later"),
            blocks.numbered_resource(bonus, heading="My title", label="Bonus"),
        ]
    )
    found = list(ResourceMention.objects.filter(page_id=page.pk).order_by("position"))
    assert [m.resource_id for m in found] == [first.pk, background.pk, bonus.pk]
    assert [m.number for m in found] == [1, 1, None]
    assert [m.role for m in found] == ["main", "via", "main"]
    assert [m.section for m in found] == ["", "", "For later"]
    assert found[0].commentary == "Begin here.\n\nThen rest."
    assert found[0].anchor == f"item-{found[0].block_id[:8]}"
    assert found[1].heading == "Who found it"
    assert (found[2].label, found[2].title) == ("Bonus", "My title")
    assert found[0].title == first.title


def test_what_nobody_validated_is_cut_to_what_a_row_holds():
    resource = ResourceFactory()
    item = blocks.numbered_resource(
        resource,
        further=[blocks.further_resource(resource, "r" * 300, "t" * 300)],
        heading="h" * 300,
        label="l" * 300,
    )
    page = CuratedRoundupPageFactory(body=[{**item, "id": "i" * 300}])
    found = list(ResourceMention.objects.filter(page_id=page.pk).order_by("position"))
    assert [len(m.role) for m in found] == [4, 20]
    assert {len(m.label) for m in found} == {100}
    assert {len(m.heading) for m in found} == {255}
    assert {len(m.block_id) for m in found} == {255}


def test_an_item_without_a_resource_is_no_mention_but_counts():
    page = CuratedRoundupPageFactory(
        body=[
            blocks.numbered_resource(heading="A walk in the park"),
            blocks.numbered_resource(ResourceFactory()),
        ]
    )
    assert [m.number for m in ResourceMention.objects.filter(page_id=page.pk)] == [2]


class PodcastBlock(StructBlock):
    """As a publisher would write one: numbered, with a resource and no more."""

    is_numbered = True
    resource = ResourceChooserBlock()

    class Meta:
        value_class = NumberedStructValue


def test_a_publishers_own_numbered_block_is_a_mention():
    resource = ResourceFactory()
    body = RoundupStreamBlock([("podcast", PodcastBlock())]).to_python(
        [blocks.block("podcast", {"resource": resource.pk})]
    )
    assert [(row.resource_id, row.number) for row in mentions_in(body)] == [
        (resource.pk, 1)
    ]


def test_numbers_of_later_parts_follow_when_an_earlier_part_grows(
    django_capture_on_commit_callbacks,
):
    series = RoundupSeriesPageFactory()
    first = CuratedRoundupPageFactory(parent=series, items=2)
    second = CuratedRoundupPageFactory(parent=series, items=1, numbering=CONTINUE)
    assert numbers(second) == [3]
    with django_capture_on_commit_callbacks(execute=True):
        first.body = [
            *first.body.get_prep_value(),
            blocks.numbered_resource(ResourceFactory()),
        ]
        first.save_revision().publish()
    assert numbers(second) == [4]
    with django_capture_on_commit_callbacks(execute=True):
        first.delete()
    assert numbers(second) == [1]


def numbers(page) -> list:
    found = ResourceMention.objects.filter(page_id=page.pk).order_by("position")
    return list(found.values_list("number", flat=True))
