"""What a browser carries from one request to the next, signed so that it is ours.

A page is read once: what it said travels with the form, or with the answer to a
paste, and comes back when the record is saved. A ticket is one user's, for a day.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.core import signing

from wagtail_curation.library.fetchwords import problem_in_words
from wagtail_curation.library.pasting import Pasted, understand
from wagtail_curation.metadata.card import Card
from wagtail_curation.metadata.service import Reading

GOOD_FOR = datetime.timedelta(days=1)
UNDO_FOR = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Capture:
    """What was pasted, what was read there, and what the editor's list called it."""

    pasted: Pasted = field(default_factory=lambda: Pasted(""))
    reading: Reading = field(default_factory=lambda: Reading(Card()))
    title: str = ""


def seal(capture: Capture, user) -> str:
    reading = capture.reading
    return signing.dumps(
        {
            "text": capture.pasted.text,
            "title": capture.title,
            "card": reading.card.as_json(),
            "final_url": reading.final_url,
            "problem": reading.problem,
            "status": reading.status,
            "retry_at": reading.retry_at and reading.retry_at.isoformat(),
            "host": reading.host,
        },
        salt=_salt("reading", user),
        compress=True,
    )


def unseal(ticket: str, user) -> Capture | None:
    """What was sealed for this user; None when it was not, or too long ago."""
    data = _open(ticket, _salt("reading", user), GOOD_FOR)
    if data is None:
        return None
    retry_at = None
    if data["retry_at"]:
        retry_at = datetime.datetime.fromisoformat(data["retry_at"])
    reading = Reading(
        Card.from_json(data["card"]),
        data["final_url"],
        data["problem"],
        data["status"],
        retry_at,
        problem_in_words(data["problem"], data["host"], data["status"], retry_at),
        host=data["host"],
    )
    return Capture(understand(data["text"]), reading, data["title"])


def seal_undo(record, user) -> str:
    """Lets this user take back the record that was just added."""
    stamp = record.updated_at.isoformat()
    return signing.dumps([str(record.pk), stamp], salt=_salt("undo", user))


def unseal_undo(ticket: str, user) -> tuple[str, datetime.datetime] | None:
    """(primary key, when the record was last saved) of what may be taken back."""
    data = _open(ticket, _salt("undo", user), UNDO_FOR)
    if data is None:
        return None
    key, stamp = data
    return key, datetime.datetime.fromisoformat(stamp)


def _open(ticket: str, salt: str, good_for: datetime.timedelta) -> Any:
    try:
        return signing.loads(ticket, salt=salt, max_age=good_for)
    except signing.BadSignature:
        return None


def _salt(purpose: str, user) -> str:
    return f"wagtail_curation.{purpose}.{user.pk}"
