"""Writing a part in Wagtail's editor, with mouse, keyboard and second thoughts."""

import pytest
from django.urls import reverse

from tests.browser.editing import ADDERS, Editor
from wagtail_curation.models import get_resource_model, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

ITEM = "Numbered resource"


@pytest.fixture
def series(transactional_db):
    return RoundupSeriesPageFactory(title="Key resources")


@pytest.fixture
def part(series):
    """Three items: Alpha, Beta, Gamma."""
    return CuratedRoundupPageFactory(
        parent=series,
        body=[
            blocks.numbered_resource(ResourceFactory(title=title))
            for title in ["Alpha", "Beta", "Gamma"]
        ],
    )


@pytest.fixture
def open_editor(page, log_in, admin_user):
    """`open_editor(roundup)`: its editor; no script may fail while it is open."""
    log_in(admin_user)
    yield lambda roundup: Editor(page).open(roundup)
    assert page.errors == []


def latest(roundup):
    """The roundup's newest draft."""
    stored = get_roundup_page_model().objects.get(pk=roundup.pk)
    return stored.get_latest_revision_as_object()


def test_an_item_starts_ready_to_write(part, open_editor, page):
    editor = open_editor(part)
    item = editor.add(ITEM)
    assert editor.read()[-1].startswith("4. Numbered resource")
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    assert item.locator("[contenteditable=true]").count() == 1
    editor.write(item, "Worth an evening.")
    editor.save_draft()
    (child,) = latest(part).body[3].value["content"]
    assert "Worth an evening." in child.value.source


def test_numbers_follow_add_move_duplicate_and_delete(part, open_editor):
    editor = open_editor(part)
    for place in range(3):
        editor.toggle(place)
    assert editor.read() == ["1. Alpha", "2. Beta", "3. Gamma"]
    editor.press(2, "Move up")
    assert editor.read() == ["1. Alpha", "2. Gamma", "3. Beta"]
    editor.press(0, "Delete")
    assert editor.read() == ["1. Gamma", "2. Beta"]
    editor.add("Paragraph", 1)
    assert editor.numbers() == ["1.", "", "2."]
    editor.add(ITEM, 0)
    assert editor.numbers() == ["1.", "2.", "", "3."]
    editor.press(1, "Duplicate")
    assert editor.numbers() == ["1.", "2.", "3.", "", "4."]


def test_a_collapsed_item_reads_its_heading_else_its_resources_title(
    series, open_editor
):
    resource = ResourceFactory(title="The resource")
    part = CuratedRoundupPageFactory(
        parent=series,
        body=[
            blocks.numbered_resource(resource),
            blocks.numbered_resource(resource, heading="The curator’s own"),
        ],
    )
    editor = open_editor(part)
    editor.toggle(0)
    editor.toggle(1)
    assert editor.read() == ["1. The resource", "2. The curator’s own"]


def test_numbers_follow_the_numbering(series, open_editor, page):
    CuratedRoundupPageFactory(parent=series, items=4, part_number=1)
    part = CuratedRoundupPageFactory(
        parent=series,
        part_number=2,
        body=[
            blocks.numbered_resource(ResourceFactory()),
            blocks.section("To hear"),
            blocks.numbered_resource(ResourceFactory()),
            blocks.numbered_resource(ResourceFactory()),
        ],
    )
    editor = open_editor(part)
    assert editor.numbers() == ["1.", "", "2.", "3."]
    for mode, numbers in {
        "section": ["1.", "", "1.", "2."],
        "continue": ["5.", "", "6.", "7."],
        "hidden": ["", "", "", ""],
        "continuous": ["1.", "", "2.", "3."],
    }.items():
        page.locator("[name=numbering]").select_option(mode)
        assert editor.numbers() == numbers, mode


def test_a_labelled_item_shows_its_label_and_is_not_counted(part, open_editor):
    editor = open_editor(part)
    item = editor.blocks.nth(1)
    item.get_by_text("Title and label", exact=True).click()
    label = item.locator("[name$=-label]")
    label.fill("Bonus")
    assert editor.numbers() == ["1.", "Bonus.", "2."]
    label.fill("")
    assert editor.numbers() == ["1.", "2.", "3."]


