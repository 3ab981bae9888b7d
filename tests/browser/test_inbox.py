"""From a page on the web to a draft: clipped, kept, voted for, chosen, taken."""

import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry, get_roundup_page_model
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

ESSAY = "http://example.org/essays/attention"
PASSAGE = "A list is a way of paying attention & of “letting go”."
STRICT = {"Content-Security-Policy": "default-src 'none'; form-action 'none'"}
PHONE = {"width": 390, "height": 844}
INDEX = "wagtail_curation_inbox:index"


@pytest.fixture
def series(transactional_db):
    return RoundupSeriesPageFactory(title="Key resources")


@pytest.fixture
def essay(context, canned_web):
    """A page that lets no script run and nothing be loaded; our server can read it."""
    html = f"<!doctype html><title>On attention | A site</title><p>{PASSAGE}</p>"
    context.route(
        "http://example.org/**",
        lambda route: route.fulfill(
            body=html, content_type="text/html; charset=utf-8", headers=STRICT
        ),
    )
    canned_web.answer(ESSAY, '<meta property="og:title" content="On attention">')


@pytest.fixture
def apart(context):
    """Our pages come as Django’s SecurityMiddleware sends them: a window that another
    site opens is cut off from it.
    """

    def answer(route):
        given = route.fetch()
        policy = {"Cross-Origin-Opener-Policy": "same-origin"}
        route.fulfill(response=given, headers={**given.headers, **policy})

    context.route(re.compile(r"/admin/(login|curation/clip)/"), answer)


def press_bookmark(page, live_server):
    """What the bookmark does on a page where the passage is marked; the new window."""
    from wagtail_curation.admin.inbox.clipper import bookmarklet

    clip_url = live_server.url + reverse("wagtail_curation_clip:clip")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('p'))")
    with page.context.expect_page() as opened:
        page.evaluate(unquote(bookmarklet(clip_url).removeprefix("javascript:")))
    window = opened.value
    window.wait_for_load_state()
    return window


def keep(name: str, **words):
    address = f"https://example.com/{name.lower()}"
    return inbox.keep(address, title=name, **words).entry


def test_from_a_page_with_a_strict_policy_to_a_draft_in_the_chosen_order(
    series, essay, apart, page, log_in, admin_user, live_server
):
    log_in(admin_user)
    page.goto(ESSAY)
    window = press_bookmark(page, live_server)
    assert window.get_by_label("Address").input_value() == ESSAY
    assert window.get_by_label("Title").input_value() == "On attention | A site"
    assert window.get_by_label("Passage").input_value() == PASSAGE
    assert "letting" not in window.url

    window.get_by_label("Note").fill("For week 4")
    window.get_by_role("button", name="Keep").click()
    window.get_by_text("The page has been read.").wait_for()
    assert window.locator("#curation-kept").inner_text() == "On attention"
    entry = InboxEntry.objects.get()
    assert (entry.note, entry.selection) == ("For week 4", PASSAGE)

    keep("Beta")
    keep("Gamma")
    page.goto(reverse(INDEX))
    page.get_by_label("Choose “On attention”").check()
    page.get_by_label("Choose “Gamma”").check()
    page.get_by_role("button", name="New draft roundup…").click()
    page.get_by_label("Title").fill("Part one")
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/edit/")
    page.locator(".curation-roundup").wait_for()

    draft = get_roundup_page_model().objects.get()
    assert not draft.live
    assert [item.value.title for item in draft.body] == ["On attention", "Gamma"]
    (quote,) = draft.body[0].value.parts
    assert quote.value.paragraphs == [PASSAGE]
    assert page.errors == []


def test_logging_in_on_the_way_loses_nothing(
    series, essay, apart, page, admin_user, live_server
):
    page.goto(ESSAY)
    window = press_bookmark(page, live_server)
    window.fill("[name=username]", "admin")
    window.fill("[name=password]", "password")
    window.get_by_role("button", name="Sign in").click()
    window.get_by_label("Address").wait_for()
    assert window.get_by_label("Address").input_value() == ESSAY
    assert window.get_by_label("Passage").input_value() == PASSAGE


def test_the_window_closes_or_says_that_it_can_not(
    series, essay, apart, page, log_in, admin_user, live_server
):
    log_in(admin_user)
    page.goto(ESSAY)
    window = press_bookmark(page, live_server)
    window.get_by_role("button", name="Keep").click()
    window.get_by_role("button", name="Close").click()
    page.wait_for_timeout(1_000)
    if not window.is_closed():
        window.get_by_text("leaves it to you").wait_for()


