"""Names that may be one person’s, and names that are not."""

import pytest

from wagtail_curation.metadata.people import (
    INITIALS,
    SAME_NAME,
    SAME_ORGANISATION,
    PersonSketch,
    likeness,
)

ALIKE = [
    (("Jane Smith",), ("jane  SMITH",), SAME_NAME),
    (("José Núñez",), ("Jose Nunez",), SAME_NAME),
    (("Smith, Jane",), ("Jane Smith",), SAME_NAME),
    (("Dr. Jane Smith",), ("Jane Smith",), SAME_NAME),
    (("Jean-Paul Roux",), ("Jean Paul Roux",), SAME_NAME),
    (("Jane Smith",), ("Jane A. Smith",), INITIALS),
    (("J. Smith", "The Press"), ("Jane Smith", "the press"), SAME_ORGANISATION),
    (("Plato",), ("plato",), SAME_NAME),
]
DIFFERENT = [
    ("Jane Smith", "John Smith"),
    ("J. Smith", "Jane Smith"),
    ("Jane B. Smith", "Jane A. Smith"),
    ("Smith", "Jane Smith"),
    ("Jane Smith", "Jane Smithson"),
    ("", ""),
    ("…", "Jane"),
]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_one_person(one, other, why):
    one, other = PersonSketch(*one), PersonSketch(*other)
    found = likeness(one, other)
    assert found is not None
    assert found[1] == why
    assert likeness(other, one) == found


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people(one, other):
    assert likeness(PersonSketch(one), PersonSketch(other)) is None
    assert likeness(PersonSketch(other), PersonSketch(one)) is None


def test_the_same_name_elsewhere_is_less_sure():
    here, there = (PersonSketch("Jane Smith", it) for it in ("Here", "There"))
    assert likeness(here, there)[0] < likeness(here, here)[0]
