import pytest

from wagtail_curation.metadata.likeness import (
    MAIN_TITLE,
    NEAR_TITLE,
    SAME_TITLE,
    SAME_TITLE_AND_NAMES,
    Sketch,
    likeness,
)
from wagtail_curation.metadata.titles import read_title, spelling

from .likeness_pairs import ALIKE, DIFFERENT


def sketch(record) -> Sketch:
    title, names, fields = (
        (record, (), {})
        if isinstance(record, str)
        else (
            *record,
            *((), {})[len(record) - 1 :],
        )
    )
    return Sketch(title, tuple(names), **fields)


def listed(table):
    return [
        pytest.param(*map(sketch, pair), id=f"{promise}-{number}")
        for promise, pairs in table.items()
        for number, pair in enumerate(pairs, start=1)
    ]


@pytest.mark.parametrize(("one", "other"), listed(ALIKE))
def test_one_thing_looks_like_itself(one, other):
    found = likeness(one, other)
    assert found is not None
    assert 0 < found.score <= 1
    assert likeness(other, one) == found


@pytest.mark.parametrize(("one", "other"), listed(DIFFERENT))
def test_two_things_are_not_suggested(one, other):
    assert likeness(one, other) is None
    assert likeness(other, one) is None


def test_the_surer_it_is_the_higher_it_stands():
    title = "How groups learn from mistakes"
    one = Sketch(title, ("Ada Example",))
    others = [
        Sketch(title, ("A. Example",)),
        Sketch(f"{title}: a field guide", ("Ada Example",)),
        Sketch("How groups learned from a mistake", ("Ada Example",)),
        Sketch("How groups learn from a mistake", ("Ada Example",)),
        Sketch("How groups learn from mistake"),
    ]
    found = [likeness(one, other) for other in others]
    assert [it and it.why for it in found] == [
        SAME_TITLE_AND_NAMES,
        MAIN_TITLE,
        None,
        NEAR_TITLE,
        NEAR_TITLE,
    ]
    scores = [it.score for it in found if it]
    assert scores == sorted(scores, reverse=True)
    assert likeness(Sketch(title), Sketch(title)).why == SAME_TITLE


@pytest.mark.parametrize("text", ["a " * 100_000, "part " * 100_000, "| " * 100_000])
def test_an_endless_title_comes_to_an_end(text):
    assert len(read_title(text, (text,)).words) <= 250
    likeness(Sketch(text, (text,)), Sketch(text + "x", (text,)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("colour", "color"), ("judgements", "judgement"), ("archaeology", "archeology")],
)
def test_spellings_of_one_word(one, other):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thesis", "thesi"), ("status", "statu"), ("bus", "bu")]
)
def test_what_ends_in_s_is_not_always_many(one, other):
    assert spelling(one) != spelling(other)
