"""Work that need not be done while an editor waits.

Run at once unless the site configures a queue (``TASKS``).  Import paths are
permanent: a queue may hold a task for longer than a release.
"""

from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from wagtail_curation.library import embeds, feeds, fetching
from wagtail_curation.library.intake import runs
from wagtail_curation.mentions import following, search, service
from wagtail_curation.models import (
    Person,
    ResourceFetch,
    ResourceImport,
    WatchedFeed,
    get_resource_model,
)

IMPORT_SECONDS = 60
"""How long one task works on an import: shorter than queues let a task run."""


@task()
def index_mentions(page_pk: int) -> None:
    """Brings the mentions of a roundup up to date; a page that has gone is fine."""
    service.index_page(page_pk)


@task()
def ask_for_embeds(page_pk: int) -> None:
    """Asks for what a published roundup embeds; a page that has gone is fine."""
    embeds.ask_for_embeds(page_pk)


@task()
def renumber_series(series_pk: int) -> None:
    """Brings the parts up to date whose numbers go on from other parts."""
    for page_pk in service.continuing_parts(series_pk):
        service.index_page(page_pk)


@task()
def refresh_search_of_resource(resource_pk: int) -> None:
    """Lets a resource be found by its words of today, and follows on the pages that
    show it.
    """
    resource = search.refresh_resource(resource_pk)
    if resource is not None:
        _refresh_pages_showing(resource)


@task()
def refresh_search_of_person(person_pk: int) -> None:
    """The same for all that a person is credited for, and the pages that show them."""
    person = Person.objects.filter(pk=person_pk).first()
    if person is None:
        return
    for resource_pk in search.resources_of(person_pk):
        search.refresh_resource(resource_pk)
    _refresh_pages_showing(person)


def _refresh_pages_showing(*records) -> None:
    pages = {key: None for it in records for key in following.pages_showing(it)}
    for keys in following.batches(pages):
        refresh_pages.enqueue([plain_key(key) for key in keys])


@task()
def refresh_search_of_resources(resource_pks: list) -> None:
    """The same for several at once: a page that shows many of them is done once."""
    found = [search.refresh_resource(key) for key in resource_pks]
    _refresh_pages_showing(*[record for record in found if record is not None])


@task()
def refresh_pages(page_pks: list) -> None:
    """Indexes live pages anew and purges them from the front-end cache; a page that
    has gone is fine.
    """
    following.refresh_pages(page_pks)


@task()
def go_on_with_import(import_pk: int) -> None:
    """Does some work for an import, and leaves the rest to a task after it."""
    run = ResourceImport.objects.filter(pk=import_pk).first()
    if run is not None and runs.step(run, seconds=IMPORT_SECONDS):
        go_on_with_import.enqueue(import_pk)


@task()
def fetch_resource(resource_pk, user_pk=None, only_if_waiting: bool = False) -> None:
    """Reads a resource's page and fills what is empty; a record that has gone is fine.

    ``only_if_waiting``: unless somebody has read it since this was enqueued.
    """
    resource = get_resource_model()._default_manager.filter(pk=resource_pk).first()
    if resource is None:
        return
    waiting = ResourceFetch.objects.waiting().filter(resource=resource)
    if only_if_waiting and not waiting.exists():
        return
    user = get_user_model()._default_manager.filter(pk=user_pk).first()
    fetching.fetch(resource, user)


@task()
def fetch_many(resource_pks: list, user_pk=None) -> None:
    """Hands out the pages of these resources, one small task for each, in turns from
    host to host. They are on the list (``library.fetching.ask_for``) already: what is
    not done when the queue is lost goes on with ``manage.py fetch_resources``.
    """
    waiting = ResourceFetch.objects.waiting().filter(resource__in=resource_pks)
    for pk in fetching.in_turns(fetching.addresses(waiting)):
        fetch_resource.enqueue(plain_key(pk), user_pk, only_if_waiting=True)


def read_soon(resource_pk, user_pk=None) -> None:
    """Has a page read that waits for it, once what was just written is there."""
    wanted = {"user_pk": user_pk, "only_if_waiting": True}
    enqueue = partial(fetch_resource.enqueue, plain_key(resource_pk), **wanted)
    transaction.on_commit(enqueue)


def plain_key(pk):
    """A primary key as a queue can hold it."""
    return pk if isinstance(pk, int) else str(pk)


@task()
def check_feed(feed_pk: int) -> None:
    """Reads a watched feed; one that has gone is fine."""
    feed = WatchedFeed.objects.filter(pk=feed_pk).first()
    if feed is not None:
        feeds.check(feed, patient=True)


def is_immediate(work) -> bool:
    """Whether a task is done where it is enqueued, while somebody waits."""
    return isinstance(work.get_backend(), ImmediateBackend)


@task()
def follow_merge(objects: list[list], records: list) -> None:
    """Brings indexes up to date after a merge: ``objects`` as [model label, key] refer
    to other ``records`` (keys of resources) than before; what has gone is fine.
    """
    for label, pk in objects:
        service.refresh_object(label, pk)
    for resource_pk in records:
        refresh_search_of_resource.enqueue(plain_key(resource_pk))


def follow_resources(keys: list) -> None:
    """Lets search and pages follow many resources that were changed without a signal,
    once that is committed: a task for each fifty of them.
    """
    for some in following.batches(map(plain_key, keys)):
        transaction.on_commit(partial(refresh_search_of_resources.enqueue, some))
