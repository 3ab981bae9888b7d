"""A page copied from a publisher's site, with everything that such a page carries."""

import pytest

from .helpers import draft, shape


@pytest.fixture(scope="module")
def found():
    return draft("publisher-page.txt")


def test_the_part_is_taken_from_the_title(found):
    assert (found.title, found.part_number) == ("First steps in peer coaching", 1)
    assert found.title_line == "First steps in peer coaching part 1"


def test_each_item_has_its_number_and_its_one_quote(found):
    assert [item.number for item in found.items] == [1, 2, 3, 4, 5]
    assert shape(found) == [["commentary", "quote"]] * 5
    starts = [item.quotes[0].text.split()[0] for item in found.items]
    assert starts == ["Nobody", "Whoever", "I", "Once", "It"]


def test_quotes_lose_their_outer_marks_and_keep_the_inner_ones(found):
    quote = found.items[1].quotes[0].text
    assert quote.endswith("rung a bell.")
    assert 'to "measure" the pause' in quote


def test_the_author_is_named_where_the_prose_names_one(found):
    authors = [item.author for item in found.items]
    assert authors == ["Emil Brandt", "Rosa Tanaka", "Ivo Keller", "", "Jonas Weber"]


def test_the_title_is_named_where_the_prose_names_one(found):
    assert [item.title for item in found.items] == [
        "",
        "Coaching: what the screen leaves out",
        "",
        "The slow change of the lunch table, and the bench’s part in it",
        "The long way round the pond",
    ]


def test_the_teaser_is_the_outro_and_not_in_the_last_item(found):
    assert [block.text for block in found.outro] == [
        "Next week, I will turn to firms that did it without a programme."
    ]
    assert "Next week" not in found.items[-1].commentary


def test_the_bio_is_a_person_with_a_name(found):
    assert found.bio.name == "Nora Falk"
    assert found.bio.text.startswith("Nora Falk is the founder")
    assert found.curator == "Nora Falk"


def test_boilerplate_is_dropped_with_its_reason_and_nowhere_else(found):
    assert [(rest.reason, rest.text[:12]) for rest in found.dropped] == [
        ("missing picture", "No Image Ava"),
        ("script", "googletag.cm"),
        ("missing picture", "No Image Ava"),
        ("newsletter box", "Get the late"),
        ("newsletter box", "Sharpen your"),
        ("newsletter box", "Thank you!"),
    ]
    assert found.unplaced == ()
    page = [block.text for block in (*found.intro, *found.outro)]
    page += [piece.text for item in found.items for piece in item.content]
    assert not [text for text in page if "No Image" in text or "googletag" in text]


def test_items_without_an_address_are_kept_and_flagged(found):
    assert all("no_address" in item.flags for item in found.items)


def test_wording_is_kept_with_its_typos(found):
    assert "coaching platfrom" in found.items[1].commentary
    assert "Institute,, and" in found.bio.text


def test_the_json_has_the_promised_keys(found):
    data = found.to_dict()
    promised = (
        "path title part_number intro outro items bio doc_quotes dropped unplaced"
    )
    assert list(data)[:10] == promised.split()
    item = data["items"][0]
    assert list(item)[:6] == (
        "number title commentary_text links author quotes".split()
    )
    assert data["path"] == "publisher-page.txt"
    assert item["author"] == "Emil Brandt"
    assert data["items"][3]["author"] is None
    assert data["bio"].startswith("Nora Falk is")
    assert data["bio_name"] == "Nora Falk"
