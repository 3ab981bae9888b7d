"""Work that need not be done while an editor waits.

Run at once unless the site configures a queue (``TASKS``).  Import paths are
permanent: a queue may hold a task for longer than a release.
"""

from django_tasks import task

from wagtail_curation.mentions import search, service


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
