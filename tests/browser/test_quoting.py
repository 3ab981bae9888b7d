"""Pull quotes at hand: typed, pasted with their speaker, and back again."""

import pytest

from tests.browser.editing import Editor
from tests.browser.pasting import paste
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

WORDS = "A door that stands open teaches more than a lecture about doors."
IN_QUOTE = "() => document.activeElement.name?.endsWith('-value-text')"


@pytest.fixture
def part(transactional_db):
    """A part with one item, which is by Ines Caldeira and has no words yet."""
    resource = ResourceFactory(title="Open doors", byline="Ines Caldeira")
    item = blocks.numbered_resource(resource, [blocks.commentary("")])
    return CuratedRoundupPageFactory(
        parent=RoundupSeriesPageFactory(title="Key resources"),
        body=[item, blocks.paragraph("The end.")],
    )


@pytest.fixture
def editor(page, log_in, admin_user, part):
    log_in(admin_user)
    editor = Editor(page).open(part)
    editor.wait_until_watched()
    yield editor
    assert page.errors == []


@pytest.fixture
def item(editor):
    return editor.blocks.nth(0)


@pytest.fixture
def commentary(item):
    """The item's own words; the cursor stands in them."""
    field = item.locator("[contenteditable=true]").first
    field.click()
    return field


class Quote:
    def __init__(self, block):
        self.text = block.locator("[name$=-value-text]")
        self.speaker = block.locator("[name$=-speaker_name]")
        self.role = block.locator("[name$=-role]")
        self.told = block.locator(".curation-told")


def stored(editor, part) -> list[tuple]:
    """The item as saved: (kind, words), of a quote its speaker and role as well."""
    editor.wait_until_in_form()
    editor.save_draft()
    draft = type(part).objects.get(pk=part.pk).get_latest_revision_as_object()
    return [
        (
            ("pull_quote", value["text"], value["speaker_name"], value["role"])
            if kind == "pull_quote"
            else (kind, value.source)
        )
        for kind, value in (
            (child.block_type, child.value) for child in draft.body[0].value["content"]
        )
    ]


def said(found) -> list[str]:
    """The kinds, with the words of rich text bare of their tags."""
    return [
        part[1]
        if part[0] == "pull_quote"
        else part[1].split(">", 1)[1].rsplit("</p>", 1)[0]
        for part in found
    ]


def test_a_quote_is_typed_as_in_an_e_mail(editor, page, part, item, commentary):
    page.keyboard.type("Shown by example.")
    page.keyboard.press("Enter")
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    page.keyboard.type(WORDS)
    found = stored(editor, part)
    assert [kind for kind, *_ in found] == ["commentary", "pull_quote"]
    assert said(found) == ["Shown by example.", WORDS]


def test_what_stands_behind_it_goes_on_behind_it(editor, page, part, item, commentary):
    page.keyboard.type("Before.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("After.")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    page.keyboard.type(WORDS)
    found = stored(editor, part)
    assert [kind for kind, *_ in found] == ["commentary", "pull_quote", "commentary"]
    assert said(found) == ["Before.", WORDS, "After."]


def test_a_sign_within_a_sentence_stays_one(editor, page, part, item, commentary):
    page.keyboard.type("5 > 4 and > 3")
    assert item.locator("[name$=-value-text]").count() == 0
    assert "5 > 4 and > 3" in commentary.inner_text()


def test_whom_a_quote_is_from_is_shown(editor, page, part, item, commentary):
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    quote = Quote(item)
    assert quote.speaker.get_attribute("placeholder") == "Ines Caldeira"
    page.keyboard.type(WORDS)
    # It is a proposal, and is stored nowhere.
    assert stored(editor, part)[-1] == ("pull_quote", WORDS, "", "")


def test_a_pasted_quote_brings_its_speaker(editor, page, part, item, commentary):
    page.keyboard.type("Shown by example.")
    page.keyboard.press("Enter")
    paste(commentary, f"“{WORDS}”\n– Tom Achterberg, potter")
    quote = Quote(item)
    quote.told.get_by_text("Speaker: Tom Achterberg, potter.").wait_for()
    assert stored(editor, part)[-1] == (
        "pull_quote",
        WORDS,
        "Tom Achterberg",
        "potter",
    )


def test_it_can_be_kept_as_it_was(editor, page, part, item, commentary):
    page.keyboard.type("Shown by example.")
    page.keyboard.press("Enter")
    pasted = f"“{WORDS}” – Tom Achterberg"
    paste(commentary, pasted)
    Quote(item).told.get_by_role("button", name="Keep it as it was").click()
    found = stored(editor, part)
    assert [kind for kind, *_ in found] == ["commentary"]
    assert "Shown by example." in found[0][1]
    assert pasted in found[0][1]


@pytest.mark.parametrize(
    "pasted",
    [
        "“Blended learning” is what they call it.",
        "“Blended learning”",
        "Plain words without any marks, as many as one likes – Somebody",
    ],
)
def test_other_words_are_pasted_as_they_are(editor, page, item, commentary, pasted):
    paste(commentary, pasted)
    page.wait_for_function(
        "([at, words]) => at.innerText.includes(words)",
        arg=[commentary.element_handle(), pasted],
    )
    assert item.locator("[name$=-value-text]").count() == 0


def test_in_a_quotes_own_field_the_speaker_is_taken_off(
    editor, page, part, item, commentary
):
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    quote = Quote(item)
    paste(quote.text, f"{WORDS}\n— Tom Achterberg (potter)")
    quote.told.get_by_text("Taken as the speaker: Tom Achterberg, potter.").wait_for()
    assert quote.text.input_value() == WORDS
    quote.told.get_by_role("button", name="Keep it as it was").click()
    assert quote.text.input_value() == f"{WORDS}\n— Tom Achterberg (potter)"
    assert (quote.speaker.input_value(), quote.role.input_value()) == ("", "")
    # What was undone is not done again by leaving the field.
    page.keyboard.press("Tab")
    assert quote.speaker.input_value() == ""


def test_typed_it_is_taken_off_as_well(editor, page, part, item, commentary):
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    page.keyboard.type(f"“{WORDS}” – Tom Achterberg")
    page.keyboard.press("Tab")
    quote = Quote(item)
    quote.told.wait_for()
    assert quote.text.input_value() == WORDS
    assert stored(editor, part)[-1] == ("pull_quote", WORDS, "Tom Achterberg", "")


def test_a_speaker_that_is_there_stays(editor, page, item, commentary):
    page.keyboard.type("> ")
    page.wait_for_function(IN_QUOTE)
    quote = Quote(item)
    quote.speaker.fill("Ruth Adeyemi")
    typed = f"“{WORDS}” – Tom Achterberg"
    quote.text.click()
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    assert quote.text.input_value() == typed
    assert quote.speaker.input_value() == "Ruth Adeyemi"


def test_what_is_said_of_it_has_no_accessibility_problem(
    editor, page, item, commentary, axe
):
    paste(commentary, f"“{WORDS}” – Tom Achterberg")
    Quote(item).told.wait_for()
    page.wait_for_timeout(300)
    assert axe(page, include=".curation-told") == []
