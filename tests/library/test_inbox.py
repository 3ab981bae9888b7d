"""What is kept in the inbox, and what happens to what was there before."""

import pytest

from wagtail_curation.library import inbox
from wagtail_curation.library.topics import add_topics
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import (
    InboxEntry,
    InboxSource,
    Topic,
    get_resource_model,
    provenance,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

URL = "https://example.org/essays/attention"


def entry_of(kept):
    return InboxEntry.objects.get(pk=kept.entry.pk)


def names_of(resource) -> list[str]:
    found = get_resource_model().objects.get(pk=resource.pk)
    return sorted(found.topics.values_list("name", flat=True))


def test_a_new_address_becomes_a_resource_in_the_inbox(editor):
    kept = inbox.keep(
        URL,
        title="On attention",
        note="For week 4",
        selection="Lists are a way of paying attention.",
        topics=["Reading"],
        user=editor,
        source=InboxSource.CLIPPER,
    )
    assert (kept.created, kept.already) == (True, "")
    entry = entry_of(kept)
    assert entry.resource.url == URL
    assert entry.resource.title == "On attention"
    assert entry.resource.added_by == entry.added_by == editor
    assert (entry.note, entry.source) == ("For week 4", "clipper")
    assert names_of(entry.resource) == ["Reading"]
    assert list(InboxEntry.objects.open()) == [entry]


class TestTheTitle:
    def test_one_that_was_typed_is_nobody_elses_to_change(self):
        kept = inbox.keep(URL, title="Mine", page_title="Theirs | Site")
        assert kept.entry.resource.title == "Mine"
        assert not provenance.may_fill(kept.entry.resource, "title")

    @pytest.mark.parametrize("title", ["", "Theirs | Site", " Theirs | Site "])
    def test_the_pages_own_may_be_replaced_by_a_better_one(self, title):
        kept = inbox.keep(URL, title=title, page_title="Theirs | Site")
        assert kept.entry.resource.title == "Theirs | Site"
        assert provenance.may_fill(kept.entry.resource, "title")

    def test_without_any_the_address_stands_in_until_the_page_is_read(self):
        kept = inbox.keep(URL)
        assert kept.entry.resource.title == URL
        assert provenance.may_fill(kept.entry.resource, "title")

    def test_a_card_brings_its_own(self):
        kept = inbox.keep(URL, card=Card(title="From a feed", publisher="The Review"))
        assert kept.entry.resource.title == "From a feed"
        assert kept.entry.resource.publisher == "The Review"


class TestWhatIsKnown:
    def test_a_resource_of_the_library_gets_an_entry_and_keeps_its_title(self):
        known = ResourceFactory(url=URL, title="Known")
        kept = inbox.keep(f"{URL}?utm_source=mail", title="Other")
        assert (kept.created, kept.already) == (True, "library")
        assert kept.entry.resource == known
        known.refresh_from_db()
        assert known.title == "Known"

    def test_a_second_time_adds_to_the_entry_and_overwrites_nothing(self, editor):
        inbox.keep(URL, note="One", selection="First.", topics=["A"], user=editor)
        again = inbox.keep(
            URL, note="Two", selection="Second.", topics=["B"], user=editor
        )
        assert (again.created, again.already) == (False, "inbox")
        entry = entry_of(again)
        assert entry.note == "One\n\nTwo"
        assert inbox.passages(entry.selection) == ["First.", "Second."]
        assert names_of(entry.resource) == ["A", "B"]

    def test_the_same_words_are_not_kept_twice(self, editor):
        for _ in range(2):
            kept = inbox.keep(URL, note="One", selection="First.", user=editor)
        assert (kept.entry.note, kept.entry.selection) == ("One", "First.")

    def test_a_colleagues_note_says_whose_it_is(self, editor, admin_user):
        inbox.keep(URL, note="One", user=editor)
        kept = inbox.keep(URL, note="Two", user=admin_user)
        assert kept.entry.note == "One\n\nadmin: Two"
        assert entry_of(kept).added_by == editor

    def test_a_live_roundup_has_it_already(self):
        resource = ResourceFactory(url=URL)
        CuratedRoundupPageFactory(body=[blocks.numbered_resource(resource)])
        kept = inbox.keep(URL, note="Again?")
        assert (kept.created, kept.already) == (True, "roundup")
        assert kept.entry.note == "Again?"
        assert not InboxEntry.objects.open().exists()
        assert list(InboxEntry.objects.recommended()) == [kept.entry]

    def test_what_was_removed_comes_back(self):
        kept = inbox.keep(URL)
        inbox.remove([kept.entry])
        assert list(InboxEntry.objects.removed()) == [kept.entry]
        again = inbox.keep(URL)
        assert (again.created, again.already) == (False, "library")
        assert list(InboxEntry.objects.open()) == [kept.entry]


class TestWhatADraftHasTaken:
    @pytest.fixture
    def taken(self):
        kept = inbox.keep(URL)
        page = CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(kept.entry.resource)], live=False
        )
        InboxEntry.objects.update(taken_into=page.pk, taken_at="2026-01-01T00:00Z")
        return page

    def test_it_stays_there(self, taken):
        kept = inbox.keep(URL, note="More")
        assert kept.already == "roundup"
        assert list(InboxEntry.objects.drafted()) == [kept.entry]
        assert kept.entry.note == "More"

    def test_it_comes_back_when_the_draft_has_let_it_go(self, taken):
        taken.body = "[]"
        taken.save_revision()
        assert inbox.keep(URL).already == "library"
        assert InboxEntry.objects.open().count() == 1

    def test_it_waits_again_when_the_draft_is_deleted(self, taken):
        taken.delete()
        assert InboxEntry.objects.open().count() == 1

    def test_it_waits_again_when_the_series_is_deleted(self, taken):
        taken.get_parent().delete()
        assert InboxEntry.objects.open().count() == 1

    def test_somebody_puts_it_back(self, taken):
        inbox.put_back(InboxEntry.objects.all())
        assert InboxEntry.objects.open().count() == 1


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_what_is_no_address_of_the_web_leaves_nothing_behind(address):
    with pytest.raises(AddressError):
        inbox.keep(address, title="X", topics=["Y"])
    assert not InboxEntry.objects.exists()
    assert not get_resource_model().objects.exists()
    assert not Topic.objects.exists()


