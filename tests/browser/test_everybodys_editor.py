"""The editor without a mouse, without eyes, from right to left, and in the dark."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.browser.editing import ADDERS, Editor
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)


@pytest.fixture
def part(transactional_db):
    quote = blocks.pull_quote("Quoted.", speaker=PersonFactory(name="Ada"))
    return CuratedRoundupPageFactory(
        live=False,
        title="Part one",
        body=[
            blocks.numbered_resource(
                ResourceFactory(title="Alpha"),
                [blocks.commentary(), quote],
                further=[ResourceFactory(title="More")],
            ),
            blocks.numbered_resource(None, heading="Own"),
            blocks.section(),
        ],
    )


@pytest.fixture
def wish(admin_user):
    """`wish(theme="dark")`: what the user has set in their account."""

    def wish(**settings):
        profile = UserProfile.get_for_user(admin_user)
        for name, value in settings.items():
            setattr(profile, name, value)
        profile.save()

    return wish


def tab_to(page, matches, most=400):
    """Presses Tab until the focus is where it is wanted."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", matches):
            return
    raise AssertionError(f"Tab never came to {matches}")


FIRST_OFFERED = """(word) => [...document.querySelectorAll('[role=option]')]
    .find((option) => option.checkVisibility({ visibilityProperty: true }))
    ?.textContent.toLowerCase().includes(word)"""


def pick_by_keyboard(editor, word):
    """Chooses the first block that the word leaves in the open picker."""
    page = editor.page
    tab_to(page, "[role=combobox]", most=3)
    page.keyboard.type(word)
    page.wait_for_function(FIRST_OFFERED, arg=word)
    page.keyboard.press("Enter")


def test_a_part_is_composed_moved_and_published_by_keyboard_alone(
    part, page, log_in, admin_user
):
    ResourceFactory(title="Gamma rays")
    log_in(admin_user)
    editor = Editor(page).open(part)
    keyboard = page.keyboard
    page.locator(ADDERS).first.focus()
    keyboard.press("Enter")
    editor.offered.first.wait_for()
    pick_by_keyboard(editor, "numbered")
    page.wait_for_function("document.activeElement.matches('.curation-paste__input')")
    # A resource, by words in the field that the focus is in.
    keyboard.type("gamma")
    keyboard.press("Enter")
    found = editor.modal.get_by_role("link", name="Gamma rays")
    found.wait_for()
    tab_to(
        page, "[role=dialog] td a, [role=dialog] .title a, [data-chooser-modal-choice]"
    )
    keyboard.press("Enter")
    editor.modal.wait_for(state="hidden")
    item = editor.blocks.nth(0)
    item.get_by_text("Gamma rays").first.wait_for()
    # While it fades out, the dialog still takes the focus with it.
    page.wait_for_function("!document.body.classList.contains('modal-open')")
    # A quote, by the item's own plus sign.
    inner = item.locator(".c-sf-add-button:visible").last
    inner.focus()
    keyboard.press("Enter")
    editor.offered.first.wait_for()
    pick_by_keyboard(editor, "pull")
    page.wait_for_function("document.activeElement.name?.endsWith('-text')")
    keyboard.type("Words by keyboard.")
    # One down, by its button.
    header = item.locator("> section > .w-panel__header")
    header.get_by_title("Move down", exact=True).focus()
    keyboard.press("Enter")
    assert editor.blocks.nth(1).get_by_text("Gamma rays").count()
    more = page.get_by_role("button", name="More actions").first
    more.focus()
    keyboard.press("Enter")
    tab_to(page, "[name=action-publish]", most=20)
    with editor.saving():
        keyboard.press("Enter")
    page.wait_for_load_state()
    live = get_roundup_page_model().objects.get(pk=part.pk)
    assert live.live
    assert live.body[1].value.title == "Gamma rays"
    words = str(live.body[1].value["content"].get_prep_value())
    assert "Words by keyboard." in words
    assert page.errors == []


NAMES = "label, button-name, link-name, select-name, aria-input-field-name".split(", ")


NAMES_HEARD = """(selector) => [...document.querySelectorAll(selector)]
    .flatMap((e) => [...e.querySelectorAll('input, button, textarea, select, a')])
    .filter((e) => e.type !== 'hidden' && e.checkVisibility())
    .map((e) => e.getAttribute('aria-label') || e.title
        || e.labels?.[0]?.textContent || e.textContent)"""


