"""Watched feeds as editors see them: added by any page's address, read now, paused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.library.feeds import URL, item, numbered, rss
from wagtail_curation.models import InboxEntry, Topic, WatchedFeed, get_resource_model
from wagtail_curation.models.library import key_of

pytestmark = pytest.mark.django_db
SITE = "https://letters.example.org/about"
PAGE = f'<link rel="alternate" type="application/rss+xml" href="{URL}">'
BAD = "<script>alert(1)</script>"


def url(name, *args):
    return reverse(f"wagtail_curation_feeds:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


def watched(number=1, **kwargs):
    address = f"https://feeds.example.org/{number}"
    return WatchedFeed.objects.create(
        **{"url": address, "key": key_of(address), "title": f"Feed {number}", **kwargs}
    )


@pytest.fixture
def feed(canned_web):
    canned_web.answer(URL, numbered(1, 2, 3), content_type="application/rss+xml")
    return watched(url=URL, key=key_of(URL), title="Letters")


@pytest.fixture
def letters(canned_web):
    canned_web.answer(URL, numbered(1, 2, 3), content_type="application/rss+xml")
    canned_web.answer(SITE, PAGE)
    return canned_web


@pytest.mark.parametrize("address", [URL, SITE, "letters.example.org/about"])
def test_a_feed_is_found_at_its_address_or_that_of_a_page(
    as_editor, editor, letters, address
):
    post = {"address": address, "topics": "Letters, Craft"}
    page = as_editor.post(url("add"), post, follow=True)
    assert "“Letters” is watched. Its newest 3 entries are in the inbox." in text(page)
    feed = WatchedFeed.objects.get()
    assert (feed.url, feed.title, feed.added_by) == (URL, "Letters", editor)
    assert sorted(feed.topics.values_list("name", flat=True)) == ["Craft", "Letters"]
    for entry in InboxEntry.objects.all():
        assert entry.feed == feed
        assert sorted(entry.resource.topics.names()) == ["Craft", "Letters"]


def test_a_title_that_was_typed_stays(as_editor, letters):
    as_editor.post(url("add"), {"address": URL, "title": "Mine"})
    assert WatchedFeed.objects.get().title == "Mine"


def test_an_empty_feed_is_watched_all_the_same(as_editor, canned_web):
    canned_web.answer(URL, rss([]), content_type="application/rss+xml")
    page = as_editor.post(url("add"), {"address": URL}, follow=True)
    assert "“Letters” is watched." in text(page)
    canned_web.answer(URL, numbered(*range(9)), content_type="application/rss+xml")
    as_editor.post(url("check", WatchedFeed.objects.get().pk))
    assert InboxEntry.objects.count() == 9


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("javascript:alert(1)", "Only http and https"),
        ("no address", "not an address"),
        ("https://nobody.example.org/", "There is no website nobody.example.org"),
        ("https://plain.example.org/", "There is no feed, and the page names none"),
        ("https://wrong.example.org/", "There is no feed, and the page names none"),
        ("http://127.0.0.1/feed", "not on the public internet"),
    ],
)
def test_what_can_not_be_watched_says_why_and_keeps_what_was_typed(
    as_editor, canned_web, address, words
):
    canned_web.answer("https://plain.example.org/", "<p>Hello")
    page = '<link rel=alternate type="application/rss+xml" href="/feed">'
    canned_web.answer("https://wrong.example.org/", page)
    canned_web.answer("https://wrong.example.org/feed", "<p>Hello")
    post = {"address": address, "title": "Typed", "topics": "Kept"}
    response = as_editor.post(url("add"), post)
    assert words in text(response)
    form = response.context["form"]
    assert [form[name].value() for name in ("address", "title")] == [address, "Typed"]
    assert "Kept" in text(response)
    assert not WatchedFeed.objects.exists()


@pytest.mark.parametrize("address", [URL, SITE])
def test_a_feed_is_watched_once(as_editor, letters, address):
    watched(url=URL, key=key_of(URL), title="Known")
    response = as_editor.post(url("add"), {"address": address})
    assert "watched already: “Known”" in text(response)
    assert WatchedFeed.objects.count() == 1


def test_looking_at_the_form_asks_nobody(as_editor, canned_web):
    as_editor.get(url("add"), {"address": URL})
    as_editor.post(url("add"), {"address": ""})
    assert canned_web.asked == []


def test_editing_asks_nobody(as_editor, feed, canned_web):
    post = {"title": "Other", "topics": "A", "is_active": "on"}
    as_editor.post(url("edit", feed.pk), post)
    feed.refresh_from_db()
    assert (feed.title, feed.url) == ("Other", URL)
    assert [topic.name for topic in feed.topics.all()] == ["A"]
    form = as_editor.get(url("edit", feed.pk)).context["form"]
    assert [topic.name for topic in form["topics"].value()] == ["A"]
    assert canned_web.asked == []


def test_check_now_says_what_came(as_editor, feed, canned_web):
    page = as_editor.post(url("check", feed.pk), follow=True)
    assert "3 new entries of “Letters” are in the inbox." in text(page)
    inbox = as_editor.get(reverse("wagtail_curation_inbox:index"))
    assert text(inbox).count("From the feed “Letters”") == 3
    page = as_editor.post(url("check", feed.pk), follow=True)
    assert "“Letters” has nothing new." in text(page)
    canned_web.fail(URL, "slow")
    page = as_editor.post(url("check", feed.pk), follow=True)
    assert text(page).count("letters.example.org could not be read") == 2


def test_a_feed_is_paused_and_watched_again(as_editor, feed):
    page = as_editor.post(url("pause", feed.pk), follow=True)
    assert "“Letters” is paused." in text(page)
    assert not WatchedFeed.objects.due().exists()
    page = as_editor.post(url("pause", feed.pk), follow=True)
    assert "“Letters” is watched again." in text(page)
    assert WatchedFeed.objects.due().exists()


def test_a_feed_is_deleted_and_what_came_stays(as_editor, feed):
    as_editor.post(url("check", feed.pk))
    as_editor.post(url("delete", feed.pk))
    assert not WatchedFeed.objects.exists()
    assert InboxEntry.objects.count() == 3
    assert get_resource_model().objects.count() == 3


def test_what_a_feed_says_of_itself_is_text(as_editor, canned_web):
    escaped = BAD.replace("<", "&lt;")
    body = rss([item(1, title=escaped)], title=f"{escaped}Name")
    canned_web.answer(URL, body, content_type="application/rss+xml")
    pages = [as_editor.post(url("add"), {"address": URL}, follow=True)]
    WatchedFeed.objects.update(title=BAD)
    pages.append(as_editor.get(url("index")))
    pages.append(as_editor.get(url("edit", WatchedFeed.objects.get().pk)))
    pages.append(
        as_editor.post(url("pause", WatchedFeed.objects.get().pk), follow=True)
    )
    for page in pages:
        assert BAD not in page.content.decode()


def test_the_listing_is_searched_and_costs_the_same_for_more(as_editor):
    def cost():
        as_editor.get(url("index"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("index"))
        return len(queries)

    watched(1)
    one = cost()
    for number in range(2, 12):
        watched(number, problem="slow")
    assert cost() == one
    found = as_editor.get(url("index"), {"q": "feed 7"})
    assert [feed.title for feed in found.context["object_list"]] == ["Feed 7"]


def test_who_may_not_change_feeds_gets_no_buttons(client, author):
    from django.contrib.auth.models import Permission

    author.user_permissions.add(Permission.objects.get(codename="view_watchedfeed"))
    client.force_login(author)
    feed = watched()
    page = client.get(url("index"))
    assert page.status_code == 200
    assert url("check", feed.pk) not in text(page)
    client.post(url("check", feed.pk))
    feed.refresh_from_db()
    assert (feed.checked_at, feed.problem) == (None, "")


def test_topics_of_feeds_are_topics(as_editor, letters):
    Topic.objects.create(name="craft")
    as_editor.post(url("add"), {"address": URL, "topics": "Craft"})
    assert Topic.objects.count() == 1


def test_groups_can_be_given_permissions_for_feeds(as_admin):
    from django.contrib.auth.models import Permission

    page = text(as_admin.get(reverse("wagtailusers_groups:add")))
    for action in ("add", "change", "delete", "view"):
        permission = Permission.objects.get(codename=f"{action}_watchedfeed")
        assert f'value="{permission.pk}"' in page
