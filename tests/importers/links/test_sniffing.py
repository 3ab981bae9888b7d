import pytest

from wagtail_curation.importers.links import format_of

from .helpers import FIXTURES

FORMATS = {
    "atom.xml": "feed",
    "blog.rss": "feed",
    "books.csv": "csv",
    "chrome.html": "bookmarks",
    "excel-french.csv": "csv",
    "feed.json": "feed",
    "firefox.html": "bookmarks",
    "items.csl.json": "csl-json",
    "karakeep.json": "json",
    "linkding.html": "bookmarks",
    "linkding.json": "linkding",
    "mended.ris": "ris",
    "old-browser.html": "bookmarks",
    "pinboard.json": "pinboard",
    "pocket.csv": "pocket-csv",
    "pocket.html": "pocket-html",
    "raindrop.csv": "raindrop",
    "reading-list.tsv": "csv",
    "subscriptions.opml": "opml",
    "table.xlsx": "xlsx",
    "zotero.bib": "bibtex",
    "zotero.csv": "zotero-csv",
    "zotero.rdf": "zotero-rdf",
    "zotero.ris": "ris",
}


def test_every_fixture_is_named_here():
    assert {path.name for path in FIXTURES.iterdir()} == FORMATS.keys()


@pytest.mark.parametrize(("fixture", "name"), FORMATS.items())
def test_a_format_is_told_by_what_is_in_the_file(fixture, name):
    data = (FIXTURES / fixture).read_bytes()
    assert format_of(data).name == name
    # A wrong name does not mislead, except between kinds of packed files.
    assert format_of(data, "export.txt").name == name
    assert format_of(data, "bookmarks.html").name == name
    assert format_of(data, "list.csv").name == name
