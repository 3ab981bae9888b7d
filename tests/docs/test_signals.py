"""docs/reference/signals.md says what is sent."""

from importlib import import_module

import pytest
from django.dispatch import Signal

from tests.docs.reading import codes, page, rows
from wagtail_curation import signals
from wagtail_curation.library.merge import merge
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import Person
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

OURS = {name: it for name, it in vars(signals).items() if isinstance(it, Signal)}
TEXT = page("signals")
SENT_WITH = {"resources_merged": ResourceFactory, "people_merged": PersonFactory}


def test_every_signal_is_named():
    of_signals, of_arguments = TEXT.split("Both are sent")
    assert [*rows(of_signals)] == [*SENT_WITH]
    assert SENT_WITH.keys() == OURS.keys()
    assert len(rows(of_arguments)) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("name", SENT_WITH)
def test_what_is_sent_is_what_is_described(name):
    heard = []

    def receive(sender, signal, **told):
        heard.append((sender, told))

    OURS[name].connect(receive)
    try:
        kept, other = SENT_WITH[name](), SENT_WITH[name]()
        done = merge(kept, other)
        undo(done)
    finally:
        OURS[name].disconnect(receive)
    assert [sender for sender, _told in heard] == [type(kept)] * 2
    documented = rows(TEXT.split("Both are sent")[1])
    for _sender, told in heard:
        assert set(told) == set(documented)
    assert [len(told["records"]) for _sender, told in heard] == [1, 2]
    named = codes(documented["merge"][0])
    assert type(done).__name__ in named
    assert all(hasattr(done, it) for it in named if it.islower())
    assert isinstance(kept, Person) == (rows(TEXT)[name][0] == "`Person`")


def test_what_merges_is_where_it_is_said_to_be():
    for path in codes(TEXT):
        if path.startswith("wagtail_curation.") and "(" in path:
            module, _dot, name = path.partition("(")[0].rpartition(".")
            assert callable(getattr(import_module(module), name))
