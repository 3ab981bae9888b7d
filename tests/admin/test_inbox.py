"""The inbox’s listing: what waits, found, voted for, removed and put back."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry, InboxSource
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"wagtail_curation_inbox:{name}", args=args)


def keep(name: str, **words):
    """An entry for “Name” at example.org/name."""
    address = f"https://example.org/{name.lower()}"
    return inbox.keep(address, title=name, **words).entry


def listed(response) -> list[str]:
    return [str(entry) for entry in response.context["object_list"]]


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


class TestTheListing:
    def test_it_tells_what_waits_and_why(self, as_editor, editor, admin_user):
        entry = keep(
            "Alpha",
            note="For week 4",
            selection="A list is a way.",
            topics=["Reading"],
            user=editor,
        )
        inbox.toggle_vote(entry, admin_user)
        html = as_editor.get(url("index")).content.decode()
        for words in ["Alpha", "For week 4", "A list is a way.", "Reading", "editor"]:
            assert words in html
        assert 'aria-pressed="false"' in html
        assert '<span data-curation-vote-target="count">1</span>' in html

    def test_newest_first_or_by_votes(self, as_editor, editor):
        first, _second = keep("Alpha"), keep("Beta")
        inbox.toggle_vote(first, editor)
        assert listed(as_editor.get(url("index"))) == ["Beta", "Alpha"]
        by_votes = {"ordering": "-vote_count"}
        assert listed(as_editor.get(url("index"), by_votes)) == ["Alpha", "Beta"]

    def test_what_was_taken_recommended_or_removed_is_a_filter_away(self, as_editor):
        waiting, drafted, removed = keep("Waiting"), keep("Drafted"), keep("Removed")
        recommended = keep("Recommended")
        CuratedRoundupPageFactory(body=[blocks.numbered_resource(recommended.resource)])
        draft = CuratedRoundupPageFactory(live=False, title="The draft")
        InboxEntry.objects.filter(pk=drafted.pk).update(
            taken_into=draft.pk, taken_at="2026-01-01T00:00Z"
        )
        inbox.remove([removed])
        assert listed(as_editor.get(url("index"))) == [str(waiting)]
        for state in ["drafted", "recommended", "removed"]:
            response = as_editor.get(url("index"), {"state": state})
            assert listed(response) == [state.capitalize()]
        html = as_editor.get(url("index"), {"state": "drafted"}).content.decode()
        assert "The draft" in html

    def test_it_is_narrowed_by_topic_kind_person_source_and_votes(
        self, as_editor, editor, admin_user
    ):
        alpha = keep("Alpha", topics=["A", "B"], user=editor, source="clipper")
        beta = keep("Beta", topics=["B"], user=admin_user)
        beta.resource.kind = "video"
        beta.resource.save()
        inbox.toggle_vote(alpha, admin_user)
        inbox.toggle_vote(beta, editor)
        topics = {t.name: t.pk for t in alpha.resource.topics.all()}
        keep("Gamma")
        for narrow, expected in [
            ({"topic": [topics["A"], topics["B"]]}, ["Beta", "Alpha"]),
            ({"topic": topics["A"]}, ["Alpha"]),
            ({"kind": "video"}, ["Beta"]),
            ({"added_by": admin_user.pk}, ["Beta"]),
            ({"source": InboxSource.CLIPPER.value}, ["Alpha"]),
            ({"votes": "any"}, ["Beta", "Alpha"]),
            ({"votes": "mine"}, ["Beta"]),
            ({"votes": "none"}, ["Gamma"]),
        ]:
            assert listed(as_editor.get(url("index"), narrow)) == expected, narrow

    def test_a_filter_that_makes_no_sense_shows_what_waits(self, as_editor):
        keep("Alpha")
        inbox.remove([keep("Removed")])
        assert listed(as_editor.get(url("index"), {"topic": "x"})) == ["Alpha"]

    @pytest.mark.parametrize(
        "words", ["alph", "week 4", "WAY", "https://EXAMPLE.org/alpha?utm_source=x"]
    )
    def test_it_is_searched_by_resource_note_and_passage(self, as_editor, words):
        keep("Alpha", note="For week 4", selection="A list is a way.")
        keep("Beta")
        assert listed(as_editor.get(url("index"), {"q": words})) == ["Alpha"]

    def test_a_resource_that_stands_on_a_page_says_so(self, as_editor):
        entry = keep("Alpha")
        CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(entry.resource)], live=False
        )
        assert "On 1 page already" in as_editor.get(url("index")).content.decode()

    def test_it_costs_the_same_for_twice_the_rows(self, as_editor, editor):
        counts = []
        for batch in range(2):
            for i in range(5):
                entry = keep(f"Entry{batch}{i}", topics=["A", f"T{i}"], user=editor)
                inbox.toggle_vote(entry, editor)
            as_editor.get(url("index"))
            with CaptureQueriesContext(connection) as queries:
                assert len(listed(as_editor.get(url("index")))) == 5 * (batch + 1)
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_what_pages_say_of_themselves_is_text(self, as_editor, editor):
        evil = "<script>alert(1)</script>"
        words = {"title": evil, "note": evil, "selection": evil, "topics": [evil]}
        entry = inbox.keep(f"https://example.org/{evil}", user=editor, **words).entry
        for page in [
            url("index"),
            url("edit", entry.pk),
            f"{url('remove')}?entry={entry.pk}",
            f"{url('new_draft')}?entry={entry.pk}",
            f"{url('add_to_draft')}?entry={entry.pk}",
            reverse("wagtail_curation_clip:saved", args=[entry.pk]),
        ]:
            html = as_editor.get(page).content.decode()
            assert evil not in html, page
            assert "&lt;script&gt;alert(1)" in html, page

    def test_it_counts_entries_and_not_inboxes(self, as_editor):
        keep("Alpha")
        keep("Beta")
        html = as_editor.get(url("index")).content.decode()
        assert "2 entries" in html
        nothing = as_editor.get(url("index"), {"q": "nowhere"}).content.decode()
        assert "No entries match" in nothing

    def test_an_empty_inbox_says_what_to_do(self, as_editor):
        html = as_editor.get(url("index")).content.decode()
        assert reverse("wagtail_curation_clip:setup") in html


class TestVotes:
    def test_a_vote_is_given_and_taken_back_without_leaving(self, as_editor):
        entry = keep("Alpha")
        for expected in [{"voted": True, "count": 1}, {"voted": False, "count": 0}]:
            answer = as_editor.post(
                url("vote", entry.pk), headers={"Accept": "application/json"}
            )
            assert answer.json() == expected

    def test_without_scripts_one_is_back_where_one_was(self, as_editor):
        entry = keep("Alpha")
        there = f"{url('index')}?p=2"
        response = as_editor.post(url("vote", entry.pk), {"next": there})
        assert response.url == there
        elsewhere = {"next": "https://evil.example/"}
        assert as_editor.post(url("vote", entry.pk), elsewhere).url == url("index")

    def test_who_may_only_look_votes(self, client, author):
        author.user_permissions.add(Permission.objects.get(codename="view_inboxentry"))
        client.force_login(author)
        entry = keep("Alpha")
        assert client.post(url("vote", entry.pk)).url == url("index")
        assert entry.votes.count() == 1
        html = client.get(url("index")).content.decode()
        assert url("remove") not in html
        assert url("new_draft") not in html

    def test_an_entry_that_has_gone_is_not_found(self, as_editor):
        assert as_editor.post(url("vote", 999)).status_code == 404


class TestRemoving:
    def test_it_asks_removes_and_can_be_undone(self, as_editor):
        alpha, beta = keep("Alpha", note="Keep this"), keep("Beta")
        asked = as_editor.get(url("remove"), {"order": f"{beta.pk},{alpha.pk}"})
        assert asked.context["entries"] == [beta, alpha]
        assert InboxEntry.objects.open().count() == 2
        removed = as_editor.post(url("remove"), {"entry": [alpha.pk, beta.pk]})
        assert not InboxEntry.objects.open().exists()
        undo = f"{url('put_back')}?order={alpha.pk},{beta.pk}"
        assert undo in said(removed)
        as_editor.post(undo)
        assert InboxEntry.objects.open().count() == 2
        assert InboxEntry.objects.get(pk=alpha.pk).note == "Keep this"

    def test_nothing_ticked_is_said(self, as_editor):
        for name in ["remove", "put_back", "new_draft", "add_to_draft"]:
            response = as_editor.get(url(name), {"entry": "x", "order": "9" * 30})
            assert response.url == url("index")
            assert "Tick what you want" in said(response)


class TestEditing:
    def test_note_and_passage_are_changed(self, as_editor):
        entry = keep("Alpha", note="Old")
        page = as_editor.get(url("edit", entry.pk)).content.decode()
        assert "https://example.org/alpha" in page
        words = {"note": "New", "selection": "One.\n\n* * *\n\nTwo."}
        as_editor.post(url("edit", entry.pk), words)
        entry.refresh_from_db()
        assert entry.note == "New"
        assert inbox.passages(entry.selection) == ["One.", "Two."]

    def test_too_long_a_note_is_refused_and_not_lost(self, as_editor):
        entry = keep("Alpha")
        long = "x" * (inbox.MOST_NOTE + 1)
        response = as_editor.post(url("edit", entry.pk), {"note": long})
        assert long in response.content.decode()


def test_groups_can_be_given_each_permission(admin_client):
    html = admin_client.get(reverse("wagtailusers_groups:add")).content.decode()
    for permission in Permission.objects.filter(content_type__model="inboxentry"):
        assert f'value="{permission.pk}"' in html, permission.codename
