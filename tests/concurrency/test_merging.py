"""Two editors merge the same two records at the same moment."""

import threading

import pytest

from tests.concurrency.threads import at_once
from tests.library.merging import body_with, raw
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import ResourceMerge, get_resource_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

Resource = get_resource_model()


def both(one, other) -> list[BaseException]:
    ready = threading.Barrier(2)

    def after(task):
        def run():
            ready.wait(60)
            task()

        return run

    return at_once(after(one), after(other))


@pytest.mark.parametrize("crosswise", [False, True])
def test_they_make_one_merge_and_the_second_is_told(crosswise):
    one, other = ResourceFactory(title="One"), ResourceFactory(title="Other")
    page = CuratedRoundupPageFactory(body=body_with(other))
    second = (other, one) if crosswise else (one, other)
    (error,) = both(lambda: merge(one, other), lambda: merge(*second))
    assert isinstance(error, MergeError)
    done = ResourceMerge.objects.get()
    survivor = Resource.objects.get()
    assert done.survivor == survivor
    assert raw(page, "body")[1]["value"]["resource"] == survivor.pk
    for record in (one, other):
        assert Resource.objects.find(record.url) == survivor


def test_they_undo_it_once():
    kept, loser = ResourceFactory(), ResourceFactory()
    done = merge(kept, loser)
    (error,) = both(lambda: undo(done), lambda: undo(done))
    assert isinstance(error, MergeError)
    assert Resource.objects.count() == 2
