"""A body is numbered once, and anew when something has changed."""

import pytest

from wagtail_curation import numbering
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    page = CuratedRoundupPageFactory(
        body=[blocks.section(), *(blocks.numbered_resource() for _ in range(4))]
    )
    return get_roundup_page_model().objects.get(pk=page.pk).body


def numbers(body) -> list:
    return [body[i].number for i in range(len(body))]


def test_asking_for_block_after_block_numbers_them_once(body, monkeypatch):
    asked = []
    anchors = numbering.anchors
    monkeypatch.setattr(
        numbering, "anchors", lambda ids: asked.append(1) or anchors(ids)
    )
    assert [child.number for child in body] == numbers(body)
    assert len(body.blocks_by_name("numbered_resource")) == 4
    assert len(asked) == 1


def test_whatever_changes_a_number_is_seen_at_once(body):
    assert numbers(body) == [None, 1, 2, 3, 4]
    body[1].value["label"] = "Bonus"
    assert numbers(body) == [None, None, 1, 2, 3]
    del body[2]
    assert numbers(body) == [None, None, 1, 2]
    body.append(("numbered_resource", {}))
    assert numbers(body) == [None, None, 1, 2, 3]
    body.raw_data[1] = blocks.numbered_resource()
    assert numbers(body) == [None, 1, 2, 3, 4]
    body.page.numbering = numbering.HIDDEN
    assert numbers(body) == [None] * 5


def test_a_value_that_is_put_in_anothers_place_gets_its_number(body):
    assert body[2].value.number == 2
    body[2].value = body[2].block.get_default()
    assert body[2].value.number == 2
    body[2].id = "another"
    assert body[2].value.anchor == "item-another"
