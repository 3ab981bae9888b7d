"""A library that has something of everything that the admin's screens show."""

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Workflow

from tests.library.holding import in_days
from tests.library.intake.helpers import bring_in, many, read
from wagtail_curation.library.merge import merge
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import (
    FetchState,
    InboxEntry,
    InboxVote,
    ResourceFetch,
    ResourceImportRow,
    RowState,
    WatchedFeed,
)
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
    TopicFactory,
)

SEVERAL = 2
"""How many of each thing one `grow` adds; small, so that twice is still one page."""
PICTURE = "https://example.org/one.png"


class Everything:
    """`records`: what screens about one thing are about, by the words of the table
    in test_permissions. `grow()` adds as much again to all that they and the listings
    show.
    """

    def __init__(self, user):
        self.user, self.size, self.is_about_them = user, 0, False
        series = RoundupSeriesPageFactory(planned_total=60, rhythm_days=7)
        type(series).objects.filter(pk=series.pk).update(held_until=in_days(5))
        series.refresh_from_db()
        title = "A telling title for a thing to read"
        self.resource = ResourceFactory(title=title, remote_image_url=PICTURE)
        self.records = {
            "resource": self.resource,
            "other": ResourceFactory(title=title),
            "person": PersonFactory(name="Ada Lovelace"),
            "namesake": PersonFactory(name="Ada Lovelace"),
            "topic": TopicFactory(),
            "series": series,
            "feed": WatchedFeed.objects.create(url="https://example.org/f", key="f"),
            "entry": InboxEntry.objects.create(resource=self.resource),
            "import": read(many(1), user=user),
        }
        ResourceFetch.objects.create(
            resource=self.resource,
            state=FetchState.READ,
            card=Card(title="What the page says").as_json(),
        )
        self.grow()

    def grow(self):
        for _ in range(SEVERAL):
            self.size += 1
            self._people()
            self._parts()
            self._series()
            self._inbox()
            self._work()
            self._history()
        self._merges()

    def _people(self):
        it, unique = self.records, f"number {self.size}"
        picture = PictureFactory()
        self.topic = TopicFactory()
        self.person = PersonFactory(name=f"Grace {unique}", photo=picture)
        PersonFactory(name=self.person.name)
        people = [it["person"], self.person]
        topics = [it["topic"], self.topic]
        title = f"Another telling title, {unique}"
        self.found = ResourceFactory(
            title=title, image=picture, people=people, topics=topics
        )
        ResourceFactory(title=title, people=[it["namesake"]])
        # Like the one that is looked at, so that its note has more to say.
        ResourceFactory(title=self.resource.title, people=people)
        add = self.resource.contributors.model.objects.create
        for place in (self.resource, it["other"]):
            add(resource=place, person=self.person, sort_order=self.size)
            place.topics.add(self.topic)
            place.save()

    def _body(self) -> list:
        """Blocks with everything that refers to a record."""
        it = self.records
        if not self.is_about_them:
            words = [blocks.pull_quote(speaker=self.person)]
            return [blocks.numbered_resource(self.found, words)]
        words = [
            blocks.commentary(),
            blocks.pull_quote(speaker=it["person"], source=self.found),
            blocks.pull_quote(speaker=self.person, source=self.resource),
        ]
        return [
            blocks.numbered_resource(self.resource, words, further=[self.found]),
            blocks.numbered_resource(it["other"], words, further=[self.resource]),
            blocks.author_bio(self.person),
            blocks.author_bio(it["namesake"]),
        ]

    def _part(self, live=True, **fields):
        it = self.records
        part = CuratedRoundupPageFactory(
            parent=it["series"],
            body=self._body(),
            curators=[self.person, *([it["person"]] if self.is_about_them else [])],
            topics=[it["topic"].name, self.topic.name],
            numbering="continue",
            live=live,
            **fields,
        )
        revision = part.save_revision(user=self.user, log_action=True)
        return part, revision

    def _parts(self):
        """A live part, a draft, one that goes with the hold, one that is reviewed."""
        series = self.records["series"]
        rows = type(series).objects.filter(pk=series.pk)
        rows.update(held_until=None)
        self.is_about_them = True
        self.records["page"], _ = self._part()
        rows.update(held_until=series.held_until)
        self._part(live=False)
        # A page of what they are used in has twenty rows, and is to grow.
        self.is_about_them = False
        _, revision = self._part(live=False, go_live_at=series.held_until)
        revision.publish()
        reviewed, _ = self._part(live=False)
        Workflow.objects.get().start(reviewed, self.user)

    def _series(self):
        """Another series whose next part is due, or scheduled."""
        series = RoundupSeriesPageFactory(
            rhythm_days=7, curators=[self.records["person"], self.person]
        )
        CuratedRoundupPageFactory(parent=series, first_published_at=in_days(-9))
        rows = type(series).objects.filter(pk=series.pk)
        rows.update(held_until=in_days(self.size))

    def _inbox(self):
        it = self.records
        feed = WatchedFeed.objects.create(
            url=f"https://example.org/feed/{self.size}",
            key=f"feed {self.size}",
            problem="slow",
            added_by=self.user,
        )
        for each in (feed, it["feed"]):
            each.topics.add(self.topic)
        draft, _ = self._part(live=False)
        taken = {"taken_at": timezone.now()}
        for fields in ({}, {"taken_into": draft, **taken}, taken):
            found = ResourceFactory(
                image=self.found.image,
                topics=[self.topic, it["topic"]],
                people=[self.person],
            )
            entry = InboxEntry.objects.create(
                resource=found, feed=feed, added_by=self.user, **fields
            )
            InboxVote.objects.create(entry=entry, user=self.user)

    def _work(self):
        """Pages that could not be read, and collections that were imported."""
        for state in (FetchState.FAILED, FetchState.WAITING):
            ResourceFetch.objects.create(
                resource=ResourceFactory(),
                state=state,
                problem="slow",
                asked_by=self.user,
                tried_at=timezone.now(),
            )
        bring_in(many(1 + self.size), user=self.user)
        for state in RowState.values:
            ResourceImportRow.objects.create(
                run=self.records["import"],
                line=100 * self.size + RowState.values.index(state),
                state=state,
                record={"title": "A row", "url": f"https://example.org/{self.size}"},
                reason="no-address" if state == RowState.REJECTED else "",
                resource=self.found if state == RowState.KNOWN else None,
            )

    def _history(self):
        for kind in ("resource", "person", "topic"):
            log(instance=self.records[kind], action="wagtail.edit", user=self.user)

    def _merges(self):
        """What was merged stood in as many places as all else does."""
        it = self.records
        for _ in range(SEVERAL):
            merge(ResourceFactory(), ResourceFactory(), user=self.user)
            merge(PersonFactory(), PersonFactory(), user=self.user)
        gone, left = ResourceFactory(), PersonFactory()
        for _ in range(self.size):
            body = [blocks.numbered_resource(gone), blocks.author_bio(left)]
            CuratedRoundupPageFactory(parent=it["series"], live=False, body=body)
        it["merge"] = merge(ResourceFactory(), gone, user=self.user)
        it["merged"] = merge(PersonFactory(), left, user=self.user)
