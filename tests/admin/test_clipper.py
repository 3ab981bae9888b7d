"""The clipper’s window: what came is shown, and kept when it is told to."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from wagtail_curation.admin.inbox import clip
from wagtail_curation.library import inbox
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.service import Reading
from wagtail_curation.models import InboxEntry, ResourceFetch, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

CLIP = "wagtail_curation_clip:clip"
SHARE = "wagtail_curation_clip:share"
URL = "https://example.org/essays/attention"


def initial(response) -> dict:
    form = response.context["form"]
    return {name: form[name].value() for name in ("url", "title", "selection")}


class TestOpening:
    def test_it_shows_what_came_and_saves_nothing(self, as_editor):
        response = as_editor.get(
            reverse(CLIP), {"url": URL, "title": "On attention", "text": "Words."}
        )
        assert initial(response) == {
            "url": URL,
            "title": "On attention",
            "selection": "Words.",
        }
        assert not InboxEntry.objects.exists()
        assert not get_resource_model().objects.exists()

    def test_logging_in_keeps_what_came(self, client):
        sent = {"url": URL, "title": "On attention"}
        there = client.get(reverse(CLIP), sent).url
        (following,) = parse_qs(urlsplit(there).query)["next"]
        assert parse_qs(urlsplit(following).query) == {k: [v] for k, v in sent.items()}

    def test_a_phone_may_put_the_address_into_the_text(self, as_editor):
        sent = {"title": "On attention", "text": f"“A list.” {URL}", "url": ""}
        response = as_editor.get(reverse(SHARE), sent)
        assert initial(response) == {
            "url": URL,
            "title": "On attention",
            "selection": "“A list.”",
        }

    def test_it_says_where_a_known_address_was_used(self, as_editor):
        resource = ResourceFactory(url=URL, title="Known")
        series = RoundupSeriesPageFactory(title="Key resources")
        item = blocks.numbered_resource(resource)
        CuratedRoundupPageFactory(parent=series, part_number=2, body=[item])
        html = as_editor.get(reverse(CLIP), {"url": f"{URL}?utm_source=x"})
        assert "Key resources, Part 2, no. 1" in html.content.decode()

    def test_it_says_who_has_put_it_into_the_inbox(self, as_editor, admin_user):
        inbox.keep(URL, user=admin_user)
        html = as_editor.get(reverse(CLIP), {"url": URL}).content.decode()
        assert "from admin" in html
        InboxEntry.objects.update(added_by=None)
        html = as_editor.get(reverse(CLIP), {"url": URL}).content.decode()
        assert "In the inbox since" in html

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "mailto:a@example.org"])
    def test_what_is_no_address_of_the_web_is_said_at_once(self, as_editor, url):
        response = as_editor.get(reverse(CLIP), {"url": url, "title": "Kept"})
        assert "Only http and https" in response.content.decode()
        assert initial(response)["title"] == "Kept"

    def test_nothing_sent_is_an_empty_form(self, as_editor):
        response = as_editor.get(reverse(CLIP))
        assert response.context["problem"] == ""
        assert not any(initial(response).values())

    @pytest.mark.parametrize("name", ["url", "title", "text"])
    def test_what_a_page_sends_is_text(self, as_editor, name):
        evil = '"></textarea></script><script>alert(1)</script>\x00'
        html = as_editor.get(reverse(CLIP), {name: evil}).content.decode()
        assert "<script>alert(1)" not in html
        assert "&lt;script&gt;alert(1)" in html

    def test_it_is_not_shown_inside_another_page(self, as_editor):
        response = as_editor.get(reverse(CLIP))
        assert response.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")


class TestKeeping:
    def post(self, client, name=CLIP, **fields):
        return client.post(reverse(name), {"url": URL, **fields})

    def test_it_is_kept_and_says_so(self, as_editor, editor):
        response = self.post(
            as_editor,
            title="On attention",
            page_title="On attention",
            note="For week 4",
            selection="A list.",
            topics='Reading, "Slow learning"',
        )
        entry = InboxEntry.objects.get()
        assert response.url == reverse("wagtail_curation_clip:saved", args=[entry.pk])
        assert (entry.note, entry.selection) == ("For week 4", "A list.")
        assert (entry.source, entry.added_by) == ("clipper", editor)
        names = sorted(entry.resource.topics.values_list("name", flat=True))
        assert names == ["Reading", "Slow learning"]
        html = as_editor.get(response.url).content.decode()
        assert "On attention" in html
        assert reverse("wagtail_curation_inbox:edit", args=[entry.pk]) in html

    def test_from_a_phone_it_came_by_sharing(self, as_editor):
        self.post(as_editor, SHARE)
        assert InboxEntry.objects.get().source == "share"

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            ("", "is in the inbox."),
            ("library", "was in the library already"),
            ("inbox", "was in the inbox already"),
            ("roundup", "was taken already"),
        ],
    )
    def test_it_says_where_it_was_before(self, as_editor, before, said):
        if before:
            resource = ResourceFactory(url=URL)
        if before == "inbox":
            inbox.keep(URL)
        if before == "roundup":
            CuratedRoundupPageFactory(body=[blocks.numbered_resource(resource)])
        saved = self.post(as_editor)
        assert said in as_editor.get(saved.url).content.decode()

    def test_it_names_the_draft_that_has_it(self, as_editor, editor):
        entry = inbox.keep(URL).entry
        page = CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(entry.resource)],
            title="The draft",
            live=False,
        )
        InboxEntry.objects.update(taken_into=page.pk, taken_at="2026-01-01T00:00Z")
        saved = self.post(as_editor, note="More")
        assert "The draft" in as_editor.get(saved.url).content.decode()

    def test_a_wrong_address_loses_nothing_that_was_typed(self, as_editor):
        response = self.post(
            as_editor, url="javascript:alert(1)", title="T", note="N", selection="S"
        )
        html = response.content.decode()
        assert "Only http and https" in html
        form = response.context["form"]
        typed = [form[name].value() for name in ("url", "title", "note", "selection")]
        assert typed == ["javascript:alert(1)", "T", "N", "S"]
        assert not InboxEntry.objects.exists()

    def test_too_much_is_refused_with_its_words(self, as_editor):
        for name, most in [("note", 5_000), ("selection", 10_000), ("url", 2048)]:
            response = self.post(as_editor, **{name: "x" * (most + 1)})
            assert name in response.context["form"].errors, name

    def test_who_may_not_add_resources_keeps_only_known_ones(self, client, author):
        author.user_permissions.add(Permission.objects.get(codename="add_inboxentry"))
        client.force_login(author)
        refused = self.post(client, note="Mine").content.decode()
        assert "you may not add one" in refused
        assert "Mine" in refused
        ResourceFactory(url=URL)
        saved = self.post(client)
        assert InboxEntry.objects.get().added_by == author
        html = client.get(saved.url).content.decode()
        assert reverse("wagtail_curation_inbox:edit", args=[1])[:-2] not in html


class TestReadingThePage:
    @pytest.fixture
    def entry(self):
        return inbox.keep(URL, page_title="On attention | A site").entry

    def read(self, client, entry):
        url = reverse("wagtail_curation_clip:read", args=[entry.pk])
        return client.post(url).json()

    def test_keeping_waits_for_nobody(
        self, as_editor, no_web, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            as_editor.post(reverse(CLIP), {"url": URL})
        assert no_web == []
        assert ResourceFetch.objects.waiting().get().resource.url == URL

    def test_with_a_queue_it_is_handed_over(
        self, as_editor, monkeypatch, django_capture_on_commit_callbacks
    ):
        handed = []
        monkeypatch.setattr(clip, "is_immediate", lambda work: False)
        monkeypatch.setattr(clip, "read_soon", lambda *keys: handed.append(keys))
        as_editor.post(reverse(CLIP), {"url": URL})
        assert [key for key, _user in handed] == [get_resource_model().objects.get().pk]

    def test_the_window_has_it_read_and_shows_the_better_title(
        self, as_editor, entry, no_web
    ):
        saved = reverse("wagtail_curation_clip:saved", args=[entry.pk])
        assert "Reading the page" in as_editor.get(saved).content.decode()
        assert self.read(as_editor, entry) == {
            "title": "On attention",
            "said": "The page has been read.",
        }
        assert "Reading the page" not in as_editor.get(saved).content.decode()
        self.read(as_editor, entry)
        assert no_web == [URL]

    def test_a_page_that_can_not_be_read_is_kept_all_the_same(
        self, as_editor, entry, no_web
    ):
        no_web.problem = "timeout"
        said = self.read(as_editor, entry)
        assert said["title"] == "On attention | A site"
        assert "could not be read" in said["said"]

    @pytest.fixture
    def no_web(self, monkeypatch):
        """The addresses that were asked; each answers with a title."""

        class Asked(list):
            problem = ""

        asked = Asked()

        def read(address, **kwargs):
            asked.append(address)
            if asked.problem:
                return Reading(Card(), problem=asked.problem)
            origins = {"title": Origin("open-graph", "sure")}
            return Reading(Card(title="On attention", origins=origins))

        monkeypatch.setattr("wagtail_curation.library.fetching.read", read)
        return asked
