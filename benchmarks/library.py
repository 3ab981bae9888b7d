"""A library that has grown for years: what the admin's screens are measured on."""

import itertools
import random

from django.db import transaction

from wagtail_curation.library.merge import merge
from wagtail_curation.models import (
    InboxEntry,
    Person,
    ResourceContributor,
    ResourceFetch,
    ResourceImport,
    ResourceImportRow,
    ResourceTopic,
    RowState,
    Topic,
    WatchedFeed,
    get_resource_model,
)
from wagtail_curation.models.library import key_of
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

KINDS = ["article", "video", "podcast", "book", "paper", "course"]
WORDS = (
    "attention memory practice feedback reading question group lesson story model "
    "mistake sleep letter number drawing silence habit map voice garden"
).split()
PARTS = 10
ITEMS = 10


def title(chance: random.Random, number: int) -> str:
    return f"{' '.join(chance.sample(WORDS, 4)).capitalize()} {number}"


def make_library(resources: int, roundups: int) -> None:
    """So many resources, with people and topics, and so many parts of ten items."""
    chance = random.Random(7)
    people = Person.objects.bulk_create(
        Person(name=f"Person {i}", organisation=f"School {i % 90}")
        for i in range(resources // 5)
    )
    topics = [Topic(name=f"Topic {i}", slug=f"topic-{i}") for i in range(200)]
    topics = Topic.objects.bulk_create(topics)
    records = _resources(chance, resources)
    ResourceContributor.objects.bulk_create(
        ResourceContributor(resource=it, person=chance.choice(people), sort_order=0)
        for it in records
    )
    ResourceTopic.objects.bulk_create(
        ResourceTopic(content_object=it, tag=chance.choice(topics)) for it in records
    )
    _tables(chance, records)
    _pages(chance, roundups, records, people)
    merge(ResourceFactory(), ResourceFactory())
    merge(PersonFactory(), PersonFactory())


def _resources(chance: random.Random, count: int) -> list:
    model = get_resource_model()
    made = []
    for i in range(count):
        url = f"https://site-{i % 700}.example.org/reading/{i}"
        made.append(
            model(
                url=url,
                address_key=key_of(url),
                title=title(chance, i),
                publisher=f"Publisher {i % 300}",
                kind=chance.choice(KINDS),
                language=chance.choice(["", "en", "de", "fr"]),
                published=str(chance.randint(1990, 2026)),
                summary="What it says, and for whom it was written.",
            )
        )
    return model.objects.bulk_create(made, batch_size=1000)


def _tables(chance: random.Random, records: list) -> None:
    entries = [InboxEntry(resource=it) for it in records[:: len(records) // 500 or 1]]
    InboxEntry.objects.bulk_create(entries)
    ResourceFetch.objects.bulk_create(
        ResourceFetch(
            resource=it,
            state="failed",
            problem="timeout",
            failures=chance.randint(1, 4),
        )
        for it in records[1 :: len(records) // 300 or 1]
    )
    WatchedFeed.objects.bulk_create(
        WatchedFeed(url=f"https://site-{i}.example.org/feed", key=f"feed-{i}")
        for i in range(100)
    )
    for number in range(30):
        run = ResourceImport.objects.create(name=f"{number}.html", format="bookmarks")
        ResourceImportRow.objects.bulk_create(
            ResourceImportRow(
                run=run,
                line=i,
                record={"url": it.url, "title": it.title},
                resource=it,
                state=RowState.KNOWN,
            )
            for i, it in enumerate(chance.sample(records, min(300, len(records))))
        )


def _pages(chance: random.Random, roundups: int, records: list, people: list) -> None:
    some = itertools.cycle(records)
    for number in range(roundups // PARTS):
        with transaction.atomic():
            series = RoundupSeriesPageFactory(title=f"Series {number}")
            for part in range(1, PARTS + 1):
                _part(chance, series, part, some, people)


def _part(chance: random.Random, series, number: int, some, people: list) -> None:
    body = [
        blocks.numbered_resource(
            next(some),
            [
                blocks.commentary(),
                blocks.pull_quote(speaker=chance.choice(people)),
            ],
        )
        for _ in range(ITEMS)
    ]
    page = CuratedRoundupPageFactory(
        parent=series,
        title=f"{title(chance, number)}, part {number}",
        part_number=number,
        body=body,
        # A publisher has dozens of curators, and thousands who are cited.
        curators=[chance.choice(people[:40])],
        live=number < PARTS,
    )
    page.save_revision()
