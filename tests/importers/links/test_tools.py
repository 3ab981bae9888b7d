"""The exports of bookmarking tools."""

from datetime import datetime, timezone

from wagtail_curation.importers.links import Reject

from .helpers import by_title, links_in, links_of, records, rejects


def test_pockets_page_and_its_table_say_the_same():
    page, table = links_of("pocket.html"), links_of("pocket.csv")
    for first in (page[0], table[0]):
        assert first.title == "Slow feedback is still feedback"
        assert first.tags == ("feedback", "slow reading")
        assert first.added == datetime(2020, 1, 26, 0, 53, 20, tzinfo=timezone.utc)
    assert page[1].title == table[1].title == ""
    assert (page[2].title, page[2].url) == (
        "L'archive & nous",
        "http://reads.example.org/l'archive?a=1&b=2",
    )
    assert table[2].title == 'Comma, "quote" and all'


def test_raindrops_folders_are_tags_and_its_highlights_are_private():
    practice, unsorted, broken = links_of("raindrop.csv")
    assert practice.tags == ("Learning", "Methods", "practice", "workshops")
    assert practice.summary == "A workshop upside down."
    assert practice.note == (
        "Use in part 4\n\nHighlight:Start with the hands.\nNote:good opener"
    )
    assert practice.added == datetime(2023, 2, 3, 10, 20, 30, tzinfo=timezone.utc)
    assert (unsorted.tags, unsorted.line) == ((), 4)
    assert broken == Reject(5, "empty", "A file")


def test_a_tools_broken_rows_are_rejects_as_well():
    heading = "title,url,time_added,tags,status\n"
    found = links_in(f'{heading}a,b,c,d,e,f\n"x,https://example.org/,1,,\n')
    assert rejects(found) == [(2, "columns"), (3, "broken")]
    heading = "id,title,note,excerpt,url,folder,tags,created\n"
    assert rejects(links_in(f"{heading}1,2,3,4,5,6,7,8,9\n")) == [(2, "columns")]


def test_pinboards_extended_text_is_a_private_note():
    first, script, last = links_of("pinboard.json")
    assert first.title == "Learning out loud"
    assert first.note == "Cited twice in part 2.\n\nMail the author."
    assert first.tags == ("learning", "out_loud", "via:ines")
    assert first.added == datetime(2012, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
    assert script == Reject(2, "scheme", "javascript:void(0)")
    assert (last.url, last.title) == (
        "https://pins.example.org/über",
        "Über das Merken",
    )


def test_linkdings_own_words_come_before_the_pages():
    first, second = links_of("linkding.json")
    assert first.title == "Spaced practice, honestly reviewed"
    assert first.summary == "Ten years of flash cards."
    assert first.note == "Quote the **three boxes** passage."
    assert first.tags == ("memory", "spaced-repetition")
    assert (second.title, second.summary) == ("From the page", "What the page says")
    assert second.added == datetime(2023, 11, 16, 21, 13, 20, tzinfo=timezone.utc)


def test_any_list_of_objects_is_read_by_its_keys():
    first, second = links_of("karakeep.json")
    assert (first.url, first.note) == ("https://keep.example.org/1", "why")
    assert first.tags == ("keep", "ai")
    assert (second.title, second.url) == ("Only words", "")


def test_what_is_no_object_is_a_reject():
    found = links_in('[{"url": "https://example.org/"}, 1, "x", [], null]')
    assert len(records(found)) == 1
    assert rejects(found) == [(n, "broken") for n in (2, 3, 4, 5)]


def test_values_of_unexpected_types_do_no_harm():
    odd = '{"href": {"a": 1}, "description": ["T", 1, null, {}], "extended": true,'
    found = links_in(f'[{odd} "toread": "no", "tags": 7, "time": []}}]')
    assert found == [Reject(1, "empty", "T 1")]
    odd = '{"url": "https://example.org/", "tag_names": "x", "date_added": 1e400}'
    (found,) = links_in(f'{{"results": [{odd}]}}')
    assert (found.tags, found.added) == ((), None)


def test_outlines_round_a_link_are_its_tags():
    found = by_title(links_of("subscriptions.opml"))
    assert found["Quiet Classrooms"].url == "https://quiet.example.org/"
    assert found["Quiet Classrooms"].tags == ("Blogs",)
    assert found["Quiet Classrooms"].kind == "website"
    cafe = found["Café P&dagogique"]
    assert cafe.url == "https://cafe.example.fr/rss?x=1&y=2"
    assert cafe.tags == ("Blogs", "Nested")
    essay = found["An article"]
    assert (essay.note, essay.kind) == ("for part 9", "")
    assert essay.tags == ("essays/learning", "craft")
    assert essay.added == datetime(2024, 3, 1, 9, tzinfo=timezone.utc)
    assert rejects(links_of("subscriptions.opml")) == [(6, "empty"), (7, "scheme")]


def test_opml_that_breaks_off_keeps_what_came_before():
    found = links_in(
        '<opml><body><outline text="A" url="https://example.org/a"/>'
        '<outline text="B" url="https://example.org/b">'
    )
    assert [one.title for one in records(found)] == ["A", "B"]
    assert rejects(found) == [(3, "cut_off")]
