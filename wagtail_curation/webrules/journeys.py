"""From the address that was asked for to the one that answers, each step checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timezone

from .answers import Answer, Errand, Fetched, read_answer, redirect
from .budgets import Budget
from .headers import for_another_host
from .problems import WebError
from .targets import Target, read_target

MOST_REDIRECTS = 5

Door = Callable[
    [Target, Mapping[str, str], Budget], AbstractContextManager[Answer, bool | None]
]


def travel(
    url: str,
    headers: Mapping[str, str],
    errand: Errand,
    budget: Budget,
    door: Door,
    knock: Callable[[str], None],
) -> Fetched:
    """What is at `url`, or where that leads. `knock` is told each new host first.

    `door` asks one target one question. Headers that were meant for one origin are
    told to no other.
    """
    target = read_target(url, budget.allowed)
    hops: list[Target] = []
    while len(hops) <= MOST_REDIRECTS:
        budget.begin(target.host)
        if target.host not in {hop.host for hop in hops}:
            knock(target.host)
        with door(target, headers, budget) as answer:
            onwards = redirect(answer, target)
            if onwards is None:
                budget.begin_body(errand.max_bytes)
                now = datetime.now(tz=timezone.utc)
                passed = tuple(hop.url for hop in hops)
                return read_answer(answer, target, errand, now, passed)
        hops.append(target)
        target = _next_target(onwards, target, budget)
        if target.origin != hops[-1].origin:
            headers = for_another_host(headers)
    raise WebError("redirects", target.host)


def _next_target(onwards: str, before: Target, budget: Budget) -> Target:
    """Where a redirect leads; an address that is none is its server's mistake."""
    try:
        return read_target(onwards, budget.allowed)
    except WebError as error:
        if error.host:
            raise
        raise WebError("redirects", before.host, detail=error.code) from None
