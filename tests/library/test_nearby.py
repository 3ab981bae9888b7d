"""Where else in its series a resource stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail_curation.library.nearby import places_in_series
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return RoundupSeriesPageFactory()


def part(series, *body, **fields):
    return CuratedRoundupPageFactory(parent=series, body=list(body), **fields)


def draft(page, *body):
    """Saves this body as the page’s draft, the way the editor does."""
    page = type(page).objects.get(pk=page.pk)
    page.body = type(page).body.field.stream_block.to_python(list(body))
    page.save_revision(clean=False)


def said(found):
    """What was found, short: part, number or label, role, state."""
    return {
        key: [
            (
                place.part_number,
                place.number or place.label,
                "main" if place.is_main else "further",
                "draft" if place.is_draft else "live",
            )
            for place in places
        ]
        for key, places in found.items()
    }


def test_live_items_and_further_resources_are_found_in_the_parts_order(series):
    one, two = ResourceFactory(), ResourceFactory()
    item = blocks.numbered_resource
    part(series, item(two), item(one), part_number=2)
    part(series, item(two, further=[one]), item(two, label="Bonus"), part_number=1)
    assert said(places_in_series(series, [one.pk, two.pk])) == {
        str(one.pk): [(1, 1, "further", "live"), (2, 2, "main", "live")],
        str(two.pk): [
            (1, 1, "main", "live"),
            (1, "Bonus", "main", "live"),
            (2, 1, "main", "live"),
        ],
    }


def test_a_draft_is_read_as_it_was_saved_last(series):
    old, new = ResourceFactory(), ResourceFactory()
    first = part(series, blocks.numbered_resource(old), live=False)
    draft(
        first,
        blocks.paragraph(),
        blocks.numbered_resource(ResourceFactory()),
        blocks.numbered_resource(new),
        blocks.numbered_resource(label="Bonus", further=[new]),
    )
    assert said(places_in_series(series, [old.pk, new.pk])) == {
        str(new.pk): [(1, 2, "main", "draft"), (1, "Bonus", "further", "draft")]
    }


def test_what_is_live_is_not_said_again_of_the_draft(series):
    kept, added = ResourceFactory(), ResourceFactory()
    item = blocks.numbered_resource(kept)
    page = part(series, item)
    draft(page, blocks.numbered_resource(added), item)
    assert said(places_in_series(series, [kept.pk, added.pk])) == {
        str(kept.pk): [(1, 1, "main", "live")],
        str(added.pk): [(1, 1, "main", "draft")],
    }


def test_a_draft_that_continues_counts_on_from_the_part_before(series):
    resource = ResourceFactory()
    part(series, *[blocks.numbered_resource(heading="X") for _ in range(3)])
    second = part(series, numbering="continue", live=False)
    draft(second, blocks.numbered_resource(resource))
    (places,) = said(places_in_series(series, [resource.pk])).values()
    assert places == [(2, 4, "main", "draft")]


def test_a_section_is_named_where_its_numbers_begin_anew(series):
    resource = ResourceFactory()
    body = [blocks.section("Then"), blocks.numbered_resource(resource)]
    part(series, *body, numbering="section")
    second = part(series, numbering="section", live=False)
    draft(second, *body)
    third = part(series, *body)
    assert third.numbering == "continuous"
    (places,) = places_in_series(series, [resource.pk]).values()
    assert [place.section for place in places] == ["Then", "Then", ""]


def test_what_a_draft_only_quotes_is_not_said(series):
    quoted = ResourceFactory()
    page = part(series, live=False)
    quote = blocks.pull_quote(source=quoted)
    draft(page, quote, blocks.numbered_resource(ResourceFactory(), content=[quote]))
    assert places_in_series(series, [quoted.pk]) == {}


def test_neither_the_part_itself_nor_its_alias_nor_another_series_counts(series):
    resource = ResourceFactory()
    page = part(series, blocks.numbered_resource(resource))
    page.create_alias(parent=series, update_slug="the-alias")
    part(RoundupSeriesPageFactory(), blocks.numbered_resource(resource))
    assert places_in_series(series, [resource.pk], besides=page) == {}
    assert len(places_in_series(series, [resource.pk])[str(resource.pk)]) >= 1


def test_it_costs_three_queries_whatever_there_is(series):
    def cost(resources):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = places_in_series(series, [it.pk for it in resources])
        assert len(found) == len(resources)
        return len(queries)

    resources = [ResourceFactory() for _ in range(2)]
    for _ in range(2):
        part(series, *map(blocks.numbered_resource, resources))
        draft(part(series, live=False), *map(blocks.numbered_resource, resources))
    few = cost(resources)
    resources += [ResourceFactory() for _ in range(2)]
    for _ in range(2):
        part(series, *map(blocks.numbered_resource, resources))
        unseen = part(series, numbering="continue", live=False)
        draft(unseen, *map(blocks.numbered_resource, resources))
    assert cost(resources) == few == 3
