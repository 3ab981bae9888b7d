import itertools
import re

import pytest

from wagtail_curation.numbering import (
    CONTINUE,
    CONTINUOUS,
    HIDDEN,
    SECTION,
    BodyEntry,
    PartCount,
    anchors,
    number_items,
    start_number,
)

ITEM = BodyEntry(is_numbered=True, is_section=False)
SECTION_HEADING = BodyEntry(is_numbered=False, is_section=True)
INTERLUDE = BodyEntry(is_numbered=False, is_section=False)

A = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
A_ALIKE = "3f2504e0-0000-4000-8000-000000000001"
B = "c9bf9e57-1685-4c89-bafb-ff5af830be8a"


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], 1),
        ([(CONTINUOUS, 7)], 8),
        ([(CONTINUOUS, 7), (CONTINUE, 5)], 13),
        ([(CONTINUE, 7), (CONTINUE, 5), (CONTINUE, 1)], 14),
        ([(CONTINUE, 7), (CONTINUOUS, 5)], 6),
        ([(CONTINUE, 7), (SECTION, 5), (CONTINUE, 2)], 8),
        ([(CONTINUE, 7), (HIDDEN, 5)], 6),
        ([(CONTINUOUS, 7), (CONTINUE, 0)], 8),
        ([(CONTINUOUS, 0)], 1),
    ],
)
def test_a_part_continues_from_the_last_number_before_it(earlier, expected):
    assert start_number([PartCount(*part) for part in earlier]) == expected


def test_interludes_and_sections_do_not_break_continuous_numbers():
    body = [INTERLUDE, ITEM, INTERLUDE, ITEM, SECTION_HEADING, ITEM]
    assert number_items(body, CONTINUOUS) == [None, 1, None, 2, None, 3]


def test_section_mode_begins_again_after_each_section():
    body = [ITEM, SECTION_HEADING, ITEM, INTERLUDE, ITEM, SECTION_HEADING, ITEM]
    assert number_items(body, SECTION) == [1, None, 1, None, 2, None, 1]


def test_continue_mode_begins_at_the_given_number():
    assert number_items([ITEM, SECTION_HEADING, ITEM], CONTINUE, start=8) == [
        8,
        None,
        9,
    ]


def test_hidden_mode_numbers_nothing():
    assert number_items([ITEM, SECTION_HEADING, ITEM], HIDDEN) == [None] * 3


def test_any_iterable_will_do_and_an_empty_body_has_no_numbers():
    assert number_items(iter([ITEM]), CONTINUOUS) == [1]
    assert number_items([], CONTINUOUS) == []


def test_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="roman"):
        number_items([ITEM], "roman")


def test_a_uuid_gives_its_first_eight_characters():
    assert anchors([A, B]) == ["item-3f2504e0", "item-c9bf9e57"]


def test_ids_that_begin_alike_are_written_out():
    assert anchors([A, B, A_ALIKE]) == [
        f"item-{A}",
        "item-c9bf9e57",
        f"item-{A_ALIKE}",
    ]


def test_unsaved_blocks_are_named_by_position():
    assert anchors([A, "", None]) == ["item-3f2504e0", "item-n2", "item-n3"]


def test_a_plain_id_is_kept():
    assert anchors(["intro_1.b-C"]) == ["item-intro_1.b-C"]


@pytest.mark.parametrize(
    "block_id",
    ["a b", "über", '"><script>', "a#b", "a%20b", "/", "\ud800", "x" * 500, " "],
)
def test_any_other_id_is_made_safe(block_id):
    (anchor,) = anchors([block_id])
    assert re.fullmatch(r"item-[A-Za-z0-9._-]+", anchor)
    assert len(anchor) < 90


AWKWARD = [A, A_ALIKE, B, "3f2504e0", "a b", "a/b", "a-b", "n1", "n2", "A-B"]


def test_anchors_are_unique_on_the_page():
    ids = [None, *AWKWARD, None, A, "a b", "a b", ""]
    result = anchors(ids)
    assert len(set(result)) == len(ids)


def test_order_does_not_matter_to_blocks_with_ids():
    expected = dict(zip(AWKWARD, anchors(AWKWARD)))
    for ids in itertools.islice(itertools.permutations(AWKWARD), 0, None, 20_011):
        assert dict(zip(ids, anchors(ids))) == expected


def test_a_written_out_id_never_takes_the_anchor_of_another_block():
    written_out = anchors([A, "3f2504e0"])[1]
    other = written_out.removeprefix("item-")
    assert anchors([A, "3f2504e0", other])[2] == written_out


def test_an_unsaved_block_never_takes_the_anchor_of_a_saved_one():
    assert anchors([None, "n1"])[1] == "item-n1"


def test_a_repeated_id_keeps_the_first_and_counts_the_rest():
    assert anchors([A, A, B, A]) == [
        "item-3f2504e0",
        "item-3f2504e0-2",
        "item-c9bf9e57",
        "item-3f2504e0-3",
    ]
