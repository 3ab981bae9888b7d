"""An item says that its resource is elsewhere too, and never stands in the way."""

import pytest
from django.urls import reverse

from tests.browser.editing import Editor
from tests.browser.pasting import in_item, paste
from wagtail_curation.models import get_roundup_page_model
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
def shared(series):
    """A resource that part 2 has as its second item."""
    shared = ResourceFactory(title="Shared", url="https://example.org/shared-one-11")
    body = [blocks.numbered_resource(it) for it in (ResourceFactory(), shared)]
    CuratedRoundupPageFactory(parent=series, part_number=2, body=body)
    return shared


@pytest.fixture
def open_editor(page, log_in, admin_user):
    """`open_editor(roundup)`; no script may fail while it is open."""
    log_in(admin_user)
    yield lambda roundup: Editor(page).open(roundup)
    assert page.errors == []


def part(series, *body, **fields):
    return CuratedRoundupPageFactory(parent=series, body=list(body), **fields)


def note(item, place=0):
    return item.locator(".curation-nearby").nth(place)


def says(note, *lines):
    """Waits until a note says these lines, and nothing else."""
    expect = pytest.importorskip("playwright.sync_api").expect
    said = note.locator(".curation-nearby__line")
    expect(said).to_have_text(list(lines), use_inner_text=True)


def status(page):
    return page.locator(".curation-roundup > [role=status].w-sr-only").first


def hears(page, text):
    page.wait_for_function(
        "text => [...document.querySelectorAll('.curation-roundup > [role=status]')]"
        ".some((status) => status.textContent === text)",
        arg=text,
    )


def test_on_opening_a_part_each_item_says_where_else_it_is(
    series, shared, open_editor, page
):
    asked = []
    page.on("request", lambda it: "/nearby/" in it.url and asked.append(it.url))
    item = blocks.numbered_resource
    mine = part(series, item(shared), item(ResourceFactory()), item(shared))
    editor = open_editor(mine)
    other = "Part 2, no. 2 (in a new tab)"
    says(note(editor.blocks.nth(0)), "Also in this part: no. 3", f"Also in: {other}")
    says(note(editor.blocks.nth(2)), "Also in this part: no. 1", f"Also in: {other}")
    assert editor.blocks.nth(1).locator(".curation-nearby").count() == 0
    # One question for all, and nothing is announced that nobody has done.
    assert len(asked) == 1
    assert status(page).text_content() == ""


def test_the_words_follow_when_items_move_and_go(series, shared, open_editor):
    one = ResourceFactory()
    item = blocks.numbered_resource
    editor = open_editor(part(series, item(one), item(ResourceFactory()), item(one)))
    says(note(editor.blocks.nth(0)), "Also in this part: no. 3")
    editor.press(2, "Move up")
    says(note(editor.blocks.nth(0)), "Also in this part: no. 2")
    editor.press(1, "Duplicate")
    says(note(editor.blocks.nth(0)), "Also in this part: no. 2 no. 3")
    hears(editor.page, "Also in this part: no. 1; no. 2.")
    editor.press(2, "Delete")
    editor.press(1, "Delete")
    note(editor.blocks.nth(0)).wait_for(state="detached")


def test_a_link_goes_to_the_other_item_by_keyboard(series, open_editor, page):
    one = ResourceFactory()
    item = blocks.numbered_resource
    others = [item(ResourceFactory()) for _ in range(4)]
    editor = open_editor(part(series, item(one), *others, item(one)))
    link = note(editor.blocks.nth(0)).get_by_role("link", name="no. 6")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "item => item.querySelector('[data-panel-toggle]') === document.activeElement",
        arg=editor.blocks.nth(5).element_handle(),
    )
    page.wait_for_function(
        "item => { const { top } = item.getBoundingClientRect();"
        " return top >= 0 && top < window.innerHeight; }",
        arg=editor.blocks.nth(5).element_handle(),
    )


