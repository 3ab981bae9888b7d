"""docs/reference/templates.md says which blocks and variables the templates have."""

import pytest
from django.template.loader import get_template
from django.template.loader_tags import BlockNode
from django.test import RequestFactory
from django.urls import reverse

import wagtail_curation
from tests.docs.reading import REPOSITORY, codes, page, rows, section
from tests.docs.spy import PREFIX, watching
from tests.reading import everything
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

TEXT = page("templates")
FOLDER = REPOSITORY / wagtail_curation.__name__ / "templates" / PREFIX
READERS = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*.html")
    if "admin" not in path.relative_to(FOLDER).parts
)
PAGES = ["base.html", "roundup_series_page.html", "curated_roundup_page.html"]
LISTED = rows(section(TEXT, "## Every template"))


def test_every_template_for_readers_is_listed():
    assert sorted(LISTED) == READERS


def blocks_of(name: str) -> list[str]:
    """The blocks that are written in a template, in their order."""
    nodelist = get_template(PREFIX + name).template.nodelist
    return [
        node.name
        for node in nodelist.get_nodes_by_type(BlockNode)
        if node.origin.template_name == PREFIX + name
    ]


@pytest.mark.parametrize("name", READERS)
def test_the_blocks_of_a_template_are_listed_in_their_order(name):
    if name in PAGES:
        listed = rows(section(TEXT, f"### Blocks of `{name}`"))
        assert [*listed] == blocks_of(name)
    else:
        # In a smaller template they stand in its row.
        assert codes(LISTED[name][1]) == blocks_of(name)


def context_of(roundup_or_series) -> set:
    request = RequestFactory().get("/")
    return set(roundup_or_series.get_context(request)) - {"self", "request"}


@pytest.mark.django_db
def test_what_a_page_gives_its_template_is_listed():
    roundup = everything.roundup()
    shared = {*rows(section(TEXT, "### Every page has"))}
    of_roundup = {*rows(section(TEXT, "### A roundup has"))}
    of_series = {*rows(section(TEXT, "### A series has"))}
    assert context_of(roundup) == shared | of_roundup
    assert context_of(roundup.series) == shared | of_series
    assert not shared & (of_roundup | of_series)


@pytest.fixture
def read_variables(client, admin_client, settings):
    """By template, what all pages together have read."""
    settings.WAGTAIL_CURATION_PARTS_PER_PAGE = 1
    roundup = everything.roundup(bio_position="start")
    series = roundup.series
    second = CuratedRoundupPageFactory(
        parent=series, curators=list_of_curators(roundup), body=[blocks.next_part()]
    )
    kinds = previewed(type(roundup).body.field.stream_block)
    with watching() as spy:
        for found in (roundup, second, series):
            assert client.get(found.url).status_code == 200
        for kind in kinds:
            address = reverse("wagtailadmin_block_preview")
            query = {"id": kind.definition_prefix}
            assert admin_client.get(address, query).status_code == 200
    return {name.removeprefix(PREFIX): read for name, read in spy.read.items()}


def previewed(body) -> list:
    """Every block that shows itself beside the picker."""
    item = body.child_blocks["numbered_resource"].child_blocks
    further = item["further_resources"].child_blocks
    blocks = {**body.child_blocks, **item["content"].child_blocks, **further}
    return [block for block in blocks.values() if block.is_previewable]


def list_of_curators(roundup) -> list:
    return [place.person for place in roundup.curators.all()]


@pytest.mark.django_db
def test_the_variables_that_a_template_reads_are_listed(read_variables):
    listed = {name: set(codes(cells[0])) for name, cells in LISTED.items()}
    read = {name: read_variables.get(name, set()) for name in READERS}
    assert read == listed
