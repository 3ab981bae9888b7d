"""A roundup is created, changed with what was read, and published through API v3."""

import json

import pytest
from django.conf import settings

from tests.api.conftest import blocks_of, errors_of
from wagtail_curation.models import (
    Person,
    ResourceMention,
    get_resource_model,
    get_roundup_page_model,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]


def stored(page) -> list[dict]:
    """The body as the database has it."""
    page = get_roundup_page_model().objects.get(pk=page.pk)
    return json.loads(json.dumps(page.body.get_prep_value()))


def item(resource, **value) -> dict:
    return {"type": "numbered_resource", "value": {"resource": resource, **value}}


@pytest.fixture
def part():
    """A live roundup with one item."""
    return CuratedRoundupPageFactory(items=1)


def test_a_roundup_is_created_under_a_series_and_published(admin):
    series = RoundupSeriesPageFactory()
    first, second = ResourceFactory(), ResourceFactory()
    commentary = {"type": "commentary", "value": "<p>Yes.</p>"}
    status, data = admin.call(
        "post",
        "pages/",
        {
            "meta": {
                "type": get_roundup_page_model()._meta.label,
                "parent_id": series.pk,
                "action": "publish",
            },
            "title": "Made elsewhere",
            "part_number": 1,
            "standfirst": "<p>Two this week.</p>",
            "curators": [PersonFactory().pk],
            "topics": ["Reading"],
            "body": [
                item(first.pk, content=[commentary]),
                item({"id": second.pk}),
            ],
        },
    )
    assert status == 201, data
    page = get_roundup_page_model().objects.get(pk=data["id"])
    assert page.live
    assert [block["number"] for block in admin.get(page)["body"]] == [1, 2]
    assert [c.person_id for c in page.curators.all()] == [Person.objects.get().pk]
    assert [topic.name for topic in page.topics.all()] == ["Reading"]


def test_what_was_read_can_be_written_and_changes_nothing(admin, full):
    read, before = admin.get(full.page), stored(full.page)
    status, said = admin.call(
        "patch",
        f"pages/{full.page.pk}/",
        {**read, "meta": {**read["meta"], "action": "publish"}},
    )
    assert status == 200, said
    assert admin.get(full.page) == read
    for was, block in zip(before, stored(full.page), strict=True):
        assert block["id"] == was["id"]
        if isinstance(was["value"], dict) and "content" not in was["value"]:
            assert block["value"] == {**block["value"], **was["value"]}


def test_a_draft_is_saved_and_published_later(admin, part):
    status, data = admin.patch(part, title="Changed")
    assert (status, data["title"]) == (200, "Changed")
    assert admin.get(part)["title"] == part.title
    assert admin.get(part, "?version=draft")["title"] == "Changed"
    status, data = admin.call("post", f"pages/{part.pk}/actions/publish/")
    assert (status, data["title"]) == (200, "Changed")
    assert admin.get(part)["title"] == "Changed"


def test_numbers_anchors_and_expanded_records_are_not_taken_for_content(admin, part):
    body = admin.get(part)["body"]
    title = body[0]["value"]["resource"]["title"]
    body[0]["number"] = 99
    body[0]["anchor"] = "elsewhere"
    body[0]["value"]["resource"]["title"] = "Renamed by the way"
    assert admin.publish(part, body=body)[0] == 200
    given = admin.get(part)["body"][0]
    assert given["number"] == 1
    assert given["anchor"] != "elsewhere"
    assert given["value"]["resource"]["title"] == title


def test_links_inside_the_site_stay_links_inside_it(admin, full):
    body = admin.get(full.page)["body"]
    commentary = body[1]["value"]["content"][0]
    commentary["value"] = commentary["value"].replace("As in", "See also")
    assert admin.publish(full.page, body=body)[0] == 200
    text = stored(full.page)[1]["value"]["content"][0]["value"]
    assert "See also" in text
    assert 'linktype="page"' in text
    assert f'id="{full.first.pk}"' in text
    assert "href" not in text


@pytest.mark.parametrize(
    "spelling", ["https://example.org/known", "example.org/known?utm_source=x"]
)
def test_a_resource_is_found_by_its_address(admin, part, spelling):
    known = ResourceFactory(url="https://example.org/known")
    count = get_resource_model().objects.count()
    status, data = admin.publish(part, body=[item({"url": spelling})])
    assert status == 200, data
    assert stored(part)[0]["value"]["resource"] == known.pk
    assert get_resource_model().objects.count() == count


