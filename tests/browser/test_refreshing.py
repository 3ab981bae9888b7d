"""Reading pages in the admin: compare, read many, take a picture over."""

from itertools import count

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin.test_refreshing import HTML
from tests.library.test_pictures import picture
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import FetchState, ResourceFetch, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)
from wagtail_curation.testing.web import CannedWeb

URL = "https://example.org/essays/naming-things"
PICTURE = "https://cdn.example.org/naming.png"
EVIL = '<img src=x onerror="document.body.dataset.owned = 1">'
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def web(settings, transactional_db):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    with CannedWeb({URL: HTML}) as web:
        web.answer(PICTURE, picture(), content_type="image/png")
        yield web


@pytest.fixture
def tab(web, page, log_in, admin_user):
    """The admin's tab. It asks nobody but the site; no script may fail in it."""
    log_in(admin_user)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(15_000)
    yield page
    assert page.errors == []
    hosts = {address.split("/")[2] for address in asked if "//" in address}
    assert {host.split(":")[0] for host in hosts} <= {"localhost", "www.gravatar.com"}


def place(name, *args):
    return reverse(name, args=args)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_is_read_compared_and_taken_over_by_keyboard(tab, axe):
    record = ResourceFactory(url=URL, title="Mine", publisher="")
    tab.goto(place("wagtail_curation_resources:refresh", record.pk))
    read = tab.get_by_role("button", name="Read the page")
    read.focus()
    tab.keyboard.press("Enter")
    title = tab.get_by_role("checkbox", name="Title")
    title.wait_for()
    assert axe(tab, include="main") == []
    assert not title.is_checked()
    publisher = tab.get_by_role("checkbox", name="Publisher")
    assert publisher.is_checked()
    title.focus()
    tab.keyboard.press("Space")
    publisher.focus()
    tab.keyboard.press("Space")
    tab.get_by_role("button", name="Take over what is ticked").focus()
    tab.keyboard.press("Enter")
    tab.get_by_text("Taken from the page: title").wait_for()
    record = get_resource_model().objects.get()
    assert (record.title, record.publisher) == ("Naming things, revisited", "")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}])
def test_what_a_page_says_runs_nowhere_and_fits_the_screen(tab, axe, size):
    tab.set_viewport_size(size)
    word = "Donaudampfschifffahrtsgesellschaft" * 5
    record = ResourceFactory(url=URL, title=EVIL, publisher=word)
    card = Card(title=f"{EVIL} too", publisher=f"{word}en", summary=EVIL * 20)
    ResourceFetch.objects.create(
        resource=record,
        state=FetchState.FAILED,
        problem="challenge",
        tried_at=timezone.now(),
        card=card.as_json(),
    )
    for name in ("refresh", "edit", "inspect"):
        tab.goto(place(f"wagtail_curation_resources:{name}", record.pk))
        assert fits(tab), name
        assert tab.locator("body").get_attribute("data-owned") is None
    tab.goto(place("wagtail_curation_resources:refresh", record.pk))
    assert axe(tab, include="main") == []
    tab.goto(place("wagtail_curation_fetches:index"))
    assert axe(tab, include="main") == []
    assert fits(tab)
    assert tab.locator("body").get_attribute("data-owned") is None


def test_the_pages_of_chosen_resources_are_read_with_progress(tab, axe, web):
    for number in range(3):
        url = f"https://example.org/pages/{number}"
        web.answer(url, HTML if number else "", status=200 if number else 404)
        ResourceFactory(url=url, title=f"Number {number}", publisher="")
    tab.goto(place("wagtail_curation_resources:list"))
    tab.get_by_label("Select all").first.check()
    tab.get_by_role("link", name="Read the pages of the selected").click()
    tab.get_by_role("button", name="Yes, go on").click()
    tab.get_by_text("3 of 3 pages: 2 read, 1 could not be read.").first.wait_for()
    tab.get_by_role("link", name="See what could not be read").wait_for()
    tab.wait_for_load_state()
    assert axe(tab, include="main") == []
    bar = tab.get_by_role("progressbar", name="Reading pages")
    assert bar.evaluate("bar => bar.value === bar.max")
    tab.get_by_role("link", name="See what could not be read").click()
    row = tab.get_by_role("row", name="Number 0")
    row.get_by_text("no such page (any more)").wait_for()
    assert (
        get_resource_model().objects.filter(publisher="The Example Review").count() == 2
    )


def test_progress_is_announced_by_quarters_and_gives_up_in_words(tab, admin_user):
    record = ResourceFactory(url=URL)
    ResourceFetch.objects.create(
        resource=record, state=FetchState.WAITING, asked_by=admin_user
    )
    answers = count(1)

    def answer(route):
        done = next(answers)
        if done > 5:
            return route.fulfill(status=500)
        state = {"done": done, "total": 100, "state": "working"}
        return route.fulfill(json={**state, "message": f"{done} of 100"})

    tab.route("**/progress/state/**", answer)
    # Each question would else wait for its turn.
    tab.clock.install()
    tab.goto(place("wagtail_curation_fetches:progress"))
    status, shown = (
        tab.locator("p[role=status]"),
        tab.locator("[data-curation-progress-target=message]"),
    )
    trouble = tab.get_by_text("The site does not answer")
    for _ in range(500):
        if trouble.is_visible():
            break
        # Only the page's own time is ours; an answer takes what it takes.
        tab.clock.run_for(16_000)
        tab.wait_for_timeout(20)
    trouble.wait_for()
    assert status.text_content() == "1 of 100"
    assert shown.text_content() == "5 of 100"


def test_without_scripts_each_step_is_a_button(
    browser, live_server, web, client, admin_user
):
    ResourceFetch.objects.create(
        resource=ResourceFactory(url=URL),
        state=FetchState.WAITING,
        asked_by=admin_user,
    )
    client.force_login(admin_user)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="en-GB"
    )
    session = client.cookies["sessionid"].value
    context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(place("wagtail_curation_fetches:progress"))
    assert "0 of 1 page" in page.text_content("main")
    page.get_by_role("button", name="Go on").click()
    assert "1 of 1 page: 1 read" in page.text_content("main")
    context.close()


def test_a_picture_is_taken_over_and_never_shown_from_where_it_is(
    tab, axe, web, live_server
):
    record = ResourceFactory(title="Naming", remote_image_url=PICTURE)
    part = CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    tab.goto(part.url)
    tab.goto(place("wagtail_curation_resources:edit", record.pk))
    tab.get_by_role("link", name="Use this picture").click()
    tab.get_by_role("button", name="Use this picture").wait_for()
    assert axe(tab, include="main") == []
    assert web.asked == []
    tab.get_by_role("button", name="Use this picture").click()
    tab.get_by_text("The picture is an image of this site now").wait_for()
    assert web.asked == [PICTURE]
    record.refresh_from_db()
    assert record.image.title == "Naming (The Reading Room)"
    tab.goto(part.url)
    sources = tab.locator("img").evaluate_all("all => all.map(one => one.src)")
    assert sources
    assert all(source.startswith(live_server.url) for source in sources)
