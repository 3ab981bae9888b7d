"""Why nothing came back through the door, as one small error that can be pickled."""

from __future__ import annotations

from datetime import datetime

#: What may be over by the next time somebody asks.
TRANSIENT = frozenset({"asked-to-wait", "slow", "unreachable"})

CODES = frozenset(
    "address scheme port credentials inside unknown-host unreachable tls slow "
    "too-large redirects content-type not-found refused asked-to-wait server "
    "garbled".split()
)


class WebError(Exception):
    """A fetch that ended without an answer one could use.

    `code` is one of CODES (`webwords.in_words` has them in an editor's language),
    `host` the one that was being asked, `status` its answer's if there was one,
    `retry_at` when it asked us to come back, `transient` whether trying again may
    help, `detail` a word more for those who look closely (a content type).
    """

    def __init__(
        self,
        code: str,
        host: str = "",
        status: int | None = None,
        retry_at: datetime | None = None,
        transient: bool | None = None,
        detail: str = "",
    ):
        # All of them, so that it survives pickling.
        super().__init__(code, host, status, retry_at, transient, detail)
        self.code = code
        self.host = host
        self.status = status
        self.retry_at = retry_at
        self.transient = code in TRANSIENT if transient is None else transient
        self.detail = detail

    def __str__(self) -> str:
        parts = [self.code, self.host, self.status and str(self.status), self.detail]
        return " ".join(part for part in parts if part)


def was_cut_off(error: BaseException | None) -> bool:
    """Whether the other side hung up; libraries wrap that in errors of their own."""
    while error is not None:
        # The second by its name: this floor knows no ssl.
        if isinstance(error, ConnectionError) or type(error).__name__ == "SSLEOFError":
            return True
        error = error.__context__
    return False
