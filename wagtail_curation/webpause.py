"""Manners towards a host: a pause between requests, and no visit before it said so.

Kept in Django's cache, so that they hold between processes that share one.
"""

import hashlib
import time
from contextlib import contextmanager
from datetime import datetime, timezone

from django.core.cache import cache

from wagtail_curation.conf import settings
from wagtail_curation.webrules.budgets import Budget
from wagtail_curation.webrules.problems import WebError

_TICK = 0.01
_LOCKED_FOR = 2


def knock(host: str, budget: Budget, *, patient: bool) -> None:
    """Before a host is asked. Somebody patient waits, for half the budget at most.

    Raises WebError "asked-to-wait", with its time, when it is too early.
    """
    now = time.time()
    until = cache.get(_key("wait", host), 0.0)
    if not patient:
        if until > now:
            raise _too_early(host, until)
        # Tasks let this visit pass before their own.
        turn = max(now + settings.WEB_PAUSE, cache.get(_key("turn", host), 0.0))
        _set_turn(host, turn)
        return
    latest = now + budget.seconds() / 2
    turn = _next_turn(host, max(now, until), latest)
    if turn > latest:
        raise _too_early(host, turn)
    time.sleep(max(0.0, turn - now))


def stay_away(host: str, until: datetime) -> None:
    """A host has said when to come back."""
    seconds = until.timestamp() - time.time()
    if seconds > 0:
        cache.set(_key("wait", host), until.timestamp(), timeout=int(seconds) + 1)


def _next_turn(host: str, earliest: float, latest: float) -> float:
    """The time of this request, no sooner than a pause after the one before it.

    Taken, unless it is later than `latest`: then nobody will make that request.
    """
    with _lock(host):
        turn = max(earliest, cache.get(_key("turn", host), 0.0))
        if turn <= latest:
            _set_turn(host, turn + settings.WEB_PAUSE)
    return turn


def _set_turn(host: str, turn: float) -> None:
    cache.set(_key("turn", host), turn, timeout=int(turn - time.time()) + 2)


@contextmanager
def _lock(host: str):
    """One at a time takes a turn. Whoever died with the lock holds up nobody long."""
    key, give_up = _key("lock", host), time.monotonic() + _LOCKED_FOR
    while not cache.add(key, 1, timeout=_LOCKED_FOR) and time.monotonic() < give_up:
        time.sleep(_TICK)
    try:
        yield
    finally:
        cache.delete(key)


def _key(what: str, host: str) -> str:
    digest = hashlib.sha256(host.encode()).hexdigest()[:32]
    return f"wagtail_curation:web:{what}:{digest}"


def _too_early(host: str, until: float) -> WebError:
    when = datetime.fromtimestamp(until, tz=timezone.utc)
    return WebError("asked-to-wait", host, retry_at=when)
