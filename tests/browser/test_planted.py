"""What a page or a file says about itself is text everywhere, never markup.

Scripts are planted in each field; the browser opens every screen that shows any of it
and tells whether one ran.
"""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.browser import planted
from wagtail_curation.library import adding
from wagtail_curation.library.intake import files, runs
from wagtail_curation.library.reading import note_fetch
from wagtail_curation.metadata import Card, read_card
from wagtail_curation.metadata.service import Reading
from wagtail_curation.models import (
    InboxEntry,
    ResourceMerge,
    WatchedFeed,
    get_resource_model,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

LISTENS = """
    window.ran = [];
    window.planted = (where) => { window.ran.push(where); };
"""


@pytest.fixture
def sees(page, log_in, admin_user):
    """`sees(address)`: opens a screen; the words on it. Fails when a script ran."""
    log_in(admin_user)
    page.add_init_script(LISTENS)

    def sees(address: str) -> str:
        answer = page.goto(address, wait_until="load")
        assert answer.status == 200, (address, answer.status)
        # What scripts of the page do with the words, they do at once.
        page.wait_for_timeout(150)
        assert page.evaluate("window.ran") == [], address
        assert page.locator("img[src='y'], svg[onload]").count() == 0, address
        return page.content()

    yield sees
    # An editor tells the server when it is left: not after the database is gone.
    page.goto("about:blank")
    page.wait_for_timeout(150)


def test_the_browser_would_run_what_is_planted(page):
    page.add_init_script(LISTENS)
    page.goto("about:blank")
    page.set_content(f"<p>{planted.attack('here')}</p>")
    page.wait_for_function("window.ran.length >= 2")


@pytest.fixture
def record(admin_user):
    """A resource of which each field came from a hostile page."""
    card = read_card(planted.page(), planted.ADDRESS)
    assert "planted(" in card.title + card.summary
    record, _created = adding.add(planted.ADDRESS, card=card, user=admin_user)
    # Fields that the reader would not have taken such words for.
    hostile = {
        name: planted.attack(name)
        for name in ("publisher", "byline", "licence", "private_note", "image_credit")
    }
    type(record).objects.filter(pk=record.pk).update(
        **{
            name: text[: record._meta.get_field(name).max_length]
            for name, text in hostile.items()
        }
    )
    record.refresh_from_db()
    record.topics.add(planted.attack("topic")[:100])
    record.save()
    return record


def resources(name: str, *args) -> str:
    return reverse(f"wagtail_curation_resources:{name}", args=args)


def test_in_every_screen_of_the_library(record, sees):
    said = "planted("
    assert said in sees(resources("list"))
    assert said in sees(resources("edit", record.pk))
    for name in ("inspect", "usage", "history", "delete"):
        sees(resources(name, record.pk))
    sees(reverse("wagtail_curation_people:list"))


def test_when_its_page_is_read_again(record, sees, admin_user):
    other = Card(title=planted.attack("new"), publisher=planted.attack("new-publisher"))
    note_fetch(record, Reading(other, planted.ADDRESS), admin_user)
    assert "planted('new" in sees(resources("refresh", record.pk))
    failed = Reading(Card(), planted.ADDRESS, problem="not-found", status=404)
    note_fetch(record, failed, admin_user)
    assert "planted(" in sees(reverse("wagtail_curation_fetches:index"))
    sees(resources("picture", record.pk))


def test_when_it_is_merged(record, sees, admin_user):
    twin = ResourceFactory(title=record.title, url="https://example.org/other")
    assert "planted(" in sees(resources("merge", twin.pk, record.pk))
    assert "planted(" in sees(resources("duplicates"))
    ResourceMerge.objects.create(
        survivor=twin,
        survivor_title=planted.attack("kept"),
        merged_title=planted.attack("went"),
        merged_pk="1",
        merged_by=admin_user,
        undo_until=timezone.now() + timezone.timedelta(days=1),
    )
    assert "planted(" in sees(resources("merges"))


def test_in_the_inbox_and_the_clipper(record, sees, admin_user, page):
    entry = InboxEntry.objects.create(
        resource=record,
        note=planted.attack("note"),
        selection=planted.attack("selection"),
        added_by=admin_user,
    )
    assert "planted(" in sees(reverse("wagtail_curation_inbox:index"))
    sees(reverse("wagtail_curation_inbox:edit", args=[entry.pk]))
    sees(reverse("wagtail_curation_inbox:unused"))
    sees(reverse("wagtail_curation_inbox:new_draft") + f"?entry={entry.pk}")
    clip = reverse("wagtail_curation_clip:clip")
    words = planted.attack("clip")
    hostile = page.request.get(clip, params={"url": words, "title": words})
    assert "planted(" in sees(hostile.url)
    sees(reverse("wagtail_curation_clip:saved", args=[entry.pk]))


def test_where_readers_see_it(record, sees):
    roundup = CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    assert "planted(" in sees(roundup.url)
    assert "planted(" in sees(reverse("wagtailadmin_pages:edit", args=[roundup.pk]))
    sees(f"/api/v2/pages/{roundup.pk}/")
    if settings.HAS_API_V3:
        sees(f"/api/v3/curation/resources/{record.pk}/")


def test_in_every_collection_that_is_brought_in(sees, admin_user):
    records = get_resource_model().objects
    for name, data in planted.FILES.values():
        content = data if isinstance(data, bytes) else data.encode()
        run = files.read_file(planted.io.BytesIO(content), name, admin_user)
        show = reverse("wagtail_curation_imports:show", args=[run.pk])
        runs.step(run)
        assert "planted" in sees(show), name
        assert runs.start(run), name
        runs.step(run)
        sees(show)
        found = records.find(planted.ADDRESS)
        assert "planted" in found.title, name
        sees(resources("edit", found.pk))
        records.all().delete()
    sees(reverse("wagtail_curation_imports:index"))


def test_in_a_feed_that_is_watched(sees):
    WatchedFeed.objects.create(
        url="https://planted.example.org/feed",
        key="planted",
        title=planted.attack("feed"),
        problem="not-found",
    )
    assert "planted(" in sees(reverse("wagtail_curation_feeds:index"))
