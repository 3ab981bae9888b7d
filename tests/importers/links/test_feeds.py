import json

import pytest

from wagtail_curation.importers.links import (
    LinkFileProblem,
    Reject,
    feeds,
    read_feed,
)
from wagtail_curation.partialdate import PartialDate

from .helpers import FIXTURES, links_of, records


def feed_of(fixture, **kwargs):
    return read_feed((FIXTURES / fixture).read_bytes(), **kwargs)


def test_rss_with_podcasts_creators_and_old_charsets():
    post, episode, nothing = links_of("blog.rss")
    assert post.title == "Où l’on apprend lentement"
    assert post.url == "https://cafe.example.fr/lentement?a=1&b=2"
    assert post.authors == ("Zoé Martin",)
    assert post.publisher == "Café Pédagogique & Co"
    assert post.published == PartialDate(2024, 5, 1)
    assert (post.language, post.kind) == ("fr-FR", "article")
    assert post.tags == ("lenteur", "école")
    assert post.summary == "Un essai.\n\nEt plus."
    assert episode.url == "https://cafe.example.fr/3.mp3"
    assert (episode.kind, episode.minutes) == ("podcast", 31)
    assert nothing == Reject(3, "empty", "")


def test_atom_with_relative_links_licences_and_markup():
    (entry,) = links_of("atom.xml")
    assert entry.url == "https://quiet.example.org/silence"
    assert entry.title == "On <b>silence</b>"
    assert entry.authors == ("Ann Smith", "Bob Jones")
    assert (entry.tags, entry.licence) == (("Silence",), "CC BY 4.0")
    assert (entry.summary, entry.language) == ("Two minutes.", "en-GB")


def test_relative_links_are_seen_from_where_the_feed_came_from():
    feed = feed_of("atom.xml", url="https://mirror.example.net/quiet/feed")
    assert feed.entries[0].found.url == "https://mirror.example.net/silence"


def test_json_feeds():
    feed = feed_of("feed.json")
    assert (feed.title, feed.url, feed.language) == (
        "Slow feed",
        "https://slow.example.org/",
        "en",
    )
    one, two, nonsense = feed.entries
    assert (one.found.summary, one.found.authors) == ("First & last", ("Ann Smith",))
    assert one.found.published == PartialDate(2024, 2, 3)
    assert two.found.url == "https://elsewhere.example.org/2"
    assert (two.found.kind, two.found.minutes) == ("podcast", 2)
    assert nonsense.found.code == "empty"


@pytest.mark.parametrize("fixture", ["blog.rss", "atom.xml", "feed.json"])
def test_an_entry_has_the_same_id_each_time(fixture):
    first, again = feed_of(fixture), feed_of(fixture)
    ids = [entry.id for entry in first.entries]
    assert ids == [entry.id for entry in again.entries]
    assert all(ids)
    assert len(set(ids)) == len(ids)


def test_ids_are_the_entries_own():
    ids = [entry.id for entry in feed_of("blog.rss").entries]
    assert ids[:2] == ["tag:cafe.example.fr,2024:17", "ep3"]
    assert [entry.id for entry in feed_of("feed.json").entries][:2] == ["1", "2"]


def test_an_id_without_end_is_told_by_its_hash():
    items = [{"id": "x" * 5000, "url": "https://example.org/"}]
    data = {"version": "https://jsonfeed.org/version/1", "items": items}
    (entry,) = read_feed(json.dumps(data).encode()).entries
    assert len(entry.id) == 64


def test_a_video_is_told_by_its_host():
    data = b"""<rss><channel><title>T</title><item><title>V</title>
      <link>https://www.youtube.com/watch?v=abc</link></item></channel></rss>"""
    (entry,) = read_feed(data).entries
    assert entry.found.kind == "video"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<html><body>Hello</body></html>", "broken"),
        (b"https://example.org/feed", "broken"),
        (b"/etc/passwd", "broken"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "broken"),
        (b'{"version": 1, "items": []}', "broken"),
        (b"{", "broken"),
        (b'{"a":' * 50_000, "broken"),
        (b" " * 5_000_001 + b"x", "too_large"),
    ],
)
def test_what_is_no_feed_says_so(data, code):
    with pytest.raises(LinkFileProblem) as problem:
        read_feed(data)
    assert problem.value.code == code


def test_an_address_or_a_path_is_never_opened(tmp_path):
    secret = tmp_path / "feed.xml"
    secret.write_text("<rss><channel><item><link>https://example.org/</link></item>")
    with pytest.raises(LinkFileProblem):
        read_feed(str(secret).encode())


def test_a_feed_that_reaches_for_a_file_gets_nothing(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    data = f"""<?xml version="1.0"?><!DOCTYPE rss [
      <!ENTITY x SYSTEM "file://{secret}">]>
      <rss version="2.0"><channel><title>T &x;</title><item>
      <title>&x;</title><link>https://example.org/</link></item></channel></rss>"""
    feed = read_feed(data.encode())
    assert "secret" not in str(feed).lower()


def test_records_of_a_feed_file_have_no_private_note():
    assert all(one.note == "" for one in records(links_of("blog.rss")))


@pytest.mark.parametrize("name", ["MAX_BYTES", "MAX_ELEMENTS"])
def test_a_feed_larger_than_any_real_one_is_refused(name, monkeypatch):
    monkeypatch.setattr(feeds, name, 3)
    with pytest.raises(LinkFileProblem) as problem:
        links_of("blog.rss")
    assert problem.value.code == "too_large"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes():
    data = b"""<rss><channel><title>A & B</title><item><title>One</title><link>
      https://example.org/</link></item>"""
    (entry,) = read_feed(data).entries
    assert entry.found.url == "https://example.org/"


def test_an_entry_without_an_id_or_an_address_is_told_by_its_title():
    items = b"<item><title>One</title></item><item><title>Two</title></item>"
    feed = read_feed(b"<rss><channel>" + items + b"</channel></rss>")
    assert len({entry.id for entry in feed.entries}) == 2


@pytest.mark.parametrize("address", ["http://[broken/", "//[broken/"])
def test_an_address_that_breaks_parsers_is_a_reject(address):
    item = f"<item><title>One</title><link>{address}</link></item>"
    feed = read_feed(f"<rss><channel>{item}</channel></rss>".encode())
    assert isinstance(feed.entries[0].found, Reject)
