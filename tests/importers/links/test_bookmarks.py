from datetime import datetime, timezone

import pytest

from .helpers import by_title, links_in, links_of, records, rejects


def test_folders_and_tags_become_tags_and_what_all_browsers_have_does_not():
    found = by_title(links_of("firefox.html"))
    assert found["Slow onboarding: the case for a quiet first week"].tags == (
        "Workplace learning",
        "onboarding",
        "Peer learning",
    )
    assert found["La carte des savoirs, « mode d’emploi »"].tags == (
        "Workplace learning",
        "Méthodes",
    )
    assert found["After the folder"].tags == ("Workplace learning",)
    assert found["The same again"].tags == ()
    assert found['Bücher <lesen> "laut"'].tags == ()


def test_notes_are_private_and_dates_are_kept():
    first = records(links_of("firefox.html"))[0]
    assert first.url == (
        "https://learning.example.org/slow-onboarding?utm_source=mail&page=2"
    )
    assert first.note == (
        "Good on mentors & buddies.\nAsk Ines whether she knows the author."
    )
    assert first.summary == ""
    assert first.added == datetime(2021, 1, 27, 10, 20, 1, tzinfo=timezone.utc)
    assert first.line == 15


def test_addresses_that_only_a_browser_understands_are_rejects_with_their_line():
    found = links_of("firefox.html")
    assert rejects(found) == [(12, "scheme"), (26, "scheme")]
    assert found[0].text == "place:type=6&sort=14&maxResults=10"
    assert rejects(links_of("chrome.html")) == [(15, "scheme"), (18, "scheme")]


def test_a_link_without_a_title_is_kept_and_a_senseless_date_is_not():
    found = {one.url: one for one in records(links_of("firefox.html"))}
    assert found["https://a-title-less.example.org/page"].title == ""
    assert by_title(links_of("firefox.html"))["The same again"].added is None


def test_chromes_folders():
    found = by_title(links_of("chrome.html"))
    assert found["Retrieval practice in ten minutes"].tags == ()
    assert found["Cohorts that last"].tags == ("Zum Lesen",)
    assert found["Last one"].tags == ()


def test_linkding_keeps_its_description_apart_from_its_note():
    noted, archived, plain = links_of("linkding.html")
    assert noted.summary == "What ten years of flash cards did & did not do."
    assert noted.note == 'Quote the "three boxes" passage.\nAsk before publishing.'
    assert noted.url == "https://notes.example.net/spaced?deck=1&card=2"
    assert noted.tags == ("memory", "spaced-repetition")
    assert archived.tags == ("tools",)
    assert (plain.title, plain.note) == ("Plain 'n simple", "Only a description")


def test_an_old_file_is_read_in_its_charset_and_tags_nobody_closed_are_understood():
    found = links_of("old-browser.html")
    talk, open_ended, nul = records(found)
    assert talk.title == "Das Gespräch – „ein Anfang“"
    assert talk.url == "http://www.example.de/gespräch"
    assert talk.note == "für die nächste Ausgabe"
    assert talk.tags == ("Führung & Lernen",)
    assert open_ended.title == "Ohne Ende"
    assert (nul.title, nul.url) == ("Mit NUL darin", "http://www.example.de/nul")
    assert found[-1].code == "empty"
    assert found[-1].text == "Ohne Adresse"


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_where_the_pieces_of_a_file_are_cut_changes_nothing(size, monkeypatch):
    whole = links_of("firefox.html")
    monkeypatch.setattr("wagtail_curation.importers.links.textstream.CHUNK", size)
    assert links_of("firefox.html", format="bookmarks") == whole


def test_any_page_with_links_can_be_read():
    page = '<html><body><p>See <a href="https://example.org/x"><b>this</b></a>.</p>'
    (link,) = links_in(page)
    assert (link.title, link.url) == ("this", "https://example.org/x")


def test_a_folder_is_not_taken_for_the_note_of_the_link_before_it():
    found = links_in(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>"
        '<DT><A HREF="https://example.org/1">One</A><DD>Note one'
        "<DT><H3>Folder</H3><DD>About the folder<DL><p>"
        '<DT><A HREF="https://example.org/2">Two</A></DL><p></DL>'
    )
    assert [(one.note, one.tags) for one in found] == [
        ("Note one", ()),
        ("", ("Folder",)),
    ]


def test_markup_in_a_title_stays_text():
    (link,) = links_in(
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://example.org/">'
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</A>"
    )
    assert link.title == "<script>alert(1)</script> &amp;"
