"""Series and roundups as people meet them: by eye, by ear, by keyboard, on paper."""

import pytest

from tests.reading import everything
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

WIDE, PHONE, NARROW = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 800},
    {"width": 320, "height": 640},
)


@pytest.fixture
def roundup(transactional_db, settings):
    settings.MIDDLEWARE = [
        "tests.reading.strict_csp.strict_csp",
        *settings.MIDDLEWARE,
    ]
    settings.WAGTAIL_CURATION_PARTS_PER_PAGE = 1
    made = everything.roundup()
    CuratedRoundupPageFactory(parent=made.get_parent(), hero_image=None, items=2)
    return made


@pytest.fixture(params=["roundup", "series", "without picture"])
def shown(request, roundup):
    """Each of the pages that a reader can come to."""
    series = roundup.get_parent()
    last = series.get_children().last()
    return {"roundup": roundup, "series": series, "without picture": last}[
        request.param
    ]


@pytest.fixture
def console(page):
    """What the browser complains about, a refused style or script included."""
    said = []
    page.on("console", lambda m: m.type in ("error", "warning") and said.append(m.text))
    return said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(shown, page, axe, console, scheme, size):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(shown.url)
    assert page.errors == console == []
    assert axe(page) == []


def test_the_html_is_valid(shown, page, vnu):
    assert vnu(page.request.get(shown.url).body()) == []


@pytest.mark.parametrize("size", [NARROW, PHONE, WIDE], ids=["320", "390", "1280"])
def test_nothing_scrolls_sideways(shown, page, size):
    page.set_viewport_size(size)
    page.goto(shown.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_text_enlarged_to_twice_its_size_still_fits(roundup, page):
    page.set_viewport_size(WIDE)
    page.goto(roundup.url)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE["width"]


def test_a_strict_policy_refuses_nothing(shown, page, console):
    page.goto(shown.url, wait_until="networkidle")
    assert console == []
    face = page.evaluate("getComputedStyle(document.querySelector('.curation')).color")
    assert face == "rgb(33, 30, 26)", "the style sheet has not come"


def test_nothing_needs_a_script(shown, page):
    page.goto(shown.url)
    assert page.locator("script").count() == 0


def test_lines_are_as_long_as_one_likes_to_read(roundup, page):
    page.set_viewport_size(WIDE)
    page.goto(roundup.url)
    width, letter = page.evaluate(
        """() => {
            const prose = document.querySelector(".curation-prose");
            const sample = document.createElement("span");
            sample.textContent = "a curator reads widely and says why it is worth it";
            prose.append(sample);
            return [prose.clientWidth, sample.offsetWidth / sample.textContent.length];
        }"""
    )
    assert 60 <= width / letter <= 75


def test_the_number_stands_in_the_margin_or_above_the_title(roundup, page):
    def boxes():
        number = page.locator(".curation-item__number").first.bounding_box()
        link = page.locator(".curation-item__title a").first.bounding_box()
        return number, link

    page.set_viewport_size(WIDE)
    page.goto(roundup.url)
    number, link = boxes()
    assert number["x"] + number["width"] < link["x"]
    page.set_viewport_size(PHONE)
    number, link = boxes()
    assert number["y"] + number["height"] <= link["y"] + 4
    assert number["x"] == pytest.approx(link["x"], abs=1)


def test_right_to_left_the_number_stands_on_the_right(roundup, page):
    page.set_viewport_size(WIDE)
    page.goto(roundup.url)
    # As a page in Arabic has it: on the site's own element, and on ours.
    page.evaluate(
        "[document.documentElement, document.querySelector('.curation')]"
        ".forEach((element) => { element.dir = 'rtl'; })"
    )
    number = page.locator(".curation-item__number").first.bounding_box()
    title = page.locator(".curation-item__title").first.bounding_box()
    assert number["x"] >= title["x"] + title["width"]


def test_every_stop_of_the_keyboard_can_be_seen(roundup, page):
    page.set_viewport_size(WIDE)
    page.goto(roundup.url)
    links = page.locator("a[href]").count()
    stops = []
    for _ in range(links):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                    const here = document.activeElement;
                    const style = getComputedStyle(here);
                    return [here.getAttribute("href"), style.outlineStyle,
                            parseFloat(style.outlineWidth), style.opacity];
                }"""
            )
        )
    in_page = page.eval_on_selector_all(
        "a[href]", "links => links.map(link => link.getAttribute('href'))"
    )
    assert [href for href, *_ in stops] == in_page
    for href, style, width, opacity in stops:
        assert (style, opacity) == ("solid", "1"), href
        assert width >= 2, href


def test_a_permalink_leads_to_its_item(roundup, page):
    page.goto(roundup.url)
    link = page.locator(".curation-permalink").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#item-*")
    item = page.locator(".curation-item").nth(1)
    assert page.url.endswith("#" + item.get_attribute("id"))
    assert 0 <= item.bounding_box()["y"] < 200


def test_on_paper_addresses_are_printed_and_ways_are_not(roundup, page):
    page.goto(roundup.url)
    page.emulate_media(media="print")
    for gone in (
        ".curation-breadcrumb",
        ".curation-partnav",
        ".curation-permalink >> nth=0",
    ):
        assert not page.locator(gone).is_visible(), gone
    link = page.locator(".curation-item__title a").first
    printed = link.evaluate("a => getComputedStyle(a, '::after').content")
    assert "example.org/resources" in printed
    assert page.locator(".curation-item__number").first.is_visible()


def test_in_forced_colours_what_was_only_colour_has_a_border(roundup, page):
    page.emulate_media(forced_colors="active")
    page.goto(roundup.get_parent().get_children().last().url)
    panel = page.locator(".curation-panel")
    assert panel.evaluate("e => getComputedStyle(e).borderTopWidth") == "1px"


def test_a_site_sets_its_own_accent(roundup, page, settings):
    page.goto(roundup.url)
    colour = page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(":root { --curation-accent: rgb(1, 2, 3) }");
            document.adoptedStyleSheets = [sheet];
            const number = document.querySelector(".curation-item__number");
            return getComputedStyle(number).color;
        }"""
    )
    assert colour == "rgb(1, 2, 3)"


def test_a_draft_with_nothing_in_it_is_valid_html_too(roundup, vnu):
    from tests.reading.test_drafts import EMPTY

    draft = CuratedRoundupPageFactory(body=EMPTY, live=False, part_number=None)
    response = draft.make_preview_request()
    assert vnu(response.render().content) == []
