"""Work that need not be done while an editor waits.

Run at once unless the site configures a queue (``TASKS``).  Import paths are
permanent: a queue may hold a task for longer than a release.
"""

from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from wagtail_curation.library.intake import runs
from wagtail_curation.mentions import search, service
from wagtail_curation.models import ResourceImport

IMPORT_SECONDS = 60
"""How long one task works on an import: shorter than queues let a task run."""


@task()
def index_mentions(page_pk: int) -> None:
    """Brings the mentions of a roundup up to date; a page that has gone is fine."""
    service.index_page(page_pk)


@task()
def renumber_series(series_pk: int) -> None:
    """Brings the parts up to date whose numbers go on from other parts."""
    for page_pk in service.continuing_parts(series_pk):
        service.index_page(page_pk)


@task()
def refresh_search_of_resource(resource_pk: int) -> None:
    """Lets a resource, and what recommends it, be found by its words of today."""
    search.refresh_resource(resource_pk)


@task()
def refresh_search_of_person(person_pk: int) -> None:
    """The same for all that a person is credited for."""
    for resource_pk in search.resources_of(person_pk):
        search.refresh_resource(resource_pk)


@task()
def go_on_with_import(import_pk: int) -> None:
    """Does some work for an import, and leaves the rest to a task after it."""
    run = ResourceImport.objects.filter(pk=import_pk).first()
    if run is not None and runs.step(run, seconds=IMPORT_SECONDS):
        go_on_with_import.enqueue(import_pk)


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
        search.refresh_resource(resource_pk)
