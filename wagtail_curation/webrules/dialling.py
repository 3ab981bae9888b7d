"""Which of a host's addresses is dialled: all of them checked, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Any, TypeVar

from .budgets import Budget
from .problems import WebError

T = TypeVar("T")
Found = tuple[int, Any]
"""An address family, and an address of it as sockets take them: host first."""

_MOST_TRIED = 6


def check_addresses(host: str, found: Sequence[Found], budget: Budget) -> None:
    """WebError unless every address may be dialled, not only the one that will be.

    A name that leads inside and outside at once is up to something.
    """
    spelled = f"[{host}]" if ":" in host else host
    for _, address in found:
        if not budget.allowed.may_dial(ip_address(address[0]), spelled):
            raise WebError("inside", host)


def first_open(
    host: str,
    found: Sequence[Found],
    connect: Callable[[Found, float], T],
    budget: Budget,
) -> T:
    """The first connection to be had; no address may use up the others' time."""
    found = found[:_MOST_TRIED]
    code = "unreachable" if found else "unknown-host"
    for tried, one in enumerate(found):
        share = budget.seconds() / (len(found) - tried)
        try:
            return connect(one, share)
        except OSError as error:
            code = "slow" if isinstance(error, TimeoutError) else "unreachable"
    raise WebError(code, host)