@pytest.fixture
def sites_own_blocks(settings):
    """The body has the block of the test site, which is numbered as ours are."""
    settings.WAGTAIL_CURATION_BLOCKS = "tests.testapp.blocks.body"
    model = get_roundup_page_model()
    field = model._meta.get_field("body")

    def forget():
        field.__dict__.pop("stream_block", None)
        model.get_edit_handler.cache_clear()

    forget()
    yield
    settings.WAGTAIL_CURATION_BLOCKS = None
    forget()


def test_a_sites_own_numbered_block_counts_as_well(sites_own_blocks, part, open_editor):
    editor = open_editor(part)
    editor.add("Episode", 1)
    assert editor.numbers() == ["1.", "2.", "3.", "4."]


def test_a_known_resource_is_found_by_search_and_chosen(part, open_editor):
    wanted = ResourceFactory(title="How people learn", publisher="The Press")
    editor = open_editor(part)
    item = editor.add(ITEM)
    item.get_by_role("button", name="Choose a resource").first.click()
    editor.modal.locator("#id_q").fill("people press")
    editor.modal.get_by_text("There is 1 match").wait_for()
    editor.modal.get_by_role("link", name="How people learn").click()
    item.get_by_text("How people learn").first.wait_for()
    editor.save_draft()
    assert latest(part).body[3].value["resource"] == wanted


def test_a_new_resource_is_added_in_two_steps(part, open_editor, page):
    editor = open_editor(part)
    item = editor.add(ITEM)
    item.get_by_role("button", name="Choose a resource").first.click()
    editor.modal.get_by_role("tab", name="New resource").click()
    address = editor.modal.get_by_role("textbox", name="Address, DOI or ISBN")
    address.fill("mailto:a@example.org")
    editor.modal.get_by_role("button", name="Go on").click()
    editor.modal.get_by_text("Only http and https addresses").wait_for()
    editor.modal.get_by_role("textbox", name="Address, DOI or ISBN").fill(
        "example.org/brand-new"
    )
    editor.modal.get_by_role("button", name="Go on").click()
    page.wait_for_function("document.activeElement.name === 'curation-resource-title'")
    page.keyboard.type("Brand new")
    page.keyboard.press("Enter")
    item.get_by_text("Brand new").first.wait_for()
    record = get_resource_model().objects.get(title="Brand new")
    assert record.url == "https://example.org/brand-new"
    editor.save_draft()
    assert latest(part).body[3].value["resource"] == record


def test_a_known_address_is_chosen_at_once_and_the_editor_told_where_it_was(
    part, open_editor
):
    ResourceFactory(title="Unused")
    alpha = get_resource_model().objects.get(title="Alpha")
    editor = open_editor(part)
    item = editor.add(ITEM)
    item.get_by_role("button", name="Choose a resource").first.click()
    editor.modal.get_by_role("tab", name="New resource").click()
    editor.modal.get_by_role("textbox", name="Address, DOI or ISBN").fill(
        f"{alpha.url}?utm_source=mail"
    )
    editor.modal.get_by_role("button", name="Go on").click()
    note = item.locator(".curation-note")
    note.wait_for()
    assert note.inner_text() == (
        "Already in the library. Used in: Key resources, Part 1, no. 1."
    )
    assert item.locator("[data-chooser-title]").first.inner_text() == "Alpha"


def test_the_picker_offers_all_blocks_and_nothing_unavailable(part, open_editor, page):
    editor = open_editor(part)
    page.locator(ADDERS).first.click()
    editor.offered.first.wait_for()
    offered = editor.offered.all_inner_texts()
    assert len(offered) == 12
    assert not [name for name in offered if "navailable" in name]


def test_an_item_is_added_by_keyboard_alone(part, open_editor, page):
    editor = open_editor(part)
    page.locator(ADDERS).last.focus()
    page.keyboard.press("Enter")
    editor.offered.first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type("numbered")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    assert editor.numbers() == ["1.", "2.", "3.", "4."]
    page.keyboard.type("a few words")
    page.keyboard.press("Enter")
    editor.modal.get_by_role("tab", name="Library").wait_for()


