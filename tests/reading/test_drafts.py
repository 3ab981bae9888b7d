"""Previews show what is there, and never fail for what is not there yet."""

import pytest
from django.urls import reverse

from tests.reading import everything
from tests.reading.html import read
from wagtail_curation.blocks import default_blocks
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

EMPTY = [
    blocks.block("numbered_resource", {}),
    blocks.block(
        "numbered_resource",
        {
            "content": [
                blocks.block("commentary", ""),
                blocks.block("pull_quote", {}),
                blocks.block("image", {}),
                blocks.block("embed", {}),
            ],
            "further_resources": [blocks.block("resource", {})],
        },
    ),
    *(
        blocks.block(name, "" if name == "paragraph" else {})
        for name, _block in default_blocks()
        if name != "numbered_resource"
    ),
]


def previewed(page):
    """The page as its preview shows it."""
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert response.status_code == 200
    response.render()
    return read(response.content.decode())


def test_a_draft_with_every_block_left_empty_can_be_previewed():
    draft = CuratedRoundupPageFactory(body=EMPTY, live=False, part_number=None)
    draft.title = ""
    document = previewed(draft)
    assert document.one("h1").text == ""
    assert len(document.all("section", "curation-item")) == 2
    assert not document.all("img")


def test_a_page_that_is_not_saved_yet_can_be_previewed():
    series = RoundupSeriesPageFactory()
    model = get_roundup_page_model()
    page = model(title="New", slug="new", depth=series.depth + 1, part_number=1)
    page.path = model._get_children_path_interval(series.path)[0]
    page.locale = series.locale
    page.live = False
    assert previewed(page).one("h1").text == "New"


def test_a_new_series_can_be_previewed():
    document = previewed(RoundupSeriesPageFactory(live=False))
    assert document.one("p", "curation-empty")


def test_a_revision_shows_its_own_curators_topics_and_words():
    page = everything.roundup()
    page.title = "Changed and not published"
    page.topics.clear()
    page.curators = [page.curators.first()]
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    document = previewed(draft)
    assert document.one("h1").text == "Changed and not published"
    assert document.one("span", "curation-curators").text == "Curated by C. Curator"
    assert not document.all("footer", "curation-topics")


def test_an_editor_finds_the_draft_of_the_next_part_in_a_preview():
    way = previewed(everything.roundup()).one("li", "curation-partnav__next")
    assert "A secret draft" in way.text


@pytest.fixture
def block_preview(admin_client):
    """`block_preview(block)`: the document in the pane beside the block picker."""

    def preview(block):
        address = reverse("wagtailadmin_block_preview")
        response = admin_client.get(address, {"id": block.definition_prefix})
        assert response.status_code == 200
        return read(response.content.decode())

    return preview


def previewable():
    body = get_roundup_page_model().body.field.stream_block
    item = body.child_blocks["numbered_resource"].child_blocks
    found = {**body.child_blocks, **item["content"].child_blocks}
    further = item["further_resources"].child_blocks["resource"]
    found["further_resource"] = further
    found.pop("unavailable")
    return found


# What each preview has to show for it to be one.
SHOWS = {
    "numbered_resource": "Notes on reading slowly",
    "section": "To read first",
    "paragraph": "This week we look",
    "pull_quote": "“The best part of a reading list",
    "image": "A caption says",
    "embed": "A talk of twelve minutes.",
    "call_out": "We meet on Thursdays.",
    "sponsor": "A book about noticing",
    "newsletter_signup": "One part a week",
    "author_bio": "Ada Example reads",
    "next_part": "Next week",
    "commentary": "Start with the second chapter",
    "further_resource": "Notes on reading slowly",
    "ad_slot": "article-middle",
}


@pytest.mark.parametrize("name", SHOWS)
def test_a_block_is_previewed_with_nothing_in_the_library(name, block_preview):
    block = previewable()[name]
    assert block.is_previewable
    document = block_preview(block)
    assert SHOWS[name] in document.one("div", "curation--preview").text
    sheets = [link["href"] for link in document.all("link", rel="stylesheet")]
    assert any(sheet.endswith("curation-items.css") for sheet in sheets)


def test_every_block_of_ours_has_a_preview_that_is_looked_at():
    ours = {name for name, _block in default_blocks()}
    assert ours <= set(SHOWS)


def test_a_preview_quotes_in_the_editors_language(block_preview, admin_user):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "de"
    profile.save()
    document = block_preview(previewable()["pull_quote"])
    assert "„The best part" in document.one("blockquote").text
