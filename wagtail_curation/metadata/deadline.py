"""An end to work on other people's files that would not end by itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class OutOfTime(BaseException):
    """The time is up. No ``Exception``, so that no library takes it for a flaw."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises OutOfTime inside the block once so many seconds are over.

    It is noticed at the next call of a function, in this thread: good for libraries in
    Python, which call all the time, and of no use for one long step in C. A thread
    that somebody waits for would go on for ever behind our back.
    """
    end = time.monotonic() + seconds
    before = sys.getprofile()

    def watch(*_call: object) -> None:  # pragma: no cover (nobody watches a watch)
        if time.monotonic() > end:
            sys.setprofile(before)
            raise OutOfTime

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)
