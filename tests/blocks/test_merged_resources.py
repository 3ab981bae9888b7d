"""What no merge could reach finds its way to the survivor all the same."""

import pytest

from tests.library.merging import store
from wagtail_curation.blocks import ResourceChooserBlock
from wagtail_curation.library.merge import merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """The survivor, the key of the other, and the merge."""
    kept = ResourceFactory(title="Kept", people=[PersonFactory(name="Ada")])
    loser = ResourceFactory(title="Merged")
    return kept, loser.pk, merge(kept, loser)


@pytest.mark.parametrize("as_typed", [str, int])
def test_a_form_that_was_open_chooses_the_survivor(merged, as_typed):
    kept, old, done = merged
    block = ResourceChooserBlock()
    assert block.value_from_form(as_typed(old)) == kept
    assert block.clean(block.value_from_form(as_typed(old))) == kept
    assert block.value_from_form(None) is None
    assert block.value_from_form(as_typed(4711)) is None
    assert undo(done).record == block.value_from_form(as_typed(old))


def test_a_body_that_was_brought_back_shows_the_survivor(merged):
    kept, old, _done = merged
    page = CuratedRoundupPageFactory()
    body = [blocks.numbered_resource(kept), blocks.numbered_resource(old)]
    store(page, "body", [*body, blocks.numbered_resource(4711)])
    page.refresh_from_db()
    shown = [child.value["resource"] for child in page.body]
    assert shown == [kept, kept, None]
    assert [it.people_names for it in shown[:2]] == [["Ada"], ["Ada"]]


def test_it_follows_a_second_merge(merged):
    kept, old, _done = merged
    last = ResourceFactory(title="Last")
    merge(last, kept)
    assert ResourceChooserBlock().to_python(old) == last


def test_when_the_survivor_is_gone_nothing_is_shown(merged):
    kept, old, _done = merged
    kept.delete()
    assert ResourceChooserBlock().to_python(old) is None
