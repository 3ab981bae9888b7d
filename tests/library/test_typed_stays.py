"""Nothing that somebody typed is overwritten by anything that happens by itself.

Each way on which something is written without an editor meets a record whose every
field somebody has typed, changed or emptied, and a page that says otherwise.
"""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from wagtail_curation.importers.base import ItemDraft, Link
from wagtail_curation.importers.library import Library
from wagtail_curation.library import adding, fetching, inbox, refresh
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import get_resource_model, provenance
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.tasks import fetch_many, fetch_resource
from wagtail_curation.testing.factories import ResourceFactory
from wagtail_curation.testing.web import CannedWeb

pytestmark = pytest.mark.django_db

URL = "https://example.org/essays/naming-things"
THEIRS = Card(
    title="Theirs",
    authors=("Their Author",),
    publisher="Their house",
    published=PartialDate(2001),
    summary="Their summary.",
    image="https://example.org/theirs.jpg",
    language="fr",
    kind="video",
    minutes=99,
    level="advanced",
    cost="paid",
    licence="CC0",
    origins={name: Origin("json-ld") for name in ("title", "authors", "summary")},
)
HTML = """<!doctype html><html lang="fr"><head><title>Theirs</title>
<meta property="og:title" content="Theirs">
<meta property="og:site_name" content="Their house">
<meta property="og:description" content="Their summary.">
<meta property="og:image" content="https://example.org/theirs.jpg">
<meta name="author" content="Their Author">
<meta property="article:published_time" content="2001-01-01">
<meta property="og:type" content="video.other">
</head><body><article><h1>Theirs</h1><p>Words, and more of them.</p></article></body>
</html>"""
FIELDS = [*adding.CARD_FIELDS.values()]
OURS = {
    "title": "Ours",
    "byline": "Our author",
    "publisher": "Our house",
    "published": PartialDate(1999),
    "kind": "paper",
    "language": "de",
    "summary": "Our summary.",
    "remote_image_url": "https://example.org/ours.jpg",
    "minutes": 1,
    "level": "introductory",
    "cost": "free",
    "licence": "CC BY 4.0",
}


def by_comparison_unticked(record):
    ticked = [d.field for d in refresh.compare(record, THEIRS) if d.ticked]
    refresh.apply(record, THEIRS, ticked)


def by_an_import(record):
    item = ItemDraft(
        number=1,
        title="Theirs",
        author="Their Author",
        publisher="Their house",
        published="2001",
        links=(Link(URL, "Theirs"),),
    )
    Library().resource(item)


AUTOMATIC = {
    "filling gaps": lambda record: refresh.fill_gaps(record, THEIRS),
    "what is ticked beforehand": by_comparison_unticked,
    "reading its page": fetching.fetch,
    "the task": lambda record: fetch_resource.enqueue(record.pk),
    "the task for many": lambda record: fetch_many.enqueue(
        fetching.ask_for([record.pk])
    ),
    "the command": lambda record: call_command(
        "fetch_resources", never=True, failed=True, stdout=io.StringIO()
    ),
    "adding it again": lambda record: adding.add(URL, card=THEIRS, final_url=URL),
    "adding it with words": lambda record: adding.add(
        URL, given={"title": "Theirs", "summary": "Their summary."}, authors=["Other"]
    ),
    "the inbox": lambda record: inbox.keep(URL, title="Theirs", card=THEIRS),
    "an import of a roundup": by_an_import,
}


def written(how):
    """A record every field of which somebody has had a hand in."""
    values = dict(OURS)
    entries = {}
    now = timezone.now()
    if how == "emptied":
        # A title and a kind there must be.
        values = {"title": "Ours", "kind": "paper"}
    if how != "before anybody kept count":
        for name in FIELDS:
            read = provenance.fetched("x", "meta", "guess", now)
            before = read if how in ("changed", "emptied") else None
            entries[name] = provenance.edited(before, now)
    return ResourceFactory(url=URL, **{"publisher": "", **values}, provenance=entries)


@pytest.mark.parametrize("way", AUTOMATIC)
@pytest.mark.parametrize(
    "how", ["typed", "changed", "emptied", "before anybody kept count"]
)
def test_it_stays(way, how, settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    record = written(how)
    before = get_resource_model().objects.values(*FIELDS).get()
    with CannedWeb({URL: HTML}):
        AUTOMATIC[way](record)
    assert get_resource_model().objects.values(*FIELDS).get() == before
    assert get_resource_model().objects.count() == 1


@pytest.mark.parametrize("way", ["filling gaps", "reading its page", "the task"])
def test_what_nobody_wrote_is_filled_on_the_same_ways(way, settings):
    """The test above would hold as well if nothing ever wrote anything."""
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    record = ResourceFactory(url=URL, title="Ours", publisher="")
    with CannedWeb({URL: HTML}):
        AUTOMATIC[way](record)
    record.refresh_from_db()
    assert record.publisher == "Their house"
    assert record.summary == "Their summary."
