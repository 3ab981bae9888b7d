"""Wagtail's checks panel and userbar, with our findings at their places."""

import pytest
from wagtail import hooks

from tests.browser.editing import Editor
from tests.contentchecks.everything import FAULTS, LONG, clean_page, faulty_page
from tests.contentchecks.site import publishers_hook, with_own_script, with_userbar
from wagtail_curation.contentchecks.messages import messages
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

PANEL = "[data-checks-panel] [data-content-checker-row]"
COUNTER = '[data-side-panel="checks"] [data-content-checker-count]'
ELEMENT = """selector => {
  const element = document.querySelector(selector);
  return element && [element.localName, element.textContent.trim()];
}"""


@pytest.fixture
def admin(page, log_in, admin_user, settings):
    """A tab of somebody who may do everything, on a site that shows the checks."""
    with_userbar(settings)
    log_in(admin_user)
    yield page
    assert page.errors == []


def names_of(*rules: str) -> list[str]:
    words = messages()
    return sorted(words[rule]["error_name"] for rule in rules)


def open_checks(tab, roundup):
    editor = Editor(tab).open(roundup)
    tab.locator('[data-side-panel-toggle="checks"]').click()
    return editor


def listed(tab, count: int, rows: str = PANEL) -> dict[str, list[str]]:
    """What the panel shows, once it shows so many: selectors by the check's name."""
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(tab.locator(rows)).to_have_count(count, timeout=30_000)
    found: dict[str, list[str]] = {}
    for row in tab.locator(rows).all():
        name = row.locator("[data-content-checker-name]").text_content().strip()
        place = row.locator("[data-content-checker-selector-text]").text_content()
        found.setdefault(name, []).append(place)
    return found


def wait_until_checked(tab):
    """Until Wagtail has looked at a first preview: it counts words when it has."""
    tab.wait_for_function(
        "document.querySelector('[data-content-word-count]').textContent !== '-'",
        timeout=30_000,
    )


def preview(tab):
    return next(frame for frame in tab.frames if "/preview/" in frame.url)


def test_the_panel_shows_each_fault_at_its_place(admin):
    roundup = faulty_page()
    open_checks(admin, roundup)
    found = listed(admin, len(FAULTS))
    assert sorted(found) == names_of(*FAULTS)
    places = {
        rule: preview(admin).evaluate(ELEMENT, found[words["error_name"]][0])
        for rule, words in messages().items()
    }
    heading = ["h1", "Seven things to read"]
    for rule in ("title-count", "part-gap", "hero", "quote-share"):
        assert places[f"curation-{rule}"] == heading
    for rule, kind, text in [
        ("item-commentary", "section", "Silent"),
        ("item-address", "section", "A book"),
        ("quote-speaker", "blockquote", "Nobody’s words."),
        ("quote-source", "blockquote", "Words from nowhere."),
        ("quote-length", "blockquote", LONG[:30]),
        ("link-text", "a", "here"),
        ("image-alt", "img", ""),
    ]:
        element, words = places[f"curation-{rule}"]
        assert element == kind
        assert text in words


def test_the_panel_says_nothing_of_a_page_without_a_fault(admin):
    open_checks(admin, clean_page())
    wait_until_checked(admin)
    assert listed(admin, 0) == {}
    assert admin.locator(COUNTER).text_content() == "0"


def test_what_is_typed_is_judged_before_it_is_saved(admin):
    roundup = clean_page(title="Three reads on attention")
    # A bonus counts or not: two items and a bonus are three.
    editor = open_checks(admin, roundup)
    wait_until_checked(admin)
    listed(admin, 0)
    editor.wait_until_watched()
    admin.locator("#id_title").fill("Seven reads on attention")
    assert sorted(listed(admin, 1)) == names_of("curation-title-count")
    admin.locator("#id_title").fill("Two reads on attention")
    listed(admin, 0)


def test_two_quotes_alike_are_two_findings(admin):
    quote = "Said twice, and by nobody."
    roundup = clean_page(items=0, title="Twice", slug="twice")
    roundup.body = [("pull_quote", {"text": quote, "source_title": "Letters"})] * 2
    roundup.save_revision().publish()
    open_checks(admin, roundup)
    ((name, found),) = listed(admin, 2).items()
    assert [name] == names_of("curation-quote-speaker")
    assert len(set(found)) == 2


def test_what_was_typed_as_markup_does_nothing(admin):
    attack = "</script><script>document.title='broken in'</script>"
    roundup = CuratedRoundupPageFactory(
        title=attack,
        slug="attacked",
        body=[blocks.pull_quote(attack), blocks.numbered_resource(heading=attack)],
    )
    open_checks(admin, roundup)
    found = listed(admin, 4)
    assert sorted(found) == names_of(
        "curation-hero",
        "curation-item-address",
        "curation-quote-speaker",
        "curation-quote-source",
    )
    assert "broken in" not in (admin.title(), preview(admin).title())


def test_a_publishers_own_check_stands_beside_ours(admin, settings, tmp_path):
    with_own_script(settings, tmp_path)
    roundup = clean_page(
        hero_image=None, standfirst="<p>This is a very unique list.</p>"
    )
    with hooks.register_temporarily("construct_wagtail_userbar", publishers_hook()):
        open_checks(admin, roundup)
        assert sorted(listed(admin, 2)) == ["No picture at the top", "Very unique"]


def test_templates_of_ones_own_are_pointed_at_as_closely_as_they_allow(
    admin, settings, tmp_path
):
    template = tmp_path / "wagtail_curation" / "blocks" / "pull_quote.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p class='theirs'>{{ value.text }}</p>", encoding="utf-8")
    first, *rest = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [tmp_path, *first["DIRS"]]}, *rest]
    item = blocks.numbered_resource(
        heading="An item", content=[blocks.commentary(), blocks.pull_quote("In it.")]
    )
    roundup = clean_page(
        items=0, title="Theirs", body=[item, blocks.pull_quote("Outside.")]
    )
    open_checks(admin, roundup)
    found = listed(admin, 5)
    places = found[messages()["curation-quote-speaker"]["error_name"]]
    shown = [preview(admin).evaluate(ELEMENT, place)[0] for place in places]
    assert sorted(shown) == ["h1", "section"]


def test_the_userbar_shows_the_same_on_the_page_itself(admin):
    roundup = faulty_page()
    admin.goto(get_roundup_page_model().objects.get(pk=roundup.pk).url)
    count = admin.locator("[data-w-userbar-axe-count]")
    count.wait_for()
    assert count.text_content() == str(len(FAULTS))
    admin.locator("[data-wagtail-userbar-trigger]").click()
    admin.locator("#checker-trigger").click()
    said = admin.locator("#checker-results [data-content-checker-name]")
    said.first.wait_for()
    assert sorted(said.all_text_contents()) == names_of(*FAULTS)


def test_a_visitor_gets_no_userbar_and_no_script(page, settings):
    with_userbar(settings)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(faulty_page().url)
    page.locator("h1").wait_for()
    assert page.locator("wagtail-userbar").count() == 0
    assert not [url for url in asked if url.endswith(".js")]
    assert page.errors == []
