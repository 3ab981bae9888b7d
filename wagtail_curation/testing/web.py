"""A network made of answers that a test has written down.

``CannedWeb`` stands where the one door to the network is (``wagtail_curation.web``),
one question deep: redirects, refusals, limits and kinds of content are judged by the
real code. Nothing is looked up and nothing leaves the machine::

    with CannedWeb() as web:
        web.answer("https://example.org/post", "<title>Reading well</title>")
        web.answer("https://example.org/old", redirect="/post")
        web.answer("https://example.org/gone", status=404)
        web.fail("https://example.org/slow", "slow")
        web.answer("https://example.org/slow", "<title>At last</title>", then=True)
        …
    assert web.asked == ["https://example.org/post"]

An address that nobody answers for is an unknown host.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from wagtail_curation import web
from wagtail_curation.webrules.allowed import Allowed
from wagtail_curation.webrules.answers import Answer
from wagtail_curation.webrules.budgets import PIECE, Budget
from wagtail_curation.webrules.headers import Headers
from wagtail_curation.webrules.problems import CODES, WebError
from wagtail_curation.webrules.targets import Target, read_target


@dataclass(frozen=True)
class Request:
    """What the package asked: the address, and its header lines."""

    url: str
    headers: Headers


class CannedWeb:
    """Answers by address, and a record of what was asked for. See the module."""

    def __init__(self, answers: Mapping[str, str | bytes] | None = None):
        self.requests: list[Request] = []
        self._answers: dict[str, list[Answer | WebError]] = {}
        self._doors: list = []
        for url, body in (answers or {}).items():
            self.answer(url, body)

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for, in their order."""
        return [request.url for request in self.requests]

    def answer(
        self,
        url: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        content_type: str | None = "text/html; charset=utf-8",
        headers: Mapping[str, str] | None = None,
        redirect: str | None = None,
        then: bool = False,
    ) -> "CannedWeb":
        """From now on this address answers so; with `then`, after what it said so far.

        `redirect` is where it sends on to, with status 302 if none is given.
        """
        lines = dict(headers or {})
        if redirect is not None:
            lines["Location"] = redirect
            status = 302 if status == 200 else status
        if content_type is not None:
            lines.setdefault("Content-Type", content_type)
        content = body.encode() if isinstance(body, str) else body
        pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)]
        return self._add(url, Answer(status, Headers(lines.items()), pieces), then)

    def fail(
        self, url: str, code: str, *, then: bool = False, **details
    ) -> "CannedWeb":
        """From now on asking for this address ends in a WebError of that code."""
        if code not in CODES:
            raise ValueError(f"{code!r} is none of {', '.join(sorted(CODES))}")
        details.setdefault("host", _target(url).host)
        return self._add(url, WebError(code, **details), then)

    def forget(self, url: str) -> None:
        """This address has never been heard of."""
        self._answers.pop(_target(url).url, None)

    def __enter__(self) -> "CannedWeb":
        self._doors.append(web._door)
        web._door = self._ask
        return self

    def __exit__(self, *exc_info) -> None:
        web._door = self._doors.pop()

    def _add(self, url: str, answer: Answer | WebError, then: bool) -> "CannedWeb":
        key = _target(url).url
        before = self._answers.get(key, []) if then else []
        self._answers[key] = [*before, answer]
        return self

    @contextmanager
    def _ask(
        self, target: Target, headers: Mapping[str, str], budget: Budget
    ) -> Iterator[Answer]:
        self.requests.append(Request(target.url, Headers(headers.items())))
        queued = self._answers.get(target.url)
        if not queued:
            raise WebError("unknown-host", target.host)
        answer = queued[0] if len(queued) == 1 else queued.pop(0)
        if isinstance(answer, WebError):
            raise WebError(*answer.args)
        yield answer


def _target(url: str) -> Target:
    """An address in the form in which it will be asked for."""
    return read_target(url, _Anything(ports=range(65536)))


class _Anything(Allowed):
    """Tests may write down answers for addresses that will never be asked."""

    def may_look_up(self, host: str) -> bool:
        return True

    def may_dial(self, address, host: str) -> bool:
        return True
