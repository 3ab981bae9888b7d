"""What is dropped, and where the last item ends."""

import pytest

from .helpers import read

ITEMS = "1. A one it is.\n\n“Word one.”\n\n2. A two it is.\n\n“Word two.”\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Next week, I hope to find more.",
        "In part 3 we look at doors.",
        "In the final article of this series I turn to doors.",
        "I will be back next month with doors.",
        "Until next time!",
        "What would you add?",
        "Let me know in the comments.",
        "That's it for this week.",
        "Happy reading!",
        "Thanks for reading.",
        "Conclusion",
        "Bis zum nächsten Mal!",
        "La semaine prochaine, des portes.",
    ],
)
def test_a_farewell_is_not_in_the_last_item(line):
    found = read(ITEMS + line)
    assert [block.text for block in found.outro] == [line]
    assert len(found.items[-1].content) == 2


def test_commentary_after_the_last_quote_stays_when_others_have_it_too():
    text = ITEMS.replace("2. A two", "I like it.\n\n2. A two")
    found = read(text + "I like it too.")
    assert found.items[-1].commentary.endswith("I like it too.")
    assert found.outro == ()


def test_a_paragraph_that_no_other_item_has_is_a_closing_with_a_notice():
    found = read(ITEMS + "3. A three it is.\n\n“Word three.”\n\nThere were three.")
    assert [block.text for block in found.outro] == ["There were three."]
    assert "closing_guessed" in [notice.code for notice in found.notices]


def test_what_follows_a_rule_after_the_last_item_is_a_closing():
    found = read(ITEMS + "* * *\n\nThe door is shut.")
    assert [block.text for block in found.outro] == ["The door is shut."]


@pytest.mark.parametrize(
    "line",
    [
        "Jo Marsh is the founder of the Door Institute.",
        "Jo Marsh works as a carpenter and lives in Graz.",
        "Jo Marsh is an architect.",
        "Jo Marsh ist Lehrerin in Bremen.",
    ],
)
def test_a_bio_is_known_by_its_name_and_verb(line):
    found = read(ITEMS + "Next week, more.\n\n" + line)
    assert (found.bio.name, found.bio.text) == ("Jo Marsh", line)
    assert [block.text for block in found.outro] == ["Next week, more."]


def test_a_paragraph_about_the_items_author_is_no_bio():
    found = read(
        "1. Doors – Jo Marsh\n\nIt opens.\n\n2. Walls – Kim Doyle\n\n"
        "It does not.\n\nKim Doyle is an architect who builds none."
    )
    assert found.bio is None


def test_what_follows_the_bio_is_kept_for_the_editor():
    found = read(ITEMS + "Jo Marsh is an architect.\n\nSee our other titles here.")
    assert [rest.text for rest in found.unplaced] == ["See our other titles here."]


def test_thanks_belong_to_a_newsletter_box_only_right_after_one():
    found = read(ITEMS + "Thank you!")
    assert [block.text for block in found.outro] == ["Thank you!"]
    found = read(ITEMS + "Subscribe to our newsletter\n\nThank you!")
    assert [rest.text for rest in found.dropped] == [
        "Subscribe to our newsletter",
        "Thank you!",
    ]


def test_a_newsletter_may_be_recommended():
    text = "1. The newsletter by Jo Marsh: subscribe to it for the doors.\n\n2. Walls."
    assert read(text).dropped == ()


@pytest.mark.parametrize(
    "line",
    [
        "No Image Available",
        "no image available.",
        "ADVERTISEMENT",
        "googletag.cmd.push(function() { googletag.display(‘div’); });",
        "Share on Facebook | Twitter | LinkedIn",
        "Share this article",
        "Skip to main content",
        "Home » Articles » Doors",
        "We use cookies to make this site better.",
        "Leave a comment",
        "Read next",
    ],
)
def test_boilerplate_is_dropped_wherever_it_stands(line):
    for text in (
        f"{line}\n\n{ITEMS}",
        ITEMS + line,
        ITEMS.replace("2. A", f"{line}\n\n2. A"),
    ):
        assert [rest.text for rest in read(text).dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share your notes with each other.",
        "The image is not available to me, alas.",
        "Home is where one reads.",
        "Functions (in code) are like doors; use them.",
    ],
)
def test_ordinary_sentences_are_not_boilerplate(line):
    assert read(ITEMS.replace("“Word one.”", line)).dropped == ()


def test_a_table_of_contents_is_dropped():
    contents = "Contents\n\nBig doors\n\nWalls\n\n"
    for first, second in (("Big doors", "Walls"), ("1. Big doors", "2. Walls")):
        found = read(f"Title\n\n{contents}{first}\n\nOne.\n\n{second}\n\nTwo.")
        dropped = [rest.text for rest in found.dropped]
        assert dropped == ["Contents", "Big doors", "Walls"]


def test_a_list_of_items_is_not_a_table_of_contents():
    links = "- Doors: https://a.org/1\n- Walls: https://a.org/2"
    found = read(f"Title\n\nIn this issue\n\n{links}")
    assert len(found.items) == 2
    assert found.dropped == ()


def test_credits_of_pictures_are_kept_for_the_editor():
    found = read("Photo: Jo Marsh\n\n" + ITEMS)
    assert [rest.text for rest in found.unplaced] == ["Photo: Jo Marsh"]