def test_an_address_the_library_has_not_is_added_to_it(admin, part, admin_user):
    new = {"url": "https://example.org/new", "title": "New", "kind": "video"}
    status, data = admin.publish(part, body=[item(new), item({"url": new["url"]})])
    assert status == 200, data
    resource = get_resource_model().objects.find("https://example.org/new")
    assert (resource.title, resource.kind) == ("New", "video")
    assert resource.added_by == admin_user
    assert [b["value"]["resource"] for b in stored(part)] == [resource.pk] * 2


def test_nothing_is_added_when_the_page_is_refused(admin, part):
    count = get_resource_model().objects.count()
    body = [
        item({"url": "https://example.org/new"}),
        {"type": "section", "value": {"heading": ""}},
    ]
    status, _data = admin.publish(part, body=body)
    assert status == 422
    assert get_resource_model().objects.count() == count


def test_a_person_is_found_by_id_or_by_their_one_name(admin, part):
    ada, ben = PersonFactory(name="Ada Example"), PersonFactory(name="Ben Example")
    quotes = [
        {"type": "pull_quote", "value": {"text": "Words.", "speaker": speaker}}
        for speaker in (ada.pk, {"name": "Ben Example"})
    ]
    status, data = admin.publish(part, body=quotes, curators=[{"name": "Ada Example"}])
    assert status == 200, data
    assert [b["value"]["speaker"] for b in stored(part)] == [ada.pk, ben.pk]
    assert [c["id"] for c in admin.get(part)["curators"]] == [ada.pk]


def test_a_name_that_two_people_have_is_refused(admin, part):
    PersonFactory(name="Ada"), PersonFactory(name="Ada")
    quote = {"type": "pull_quote", "value": {"text": "W.", "speaker": {"name": "Ada"}}}
    status, data = admin.patch(part, body=[quote])
    assert status == 422
    assert "More than one" in errors_of(data)["body.0.value.speaker"]


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        ([item(999)], "body.0.value.resource", "no resource with the id 999"),
        ([item({"id": 999})], "body.0.value.resource", "no resource with the id 999"),
        ([item({"id": "x"})], "body.0.value.resource", "no resource with the id x"),
        ([item(True)], "body.0.value.resource", "no resource"),
        ([item({"title": "?"})], "body.0.value.resource", "“id” / “url”"),
        ([item({"url": "mailto:a@b.c"})], "body.0.value.resource.url", "mailto"),
        ([item("https://example.org/")], "body.0.value.resource", "no resource"),
        (
            [item({"url": "https://example.org/n", "language": "?!"})],
            "body.0.value.resource.language",
            "code",
        ),
        (
            [item(None, content=[{"type": "image", "value": {"image": 999}}])],
            "body.0.value.content.0.value.image",
            "no image with the id 999",
        ),
        ([{"type": "podcast", "value": {}}], "body.0.type", "no block “podcast”"),
        (
            [item(None, content=[{"type": "section", "value": {}}])],
            "body.0.value.content.0.type",
            "commentary",
        ),
        ([{"value": {}}], "body.0", "“type”"),
        (["words"], "body.0", "“type”"),
        ({"type": "paragraph"}, "body", "list"),
        (None, "body", "list"),
        ([item(10**30)], "body.0.value.resource", "no resource"),
        ([item("3\x00")], "body.0.value.resource", "no resource"),
        (
            [item({"url": "https://example.org/n", "title": {"a": 1}})],
            "body.0.value.resource.title",
            "single",
        ),
        (
            [{"type": "author_bio", "value": {"person": {"name": "\x00"}}}],
            "body.0.value.person",
            "“name”",
        ),
        ([{"type": "section", "value": "x"}], "body.0.value", "object"),
        ([item(None, content="x")], "body.0.value.content", "list"),
        ([{"type": "paragraph", "value": 5}], "body.0.value", "HTML"),
        (
            [{"type": "section", "value": {"heading": ["x"]}}],
            "body.0.value.heading",
            "single",
        ),
        ([{"type": "paragraph", "value": "", "id": 7}], "body.0.id", "text"),
    ],
)
def test_what_cannot_be_is_refused_with_its_path(admin, part, body, path, words):
    before = stored(part)
    status, data = admin.patch(part, body=body)
    assert status == 422, data
    errors = errors_of(data)
    assert list(errors) == [path]
    assert words in errors[path]
    assert stored(part) == before


def test_all_that_is_wrong_is_said_at_once(admin, part):
    body = [item(998), item(999), {"type": "podcast", "value": {}}]
    _status, data = admin.patch(part, body=body)
    assert set(errors_of(data)) == {
        "body.0.value.resource",
        "body.1.value.resource",
        "body.2.type",
    }


