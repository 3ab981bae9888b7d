"""What an answer's first line means for us, and when we may come back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from .problems import WebError

LONGEST_WAIT = timedelta(days=1)
"""Whoever asks us to stay away for longer is asked again after that."""

USUAL_WAIT = timedelta(minutes=1)
"""For those who say "too many requests" and not when to come back."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def retry_at(value: str | None, now: datetime) -> datetime | None:
    """The time in a Retry-After header: seconds from now, or a date."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        # Ten digits say as much as a hundred.
        seconds = min(int(value[:10]), int(LONGEST_WAIT.total_seconds()))
        return now + timedelta(seconds=seconds)
    try:
        when = parsedate_to_datetime(value)
        if when.tzinfo is None:
            when = when.replace(tzinfo=timezone.utc)
        return max(now, min(when.astimezone(timezone.utc), now + LONGEST_WAIT))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def refusal(
    status: int, headers: Mapping[str, str], host: str, now: datetime
) -> WebError | None:
    """The error that a status is; None for an answer to be read.

    Redirects are followed elsewhere. 304 is an answer: to "only if it changed".
    """
    if 200 <= status < 300 or status == 304:
        return None
    wait = retry_at(headers.get("Retry-After"), now)
    if status == 429 or (status == 503 and wait):
        return WebError("asked-to-wait", host, status, wait or now + USUAL_WAIT)
    if status in (404, 410):
        return WebError("not-found", host, status)
    if status in (401, 403, 407, 451, 999):
        return WebError("refused", host, status)
    if status == 408:
        return WebError("slow", host, status)
    return WebError("server", host, status, transient=status >= 500)
