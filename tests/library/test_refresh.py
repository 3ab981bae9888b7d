"""What a page says today, and what of it the library takes."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from wagtail_curation.library import adding, refresh
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import get_resource_model, provenance
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

URL = "https://www.example.org/essays/naming-things"
CARD = Card(
    title="Naming things",
    authors=("Mira Aldous",),
    publisher="The Example Review",
    published=PartialDate(2021, 6),
    summary="Two hard problems.",
    image="https://www.example.org/naming.jpg",
    kind="article",
    minutes=7,
    origins={"title": Origin("json-ld"), "summary": Origin("meta", "likely")},
)


@pytest.fixture
def record(admin_user):
    return adding.add(URL, card=CARD, user=admin_user)[0]


def changed(**values):
    return Card(**{**CARD.values(), "origins": CARD.origins, **values})


def by_name(record, card):
    return {d.field: d for d in refresh.compare(record, card)}


def test_what_the_page_says_as_before_is_no_difference(record):
    assert refresh.compare(record, CARD) == []


def test_what_the_page_no_longer_says_is_no_difference(record):
    assert refresh.compare(record, Card(title=CARD.title)) == []


def test_what_is_still_as_it_was_fetched_is_ticked(record):
    found = by_name(record, changed(title="Naming things, revisited"))
    assert found.keys() == {"title"}
    title = found["title"]
    assert (title.ours, title.theirs) == ("Naming things", "Naming things, revisited")
    assert (title.how, title.source, title.ticked) == ("fetched", "json-ld", True)


def test_what_was_typed_or_changed_is_not_ticked(record, admin_user):
    record.title, record.level = "Mine", "advanced"
    now = timezone.now()
    provenance.note_edits(record, ["title", "level"], now, admin_user)
    record.save()
    found = by_name(record, changed(level="introductory"))
    assert {name: d.ticked for name, d in found.items()} == {
        "title": False,
        "level": False,
    }


def test_a_value_that_code_changed_without_a_note_is_not_ticked(record):
    record.title = "Changed by a script"
    assert not by_name(record, CARD)["title"].ticked


def test_a_record_of_before_anybody_kept_count_has_only_its_gaps_ticked():
    old = ResourceFactory(url=URL, title="Old", publisher="", kind="video")
    ticked = {d.field for d in refresh.compare(old, CARD) if d.ticked}
    assert ticked == {
        "byline",
        "publisher",
        "published",
        "summary",
        "remote_image_url",
        "minutes",
    }


def test_what_an_editor_emptied_is_not_ticked(record, admin_user):
    record.summary = ""
    provenance.note_edits(record, ["summary"], timezone.now(), admin_user)
    assert not by_name(record, CARD)["summary"].ticked


def test_only_what_is_ticked_changes(record, editor):
    card = changed(title="New title", summary="New summary.", publisher="New house")
    assert refresh.apply(record, card, ["title", "publisher"], editor) == [
        "title",
        "publisher",
    ]
    before, record = record, get_resource_model().objects.get()
    assert (record.title, record.publisher) == ("New title", "New house")
    assert (record.summary, record.byline) == (before.summary, before.byline)
    entry = record.provenance["title"]
    assert (entry["how"], entry["read"], entry["by"]) == (
        "fetched",
        "New title",
        editor.pk,
    )
    assert record.provenance["summary"] == before.provenance["summary"]
    assert record.updated_at > before.updated_at


def test_what_is_taken_is_in_the_history(record, editor):
    refresh.apply(record, changed(title="New title"), ["title"], editor)
    entry = ModelLogEntry.objects.get(action=refresh.LOG_ACTION)
    assert (entry.user, entry.data) == (editor, {"fields": ["title"]})


def test_taking_nothing_changes_nothing(record, editor):
    before = record.provenance
    assert refresh.apply(record, changed(title="New"), [], editor) == []
    record.refresh_from_db()
    assert (record.title, record.provenance) == ("Naming things", before)
    assert not ModelLogEntry.objects.exists()


def test_a_field_that_does_not_differ_can_not_be_taken(record, editor):
    names = ["title", "url", "private_note", "address_key", "nonsense"]
    assert refresh.apply(record, CARD, names, editor) == []


def test_nothing_is_taken_when_the_record_changed_since_it_was_shown(record, editor):
    card = changed(title="New title")
    shown = refresh.fingerprint(refresh.compare(record, card))
    get_resource_model().objects.update(title="A colleague’s title")
    with pytest.raises(refresh.ChangedMeanwhile):
        refresh.apply(record, card, ["title"], editor, shown=shown)
    record.refresh_from_db()
    assert record.title == "A colleague’s title"


def test_nothing_is_taken_when_the_page_changed_since_it_was_shown(record, editor):
    shown = refresh.fingerprint(refresh.compare(record, changed(title="One")))
    with pytest.raises(refresh.ChangedMeanwhile):
        refresh.apply(record, changed(title="Two"), ["title"], editor, shown=shown)


def test_a_change_that_was_not_compared_is_in_nobodys_way(record, editor):
    card = changed(title="New title")
    shown = refresh.fingerprint(refresh.compare(record, card))
    get_resource_model().objects.update(private_note="Ask Ann.")
    assert refresh.apply(record, card, ["title"], editor, shown=shown) == ["title"]
    record.refresh_from_db()
    assert record.private_note == "Ask Ann."


def test_people_on_record_are_an_editors_business(editor):
    people = [PersonFactory(name="Ada Oak")]
    record = ResourceFactory(url=URL, people=people)
    byline = by_name(record, CARD)["byline"]
    assert (byline.ours, byline.takes, byline.ticked) == ("Ada Oak", False, False)
    assert "byline" not in refresh.apply(record, CARD, ["byline"], editor)
    assert "byline" not in refresh.fill_gaps(record, CARD)
    record = get_resource_model().objects.get()
    assert (record.byline, record.people_names) == ("", ["Ada Oak"])


def test_names_that_are_all_on_record_are_credited(editor):
    mira = PersonFactory(name="Mira Aldous")
    record = ResourceFactory(url=URL)
    refresh.apply(record, CARD, ["byline"], editor)
    record = get_resource_model().objects.get()
    assert [credit.person for credit in record.credits] == [mira]
    assert (record.byline, "byline" in record.provenance) == ("", False)
    assert "byline" not in by_name(record, CARD)


def test_the_record_is_found_by_what_its_page_calls_itself(record, editor):
    card = changed(canonical="https://www.example.org/2021/naming-things")
    end = "https://example.org/long-reads/naming-things"
    refresh.apply(record, card, [], editor, final_url=end)
    objects = get_resource_model().objects
    assert objects.find("example.org/2021/naming-things") == record
    assert objects.find(end) == record


def test_another_record_of_the_same_page_is_named(record):
    canonical = "https://www.example.org/2021/naming-things"
    other = ResourceFactory(url=canonical)
    assert refresh.same_elsewhere(record, changed(canonical=canonical)) == [other]
    assert refresh.same_elsewhere(record, CARD) == []


class TestFillingGaps:
    """What happens by itself never touches what somebody wrote."""

    def test_empty_fields_are_filled(self, editor):
        record = ResourceFactory(url=URL, title="Mine", publisher="")
        filled = refresh.fill_gaps(record, CARD, editor)
        assert filled == [
            "byline",
            "publisher",
            "published",
            "summary",
            "remote_image_url",
            "minutes",
        ]
        record.refresh_from_db()
        assert (record.title, record.publisher) == ("Mine", "The Example Review")
        assert record.provenance["summary"]["certainty"] == "likely"
        entry = ModelLogEntry.objects.get(action=refresh.LOG_ACTION)
        assert entry.data["automatic"]

    def test_an_address_that_stood_in_for_a_title_gives_way(self):
        record, _ = adding.add(URL)
        assert record.title == URL
        refresh.fill_gaps(record, CARD)
        record.refresh_from_db()
        assert record.title == "Naming things"

    def test_an_address_that_somebody_typed_for_a_title_stays(self):
        record, _ = adding.add(URL, given={"title": URL})
        refresh.fill_gaps(record, CARD)
        record.refresh_from_db()
        assert record.title == URL

    def test_what_was_fetched_is_not_fetched_over(self, record):
        assert refresh.fill_gaps(record, changed(title="New", summary="New.")) == []
        record.refresh_from_db()
        assert record.title == "Naming things"

    def test_a_guess_gives_way_to_what_is_sure(self):
        guess = Card(title="naming-things", origins={"title": Origin("file", "guess")})
        record, _ = adding.add(URL, card=guess)
        assert "title" in refresh.fill_gaps(record, CARD)
        record.refresh_from_db()
        assert record.title == "Naming things"

    def test_a_guess_that_an_editor_changed_stays(self, editor):
        guess = Card(title="naming-things", origins={"title": Origin("file", "guess")})
        record, _ = adding.add(URL, card=guess)
        record.title = "On naming"
        provenance.note_edits(record, ["title"], timezone.now(), editor)
        record.save()
        refresh.fill_gaps(record, CARD)
        record.refresh_from_db()
        assert record.title == "On naming"

    def test_what_an_editor_emptied_stays_empty(self, record, editor):
        record.summary = ""
        provenance.note_edits(record, ["summary"], timezone.now(), editor)
        record.save()
        assert refresh.fill_gaps(record, CARD) == []
        record.refresh_from_db()
        assert record.summary == ""

    def test_again_changes_nothing_more(self, record):
        refresh.fill_gaps(record, CARD)
        before = get_resource_model().objects.values().get()
        refresh.fill_gaps(record, CARD)
        assert get_resource_model().objects.values().get() == before
