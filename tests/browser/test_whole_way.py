"""From a text file to a published part: imported, corrected, published, read."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.browser.editing import Editor
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

LETTER = Path(__file__).parents[1] / "importers" / "fixtures" / "weekly-letter.txt"


@pytest.fixture
def imported(transactional_db):
    series = RoundupSeriesPageFactory(title="Small tools", slug="small-tools")
    call_command("import_roundups", str(LETTER), series=series.slug, stdout=StringIO())
    return get_roundup_page_model().objects.get()


def test_an_imported_part_is_corrected_published_and_read(
    imported, page, log_in, admin_user
):
    log_in(admin_user)
    editor = Editor(page).open(imported)
    assert page.get_by_text("Item 3: No title: the text does not say").count() == 1
    unnamed = editor.blocks.nth(3)
    unnamed.get_by_text("Title and label", exact=True).click()
    unnamed.locator("[name$=-heading]").fill("Four parts on marking")
    editor.publish()
    page.wait_for_load_state()
    assert page.errors == []

    imported.refresh_from_db()
    assert imported.live
    page.goto(imported.url)
    assert "Four parts on marking" in page.inner_text("body")
    titles = page.locator(".curation-item__title").all_inner_texts()
    assert titles[2].split("\n") == ["3", ".", "Four parts on marking"]
    quotes = page.locator(".curation-item blockquote").all_inner_texts()
    assert len(quotes) == 4
    assert "Nora Quist" in page.locator(".curation-bio").inner_text()
    for words in ("No Image Available", "googletag", "The Staff Room", "Thank you!"):
        assert words not in page.inner_text("main, body")

    answer = page.request.get(f"/api/v2/pages/{imported.pk}/").json()
    items = [block for block in answer["body"] if block["type"] == "numbered_resource"]
    assert [block["number"] for block in items] == [1, 2, 3]
    address = "https://example.org/timers?utm_source=letter"
    assert items[0]["value"]["resource"]["url"] == address
