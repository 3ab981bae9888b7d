"""What one fetch may spend: seconds for everything, bytes off the wire."""

from __future__ import annotations

import time

from .allowed import Allowed
from .problems import WebError

PIECE = 16 * 1024
"""Bytes read at once, at most."""

HEADER_BYTES = 128 * 1024
"""Bytes of an answer before its body: a hundred times what is usual."""


class Budget:
    """Counts down. Asking for what is no longer there raises WebError."""

    def __init__(self, seconds: float, allowed: Allowed | None = None):
        self.until = time.monotonic() + seconds
        self.allowed = allowed or Allowed()
        self.host = ""
        self._bytes = HEADER_BYTES

    def seconds(self) -> float:
        """What is left, more than nothing."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise WebError("slow", self.host)
        return left

    def begin(self, host: str) -> None:
        """From here on a request to `host`, and the headers of its answer."""
        self.host = host
        self._bytes = HEADER_BYTES

    def begin_body(self, cap: int) -> None:
        """From here on the body; on the wire it may be in needlessly small chunks."""
        self._bytes = 2 * cap + HEADER_BYTES

    def spend(self, count: int) -> None:
        self._bytes -= count
        if self._bytes < 0:
            raise WebError("too-large", self.host)