def test_every_control_of_ours_has_a_name(part, page, log_in, admin_user, axe):
    log_in(admin_user)
    Editor(page).open(part)
    rules = {"type": "rule", "values": NAMES}
    problems = axe(page, include=".curation-roundup", runOnly=rules)
    # Wagtail gives its rich text editors no name.
    theirs = "public-DraftEditor-content"
    nodes = [node for problem in problems for node in problem["nodes"]]
    assert [node for node in nodes if theirs not in node] == []
    ours = ".curation-paste, .curation-links, .curation-paste__ways"
    names = page.evaluate(NAMES_HEARD, ours)
    assert names
    assert all(name.strip() for name in names)


def test_which_item_a_control_belongs_to_is_heard_before_it(
    part, page, log_in, admin_user
):
    """Each block is a region that is named by its number and title."""
    log_in(admin_user)
    editor = Editor(page).open(part)
    for place, title in enumerate(["1. ", "2. ", "Section"]):
        region = editor.blocks.nth(place).locator("> section")
        labelled = region.get_attribute("aria-labelledby")
        assert page.locator(f"#{labelled}").inner_text().strip()
        assert editor.read()[place].startswith(title)


SCREENS = [
    "wagtail_curation_resources:list",
    "wagtail_curation_resources:add",
    "wagtail_curation_people:list",
    "wagtail_curation_roundups:index",
]


def contrast(axe, page, include):
    """Ours alone: `include` is within the form or the listing, not Wagtail's frame."""
    rules = {"type": "rule", "values": ["color-contrast"]}
    return axe(page, include=include, runOnly=rules)


def test_in_the_dark_all_that_is_ours_can_be_read(
    part, page, log_in, admin_user, axe, wish
):
    wish(theme="dark")
    log_in(admin_user)
    Editor(page).open(part)
    assert "dark" in page.locator("html").get_attribute("class")
    assert contrast(axe, page, ".curation-roundup") == []
    for name in SCREENS:
        page.goto(reverse(name))
        assert contrast(axe, page, "#main") == [], name


def test_comparing_can_be_read_in_the_dark(part, page, log_in, admin_user, axe, wish):
    first = part.save_revision()
    part.title = "Another"
    raw = part.body.get_prep_value()
    part.body = part._meta.get_field("body").to_python(raw[1:])
    second = part.save_revision()
    wish(theme="dark")
    log_in(admin_user)
    args = [part.pk, first.pk, second.pk]
    page.goto(reverse("wagtailadmin_pages:revisions_compare", args=args))
    assert page.locator(".curation-compare").count()
    assert contrast(axe, page, "main") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_from_right_to_left_nothing_sticks_out_or_lies_upon_another(
    part, page, log_in, admin_user, wish, width
):
    wish(preferred_language="ar")
    page.set_viewport_size({"width": width, "height": 900})
    log_in(admin_user)
    addresses = [reverse("wagtailadmin_pages:edit", args=[part.pk])]
    addresses += [reverse(name) for name in SCREENS]
    for address in addresses:
        page.goto(address)
        page.wait_for_timeout(300)
        assert page.locator("html").get_attribute("dir") == "rtl"
        sticks_out = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(sticks_out) <= 1, address
    page.goto(addresses[0])
    Editor(page).body.wait_for()
    field = page.locator(".curation-paste__input").nth(1)
    button = page.locator(".curation-paste__row button:visible").last
    # Reading begins on the right: the field stands there, its button on its left.
    assert button.bounding_box()["x"] < field.bounding_box()["x"]
    assert page.errors == []


def test_from_right_to_left_our_screens_follow_the_text_and_wagtails_stay(
    part, page, log_in, admin_user, wish
):
    wish(preferred_language="ar")
    log_in(admin_user)

    def direction(address, selector):
        page.goto(address)
        found = page.locator(selector).first
        found.wait_for(state="attached")
        return found.evaluate("(each) => getComputedStyle(each).unicodeBidi")

    edit = reverse("wagtailadmin_pages:edit", args=[part.pk])
    parent = reverse(
        "wagtailadmin_pages:edit", args=[part.get_parent().get_parent().pk]
    )
    listing = reverse("wagtail_curation_roundups:index")
    explorer = reverse("wagtailadmin_explore", args=[part.get_parent().pk])
    assert direction(edit, "[name=title]") == "plaintext"
    assert direction(reverse("wagtail_curation_people:add"), "[name=name]") == (
        "plaintext"
    )
    assert direction(listing, ".title-wrapper a") == "plaintext"
    assert direction(parent, "[name=title]") != "plaintext"
    assert direction(explorer, ".title-wrapper a") != "plaintext"


def test_the_listing_of_roundups_leaves_titles_room_on_a_phone(
    part, page, log_in, admin_user
):
    page.set_viewport_size({"width": 390, "height": 900})
    log_in(admin_user)
    page.goto(reverse("wagtail_curation_roundups:index"))
    title = page.locator("td.title").first.bounding_box()
    assert title["width"] > 90
