"""An answer as it came, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from .bodies import gathered, unpacked
from .charsets import charset_of
from .contenttypes import WANTS, Want, content_type, is_known, sniffed
from .headers import Headers
from .problems import WebError
from .statuses import REDIRECTS, refusal
from .targets import Target, redirect_address


@dataclass(frozen=True)
class Answer:
    """One server's answer: `pieces` is its body, as it comes off the wire."""

    status: int
    headers: Headers
    pieces: Iterable[bytes]


@dataclass(frozen=True)
class Fetched:
    """What was fetched. The body is decompressed, and its headers say what it was.

    `url` is the address that answered, `hops` those that sent us on, in their order.
    `charset` is one in which a text's body can be decoded, "" for what is no text.
    """

    url: str
    status: int
    headers: Headers
    body: bytes
    content_type: str
    truncated: bool = False
    hops: tuple[str, ...] = field(default=())
    charset: str = ""

    @property
    def text(self) -> str:
        """The body as text, without a byte order mark."""
        text = self.body.decode(self.charset or "utf-8", "replace")
        return text.removeprefix("\ufeff")


@dataclass(frozen=True)
class Errand:
    """What to bring: the kind of thing, bytes at most, a page's head only."""

    want: str
    max_bytes: int
    head_only: bool = False

    @property
    def kind(self) -> Want:
        return WANTS[self.want]


def redirect(answer: Answer, target: Target) -> str | None:
    """The address an answer sends us on to, unchecked; None when it sends nowhere."""
    if answer.status not in REDIRECTS:
        return None
    location = answer.headers.get("Location")
    if not location:
        raise WebError("garbled", target.host, answer.status)
    return redirect_address(target, location)


def read_answer(
    answer: Answer,
    target: Target,
    errand: Errand,
    now: datetime,
    hops: tuple[str, ...] = (),
) -> Fetched:
    """The thing fetched; WebError when the answer is none, or not of that kind."""
    error = refusal(answer.status, answer.headers, target.host, now)
    if error:
        raise error
    if answer.status == 304:
        return Fetched(target.url, 304, answer.headers, b"", "", hops=hops)
    name = content_type(answer.headers.get("Content-Type"))
    if is_known(name):
        _check_kind(name, target, errand)
    body, truncated = _read_body(answer, target, errand)
    if not is_known(name):
        name = sniffed(body)
        _check_kind(name, target, errand)
    charset = _charset(answer, body, name, target, errand)
    return Fetched(
        target.url, answer.status, answer.headers, body, name, truncated, hops, charset
    )


def _check_kind(name: str, target: Target, errand: Errand) -> None:
    if not errand.kind.types.fullmatch(name):
        raise WebError("content-type", target.host, detail=name)


def _read_body(answer: Answer, target: Target, errand: Errand) -> tuple[bytes, bool]:
    encoding = answer.headers.get("Content-Encoding", "")
    length = answer.headers.get("Content-Length", "")
    if not errand.kind.cut and length.isascii() and length.isdigit():
        # Ten digits are enough to know.
        if int(length[:10]) > errand.max_bytes:
            raise WebError("too-large", target.host)
    try:
        return gathered(
            unpacked(answer.pieces, encoding),
            errand.max_bytes,
            cut=errand.kind.cut,
            head_only=errand.head_only,
        )
    except ValueError:
        raise WebError("garbled", target.host, detail=encoding) from None
    except WebError as error:
        if error.host:
            raise
        raise WebError(error.code, target.host) from None


def _charset(
    answer: Answer, body: bytes, name: str, target: Target, errand: Errand
) -> str:
    if not errand.kind.is_text or name == "application/pdf":
        return ""
    charset = charset_of(body, answer.headers.get("Content-Type"))
    if charset is None:
        raise WebError("garbled", target.host, detail=name)
    return charset