def test_control_characters_and_windows_line_ends_are_tidied():
    kept = inbox.keep(URL, note="a\x00b\r\nc", selection=" x\r\n\r\ny ")
    assert (kept.entry.note, kept.entry.selection) == ("ab\nc", "x\n\ny")
    assert inbox.passages(kept.entry.selection) == ["x\n\ny"]


def test_a_vote_is_given_once_and_taken_back(editor, admin_user):
    entry = inbox.keep(URL).entry
    assert inbox.toggle_vote(entry, editor) is True
    assert inbox.toggle_vote(entry, admin_user) is True
    assert entry.votes.count() == 2
    assert inbox.toggle_vote(entry, editor) is False
    assert [vote.user for vote in entry.votes.all()] == [admin_user]


class TestTopics:
    def test_a_name_is_found_in_any_case(self):
        TopicFactory(name="Reading")
        resource = ResourceFactory()
        add_topics(resource, ["reading", "READING", "New  one", " "])
        assert names_of(resource) == ["New one", "Reading"]

    def test_the_ones_there_stay(self):
        resource = ResourceFactory(topics=["A"])
        add_topics(resource, ["B", "A"])
        assert names_of(resource) == ["A", "B"]

    def test_no_more_than_twenty_come_at_once(self):
        kept = inbox.keep(URL, topics=[f"Topic {i}" for i in range(40)])
        assert len(names_of(kept.entry.resource)) == inbox.MOST_TOPICS

    def test_a_name_too_long_is_cut(self):
        resource = ResourceFactory()
        add_topics(resource, ["x" * 300])
        assert names_of(resource) == ["x" * 100]

    def test_somebody_quicker_is_no_error(self, monkeypatch):
        from wagtail_curation.library import topics

        there = TopicFactory(name="Reading")
        answers = iter([None, there])
        monkeypatch.setattr(topics, "_find", lambda name: next(answers))
        assert topics.find_or_add("Reading") == there
