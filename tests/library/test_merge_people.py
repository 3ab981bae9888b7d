"""Two records of one person become one, everywhere, and two again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex, Revision

from tests.library.merging import raw
from wagtail_curation.blocks import PersonChooserBlock
from wagtail_curation.blocks.choosers import PersonChooser
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import (
    Person,
    PersonMerge,
    ResourceContributor,
    get_roundup_page_model,
    get_series_page_model,
)
from wagtail_curation.signals import people_merged
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return PersonFactory(name="Ada Lovelace", role="", organisation="Ours")


@pytest.fixture
def loser():
    person = PersonFactory(name="A. Lovelace", role="Writer", bio="<p>Bio</p>")
    person.links.create(label="Home", url="https://example.org/ada")
    person.save()
    return person


def body_with(person) -> list:
    quote = blocks.pull_quote(speaker=person)
    return [blocks.numbered_resource(None, [quote]), quote, blocks.author_bio(person)]


def curators(page) -> list:
    return [it.person_id for it in page.curators.order_by("sort_order", "pk")]


def in_revision(revision) -> tuple[str, list]:
    revision.refresh_from_db()
    content = revision.content
    return content["body"], [it["person"] for it in content["curators"]]


def whole() -> dict:
    """All rows that a merge of people can touch, but for its own record."""
    tables = [
        Person, Person.links.rel.related_model, ResourceContributor, Revision,
        get_roundup_page_model(), get_series_page_model(),
        get_roundup_page_model().curators.rel.related_model,
        get_series_page_model().curators.rel.related_model,
    ]  # fmt: skip
    aside = {"updated_at", "latest_revision_created_at"}
    return {
        table._meta.label: {
            row.pk: {
                it.attname: str(raw(row, it.name))
                if it.name == "body"
                else it.value_from_object(row)
                for it in table._meta.local_concrete_fields
                if it.name not in aside
            }
            for row in table._base_manager.all()
        }
        for table in tables
    }


def test_body_curators_credits_and_every_revision_name_whom_they_are_now(kept, loser):
    credited = ResourceFactory(people=[loser])
    series = RoundupSeriesPageFactory(curators=[loser])
    page = CuratedRoundupPageFactory(
        parent=series, body=body_with(loser), curators=[loser]
    )
    revision = page.save_revision()
    merge(kept, loser)
    assert not Person.objects.filter(pk=loser.pk).exists()
    assert curators(page) == curators(series) == [kept.pk]
    assert credited.contributors.get().person == kept
    assert str(raw(page, "body")).count(f"'speaker': {kept.pk}") == 2
    body, names = in_revision(revision)
    assert body.count(f'"speaker": {kept.pk}') == 2
    assert body.count(f'"person": {kept.pk}') == 1
    assert names == [kept.pk]
    published = page.get_latest_revision_as_object()
    published.save_revision().publish()
    assert curators(page) == [kept.pk]


def test_who_stood_on_a_list_twice_stands_there_once_in_old_versions_too(kept, loser):
    bo = PersonFactory()
    page = CuratedRoundupPageFactory(curators=[loser, bo, kept])
    revision = page.save_revision()
    resource = ResourceFactory(people=[kept, loser])
    merge(kept, loser)
    assert sorted(curators(page)) == sorted([kept.pk, bo.pk])
    assert sorted(in_revision(revision)[1]) == sorted([kept.pk, bo.pk])
    assert resource.contributors.get().person == kept


def test_another_part_in_the_same_resource_is_kept(kept, loser):
    resource = ResourceFactory(people=[kept])
    ResourceContributor.objects.create(
        resource=resource, person=loser, role="translator"
    )
    merge(kept, loser)
    roles = resource.contributors.values_list("person", "role")
    assert set(roles) == {(kept.pk, "author"), (kept.pk, "translator")}


def test_fields_are_chosen_and_empty_ones_filled_and_links_joined(kept, loser):
    kept.links.create(label="Work", url="https://example.org/work")
    kept.save()
    merge(kept, loser, {"name": "loser"})
    kept = Person.objects.get()
    assert (kept.name, kept.role, kept.bio) == ("A. Lovelace", "Writer", "<p>Bio</p>")
    assert kept.organisation == "Ours"
    assert {it.label for it in kept.links.all()} == {"Work", "Home"}


def test_the_account_goes_along_and_of_two_the_choice_is_written_down(
    kept, loser, admin_user, editor
):
    loser.user = editor
    loser.save()
    merge(kept, loser)
    kept.refresh_from_db()
    assert kept.user == editor
    other = PersonFactory(user=admin_user)
    done = merge(kept, other, {"user": "loser"}, user=editor)
    kept.refresh_from_db()
    assert kept.user == admin_user
    entry = _log_of(kept)
    assert set(entry.data["accounts"].values()) == {str(admin_user), str(editor)}
    undo(done)
    kept.refresh_from_db()
    assert kept.user == editor
    assert Person.objects.get(pk=other.pk).user == admin_user


def _log_of(person):
    logs = registry.get_logs_for_instance(person)
    return logs.filter(action="wagtail_curation.merge").first()


def test_undo_gives_back_everything(kept, loser):
    bo = PersonFactory()
    series = RoundupSeriesPageFactory(curators=[loser, kept])
    page = CuratedRoundupPageFactory(
        parent=series, body=body_with(loser), curators=[bo, loser, kept]
    )
    page.save_revision()
    ResourceFactory(people=[loser, kept])
    ResourceFactory(people=[loser])
    before = whole()
    done = merge(kept, loser)
    assert whole() != before
    undone = undo(done)
    assert (undone.record, undone.left) == (loser, 0)
    assert whole() == before


def test_what_somebody_changed_since_stays(kept, loser):
    page = CuratedRoundupPageFactory(curators=[loser], body=body_with(loser))
    done = merge(kept, loser)
    page.curators.all().delete()
    undone = undo(done)
    assert undone.left == 1
    assert curators(page) == []
    assert str(raw(page, "body")).count(f"'speaker': {loser.pk}") == 2


def test_a_person_and_a_resource_are_not_merged_nor_one_with_itself(kept):
    for other in (ResourceFactory(), kept):
        with pytest.raises(MergeError):
            merge(kept, other)
    assert Person.objects.get() == kept


def test_a_form_that_still_names_the_merged_record_chooses_the_kept_one(kept, loser):
    old = str(loser.pk)
    done = merge(kept, loser)
    read = PersonChooser().value_from_datadict
    assert str(read({"p": old}, {}, "p")) == str(kept.pk)
    assert read({"p": ""}, {}, "p") is None
    assert PersonChooserBlock().to_python(int(old)) == kept
    undo(done)
    assert str(read({"p": old}, {}, "p")) == old


def test_a_site_can_follow_and_indexes_do(
    kept, loser, django_capture_on_commit_callbacks
):
    heard = []

    def receive(sender, merge, records, objects, **kwargs):
        heard.append((sender, merge, records))

    page = CuratedRoundupPageFactory(body=body_with(loser), curators=[kept, loser])
    people_merged.connect(receive)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            done = merge(kept, loser)
        named = ReferenceIndex.get_references_to(kept)
        assert named.filter(object_id=str(page.pk)).count() == 4
        with django_capture_on_commit_callbacks(execute=True):
            undo(done)
    finally:
        people_merged.disconnect(receive)
    assert heard[0] == (Person, PersonMerge.objects.get(), [kept.pk])
    assert heard[1][2] == [kept.pk, loser.pk]
    again = Person.objects.get(pk=loser.pk)
    named = ReferenceIndex.get_references_to(again)
    assert named.filter(object_id=str(page.pk)).count() == 4


def test_a_merge_costs_the_same_for_twice_the_pages(kept):
    counts = []
    for pages in (2, 4):
        person = PersonFactory()
        for _ in range(pages):
            page = CuratedRoundupPageFactory(body=body_with(person), curators=[person])
            page.save_revision()
        with CaptureQueriesContext(connection) as queries:
            merge(kept, person)
        counts.append(len(queries))
    assert counts[0] == counts[1]
