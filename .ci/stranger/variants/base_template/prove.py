"""A site whose base template has other blocks, and a design system of its own."""

import os
import re
from pathlib import Path

import stranger  # noqa: F401  sets Django up
from django.core.management import call_command
from stranger import content
from stranger.browser import chromium, served
from stranger.look import get, tree

OURS = "/static/wagtail_curation/"
BRAND, INK = "rgb(0, 90, 156)", "rgb(20, 30, 40)"

# The template that the documents give out, as they give it out.
document = Path(os.environ["DOCS"], "how-to", "extend.md").read_text(encoding="utf-8")
place, sample = re.search(
    r"```html\n\{# (templates/wagtail_curation/site\.html) #\}\n(.*?)```",
    document,
    re.DOTALL,
).groups()
template = Path("mysite", place)
template.parent.mkdir(exist_ok=True)
template.write_text(sample, encoding="utf-8")
call_command("check", fail_level="WARNING")

series, parts = content.series()
visitor = content.Client()
for page in (series, parts[0]):
    html = get(visitor, page.url, "The Press", "Printed with care.", page.title)
    document = tree(html)
    (main,) = document.select("main")
    assert main["id"] == "main"
    (ours,) = main.select(".curation")
    assert ours.name == "div"
    assert page.title in ours.text
    assert page.title in document.title.text
    assert {"press", "press--plain", "curation-page"} <= set(document.body["class"])
    sheets = [link["href"] for link in document.select("link[rel=stylesheet]")]
    assert sheets[0] == "/static/css/press.css"
    assert any(sheet.startswith(OURS) for sheet in sheets)
assert OURS not in get(visitor, "/", "The Press", "Lately")

# How the site's own things look: on its page, on a page with all our style sheets.
LOOKS = """(selectors) => selectors.map((selector) => {
    const element = document.querySelector(selector);
    const all = getComputedStyle(element);
    return [selector, Object.fromEntries([...all].filter(
        (name) => !/size$|^(width|height|perspective-o|transform-o)/.test(name)
    ).map((name) => [name, all.getPropertyValue(name)]))];
})"""
FRAME = ["body", ".press-bar", ".press-bar__name", ".press-foot", ".press-foot p"]


def style(page, selector: str, name: str) -> str:
    return page.eval_on_selector(selector, f"it => getComputedStyle(it).{name}")


with (
    served() as origin,
    chromium(viewport={"width": 1280, "height": 800}) as (
        page,
        complaints,
    ),
):
    page.goto(f"{origin}/")
    own = dict(page.evaluate(LOOKS, FRAME))
    page.goto(f"{origin}{parts[0].url}")
    beside_ours = dict(page.evaluate(LOOKS, FRAME))
    for selector in FRAME:
        changed = {
            name: (value, beside_ours[selector].get(name))
            for name, value in own[selector].items()
            # What only tells how high the page is, or is a custom property.
            if not name.startswith("--") and beside_ours[selector].get(name) != value
        }
        assert not changed, f"{selector}: {changed}"
    # Its tokens rule ours.
    assert style(page, ".curation", "color") == INK
    assert style(page, ".curation", "fontFamily") == '"Press Sans", sans-serif'
    colours = page.eval_on_selector_all(
        ".curation *", "all => all.map((it) => getComputedStyle(it).color)"
    )
    assert BRAND in colours, set(colours)
    page.screenshot(path="roundup.png")
assert not complaints, complaints
