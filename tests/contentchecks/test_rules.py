"""Each rule finds what it is for, and nothing where all is well."""

import pytest

from wagtail_curation.contentchecks import axe
from wagtail_curation.contentchecks.outline import (
    Item,
    Limits,
    Link,
    Outline,
    Picture,
    Place,
    Quote,
)
from wagtail_curation.contentchecks.rules import RULES, judge

HERE = Place("item", "item-a")
LIMITS = Limits(quote_words=10, quote_share=0.25)
WORDS = "word " * 100


def items(counted: int, labelled: int = 0, **fields) -> list[Item]:
    return [
        Item("An item", HERE, is_counted=n < counted, **fields)
        for n in range(counted + labelled)
    ]


def found(outline: Outline, limits: Limits = LIMITS, off=()) -> list[tuple[str, dict]]:
    return [(it.rule, it.values) for it in judge(outline, limits, off)]


def rules(**fields) -> list[str]:
    return [rule for rule, _values in found(Outline(**fields))]


def test_a_page_where_all_is_well():
    quote = Quote("Ten words at most are quoted here, and no more.", HERE)
    link = Link("What it says", HERE, "https://example.org/")
    assert not rules(
        title="Two reads, part 2",
        part_number=2,
        other_parts=frozenset({1, 3}),
        items=items(2),
        quotes=[quote],
        links=[link],
        pictures=[Picture(HERE)],
        words=[WORDS],
    )


@pytest.mark.parametrize(
    ("title", "counted", "labelled", "is_well"),
    [
        ("Seven reads", 7, 0, True),
        ("Seven reads", 6, 0, False),
        ("Seven reads", 8, 0, False),
        ("Seven reads", 0, 0, False),
        # A bonus may count or not.
        ("Seven reads", 7, 1, True),
        ("Eight reads", 7, 1, True),
        ("Nine reads", 7, 1, False),
        ("Six reads", 7, 1, False),
        ("Seven articles and three podcasts", 7, 0, True),
        ("Key resources, part 3", 7, 0, True),
    ],
)
def test_a_title_that_promises_another_count(title, counted, labelled, is_well):
    said = rules(title=title, language="en", items=items(counted, labelled))
    assert said == ([] if is_well else ["curation-title-count"])


def test_the_promise_and_the_count_are_said():
    ((_rule, values),) = found(Outline("7 reads", items=items(6)))
    assert values == {"promised": 7, "count": 6}


@pytest.mark.parametrize(
    ("number", "others", "gap_after"),
    [
        (None, {1, 5}, None),
        (1, {5}, None),
        (2, {1, 3}, None),
        (4, {1, 2}, 2),
        (4, {1, 2, 5}, 2),
        (3, {1, 2, 9}, None),
        # Where a series begins is its own affair.
        (40, set(), None),
        (40, {41}, None),
    ],
)
def test_a_gap_before_the_part(number, others, gap_after):
    outline = Outline(part_number=number, other_parts=frozenset(others))
    expected = (
        []
        if gap_after is None
        else [("curation-part-gap", {"number": number, "previous": gap_after})]
    )
    assert found(outline) == expected


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"has_hero": False}, "curation-hero"),
        ({"items": items(1, has_commentary=False)}, "curation-item-commentary"),
        ({"items": items(1, has_address=False)}, "curation-item-address"),
        ({"quotes": [Quote("a", HERE, has_speaker=False)]}, "curation-quote-speaker"),
        ({"quotes": [Quote("a", HERE, has_source=False)]}, "curation-quote-source"),
        ({"pictures": [Picture(HERE, False)]}, "curation-image-alt"),
        ({"links": [Link("here", HERE)]}, "curation-link-text"),
        ({"links": [Link("www.example.org", HERE)]}, "curation-link-text"),
        (
            {"links": [Link("www.example.org", HERE, is_title=True)]},
            "curation-link-text",
        ),
    ],
)
def test_what_is_missing(fields, rule):
    assert rules(**fields) == [rule]


def test_a_resource_may_be_called_here():
    assert rules(links=[Link("Here", HERE, is_title=True)]) == []


def test_a_quote_may_have_as_many_words_as_the_limit():
    outline = Outline(quotes=[Quote("w " * 10, HERE), Quote("w " * 11, HERE)])
    ((rule, values),) = found(outline)
    assert rule == "curation-quote-length"
    assert (values["count"], values["limit"]) == (11, 10)
    assert not found(outline, Limits())


@pytest.mark.parametrize(
    ("quoted", "own", "is_well"),
    [
        (25, 75, True),
        (26, 74, False),
        # Of a page that has hardly begun, nobody can tell.
        (99, 0, True),
        (100, 0, False),
        (0, 0, True),
    ],
)
def test_the_share_of_quoted_words(quoted, own, is_well):
    outline = Outline(words=["w " * own], quotes=[Quote("w " * quoted, HERE)])
    share = Limits(quote_share=0.25)
    said = [rule for rule, _values in found(outline, share)]
    assert said == ([] if is_well else ["curation-quote-share"])
    assert not found(outline, Limits())


def test_what_is_switched_off_is_not_judged():
    outline = Outline(has_hero=False, items=items(1, has_commentary=False))
    assert [rule for rule, _ in found(outline, off=["curation-hero"])] == [
        "curation-item-commentary"
    ]
    assert found(outline, off=RULES) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["link-name"], ["link-name", "ours"]),
        ((), ()),
        (None, None),
        (["wcag2a", "best-practice"], ["wcag2a", "best-practice", "curation"]),
        (["cat.text-alternatives"], ["cat.text-alternatives", "curation"]),
        ("wcag22aa", ["wcag22aa", "curation"]),
        (
            {"type": "tag", "values": ["wcag2a"]},
            {"type": "tag", "values": ["wcag2a", "curation"]},
        ),
        (
            {"type": "rule", "values": ["link-name"]},
            {"type": "rule", "values": ["link-name", "ours"]},
        ),
    ],
)
def test_our_rules_run_beside_what_runs_already(before, after):
    assert axe.run_also(before, ["ours"]) == after
