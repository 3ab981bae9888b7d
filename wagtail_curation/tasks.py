"""Work that need not be done while an editor waits.

Run at once unless the site configures a queue (``TASKS``).  Import paths are
permanent: a queue may hold a task for longer than a release.
"""

from django_tasks import task

from wagtail_curation.mentions import service


@task()
def index_mentions(page_pk: int) -> None:
    """Brings the mentions of a roundup up to date; a page that has gone is fine."""
    service.index_page(page_pk)


@task()
def renumber_series(series_pk: int) -> None:
    """Brings the parts up to date whose numbers go on from other parts."""
    for page_pk in service.continuing_parts(series_pk):
        service.index_page(page_pk)
