"""What the next part is called, judging by the one before."""

import pytest

from wagtail_curation.parttitles import next_title


@pytest.mark.parametrize(
    ("before", "number_before", "number", "title"),
    [
        ("Key resources, part 1", 1, 2, "Key resources, part 2"),
        ("Key resources part 9", 9, 10, "Key resources part 10"),
        ("Letters (Ausgabe 3)", 3, 4, "Letters (Ausgabe 4)"),
        ("2024 in books, no. 7.", 7, 9, "2024 in books, no. 9."),
        ("#12", 12, 13, "#13"),
    ],
)
def test_a_title_that_ends_with_its_number_goes_on(
    before, number_before, number, title
):
    assert next_title(before, number_before, number) == title


@pytest.mark.parametrize(
    ("before", "number_before"),
    [
        ("On patience", 1),
        ("Part 1: On patience", 1),
        ("The best of 2024", 1),
        ("Part 2 of 5", 2),
        ("", 1),
        ("Key resources, part 1", None),
    ],
)
def test_a_title_of_its_own_proposes_nothing(before, number_before):
    assert next_title(before, number_before, 2) == ""


def test_a_part_without_a_number_is_proposed_no_title():
    assert next_title("Key resources, part 1", 1, None) == ""
