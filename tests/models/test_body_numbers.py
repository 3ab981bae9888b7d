"""The numbers of a page's items: wherever a body is read, in whatever state it is."""

import copy
import pickle
import re

import pytest
from django.template import Context, Template
from django.urls import reverse

from tests.editform import body_state, form_data
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory()


def item(**kwargs):
    return blocks.numbered_resource(ResourceFactory(), **kwargs)


def roundup(series, body, **kwargs):
    page = CuratedRoundupPageFactory(parent=series, body=body, **kwargs)
    return reloaded(page)


def reloaded(page):
    return type(page).objects.get(pk=page.pk)


def numbers(page) -> list:
    return [child.number for child in page.body]


def mixed() -> list:
    """Five items, with interludes, a bonus, and two sections."""
    return [
        blocks.paragraph(),
        item(),
        blocks.sponsor(),
        item(),
        blocks.section("Later"),
        item(label="Bonus"),
        item(),
        blocks.pull_quote(),
        blocks.section("Last"),
        item(),
    ]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("continuous", [None, 1, None, 2, None, None, 3, None, None, 4]),
        ("continue", [None, 1, None, 2, None, None, 3, None, None, 4]),
        ("section", [None, 1, None, 2, None, None, 1, None, None, 1]),
        ("hidden", [None] * 10),
    ],
)
def test_items_are_numbered_as_the_page_says(series, mode, expected):
    page = roundup(series, mixed(), numbering=mode)
    assert numbers(page) == expected
    # A template reads them from the values of the blocks.
    told = [getattr(child.value, "number", None) for child in page.body]
    assert told == expected


@pytest.mark.parametrize("mode", ["continuous", "section", "continue", "hidden"])
def test_a_labelled_item_is_not_counted_and_hidden_numbers_are(series, mode):
    assert roundup(series, mixed(), numbering=mode).item_count == 4


def test_a_part_continues_after_those_before_it(series):
    parts = [
        roundup(series, [item() for _ in range(size)], numbering="continue")
        for size in (3, 2, 4)
    ]
    assert [numbers(reloaded(p)) for p in parts] == [[1, 2, 3], [4, 5], [6, 7, 8, 9]]


def test_a_part_with_hidden_numbers_begins_the_count_anew(series):
    """Its own items count, those before it do not: it said so for itself."""
    roundup(series, [item(), item(), item()])
    roundup(series, [item(), item()], numbering="hidden")
    last = roundup(series, [item()], numbering="continue")
    assert numbers(last) == [3]


def test_a_part_that_visitors_cannot_see_is_not_counted_for_them(series):
    roundup(series, [item(), item()])
    hidden = roundup(series, [item()], numbering="continue")
    last = roundup(series, [item()], numbering="continue")
    hidden.unpublish()
    assert numbers(reloaded(last)) == [3]


def test_a_preview_counts_the_drafts_before_it(series, rf):
    roundup(series, [item(), item()], live=False)
    last = roundup(series, [item()], numbering="continue")
    request = rf.get("/")
    request.is_preview = True
    context = reloaded(last).get_context(request)
    assert [child.number for child in context["page"].body] == [3]


def test_the_order_of_the_parts_decides_not_the_tree(series):
    second = roundup(series, [item()], part_number=2, numbering="continue")
    roundup(series, [item(), item()], part_number=1)
    assert numbers(reloaded(second)) == [3]


def test_the_count_follows_the_draft_that_is_published(series):
    first = roundup(series, [item()])
    second = roundup(series, [item()], numbering="continue")
    first.body = [*first.body.get_prep_value(), item()]
    revision = first.save_revision()
    assert numbers(reloaded(second)) == [2]
    revision.publish()
    assert numbers(reloaded(second)) == [3]


def test_a_publisher_s_own_numbered_block_counts(series, settings):
    settings.WAGTAIL_CURATION_BLOCKS = "tests.testapp.blocks.body"
    page = roundup(series, [])
    field = page._meta.get_field("body")
    field.__dict__.pop("stream_block", None)
    try:
        page.body = [item(), blocks.block("episode", {"title": "E"}), item()]
        assert numbers(page) == [1, 2, 3]
        assert page.body[1].value.number == 2
        page.save()
        assert reloaded(page).item_count == 3
    finally:
        field.__dict__.pop("stream_block", None)


