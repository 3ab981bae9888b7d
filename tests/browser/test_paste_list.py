"""Several links become several items."""

import pytest

from tests.browser.editing import Editor
from tests.browser.pasting import article, in_item, paste, slowly
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

LINKS = [f"http://example.org/post-{number}" for number in range(1, 6)]


@pytest.fixture
def part(transactional_db):
    """A part with one item, Alpha."""
    return CuratedRoundupPageFactory(
        parent=RoundupSeriesPageFactory(title="Key resources"),
        body=[blocks.numbered_resource(ResourceFactory(title="Alpha"))],
    )


@pytest.fixture
def web(loopback):
    for number in range(1, 6):
        path = f"/post-{number}"
        loopback.server.replies[path] = slowly(article(f"Post no. {number}"), 0.2)
    return loopback


@pytest.fixture
def editor(page, log_in, admin_user, web, part):
    log_in(admin_user)
    editor = Editor(page).open(part)
    editor.wait_until_watched()
    yield editor
    assert page.errors == []


class Panel:
    def __init__(self, page):
        self.panel = page.get_by_role("group", name="Several links")
        self.said = self.panel.get_by_role("status")

    def press(self, name):
        self.panel.get_by_role("button", name=name).click()

    def wait_for(self, words):
        self.said.get_by_text(words).wait_for()


@pytest.fixture
def panel(page):
    return Panel(page)


def titles(editor):
    return [
        in_item(editor.blocks.nth(place)).title.inner_text()
        for place in range(editor.blocks.count())
    ]


def posts(*numbers):
    return [f"Post no. {number}" for number in numbers]


def ours():
    return get_resource_model().objects.filter(title__startswith="Post no.")


def test_a_pasted_list_makes_an_item_for_each_in_order(editor, panel, page):
    item = editor.add("Numbered resource", 0)
    paste(in_item(item).field, "\n".join(LINKS))
    panel.wait_for("Links found: 5. Make an item for each?")
    page.keyboard.press("Enter")
    panel.wait_for("Done: 5.")
    assert titles(editor) == [*posts(1, 2, 3, 4, 5), "Alpha"]
    assert editor.numbers() == ["1.", "2.", "3.", "4.", "5.", "6."]
    with editor.saving():
        page.get_by_role("button", name="Save draft").click()


