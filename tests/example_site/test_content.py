"""The demo's content, before any database: whole, credited, our own words."""

import re
import sys
from pathlib import Path

import pytest

EXAMPLE_SITE = Path(__file__).resolve().parents[2] / "example_site"
KINDS = {
    "article",
    "book",
    "course",
    "dataset",
    "event",
    "paper",
    "podcast",
    "report",
    "tool",
    "video",
}
QUOTABLE = ("CC BY", "CC BY-SA", "Public domain", "Open Government Licence")
VAGUE = {"here", "click here", "this", "link", "read more", "more"}


@pytest.fixture(scope="module")
def content():
    sys.path.insert(0, str(EXAMPLE_SITE))
    try:
        from demo import content
    finally:
        sys.path.remove(str(EXAMPLE_SITE))
    return content


def items(part):
    return [block for block in part["body"] if "item" in block]


def quotes(part):
    """(the quote, the key of the resource it would be credited to) of a part."""
    for block in part["body"]:
        for child in block.get("content", []) if "item" in block else [block]:
            if "quote" in child:
                quote = child["quote"]
                yield quote, quote.get("source", block.get("item"))


def test_every_resource_says_what_it_is_where_it_is_and_who_made_it(content):
    for key, facts in content.resources().items():
        assert facts["title"], key
        assert facts["kind"], key
        assert facts["topics"], key
        made_by = facts.get("people") or facts.get("byline") or facts.get("publisher")
        assert made_by, key
        if facts["kind"] != "book":
            assert re.match(r"https?://[^ ]+\.[^ ]+", facts["url"]), key


def test_no_address_is_in_the_library_twice(content):
    addresses = [f["url"] for f in content.resources().values() if "url" in f]
    assert len(addresses) == len(set(addresses))


def test_at_least_forty_published_resources_of_every_kind(content):
    published = [p for p in content.parts() if p["status"] == "published"]
    keys = {item["item"] for part in published for item in items(part)} - {None}
    assert len(keys) >= 44
    assert {content.resources()[key]["kind"] for key in keys} >= KINDS


def test_every_resource_is_used(content):
    used = set()
    for part in content.parts():
        for item in items(part):
            used |= {item["item"], *(f["ref"] for f in item.get("further", []))}
        used |= {key for _quote, key in quotes(part)}
    assert set(content.resources()) <= used


def test_every_published_item_has_a_curators_judgement(content):
    for part in content.parts():
        if part["status"] != "published":
            continue
        for item in items(part):
            words = sum(
                len(child.get("commentary", "").split()) for child in item["content"]
            )
            assert 50 <= words <= 160, (part["slug"], item["item"], words)


def test_nobody_is_quoted_but_by_licence_or_from_among_our_own_people(content):
    people = content.read("people.yaml")
    ours = {
        person["name"] for group in ("curators", "voices") for person in people[group]
    }
    for part in content.parts():
        for quote, source in quotes(part):
            if quote.get("speaker") in ours:
                continue
            licence = content.resources()[source].get("licence", "")
            stated = quote.get("role", "")
            old = re.search(r"\b(1[0-8]\d\d|190\d|191\d)\b", stated)
            assert licence.startswith(QUOTABLE) or old, quote["text"]
            assert "NC" not in licence, quote["text"]
            assert "ND" not in licence, quote["text"]


def test_our_own_people_are_not_taken_for_the_source(content):
    """A quote is credited to its item unless it says otherwise."""
    people = content.read("people.yaml")
    ours = {
        person["name"] for group in ("curators", "voices") for person in people[group]
    }
    for part in content.parts():
        for quote, _source in quotes(part):
            if quote.get("speaker") in ours:
                assert quote["source_title"], quote["text"]


def test_a_quarter_to_a_third_of_the_items_are_quoted(content):
    published = [p for p in content.parts() if p["status"] == "published"]
    every = [item for part in published for item in items(part)]
    quoted = [i for i in every if any("quote" in child for child in i["content"])]
    assert 0.25 <= len(quoted) / len(every) <= 0.34


def test_no_link_says_only_here(content):
    texts = [
        further.get("text", "title")
        for part in content.parts()
        for item in items(part)
        for further in item.get("further", [])
    ]
    for path in (EXAMPLE_SITE / "demo" / "content").rglob("*.yaml"):
        texts += re.findall(r"<a [^>]*>(.*?)</a>", path.read_text(encoding="utf-8"))
    assert texts
    assert not [text for text in texts if text.strip().lower() in VAGUE]


def test_the_inbox_holds_what_no_part_recommends_yet(content):
    inbox = content.read("inbox.yaml")
    known = {facts["url"] for facts in content.resources().values() if "url" in facts}
    assert len(inbox) >= 4
    for facts in inbox:
        assert facts["url"] not in known
        assert facts["topics"], facts["url"]
        assert "passage" not in facts or facts["licence"] == "Public domain"