def test_a_pasted_link_says_so_once_and_does_not_block(
    series, shared, open_editor, page
):
    mine = part(series, blocks.numbered_resource(ResourceFactory()))
    editor = open_editor(mine)
    item = editor.add(ITEM)
    paste(in_item(item).field, shared.url)
    says(note(item), "Also in: Part 2, no. 2 (in a new tab)")
    hears(page, "Also in: Part 2, no. 2.")
    # What is typed afterwards is not answered with the same words again.
    status(page).evaluate(
        "status => new MutationObserver(() => { window.saidAgain = true; })"
        ".observe(status, { childList: true })"
    )
    item.get_by_text("Title and label", exact=True).click()
    item.get_by_label("Title shown").fill("A title")
    page.wait_for_timeout(700)
    assert page.evaluate("window.saidAgain") is None
    editor.publish()
    body = get_roundup_page_model().objects.get(pk=mine.pk).body
    assert body[1].value["resource"] == shared


def test_the_link_leads_into_the_other_part(series, shared, open_editor, page):
    editor = open_editor(part(series, blocks.numbered_resource(shared)))
    link = note(editor.blocks.nth(0)).get_by_role("link", name="Part 2, no. 2")
    with page.context.expect_page() as opened:
        link.click()
    other = Editor(opened.value)
    other.body.wait_for()
    assert "Shared" in other.read()[1]
    inside = "#" + opened.value.url.partition("#")[2]
    assert opened.value.locator(inside).is_visible()


def test_further_resources_are_told_as_well(series, shared, open_editor):
    item = blocks.numbered_resource
    mine = part(series, item(shared, further=[shared]), item(further=[shared]))
    editor = open_editor(mine)
    there = "Also in: Part 2, no. 2 (in a new tab)"
    first, second = editor.blocks.nth(0), editor.blocks.nth(1)
    says(note(first), "Also in this part: this item itself under no. 2", there)
    here = "Also in this part: no. 1 under no. 1"
    second.get_by_text("Further resources", exact=True).first.click()
    says(note(second), here, there)


def test_numbers_by_section_name_the_section(series, open_editor):
    one = ResourceFactory()
    item = blocks.numbered_resource
    body = [item(one), blocks.section("Later"), item(one), item(one, label="Bonus")]
    editor = open_editor(part(series, *body, numbering="section"))
    says(note(editor.blocks.nth(0)), "Also in this part: no. 1 in “Later” “Bonus”")


def test_a_part_that_saves_itself_asks_by_its_own_key(
    series, shared, log_in, admin_user, page
):
    log_in(admin_user)
    model = get_roundup_page_model()._meta
    names = [model.app_label, model.model_name, series.pk]
    page.goto(reverse("wagtailadmin_pages:add", args=names))
    editor = Editor(page)
    editor.body.wait_for()
    with page.expect_response(lambda it: f"nearby/?parent={series.pk}&" in it.url):
        paste(in_item(editor.add(ITEM)).field, shared.url)
    says(note(editor.blocks.nth(0)), "Also in: Part 2, no. 2 (in a new tab)")
    assert page.errors == []


def test_a_new_part_does_not_name_its_own_first_draft(series, log_in, admin_user, page):
    """The answer is late: the part has saved itself before it is asked about."""
    log_in(admin_user)
    model = get_roundup_page_model()._meta
    late = []
    page.route(f"**/nearby/?parent={series.pk}&**", lambda route: late.append(route))
    names = [model.app_label, model.model_name, series.pk]
    editor = Editor(page).go_to(reverse("wagtailadmin_pages:add", args=names))
    editor.wait_until_watched()
    page.get_by_placeholder("Page title").fill("Reading slowly")
    one = ResourceFactory(url="https://example.org/only-here")
    paste(in_item(editor.add(ITEM)).field, one.url)
    with page.expect_response(lambda it: "nearby/?page=" in it.url):
        editor.wait_until_saved()
    for route in late:
        route.continue_()
    page.wait_for_timeout(1000)
    assert late
    assert editor.blocks.nth(0).locator(".curation-nearby").count() == 0
    assert page.errors == []


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_notes(series, shared, open_editor, page, axe, width):
    page.set_viewport_size({"width": width, "height": 900})
    item = blocks.numbered_resource
    editor = open_editor(part(series, item(shared), item(shared)))
    note(editor.blocks.nth(1)).wait_for()
    assert axe(page, include=".curation-nearby") == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
