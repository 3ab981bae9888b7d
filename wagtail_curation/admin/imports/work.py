"""Who does the work of an import, and how far it is.

With a queue a worker does it. Without one, tasks run where they are enqueued, and an
editor would wait for minutes: then the page that shows the progress asks by POST for
one step after the other, each of a few seconds.
"""

from django.utils.translation import gettext as _now
from django.utils.translation import ngettext

from wagtail_curation.library.intake import runs
from wagtail_curation.models import ImportState, ResourceImport
from wagtail_curation.tasks import go_on_with_import, is_immediate

SECONDS = 4
"""How long a request works on an import."""


def go_on(run: ResourceImport) -> None:
    """Lets the work begin: a worker's, or a few seconds of ours."""
    if is_immediate(go_on_with_import):
        runs.step(run, SECONDS)
    else:
        go_on_with_import.enqueue(run.pk)


def progress_of(run: ResourceImport) -> dict:
    """What the progress element is told: done, total, state, message."""
    runs.count_rows([run])
    counts = run.counts
    total = sum(counts.values())
    numbers = {"total": total}
    if run.state == ImportState.READING:
        numbers["done"] = total - counts["waiting"]
        words = _now("%(done)s of %(total)s entries looked up in the library.")
    elif run.state == ImportState.RUNNING:
        numbers["done"] = total = counts["added"]
        numbers["total"] = total + counts["new"]
        words = _now("%(done)s of %(total)s new resources added.")
    else:
        numbers["done"] = total
        words = ngettext("%(total)s entry.", "%(total)s entries.", total)
    working = run.state in runs.AT_WORK
    state = "working" if working else "done"
    return {**numbers, "state": state, "message": words % numbers}
