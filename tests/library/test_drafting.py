"""From the inbox into a draft: in order, with its quotes, and nothing by halves."""

import pytest

from wagtail_curation.library import drafting, inbox
from wagtail_curation.library.drafting import NotTaken, add_to_draft, start_draft
from wagtail_curation.models import InboxEntry, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    """Three entries: Alpha with two passages, Beta with a note, Gamma."""
    made = []
    for name, words in {
        "alpha": {"selection": f"“One.”\n\n{inbox.BREAK}\n\nTwo,\n\nand more."},
        "beta": {"note": "For <week> 4\nor 5\n\nSays Ann"},
        "gamma": {},
    }.items():
        people = [PersonFactory(name=f"Author of {name}")]
        url = f"https://example.org/{name}"
        ResourceFactory(title=name.capitalize(), url=url, people=people)
        made.append(inbox.keep(url, **words).entry)
    return made


@pytest.fixture
def series():
    return RoundupSeriesPageFactory(title="Key resources", part_label="issue")


def draft_of(page):
    stored = get_roundup_page_model().objects.get(pk=page.pk)
    return stored.get_latest_revision_as_object()


def titles(page) -> list[str]:
    numbered = [c for c in draft_of(page).body if c.block_type == drafting.ITEM]
    return [child.value.title for child in numbered]


class TestANewDraft:
    def test_it_has_the_items_in_their_order(self, series, entries, editor):
        alpha, beta, gamma = entries
        taken = start_draft([gamma, alpha, beta], series, user=editor)
        assert titles(taken.page) == ["Gamma", "Alpha", "Beta"]
        assert taken.taken == [gamma, alpha, beta]
        assert not InboxEntry.objects.open().exists()
        assert set(InboxEntry.objects.drafted()) == set(entries)
        stored = InboxEntry.objects.get(pk=alpha.pk)
        assert stored.taken_into_id == taken.page.pk

    def test_it_is_a_draft_of_the_next_part(self, series, entries, editor):
        CuratedRoundupPageFactory(parent=series, part_number=6)
        page = start_draft(entries, series, user=editor).page
        page.refresh_from_db()
        assert (page.live, page.has_unpublished_changes) == (False, True)
        assert (page.part_number, page.owner) == (7, editor)
        assert page.title == "Key resources, Issue 7"
        assert page.get_latest_revision().user == editor
        assert page.get_parent().pk == series.pk

    def test_a_title_is_taken_as_typed(self, series, entries, editor):
        page = start_draft(entries, series, title=" Mine ", user=editor).page
        assert page.title == "Mine"

    def test_two_of_one_title_are_two_pages(self, series, entries, editor):
        first = start_draft(entries[:1], series, title="Same", user=editor).page
        second = start_draft(entries[1:], series, title="Same", user=editor).page
        assert first.slug != second.slug
        assert second.part_number == first.part_number + 1

    def test_passages_become_quotes_of_the_source(self, series, entries, editor):
        page = start_draft(entries[:1], series, user=editor).page
        content = draft_of(page).body[0].value.parts
        assert [child.block_type for child in content] == ["pull_quote"] * 2
        first, second = (child.value for child in content)
        assert first.paragraphs == ["One."]
        assert second.paragraphs == ["Two,", "and more."]
        assert first.speaker_text == "Author of alpha"
        assert first.cite_url == "https://example.org/alpha"

    def test_notes_stay_private(self, series, entries, editor):
        page = start_draft(entries, series, user=editor).page
        assert "week" not in str(draft_of(page).body.get_prep_value())

    def test_notes_become_commentary_when_asked_to(self, series, entries, editor):
        page = start_draft(entries[1:2], series, notes=True, user=editor).page
        (commentary,) = draft_of(page).body[0].value.parts
        assert commentary.value.source == (
            "<p>For &lt;week&gt; 4<br/>or 5</p><p>Says Ann</p>"
        )

    def test_it_can_be_published_as_it_is(self, series, entries, editor):
        page = start_draft(entries, series, user=editor).page
        page.get_latest_revision().publish()
        assert list(InboxEntry.objects.drafted()) == entries[::-1]

    def test_a_stranger_starts_none(self, series, entries, django_user_model):
        stranger = django_user_model.objects.create_user("stranger")
        with pytest.raises(NotTaken, match="add no part to “Key resources”"):
            start_draft(entries, series, user=stranger)
        assert InboxEntry.objects.open().count() == 3
        assert not get_roundup_page_model().objects.exists()

    def test_nothing_chosen_is_nothing_done(self, series, editor):
        with pytest.raises(NotTaken, match="at least one"):
            start_draft([], series, user=editor)
        assert not get_roundup_page_model().objects.exists()


