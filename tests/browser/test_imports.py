"""A collection comes in: upload, preview, import, report, on a desk and on a phone."""

import pytest

from tests.library.intake.helpers import many, sheet
from wagtail_curation.admin.imports import gestures, work
from wagtail_curation.library.intake import bringing
from wagtail_curation.models import ResourceImport, get_resource_model

TABLE = sheet(
    "Link,Name,Remarks,Labels",
    *(f"https://example.org/{n},Learning {n},Ask Ann,craft" for n in range(12)),
    "nowhere at all,Broken,,",
    "https://example.org/99,<img src=x onerror=alert(1)>,,",
)
SIZES = [(1280, 900), (390, 844)]
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def screen(request, page, log_in, editor):
    log_in(editor)
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


def upload(page, name, data):
    page.goto("/admin/curation/imports/")
    file = {"name": name, "mimeType": "text/plain", "buffer": data}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    page.wait_for_url("**/imports/*/")


def faults(axe, page):
    """axe-core's violations but those of Wagtail's tag field, whose input of jQuery UI
    has no name, and of Wagtail's messages.
    """
    found = axe(page, include=".nice-padding")
    for rule in found:
        rule["nodes"] = [node for node in rule["nodes"] if "ui-widget" not in node]
    return [rule for rule in found if rule["nodes"]]


def fits(page):
    """Nothing has to be pushed aside to be read."""
    return page.evaluate(
        "document.querySelector('main').scrollWidth <= window.innerWidth"
    )


def test_upload_preview_import_report(screen, axe):
    page = screen
    page.goto("/admin/curation/imports/")
    assert faults(axe, page) == []
    assert fits(page)

    upload(page, "links.csv", TABLE)
    assert page.get_by_label("Remarks").input_value() == "note"
    page.get_by_label("Remarks").select_option("summary")
    page.get_by_role("button", name="Look again with these columns").click()
    page.get_by_text("The columns are changed.").wait_for()
    assert faults(axe, page) == []
    assert fits(page)

    page.get_by_role("link", name="Rejected").click()
    page.get_by_text("This is not an address.").wait_for()
    page.get_by_role("link", name="New 13").click()
    page.get_by_text(HOSTILE).wait_for()

    page.get_by_role("button", name="Import 13 new resources").click()
    page.get_by_text("13 resources were added to the library.").wait_for()
    assert faults(axe, page) == []
    assert fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download what was rejected").click()
    assert download.value.suggested_filename == "rejects-linkscsv.csv"
    assert page.errors == []
    record = get_resource_model().objects.get(url="https://example.org/3")
    assert (record.title, record.summary) == ("Learning 3", "Ask Ann")


def test_the_page_with_the_progress_does_the_work(
    page, log_in, editor, monkeypatch, axe
):
    monkeypatch.setattr(bringing, "BATCH", 5)
    for module in (work, gestures):
        monkeypatch.setattr(module, "SECONDS", 0)
    log_in(editor)
    upload(page, "links.html", many(20))
    page.get_by_role("button", name="Import 20 new resources").click()
    bar = page.get_by_role("progressbar", name="Progress of the import")
    bar.wait_for()
    assert faults(axe, page) == []
    page.get_by_text("20 resources were added to the library.").wait_for()
    assert ResourceImport.objects.get().state == "done"
    assert get_resource_model().objects.count() == 20
    assert page.errors == []


def test_by_keyboard_alone(page, log_in, editor):
    log_in(editor)
    upload(page, "links.html", many(2))
    button = page.get_by_role("button", name="Import 2 new resources")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("2 resources were added to the library.").wait_for()