def test_progress_is_said_and_two_are_asked_at_a_time(editor, panel, page, web):
    from threading import Lock

    most, now, lock = [0], [0], Lock()
    for number in range(1, 6):
        reply = slowly(article(f"Post no. {number}"), 0.4)

        def counted(asked, reply=reply):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            try:
                return reply(asked)
            finally:
                with lock:
                    now[0] -= 1

        web.server.replies[f"/post-{number}"] = counted
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.querySelector(".curation-links__said");
            new MutationObserver(() => window.said.push(status.textContent))
                .observe(status, { childList: true, subtree: true });
        }"""
    )
    panel.press("Add several links")
    page.keyboard.insert_text("\n".join(LINKS))
    panel.press("Make items: 5")
    panel.wait_for("Done: 5.")
    said = page.evaluate("window.said")
    for number in range(6):
        assert f"{number} of 5" in said
    assert most == [2]
    assert titles(editor) == ["Alpha", *posts(1, 2, 3, 4, 5)]


def test_links_of_a_web_page_or_a_document_are_found_in_its_markup(editor, panel):
    item = editor.add("Numbered resource")
    html = "<ul>{}</ul>".format(
        "".join(f'<li><a href="{link}">A name</a>, read it' for link in LINKS[:3])
    )
    paste(in_item(item).field, "A name, read it", html)
    panel.wait_for("Links found: 3.")
    panel.press("Make items: 3")
    panel.wait_for("Done: 3.")
    assert titles(editor) == ["Alpha", *posts(1, 2, 3)]


def test_what_can_not_be_read_keeps_its_address_and_has_the_reason(editor, panel, page):
    item = editor.add("Numbered resource")
    text = f"{LINKS[0]}\nA lost page – http://example.org/lost\n{LINKS[1]}"
    paste(in_item(item).field, text)
    panel.press("Make items: 3")
    panel.wait_for("Done: 2. Could not be read: 1.")
    lost = in_item(editor.blocks.nth(2))
    assert lost.field.input_value() == "http://example.org/lost"
    assert "has no such page" in lost.status.inner_text()
    lost.button("Type it in").click()
    title = editor.modal.locator("[name=curation-resource-title]")
    title.wait_for()
    assert title.input_value() == "A lost page"


def test_what_is_known_is_chosen_and_what_is_there_twice_makes_one_item(
    editor, panel, page
):
    ResourceFactory(title="Known before", url=LINKS[0])
    item = editor.add("Numbered resource")
    links = [LINKS[0], LINKS[1], f"{LINKS[0]}?utm_source=mail", LINKS[2]]
    paste(in_item(item).field, "\n".join(links))
    panel.press("Make items: 4")
    panel.wait_for("Links that led to the same resource: 1.")
    assert titles(editor) == ["Alpha", "Known before", *posts(2, 3)]
    assert "Done: 3." in panel.said.inner_text()


def test_one_undo_for_all(editor, panel, page):
    known = ResourceFactory(title="Known before", url=LINKS[0])
    item = editor.add("Numbered resource")
    paste(in_item(item).field, "\n".join(LINKS[:4]))
    panel.press("Make items: 4")
    panel.wait_for("Done: 4.")
    editor.wait_until_saved()
    panel.press("Undo all")
    panel.wait_for("Undone.")
    assert editor.blocks.count() == 2
    assert in_item(editor.blocks.nth(1)).field.is_visible()
    assert not ours().exists()
    assert get_resource_model().objects.filter(pk=known.pk).exists()


def test_undo_keeps_an_item_that_somebody_has_written_in(editor, panel, page):
    panel.press("Add several links")
    page.keyboard.insert_text("\n".join(LINKS[:3]))
    panel.press("Make items: 3")
    panel.wait_for("Done: 3.")
    editor.write(editor.blocks.nth(2), "Worth an evening.")
    panel.press("Undo all")
    panel.wait_for("Items that you have worked on were kept: 1.")
    assert titles(editor) == ["Alpha", *posts(2)]


def test_it_can_be_stopped_and_what_is_left_keeps_its_address(editor, panel, page, web):
    for number in range(3, 6):
        web.server.replies[f"/post-{number}"] = slowly(article("Late"), 2)
    panel.press("Add several links")
    page.keyboard.insert_text("\n".join(LINKS))
    panel.press("Make items: 5")
    panel.wait_for("2 of 5")
    panel.press("Stop")
    panel.wait_for("Stopped. Done: 2.")
    page.wait_for_timeout(2500)
    fields = [in_item(editor.blocks.nth(place)).field for place in (3, 4, 5)]
    assert [field.input_value() for field in fields] == LINKS[2:]
    assert ours().count() == 2
    assert not get_resource_model().objects.filter(title="Late").exists()


def test_the_first_alone_will_do(editor, panel):
    item = editor.add("Numbered resource")
    paste(in_item(item).field, "\n".join(LINKS))
    panel.press("The first one only")
    in_item(item).title.get_by_text("Post no. 1").wait_for()
    assert titles(editor) == ["Alpha", *posts(1)]


def test_nothing_is_made_of_words(editor, panel, page):
    panel.press("Add several links")
    page.keyboard.insert_text("no links at all")
    panel.press("Make items: 0")
    panel.wait_for("There is no link in this.")
    page.keyboard.press("Escape")
    assert editor.blocks.count() == 1
    assert page.evaluate("document.activeElement.textContent") == "Add several links …"


def test_where_one_link_has_room_the_first_is_taken_and_that_is_said(editor, page):
    item = editor.blocks.nth(0)
    item.get_by_text("Further resources", exact=True).first.click()
    item.locator(".c-sf-add-button:visible").last.click()
    further = item.locator(".curation-resource-chooser").nth(1)
    further.wait_for()
    field = further.get_by_label("Paste a link, or type words to search")
    paste(field, "\n".join(LINKS))
    further.get_by_text("Here is room for one link only").wait_for()
    assert further.locator("[data-chooser-title]").inner_text() == "Post no. 1"


def test_the_panel_has_no_accessibility_problem(editor, panel, page, axe):
    panel.press("Add several links")
    found = [axe(page, include=".curation-links")]
    page.keyboard.insert_text("\n".join([*LINKS[:2], "http://example.org/lost"]))
    panel.press("Make items: 3")
    panel.wait_for("Done: 2.")
    page.wait_for_timeout(300)
    found.append(axe(page, include=".curation-links"))
    assert found == [[], []]
