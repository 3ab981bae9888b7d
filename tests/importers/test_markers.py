"""Where items begin: decided for the whole document."""

import pytest

from .helpers import read


def numbers(text):
    return [item.number for item in read(text).items]


@pytest.mark.parametrize(
    "style",
    [
        "{}. ",
        "{}) ",
        "({}) ",
        "{} - ",
        "{} – ",
        "{}: ",
        "#{} ",
        "No. {}: ",
        "Item {}: ",
        "{}、",
        "{}.\n",
        "{}\n",
        "{}\ufe0f\u20e3 ",
    ],
)
def test_every_way_to_number(style):
    body = "\n\n".join(style.format(n) + f"Thing {n} is good." for n in (1, 2, 3))
    found = read(f"A title\n\nAn intro it is.\n\n{body}")
    assert [item.number for item in found.items] == [1, 2, 3]
    assert found.items[1].content[0].text == "Thing 2 is good."


@pytest.mark.parametrize(
    "stray",
    [
        "2011. That was a year.",
        "12. Juni 2011 was a Sunday.",
        "7 - 9 hours is what one needs.",
        "10 essays are too many.",
        "1/11. Seattle, and back.",
        "(22.700 followers)",
        "3.5 is a grade.",
        '"9. Never", says the list.',
    ],
)
def test_a_number_outside_the_run_is_text(stray):
    text = f"1. One thing.\n\n{stray}\n\n2. Two things.\n\n{stray}\n\n3. Three things."
    found = read(text)
    assert [item.number for item in found.items] == [1, 2, 3]
    for item in found.items[:2]:
        assert stray.strip('"') in " ".join(p.text for p in item.content)


def test_a_list_inside_an_item_does_not_break_the_run():
    text = (
        "1. One thing with steps:\n\n1. come\n2. see\n3. go\n\nAnd back.\n\n"
        "2. Two things.\n\nMore.\n\n3. Three things.\n\nMore."
    )
    found = read(text)
    assert [item.number for item in found.items] == [1, 2, 3]
    assert "2. see" in found.items[0].commentary


def test_a_missing_and_a_repeated_number_break_nothing():
    assert numbers("1. A one.\n\n2. A two.\n\n4. A four.\n\n5. A five.") == [1, 2, 4, 5]


def test_a_part_may_go_on_counting_where_the_last_stopped():
    assert numbers("Intro it is.\n\n6. A six.\n\n7. A seven.\n\n8. An eight.") == [
        6,
        7,
        8,
    ]


def test_styles_may_be_mixed():
    assert numbers("1 - A one.\n\n2 – A two.\n\n3. A three.") == [1, 2, 3]


def test_a_single_number_is_an_item_only_when_it_is_the_first():
    assert numbers("Intro it is.\n\n1. The only one.") == [1]
    assert numbers("Intro it is.\n\n7. The only one.") == []


def test_quoted_numbers_are_no_items():
    assert numbers("1. A one.\n\n> 2. Not this.\n\n2. A two.") == [1, 2]


@pytest.mark.parametrize(
    "heading", ["Conclusion", "Final words", "Fazit", "Wrapping up"]
)
def test_a_numbered_conclusion_is_the_outro(heading):
    found = read(f"1. A one.\n\n2. A two.\n\n3. {heading}\n\nGoodbye it is.")
    assert len(found.items) == 2
    assert [block.text for block in found.outro] == [heading, "Goodbye it is."]


def test_bullets_with_addresses_are_items():
    text = (
        "Some links.\n\n"
        "- Doors: https://a.org/1\n- Walls: https://a.org/2 are high.\n- https://a.org/3"
    )
    found = read(text)
    assert [[link.href for link in item.links] for item in found.items] == [
        ["https://a.org/1"],
        ["https://a.org/2"],
        ["https://a.org/3"],
    ]


def test_the_main_address_goes_first():
    text = (
        "1. Doors\n\nSee also https://a.org/side first.\n\nhttps://a.org/main\n\n"
        "2. Walls\n\nNothing."
    )
    assert [link.href for link in read(text).items[0].links] == [
        "https://a.org/main",
        "https://a.org/side",
    ]


def test_each_section_keeps_its_own_run():
    first = "Doors\n\n1. A one.\n\n2. A two.\n\n3. A three.\n\n"
    second = "Walls\n\n1. B one.\n\n2. B two.\n\n3. B three.\n\n4. B four."
    found = read(f"A title\n\nAn intro it is.\n\n{first}{second}")
    assert [item.number for item in found.items] == [1, 2, 3, 1, 2, 3, 4]


@pytest.mark.parametrize("gap", ["\n\n    ", "\n"])
def test_an_indented_or_tight_list_is_part_of_its_item(gap):
    steps = gap.join(["1. come", "2. see", "3. go", "4. rest"])
    text = f"1. Four steps to read:\n\n    {steps}\n\n2. Two.\n\n3. Three.\n\n4. Four."
    found = read(text)
    assert [item.number for item in found.items] == [1, 2, 3, 4]
    assert found.items[0].content[-1].text.endswith("rest")
