"""Waiting for what knows no time limit of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def within(seconds: float, ask: Callable[..., T], *args: Any) -> T:
    """What `ask` returns or raises, or TimeoutError: then it goes on unheeded."""
    answers: queue.SimpleQueue = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((ask(*args), None))
        except Exception as error:
            answers.put((None, error))

    threading.Thread(target=run, name=ask.__name__, daemon=True).start()
    try:
        found, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if error is not None:
        raise error
    return found
