"""From the listing to a draft: the pages that ask where to."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry, get_roundup_page_model
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

NEW = "wagtail_curation_inbox:new_draft"
ADD = "wagtail_curation_inbox:add_to_draft"


@pytest.fixture
def entries():
    return [
        inbox.keep(f"https://example.org/{name}", title=name, note=f"Of {name}").entry
        for name in ["Alpha", "Beta", "Gamma"]
    ]


def keys(*entries) -> str:
    return ",".join(str(entry.pk) for entry in entries)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def titles(page) -> list[str]:
    draft = get_roundup_page_model().objects.get(pk=page.pk)
    body = draft.get_latest_revision_as_object().body
    return [child.value.title for child in body]


class TestANewDraft:
    @pytest.fixture
    def series(self):
        return RoundupSeriesPageFactory(title="Key resources")

    def test_the_page_shows_the_order_and_the_series(self, as_editor, series, entries):
        alpha, beta, _gamma = entries
        response = as_editor.get(reverse(NEW), {"order": keys(beta, alpha)})
        assert response.context["entries"] == [beta, alpha]
        assert "Key resources" in response.content.decode()
        assert not get_roundup_page_model().objects.exists()

    def test_it_is_made_and_opened_for_editing(self, as_editor, series, entries):
        alpha, beta, _gamma = entries
        post = {"entry": [beta.pk, alpha.pk], "series": series.pk, "title": "Mine"}
        response = as_editor.post(reverse(NEW), post)
        page = get_roundup_page_model().objects.get()
        assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert titles(page) == ["Beta", "Alpha"]
        assert page.title == "Mine"
        assert "“Mine” has 2 new items." in said(response)
        assert as_editor.get(response.url).status_code == 200

    def test_notes_are_used_when_it_is_ticked(self, as_editor, series, entries):
        post = {"entry": entries[0].pk, "series": series.pk, "notes": "on"}
        as_editor.post(reverse(NEW), post)
        page = get_roundup_page_model().objects.get()
        assert "Of Alpha" in str(page.body.get_prep_value())

    def test_what_is_missing_is_said_and_nothing_is_lost(
        self, as_editor, series, entries
    ):
        post = {"entry": entries[0].pk, "series": "999", "title": "Mine"}
        response = as_editor.post(reverse(NEW), post)
        html = response.content.decode()
        assert "series" in response.context["form"].errors
        assert 'value="Mine"' in html
        assert f'name="entry" value="{entries[0].pk}"' in html

    def test_when_somebody_was_quicker_it_says_so(self, as_editor, series, entries):
        inbox.remove(entries)
        post = {"entry": entries[0].pk, "series": series.pk}
        html = as_editor.post(reverse(NEW), post).content.decode()
        assert "somebody was quicker" in html

    def test_who_may_add_no_part_is_told(self, client, entries, django_user_model):
        RoundupSeriesPageFactory(title="Not mine")
        user = django_user_model.objects.create_user("looker")
        codes = ["access_admin", "change_inboxentry"]
        user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
        client.force_login(user)
        html = client.get(reverse(NEW), {"entry": entries[0].pk}).content.decode()
        assert "no series that you may add a part to" in html
        assert "Not mine" not in html

    def test_no_more_than_a_hundred_are_taken_at_once(self, as_editor, series):
        made = [
            inbox.keep(f"https://example.org/{number}").entry for number in range(101)
        ]
        response = as_editor.get(reverse(NEW), {"order": keys(*made)})
        assert len(response.context["entries"]) == 100


class TestAddingToADraft:
    @pytest.fixture
    def page(self):
        series = RoundupSeriesPageFactory(title="Key resources")
        return CuratedRoundupPageFactory(parent=series, title="Part one", live=False)

    def test_drafts_come_first_and_are_found_by_title_or_series(
        self, as_editor, page, entries
    ):
        CuratedRoundupPageFactory(title="Live one")
        asked = {"order": keys(*entries)}

        def shown(**more):
            pages = as_editor.get(reverse(ADD), {**asked, **more}).context["pages"]
            return [(it["page"].title, it["series"]) for it in pages]

        assert shown()[0] == ("Part one", "Key resources")
        assert shown(q="part") == [("Part one", "Key resources")]
        assert shown(q="key RES part") == [("Part one", "Key resources")]
        assert shown(q="nowhere") == []

    def test_the_chosen_follow_in_their_order(self, as_editor, page, entries):
        alpha, beta, gamma = entries
        post = {"entry": [gamma.pk, alpha.pk], "page": page.pk}
        response = as_editor.post(reverse(ADD), post)
        assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert titles(page) == ["Gamma", "Alpha"]
        assert list(InboxEntry.objects.open()) == [beta]
        again = as_editor.post(reverse(ADD), {"entry": [beta.pk, alpha.pk], **post})
        assert again.status_code == 200
        assert "somebody was quicker" in again.content.decode()

    def test_it_says_what_was_there_and_what_was_missed(self, as_editor, page, entries):
        as_editor.post(reverse(ADD), {"entry": entries[0].pk, "page": page.pk})
        inbox.put_back(entries[:1])
        inbox.remove(entries[1:2])
        post = {"entry": [entry.pk for entry in entries], "page": page.pk}
        words = said(as_editor.post(reverse(ADD), post))
        assert "It had these already: “Alpha”." in words
        assert "quicker to take these: “Beta”." in words

    def test_a_locked_page_is_shown_and_can_not_be_chosen(
        self, as_editor, admin_user, page, entries
    ):
        page.locked, page.locked_by = True, admin_user
        page.save()
        response = as_editor.get(reverse(ADD), {"entry": entries[0].pk})
        assert "locked" in response.context["pages"][0]["why_not"]
        assert f'value="{page.pk}"\n' not in response.content.decode()
        post = {"entry": entries[0].pk, "page": page.pk, "q": "part"}
        refused = as_editor.post(reverse(ADD), post)
        assert "locked" in refused.context["problem"]
        assert refused.context["text"] == "part"
        assert InboxEntry.objects.open().count() == 3

    @pytest.mark.parametrize("key", ["", "x", "999", "9" * 40])
    def test_a_page_that_is_none_is_refused(self, as_editor, page, entries, key):
        post = {"entry": entries[0].pk, "page": key}
        response = as_editor.post(reverse(ADD), post)
        assert "Choose a page" in response.context["problem"]

    def test_a_page_of_others_is_neither_shown_nor_written_in(
        self, client, page, entries, django_user_model
    ):
        user = django_user_model.objects.create_user("looker")
        codes = ["access_admin", "change_inboxentry"]
        user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
        client.force_login(user)
        post = {"entry": entries[0].pk, "page": page.pk}
        response = client.post(reverse(ADD), post)
        assert response.context["pages"] == []
        assert "Choose a page" in response.context["problem"]
        assert not page.revisions.exists()

    def test_twice_the_pages_cost_the_same(self, as_editor, entries):
        counts = []
        for _ in range(2):
            for _ in range(4):
                CuratedRoundupPageFactory(items=1)
            as_editor.get(reverse(ADD), {"entry": entries[0].pk})
            with CaptureQueriesContext(connection) as queries:
                as_editor.get(reverse(ADD), {"entry": entries[0].pk})
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_twenty_are_shown_and_more_are_found(self, as_editor, entries):
        series = RoundupSeriesPageFactory()
        for number in range(21):
            CuratedRoundupPageFactory(parent=series, title=f"Part {number}")
        response = as_editor.get(reverse(ADD), {"entry": entries[0].pk})
        assert len(response.context["pages"]) == 20
        assert response.context["more"]
