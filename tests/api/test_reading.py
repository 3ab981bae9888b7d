"""One request gives a whole roundup, in API v2 as in v3."""

import pytest
from wagtail.api import APIField

from tests.api.conftest import Caller, blocks_of
from wagtail_curation.compat import IS_WAGTAIL_8
from wagtail_curation.models import PersonLink, get_resource_model
from wagtail_curation.testing.factories import CuratedRoundupPageFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_every_block_says_what_it_is_and_where(visitor, full):
    body = visitor.get(full.page)["body"]
    assert all({"type", "id", "number", "anchor", "value"} == set(b) for b in body)
    raw = full.page.body.get_prep_value()
    assert [block["id"] for block in body] == [block["id"] for block in raw]
    items = [block for block in body if block["type"] == "numbered_resource"]
    assert [item["number"] for item in items] == [1, None, 2]
    assert items[0]["anchor"] == f"item-{full.item['id'][:8]}"


def test_blocks_inside_an_item_have_ids_and_anchors_of_their_own(visitor, full):
    item = blocks_of(visitor.get(full.page), "numbered_resource")[0]
    content = item["value"]["content"]
    assert [block["type"] for block in content] == ["commentary", "pull_quote", "image"]
    quote = content[1]
    assert quote["id"] == full.quote["id"]
    assert quote["number"] is None
    assert quote["anchor"] == f"{item['anchor']}-{full.quote['id'][:8]}"


def test_an_items_resource_is_expanded(visitor, full):
    value = blocks_of(visitor.get(full.page), "numbered_resource")[0]["value"]
    resource = value["resource"]
    assert (resource["id"], resource["url"]) == (full.resource.pk, full.resource.url)
    assert resource["title"] == "How we learn"
    assert resource["published"] == "2011-06"
    assert resource["people"] == [
        {"id": full.author.pk, "name": "Ada Author", "role": "author"}
    ]
    further = value["further_resources"][0]
    assert further["value"]["resource"]["title"] == "More of it"
    assert further["value"]["role"] == "background"


def test_a_resource_keeps_its_private_side(visitor, full, admin_user):
    full.resource.added_by = admin_user
    full.resource.save()
    given = visitor.get(full.page)
    assert "not for readers" not in str(given)
    resource = blocks_of(given, "numbered_resource")[0]["value"]["resource"]
    assert not {"private_note", "added_by", "created_at"} & set(resource)


def test_pictures_have_addresses_and_sizes(visitor, full):
    data = visitor.get(full.page)
    hero = data["hero_image"]
    assert hero["url"].startswith("/media/images/")
    assert hero["full_url"] == "http://testserver" + hero["url"]
    assert (hero["width"], hero["height"]) == (48, 20)
    assert hero["alt"] == "Two people"
    item = blocks_of(data, "numbered_resource")[0]["value"]
    assert item["resource"]["image"]["width"]
    assert item["content"][2]["value"]["image"]["id"] == full.picture.pk
    assert item["content"][2]["value"]["shown"] == {"alt": "A drawing"}
    assert blocks_of(data, "sponsor")[0]["value"]["logo"]["alt"] == "A drawing"


def test_rich_text_is_finished_html(visitor, full):
    data = visitor.get(full.page)
    finished = f'<p>As in <a href="{full.first.url}">part 1</a>.</p>'
    assert data["standfirst"] == finished
    assert data["curators"][0]["bio"] == finished
    item = blocks_of(data, "numbered_resource")[0]
    assert item["value"]["content"][0]["value"] == finished
    assert "linktype" not in str(data)


def test_marks_of_the_editor_are_no_html(visitor, full):
    full.page.standfirst = '<p data-block-key="ab1cd">Words.</p>'
    full.page.save()
    assert visitor.get(full.page)["standfirst"] == "<p>Words.</p>"
    full.page.standfirst = '<p data-block-key="ab1cd"></p>'
    full.page.save()
    assert visitor.get(full.page)["standfirst"] == ""


def test_a_quote_says_whose_words_it_is(visitor, full):
    item = blocks_of(visitor.get(full.page), "numbered_resource")[0]
    quote = item["value"]["content"][1]["value"]
    assert quote["speaker"]["name"] == "Ada Author"
    assert quote["source"] is None
    assert quote["shown"] == {
        "paragraphs": ["First.", "Second."],
        "original_paragraphs": [],
        "language": "",
        "speaker": "Ada Author",
        "role": "Learning designer, The Reading Room",
        "source": {"title": "How we learn", "url": full.resource.url},
    }


def test_a_text_that_is_not_there_is_an_empty_one(visitor, full):
    item = blocks_of(visitor.get(full.page), "numbered_resource")[0]
    quote = item["value"]["content"][1]["value"]
    assert quote["language"] == quote["original"] == quote["source_url"] == ""


