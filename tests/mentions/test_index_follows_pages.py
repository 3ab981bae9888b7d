"""Whatever is done to a page, the index says what readers see. One test a row of
the table of operations and the signals they send.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from wagtail_curation.mentions.service import index_page
from wagtail_curation.models import ResourceMention, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Runs what is to happen on commit, which a test's transaction never does."""

    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block


@pytest.fixture
def roundup(db):
    return CuratedRoundupPageFactory(items=3)


def rows(page) -> list[tuple]:
    mentions = ResourceMention.objects.filter(page_id=page.pk).order_by("position")
    return [(m.resource_id, m.number, m.role) for m in mentions]


def with_one_item_more(page):
    """The page, not saved, with a fourth item at its end."""
    page = get_roundup_page_model().objects.get(pk=page.pk)
    raw = page.body.get_prep_value()
    page.body = [*raw, blocks.numbered_resource(ResourceFactory())]
    return page


def test_saving_a_draft_of_a_live_page_changes_nothing(roundup, commits):
    before = rows(roundup)
    with commits():
        with_one_item_more(roundup).save_revision()
    assert rows(roundup) == before
    assert len(before) == 3


def test_saving_a_draft_of_a_live_page_looks_at_no_mention(roundup, commits):
    page = with_one_item_more(roundup)
    with CaptureQueriesContext(connection) as queries, commits():
        page.save_revision()
    table = ResourceMention._meta.db_table
    assert not [query for query in queries if table in query["sql"]]


def test_publishing_indexes_what_was_a_draft(roundup, commits):
    with commits():
        with_one_item_more(roundup).save_revision().publish()
    assert [number for _, number, _ in rows(roundup)] == [1, 2, 3, 4]


def test_publishing_again_without_a_change_keeps_the_rows(roundup, commits):
    keys = set(ResourceMention.objects.values_list("pk", flat=True))
    with commits():
        page = get_roundup_page_model().objects.get(pk=roundup.pk)
        page.save_revision().publish()
    assert set(ResourceMention.objects.values_list("pk", flat=True)) == keys


def test_an_alias_has_rows_from_its_creation(roundup, commits):
    other = RoundupSeriesPageFactory()
    with commits():
        alias = roundup.create_alias(parent=other)
    assert rows(alias) == rows(roundup) != []


def test_publishing_the_source_updates_its_alias(roundup, commits):
    alias = roundup.create_alias(parent=RoundupSeriesPageFactory())
    with commits():
        with_one_item_more(roundup).save_revision().publish()
    assert len(rows(alias)) == 4


def test_unpublishing_takes_the_rows_away(roundup, commits):
    with commits():
        roundup.unpublish()
    assert rows(roundup) == []


def test_unpublishing_the_source_takes_the_aliases_rows_away(roundup, commits):
    with commits():
        alias = roundup.create_alias(parent=RoundupSeriesPageFactory())
    assert rows(alias)
    with commits():
        roundup.unpublish()
    assert rows(alias) == []


def test_a_live_copy_has_rows_a_draft_copy_has_none(roundup, commits):
    with commits():
        live = roundup.copy(update_attrs={"slug": "live-copy"}, keep_live=True)
        draft = roundup.copy(update_attrs={"slug": "draft-copy"}, keep_live=False)
    assert [r[0] for r in rows(live)] == [r[0] for r in rows(roundup)]
    assert rows(draft) == []


def test_a_translation_has_rows_once_it_is_published(roundup, commits):
    german = Locale.objects.get_or_create(language_code="de")[0]
    with commits():
        translation = roundup.copy_for_translation(german, copy_parents=True)
    assert rows(translation) == []
    with commits():
        translation.get_latest_revision_as_object().save_revision().publish()
    assert rows(translation) == rows(roundup)
    assert translation.part_number == roundup.part_number


def test_moving_to_another_series_keeps_the_rows(roundup, commits):
    before = rows(roundup)
    with commits():
        roundup.move(RoundupSeriesPageFactory(), pos="last-child")
    assert rows(roundup) == before


@pytest.mark.parametrize("what", ["the page", "its series"])
def test_deleting_leaves_no_row_behind(roundup, commits, what):
    page = roundup if what == "the page" else roundup.get_parent()
    with commits():
        page.delete()
    assert not ResourceMention.objects.exists()


def test_a_task_that_comes_too_late_does_no_harm(roundup):
    pk = roundup.pk
    roundup.delete()
    assert index_page(pk) is False
    assert not ResourceMention.objects.exists()


def test_deleting_a_resource_takes_its_mentions_along(roundup):
    resource = ResourceMention.objects.filter(page_id=roundup.pk).first().resource
    resource.delete()
    assert len(rows(roundup)) == 2