# However the body is read.


@pytest.fixture
def page(series):
    return roundup(series, [blocks.paragraph(), item(), item(), item()])


EXPECTED = [None, 1, 2, 3]


def printed(html: str) -> list[str]:
    return re.findall(r'id="(item-[^"]+)"', html)


def test_in_a_loop_of_a_template(page):
    template = Template("{% for b in page.body %}{{ b.number }}/{% endfor %}")
    assert template.render(Context({"page": page})) == "None/1/2/3/"


def test_in_include_block(page):
    template = Template("{% load wagtailcore_tags %}{% include_block page.body %}")
    html = template.render(Context({"page": page}))
    anchors = [child.anchor for child in page.body if child.number]
    assert [a for a in printed(html) if a in anchors] == anchors


def test_by_index_by_slice_and_backwards(page):
    assert page.body[2].number == 2
    assert page.body[-1].number == 3
    assert [child.number for child in page.body[1:3]] == [1, 2]
    assert [child.number for child in reversed(page.body)] == [3, 2, 1, None]
    assert page.body.first_block_by_name("numbered_resource").number == 1
    named = page.body.blocks_by_name("numbered_resource")
    assert [child.number for child in named] == [1, 2, 3]


@pytest.mark.parametrize(
    "through",
    [copy.deepcopy, copy.copy, lambda it: pickle.loads(pickle.dumps(it))],
    ids=["deepcopy", "copy", "pickle"],
)
def test_of_a_page_that_was_cached(page, through):
    page.numbering = "section"
    page.body.insert(2, ("section", {"heading": "Later"}))
    assert numbers(through(page)) == [None, 1, None, 1, 2]


def test_after_blocks_were_added_and_taken_away(page):
    page.body.append(("numbered_resource", {"heading": "Appended"}))
    assert numbers(page) == [None, 1, 2, 3, 4]
    page.body.insert(0, ("numbered_resource", {"heading": "Inserted"}))
    assert numbers(page) == [1, None, 2, 3, 4, 5]
    del page.body[2]
    assert numbers(page) == [1, None, 2, 3, 4]
    page.body.pop()
    page.body[0] = ("paragraph", "<p>Instead.</p>")
    assert numbers(page) == [None, None, 1, 2]
    page.save()
    assert reloaded(page).item_count == 2


def test_of_blocks_without_an_id(page):
    page.body = [
        ("numbered_resource", {"heading": "One"}),
        ("paragraph", "<p>Between.</p>"),
        ("numbered_resource", {"heading": "Two"}),
    ]
    assert numbers(page) == [1, None, 2]
    assert len({child.anchor for child in page.body}) == 3


def test_of_raw_data_that_was_changed(page):
    raw = page.body.raw_data
    raw[0] = item()
    assert numbers(page) == [1, 2, 3, 4]
    raw[0]["value"]["label"] = "Bonus"
    page.body.raw_data[0] = raw[0]
    assert numbers(page) == EXPECTED


def test_a_label_given_in_code_counts_at_once(page):
    page.body[1].value["label"] = "Bonus"
    assert numbers(page) == [None, None, 1, 2]


def test_the_anchor_stays_when_an_item_moves(page):
    before = {child.id: child.anchor for child in page.body}
    raw = page.body.get_prep_value()
    page.body = [raw[3], raw[0], raw[2], raw[1]]
    assert {child.id: child.anchor for child in page.body} == before
    assert numbers(page) == [1, None, 2, 3]


def test_in_the_preview_of_what_is_not_saved(page, admin_client):
    html = admin_client.get(
        reverse("wagtailadmin_pages:edit", args=[page.pk])
    ).content.decode()
    state = body_state(html)
    data = form_data(html, page.body.stream_block, [state[3], state[0], state[1]])
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert admin_client.post(url, data).json()["is_valid"] is True
    shown = admin_client.get(url).content.decode()
    anchors = {child.id: child.anchor for child in page.body}
    expected = [anchors[block["id"]] for block in (state[3], state[1])]
    assert [a for a in printed(shown) if a in anchors.values()] == expected


def test_counting_asks_nothing_of_the_database(page, django_assert_num_queries):
    page = reloaded(page)
    with django_assert_num_queries(0):
        assert page.body.numbers() == EXPECTED
        assert page.body.item_count == 3
