"""Usage of resources and people by drafts: nothing else knows what they hold."""

import pytest

from tests.admin.using import draft, part, rows, said, some, usage
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def test_what_only_a_draft_has_is_found_and_called_so(as_editor):
    resource = ResourceFactory()
    page = part(some())
    draft(page, some(), some(), some(resource))
    (row,) = rows(as_editor, resource)
    assert said(row) == [("no. 3", "Item", "in the draft")]
    assert row.lines[0].url == ""
    assert row.page.status_string == "live + draft"


def test_a_page_that_was_never_live_is_told_by_its_newest_draft(as_editor):
    resource, dropped = ResourceFactory(), ResourceFactory()
    page = part(some(dropped), live=False, part_number=1)
    draft(page, some(), some(resource), part_number=8)
    (row,) = rows(as_editor, resource)
    assert said(row) == [("no. 2", "Item", "in the draft")]
    assert row.under.endswith("Part 8")
    # Wagtail’s own index still has what was saved first.
    (row,) = rows(as_editor, dropped)
    assert said(row) == [("", "", "no longer in the draft")]


def test_what_a_draft_will_change_of_a_live_page_is_said(as_editor):
    moves, stays, goes = (ResourceFactory() for _ in range(3))
    first, second, third = some(stays), some(moves), some(goes)
    page = part(first, second, third)
    draft(page, first, some(), second)
    (row,) = rows(as_editor, stays)
    assert said(row) == [("no. 1", "Item", "")]
    (row,) = rows(as_editor, moves)
    assert said(row) == [("no. 2", "Item", "in the draft: no. 3")]
    (row,) = rows(as_editor, goes)
    assert said(row) == [("no. 3", "Item", "no longer in the draft")]
    assert row.lines[0].url


def test_a_curator_of_a_draft_is_found(as_editor):
    ada = PersonFactory()
    page = part(some())
    page = type(page).objects.get(pk=page.pk)
    page.curators.create(person=ada)
    page.save_revision(clean=False)
    assert not type(page).objects.get(pk=page.pk).curators.exists()
    (row,) = rows(as_editor, ada)
    assert said(row) == [("", "Curator", "in the draft")]


def test_another_record_with_the_same_key_or_digits_is_not_taken_for_it(as_editor):
    resource = ResourceFactory(title="Wanted")
    person = PersonFactory(pk=resource.pk)
    similar = ResourceFactory(pk=int(f"{resource.pk}7"))
    draft(part(some()), blocks.author_bio(person), some(similar))
    assert rows(as_editor, resource) == []
    assert "Not used anywhere yet." in as_editor.get(usage(resource)).content.decode()