def test_what_a_page_calls_itself_runs_nowhere(series, page, log_in, admin_user):
    log_in(admin_user)
    evil = "<img src=x onerror='window.evil = 1'>"
    clip = reverse("wagtail_curation_clip:clip")
    page.goto(f"{clip}?url=https://example.com/x&title={evil}&text={evil}")
    page.get_by_role("button", name="Keep").click()
    page.locator("#curation-kept").wait_for()
    assert page.locator("#curation-kept").inner_text() == evil
    page.goto(reverse(INDEX))
    page.get_by_label(re.compile("^Choose")).check()
    page.get_by_role("button", name="New draft roundup…").click()
    page.get_by_role("button", name="Make the draft").wait_for()
    assert page.evaluate("window.evil") is None


class TestTheListing:
    @pytest.fixture
    def shown(self, series, page, log_in, admin_user):
        """Alpha, Beta and Gamma, newest first."""
        log_in(admin_user)
        for name in ["Gamma", "Beta", "Alpha"]:
            keep(name, note=f"Of {name}", user=admin_user)
        page.goto(reverse(INDEX))
        yield page
        assert page.errors == []

    def places(self, page) -> list[str]:
        return page.locator("[data-curation-choose-place]").all_inner_texts()

    def test_ticks_are_numbered_by_keyboard_too(self, shown):
        for name in ["Gamma", "Alpha"]:
            shown.get_by_label(f"Choose “{name}”").focus()
            shown.keyboard.press("Space")
        assert self.places(shown) == ["2", "", "1"]
        said = shown.locator("output").inner_text()
        assert said == "Chosen, in this order: 1. Gamma 2. Alpha"
        shown.get_by_label("Choose “Gamma”").focus()
        shown.keyboard.press("Space")
        assert self.places(shown) == ["1", "", ""]
        described = shown.get_by_label("Choose “Alpha”").get_attribute(
            "aria-describedby"
        )
        assert shown.locator(f"#{described}").inner_text() == "1"

    def test_what_was_ticked_before_a_search_stays_chosen(self, shown):
        shown.get_by_label("Choose “Beta”").check()
        search = shown.get_by_role("textbox", name="Search term")
        search.fill("alpha")
        shown.get_by_label("Choose “Beta”").wait_for(state="detached")
        shown.get_by_label("Choose “Alpha”").check()
        assert self.places(shown) == ["2"]
        search.fill("")
        shown.get_by_label("Choose “Beta”").wait_for()
        shown.wait_for_function(
            "document.querySelectorAll('[name=entry]:checked').length === 2"
        )
        assert self.places(shown) == ["2", "1", ""]
        shown.get_by_role("button", name="Add to a draft…").click()
        chosen = shown.locator(".curation-chosen strong")
        chosen.first.wait_for()
        assert chosen.all_inner_texts() == ["Beta", "Alpha"]

    def test_a_vote_is_counted_where_one_is(self, shown):
        button = shown.get_by_role("button", name="Vote for “Beta”")
        button.focus()
        for pressed, count in [("true", 1), ("false", 0)]:
            shown.keyboard.press("Enter")
            shown.locator(
                f"[aria-label='Vote for “Beta”'][aria-pressed={pressed}]"
            ).wait_for()
            entry = InboxEntry.objects.get(resource__title="Beta")
            assert entry.votes.count() == count
            cell = button.locator("xpath=ancestor::form")
            cell.get_by_text(str(count), exact=True).wait_for()

    def test_what_was_removed_comes_back_by_undo(self, shown):
        shown.get_by_label("Choose “Beta”").check()
        shown.get_by_role("button", name="Remove…").click()
        shown.get_by_role("button", name="Remove", exact=True).click()
        shown.get_by_role("button", name="Undo").click()
        shown.get_by_text("Back in the inbox.").wait_for()
        assert InboxEntry.objects.open().count() == 3


PAGES = {
    "the inbox": (INDEX, ""),
    "what is unused": ("wagtail_curation_inbox:unused", ""),
    "an entry": ("wagtail_curation_inbox:edit", "pk"),
    "a new draft": ("wagtail_curation_inbox:new_draft", "?"),
    "adding to a draft": ("wagtail_curation_inbox:add_to_draft", "?"),
    "removing": ("wagtail_curation_inbox:remove", "?"),
    "the clipper": ("wagtail_curation_clip:clip", ""),
    "what was kept": ("wagtail_curation_clip:saved", "pk"),
    "setting up": ("wagtail_curation_clip:setup", ""),
}


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("which", PAGES)
def test_each_page_is_for_everybody(series, page, log_in, admin_user, axe, which, size):
    log_in(admin_user)
    if size == "phone":
        page.set_viewport_size(PHONE)
    entry = keep("Alpha", note="A note", selection="x" * 300, user=admin_user)
    name, how = PAGES[which]
    address = reverse(name, args=[entry.pk] if how == "pk" else [])
    page.goto(f"{address}?entry={entry.pk}" if how == "?" else address)
    page.locator("main h1, main h2").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert axe(page, include="main") == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]
    assert page.errors == []