KEPT = {"question": "What did you learn?", "deep": [1, {"two": None}]}


@pytest.fixture
def part_with_a_poll(part):
    """A part with a block whose type the site has given up."""
    model = get_roundup_page_model()
    raw = part.body.get_prep_value()
    raw.insert(1, {"type": "poll", "value": KEPT, "id": "kept-1"})
    model.objects.filter(pk=part.pk).update(body=raw)
    return model.objects.get(pk=part.pk)


def stored_poll(roundup):
    return [c for c in roundup.body.get_prep_value() if c["type"] == "poll"]


def test_what_is_unavailable_is_shown_and_survives_draft_and_publishing(
    part_with_a_poll, open_editor, page
):
    part = part_with_a_poll
    expected = [{"type": "poll", "value": KEPT, "id": "kept-1"}]
    editor = open_editor(part)
    poll = editor.blocks.nth(1)
    assert "no longer defines" in poll.inner_text()
    assert poll.locator("input[readonly]").input_value() == "poll"
    assert poll.locator("input:visible:not([readonly]), textarea:visible").count() == 0
    assert editor.numbers() == ["1.", "", "2.", "3."]
    editor.write(editor.blocks.nth(0), "Changed. ")
    editor.save_draft()
    assert stored_poll(latest(part)) == expected
    editor.open(part)
    editor.press(1, "Move up")
    editor.publish()
    live = get_roundup_page_model().objects.get(pk=part.pk)
    assert stored_poll(live) == expected
    assert live.body.get_prep_value()[0]["type"] == "poll"
    assert "Changed." in str(live.body.get_prep_value())


def test_what_is_unavailable_can_be_deleted(part_with_a_poll, open_editor):
    editor = open_editor(part_with_a_poll)
    editor.press(1, "Delete")
    editor.save_draft()
    assert stored_poll(latest(part_with_a_poll)) == []


def test_a_half_filled_item_is_saved_by_itself(part, open_editor, page):
    editor = open_editor(part)
    editor.wait_until_watched()
    item = editor.add(ITEM)
    # The item is saved as soon as it is there, the words when they have been typed;
    # what is typed while a save is on its way, Wagtail takes for saved.
    editor.wait_until_saved()
    editor.write(item, "Half a thought")
    for _ in range(50):
        draft = latest(part)
        if len(draft.body) == 4 and "Half a thought" in str(written(draft.body[3])):
            break
        page.wait_for_timeout(300)
    else:
        pytest.fail("What was typed has not been saved by itself.")
    assert draft.body[3].value["resource"] is None


def written(item) -> list:
    return item.value["content"].get_prep_value()


def test_a_choice_is_saved_by_itself(part, open_editor, page):
    editor = open_editor(part)
    editor.wait_until_watched()
    item = editor.blocks.nth(0)
    with editor.saving(by_itself=True):
        item.get_by_role("button", name="Actions").first.click()
        page.get_by_role("button", name="Choose another resource").first.click()
        editor.modal.get_by_role("link", name="Gamma").click()
    assert str(latest(part).body[0].value["resource"]) == "Gamma"


def test_a_block_shows_what_it_looks_like_before_it_is_added(part, open_editor, page):
    open_editor(part)
    page.locator(ADDERS).first.click()
    looks = page.locator(".w-combobox").locator("button:visible")
    looks.first.wait_for()
    assert looks.count() == 12
    looks.first.click()
    look = page.frame_locator("iframe.w-combobox-preview__iframe")
    look.get_by_text("Notes on reading slowly").first.wait_for()


@pytest.mark.parametrize(
    "name",
    [
        "wagtail_curation_resources:list",
        "wagtail_curation_people:list",
        "wagtail_curation_roundups:index",
        "wagtail_curation_resources:add",
    ],
)
def test_a_listing_has_no_accessibility_problem_of_ours(
    part, page, log_in, admin_user, axe, name
):
    log_in(admin_user)
    page.goto(reverse(name))
    problems = axe(page, include="#main")
    # Wagtail's own field for tags has an inner input without a label.
    theirs = "ui-autocomplete-input"
    assert [p for p in problems if theirs not in "".join(p["nodes"])] == []
    assert page.errors == []
