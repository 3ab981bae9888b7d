"""A publisher's own resource model: its fields and lists are merged with the rest."""

import pytest

from wagtail_curation.library.choices import choices
from wagtail_curation.library.merge import merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing.factories import ResourceFactory

Resource = get_resource_model()

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not hasattr(Resource, "shelf_mark"), reason="only with a model of one’s own"
    ),
]


def test_own_fields_and_lists_are_choices():
    assert {"shelf_mark", "successor", "see_also"} <= set(choices())


def test_own_fields_are_taken_over_and_given_back():
    kept, loser = ResourceFactory(shelf_mark="A 1"), ResourceFactory(shelf_mark="B 2")
    done = merge(kept, loser, {"shelf_mark": "loser"})
    kept.refresh_from_db()
    assert kept.shelf_mark == "B 2"
    assert undo(done).record.shelf_mark == "B 2"
    kept.refresh_from_db()
    assert kept.shelf_mark == "A 1"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("both", {"x", "y"}), ("survivor", {"x"}), ("loser", {"y"})],
)
def test_own_lists_are_of_one_or_of_both(choice, expected):
    x, y = ResourceFactory(title="x"), ResourceFactory(title="y")
    kept, loser = ResourceFactory(), ResourceFactory()
    kept.see_also.set([x])
    loser.see_also.set([x, y] if choice == "both" else [y])
    (listed,) = (it for it in choices().values() if it.name == "see_also")
    assert [listed.words(row) for row in listed.rows(kept)] == ["x"]
    done = merge(kept, loser, {"see_also": choice})
    assert {it.title for it in kept.see_also.all()} == expected
    undone = undo(done)
    assert {it.title for it in kept.see_also.all()} == {"x"}
    assert "y" in {it.title for it in undone.record.see_also.all()}


def test_records_that_refer_to_the_merged_one_follow():
    kept, loser = ResourceFactory(), ResourceFactory()
    third = ResourceFactory(successor=loser)
    third.see_also.set([loser])
    done = merge(kept, loser)
    third.refresh_from_db()
    assert third.successor == kept
    assert list(third.see_also.all()) == [kept]
    undone = undo(done)
    third.refresh_from_db()
    assert third.successor == undone.record
    assert list(third.see_also.all()) == [undone.record]


def test_no_record_comes_to_refer_to_itself():
    kept, loser = ResourceFactory(), ResourceFactory()
    Resource.objects.filter(pk=kept.pk).update(successor=loser)
    Resource.objects.filter(pk=loser.pk).update(successor=kept)
    kept.see_also.set([loser])
    loser.see_also.set([kept])
    done = merge(kept, loser)
    kept.refresh_from_db()
    assert kept.successor is None
    assert list(kept.see_also.all()) == []
    undone = undo(done)
    kept.refresh_from_db()
    assert (kept.successor, undone.record.successor) == (undone.record, kept)
    assert list(kept.see_also.all()) == [undone.record]
    assert list(undone.record.see_also.all()) == [kept]
