"""What is kept of asking for a resource's page, whether it was read or not."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail_curation.metadata.service import Reading
from wagtail_curation.models import FetchState, ResourceFetch

# What the columns hold.
MOST_FAILURES = 32_767
MOST_LETTERS = 2048


def note_fetch(record, reading: Reading, user=None) -> ResourceFetch:
    """Notes on the record's one row of fetches what became of this one.

    A success forgets the failures before it. A failure keeps the last card that was
    read, and counts. The record itself is left as it is.
    """
    values: dict[str, Any] = {
        "problem": reading.problem,
        "status": reading.status,
        "asked_by": user,
        "tried_at": timezone.now(),
        "not_before": reading.retry_at,
    }
    if reading.problem:
        values["state"] = FetchState.FAILED
    else:
        values["state"] = FetchState.READ
        values["card"] = reading.card.as_json()
    if 0 < len(reading.final_url) <= MOST_LETTERS:
        values["final_url"] = reading.final_url
    with transaction.atomic():
        rows = ResourceFetch.objects.select_for_update()
        row, _created = rows.get_or_create(
            resource=record, defaults={"state": values["state"]}
        )
        for name, value in values.items():
            setattr(row, name, value)
        row.failures = min(row.failures + 1, MOST_FAILURES) if reading.problem else 0
        row.save()
    return row