class TestAddingToADraft:
    @pytest.fixture
    def page(self, series):
        body = [
            blocks.numbered_resource(ResourceFactory(title="There"), label="Bonus"),
            blocks.paragraph("<p>Until next week.</p>"),
        ]
        return CuratedRoundupPageFactory(parent=series, body=body, title="Shown")

    def test_items_follow_the_last_item(self, page, entries, editor):
        add_to_draft(entries[:2], page, user=editor)
        types = [child.block_type for child in draft_of(page).body]
        assert types == [drafting.ITEM] * 3 + ["paragraph"]
        assert titles(page) == ["There", "Alpha", "Beta"]

    def test_a_body_without_items_gets_them_at_its_end(self, series, entries, editor):
        page = CuratedRoundupPageFactory(parent=series, body=[blocks.paragraph()])
        add_to_draft(entries[:1], page, user=editor)
        types = [child.block_type for child in draft_of(page).body]
        assert types == ["paragraph", drafting.ITEM]

    def test_readers_see_nothing_of_it(self, page, entries, editor):
        before = page.body.get_prep_value()
        add_to_draft(entries, page, user=editor)
        page.refresh_from_db()
        assert page.live
        assert page.has_unpublished_changes
        assert page.body.get_prep_value() == before

    def test_what_a_colleague_has_drafted_stays(self, page, entries, editor):
        page.title = "Drafted"
        page.save_revision()
        add_to_draft(entries[:1], page, user=editor)
        assert draft_of(page).title == "Drafted"

    def test_content_that_is_kept_for_later_stays(self, series, entries, editor):
        kept = blocks.block("podcast", {"secret": "words"})
        page = CuratedRoundupPageFactory(parent=series, body=[kept])
        add_to_draft(entries[:1], page, user=editor)
        assert draft_of(page).body.get_prep_value()[0] == kept

    def test_a_draft_that_could_not_be_published_is_added_to(
        self, series, entries, editor
    ):
        page = CuratedRoundupPageFactory(
            parent=series, body=[blocks.numbered_resource()], live=False
        )
        add_to_draft(entries[:1], page, user=editor)
        assert titles(page) == ["", "Alpha"]

    def test_what_the_page_has_already_is_not_there_twice(self, page, entries, editor):
        add_to_draft(entries[:1], page, user=editor)
        inbox.put_back(entries[:1])
        taken = add_to_draft(entries[:2], page, user=editor)
        assert titles(page) == ["There", "Alpha", "Beta"]
        assert (taken.taken, taken.there) == (entries[1:2], entries[:1])
        assert list(InboxEntry.objects.open()) == [entries[2]]

    def test_nothing_new_makes_no_new_version(self, page, entries, editor):
        add_to_draft(entries[:1], page, user=editor)
        inbox.put_back(entries[:1])
        page = get_roundup_page_model().objects.get(pk=page.pk)
        add_to_draft(entries[:1], page, user=editor)
        assert page.revisions.count() == 1

    def test_what_a_colleague_was_quicker_to_take_is_told(self, page, entries, editor):
        inbox.remove(entries[:1])
        taken = add_to_draft(entries, page, user=editor)
        assert taken.missed == entries[:1]
        assert titles(page) == ["There", "Beta", "Gamma"]

    def test_when_all_have_gone_nothing_happens(self, page, entries, editor):
        inbox.remove(entries)
        with pytest.raises(NotTaken, match="somebody was quicker"):
            add_to_draft(entries, page, user=editor)
        assert page.revisions.count() == 0


def test_a_site_without_numbered_resources_is_told(series, entries, editor, settings):
    settings.WAGTAIL_CURATION_BLOCKS = "tests.library.test_drafting.no_items"
    field = get_roundup_page_model()._meta.get_field("body")
    field.__dict__.pop("stream_block", None)
    try:
        with pytest.raises(NotTaken, match="numbered_resource"):
            start_draft(entries, series, user=editor)
    finally:
        field.__dict__.pop("stream_block", None)


def no_items(default):
    return [(name, block) for name, block in default if name != drafting.ITEM]