def test_what_a_block_refuses_is_said_with_its_path(admin, part):
    body = [
        {"type": "paragraph", "value": "<p>Hello.</p>"},
        item(None, content=[{"type": "pull_quote", "value": {"text": ""}}]),
    ]
    status, data = admin.publish(part, body=body)
    assert status == 422
    errors = errors_of(data)
    assert "required" in errors["body.1.value.content.0.value.text"]


def test_a_draft_may_be_unfinished(admin, part):
    assert admin.patch(part, body=[item(None)])[0] == 200


def test_a_part_number_that_is_taken_is_refused(admin, part):
    other = CuratedRoundupPageFactory(parent=part.get_parent().specific)
    status, data = admin.patch(other, part_number=part.part_number)
    assert status == 422
    assert "already" in errors_of(data)["part_number"]


def test_fields_that_are_left_out_begin_as_in_the_editor(admin, part):
    person = PersonFactory()
    bio = {"type": "author_bio", "value": {"person": person.pk}}
    more = {"type": "resource", "value": {"resource": ResourceFactory().pk}}
    items = item(ResourceFactory().pk, further_resources=[more])
    assert admin.publish(part, body=[bio, items])[0] == 200
    bio, items = stored(part)
    assert bio["value"]["show_photo"] is True
    assert items["value"]["further_resources"][0]["value"]["role"] == "background"


def test_markdown_is_taken_where_html_is(admin, part):
    text = {"format": "db_markdown", "content": "Read **this**."}
    body = [{"type": "paragraph", "value": text}]
    status, data = admin.publish(part, body=body, standfirst=text)
    assert status == 200, data
    assert "<b>this</b>" in admin.get(part)["body"][0]["value"]
    assert "<b>this</b>" in admin.get(part)["standfirst"]


def test_a_picture_is_taken_as_it_was_read(admin, full):
    status, data = admin.publish(full.page, hero_image=None)
    assert status == 200, data
    assert admin.get(full.page)["hero_image"] is None
    status, data = admin.publish(full.page, hero_image=full.picture.pk)
    assert status == 200, data
    assert admin.get(full.page)["hero_image"]["id"] == full.picture.pk
    status, data = admin.patch(full.page, hero_image=999)
    assert status == 422
    assert "no image" in errors_of(data)["hero_image"]


def test_a_series_is_written_too(admin):
    series = RoundupSeriesPageFactory()
    read = admin.get(series)
    sent = {**read, "planned_total": 5, "meta": {"action": "publish"}}
    status, data = admin.call("patch", f"pages/{series.pk}/", sent)
    assert status == 200, data
    assert admin.get(series) == {**read, "planned_total": 5}


def test_publishing_through_the_api_indexes_the_mentions(
    admin, part, django_capture_on_commit_callbacks
):
    resource = ResourceFactory()
    with django_capture_on_commit_callbacks(execute=True):
        admin.publish(part, body=[item(resource.pk)])
    assert ResourceMention.objects.filter(page=part.pk, resource=resource).exists()


class TestContentOfAnUnknownType:
    """It is given out without its content, and kept when it is sent back."""

    def test_it_is_kept_wherever_it_stands(self, admin):
        inner = blocks.block("gone", {"a": 1})
        kept = blocks.block("podcast", {"secret": "words"})
        it = blocks.numbered_resource(ResourceFactory(), [inner, blocks.commentary()])
        page = CuratedRoundupPageFactory(body=[kept, it])
        body = admin.get(page)["body"]
        assert admin.publish(page, body=[*reversed(body)])[0] == 200
        after = stored(page)
        assert after[1] == kept
        assert after[0]["value"]["content"][0] == inner

    def test_what_is_sent_as_its_content_is_not_heeded(self, admin, full):
        body = admin.get(full.page)["body"]
        body[-1]["value"]["content"] = {"type": "podcast", "value": {"secret": "lies"}}
        assert admin.publish(full.page, body=body)[0] == 200
        assert stored(full.page)[-1] == full.kept

    def test_it_is_refused_where_there_is_none(self, admin, part):
        new = {"type": "unavailable", "id": "abc", "value": {"block_type": "podcast"}}
        status, data = admin.patch(part, body=[new])
        assert status == 422
        assert "“abc”" in errors_of(data)["body"]

    def test_it_goes_when_it_is_left_out(self, admin, full):
        body = admin.get(full.page)["body"][:-1]
        assert admin.publish(full.page, body=body)[0] == 200
        assert not blocks_of(admin.get(full.page), "unavailable")