def test_people_are_expanded(visitor, full):
    link = {"label": "Site", "url": "https://cleo.example/"}
    PersonLink.objects.create(person=full.curator, **link)
    data = visitor.get(full.page)
    curator = data["curators"][0]
    assert curator["id"] == full.curator.pk
    assert curator["photo"]["alt"]
    assert curator["links"] == [link]
    bio = blocks_of(data, "author_bio")[0]["value"]
    assert bio["person"] == curator
    assert bio["shown"]["text"] == curator["bio"]


def test_what_a_roundup_is_part_of(visitor, full):
    third = CuratedRoundupPageFactory(parent=full.series, title="The third")
    data = visitor.get(full.page)
    assert data["series"] == {
        "id": full.series.pk,
        "title": "Key resources",
        "url": full.series.full_url,
        "part_label": "Part",
        "planned_total": 4,
    }
    assert data["part_number"] == 2
    assert [data["previous"], data["next"]] == [
        {"id": p.pk, "title": p.title, "part_number": p.part_number, "url": p.full_url}
        for p in (full.first, third)
    ]
    assert [part["title"] for part in data["parts"]] == [
        "The first",
        "The second",
        "The third",
    ]
    assert data["coming"] is None
    assert data["topics"] == ["Reading"]
    assert data["bio_position"] == "end"
    assert blocks_of(data, "next_part")[0]["value"]["shown"]["part"] == data["next"]


def test_a_planned_part_is_a_number_and_nothing_else(visitor, full):
    CuratedRoundupPageFactory(parent=full.series, title="Hush", live=False)
    data = visitor.get(full.page)
    assert data["next"] is None
    assert data["coming"] == {"part_number": 3}
    shown = blocks_of(data, "next_part")[0]["value"]["shown"]
    assert shown == {"part": None, "coming": {"part_number": 3}}


def test_a_series_names_its_parts(visitor, full):
    data = visitor.get(full.series)
    assert [part["title"] for part in data["parts"]] == ["The second", "The first"]
    full.series.parts_order = "first"
    full.series.save()
    data = visitor.get(full.series)
    assert [part["title"] for part in data["parts"]] == ["The first", "The second"]
    assert (data["part_label"], data["planned_total"]) == ("Part", 4)


def test_numbers_go_on_from_the_part_before(visitor, full):
    third = CuratedRoundupPageFactory(parent=full.series, items=1, numbering="continue")
    assert blocks_of(visitor.get(third), "numbered_resource")[0]["number"] == 3


def test_content_of_an_unknown_type_is_there_without_its_content(visitor, full):
    data = visitor.get(full.page)
    (block,) = blocks_of(data, "unavailable")
    assert block["id"] == full.kept["id"]
    assert block["number"] is None
    assert block["value"] == {"block_type": "podcast"}
    assert "secret" not in str(data)


def test_the_newsletter_says_what_the_site_says(visitor, full, site):
    from wagtail_curation.models import CurationSettings

    words = CurationSettings.for_site(site)
    words.newsletter_heading, words.newsletter_url = "Weekly", "https://n.example/"
    words.save()
    value = blocks_of(visitor.get(full.page), "newsletter_signup")[0]["value"]
    assert value["heading"] == ""
    assert value["shown"]["heading"] == "Weekly"
    assert value["shown"]["url"] == "https://n.example/"


def test_a_sites_own_field_of_a_resource_is_given_out(visitor, full, monkeypatch):
    model = get_resource_model()
    monkeypatch.setattr(model, "shelf", "B2", raising=False)
    monkeypatch.setattr(model, "api_fields", [APIField("shelf")], raising=False)
    item = blocks_of(visitor.get(full.page), "numbered_resource")[0]["value"]
    assert item["resource"]["shelf"] == "B2"


def test_a_request_may_ask_for_rich_text_as_it_is_stored(visitor, full):
    if not IS_WAGTAIL_8:
        pytest.skip("came with Wagtail 8")
    data = visitor.get(full.page, "?rich_text_format=db_html")
    stored = f'<a linktype="page" id="{full.first.pk}">part 1</a>'
    item = blocks_of(data, "numbered_resource")[0]
    assert stored in item["value"]["content"][0]["value"]
    assert stored in data["standfirst"]


def test_both_apis_say_the_same(client, settings, full):
    if not settings.HAS_API_V3:
        pytest.skip("Wagtail 7.4 has one API")
    old, new = [Caller(client, version=v).get(full.page) for v in ("v2", "v3")]
    assert old.keys() == new.keys()
    del old["meta"], new["meta"]
    assert old == new


def test_a_person_nobody_has_described_is_no_error(visitor):
    page = CuratedRoundupPageFactory(curators=[PersonFactory(role="", organisation="")])
    assert visitor.get(page)["curators"][0]["photo"] is None
