"""Raw data as it may be: places are found, changed, and left alone when they went."""

import json

import pytest

from tests.shelf.models import Shelf
from wagtail_curation.library.paths import change, same_key
from wagtail_curation.library.referrers import records_of
from wagtail_curation.library.streams import (
    chooses,
    records_in,
    unknown_types,
)
from wagtail_curation.models import get_resource_model

Resource = get_resource_model()
PLANKS = Shelf._meta.get_field("planks").stream_block


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [(7, 7, True), ("7", 7, True), (7, "7", True), (True, 1, False), (None, 7, False)],
)
def test_a_key_is_a_number_or_its_text(value, key, expected):
    assert same_key(value, key) is expected


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({}, ["body"]),
        ([], [3]),
        ([{"id": "a"}], ["a"]),
        ([{"id": "a", "value": 1}], ["b"]),
        ("no json", ["a"]),
        ('"text"', ["a"]),
        (17, ["a"]),
        (None, [0, "a"]),
        ([{"id": "a", "value": 8}], ["a"]),
    ],
)
def test_a_place_that_has_gone_or_changed_stays_as_it_is(data, path):
    before = json.dumps(data)
    after, count = change(data, [path], 7, 9)
    assert (json.dumps(after), count) == (before, 0)


def test_text_that_holds_raw_data_is_changed_inside():
    text = json.dumps([{"id": "a", "value": {"books": [7, 8]}}])
    after, count = change({"body": text}, [["body", "a", "books", 0]], 7, 9)
    assert count == 1
    assert json.loads(after["body"])[0]["value"]["books"] == [9, 8]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        17,
        {},
        [None, 17, "text", {}, {"type": "book"}],
        [{"type": "book", "value": None}, {"type": "book", "value": ""}],
        [{"type": "plank", "value": None}, {"type": "plank", "value": {"books": 7}}],
        [{"type": "table", "value": None}, {"type": "table", "value": {"rows": 1}}],
        [{"type": "gone", "value": {"books": [7]}}],
    ],
)
def test_raw_data_of_any_shape_does_no_harm(raw):
    assert list(records_in(PLANKS, raw, Resource)) == []
    unknown_types(PLANKS, raw, 7)


def test_two_blocks_of_one_id_are_told_apart_by_their_place():
    raw = [{"type": "book", "id": "a", "value": key} for key in (7, 8)]
    found = list(records_in(PLANKS, raw, Resource))
    assert found == [((0, "value"), 7), ((1, "value"), 8)]


@pytest.mark.parametrize("data", [None, [], {"planks": "no json"}, {"items": [None]}])
def test_a_revision_of_any_shape_does_no_harm(data):
    assert list(records_of(Resource, Shelf, data)) == []


def test_unknown_blocks_are_named_wherever_they_stand():
    lost = {"type": "gone", "value": [{"deep": {"key": "7"}}]}
    other = {"type": "other", "value": 8}
    assert unknown_types(PLANKS, [lost, other], 7) == {"gone"}


def test_only_a_chooser_of_resources_chooses_resources():
    from wagtail.blocks import CharBlock, ChooserBlock
    from wagtail.images.blocks import ImageChooserBlock

    assert not chooses(CharBlock(), Resource)
    assert not chooses(ImageChooserBlock(), Resource)
    assert not chooses(ChooserBlock(), Resource)
    assert chooses(PLANKS.child_blocks["book"], Resource)
