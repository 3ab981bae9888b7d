"""The one door to the network: nothing else in the package opens a socket.

Editors type the addresses that are fetched, and pages name more, so this is the place
to be attacked. A name is looked up once, every address it has is checked, and the
connection is made to an address that was checked. Time, bytes, redirects and kinds of
content are bounded. What is refused and why: docs/explanation/fetching.md.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import requests
from django.utils.module_loading import import_string
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, SSLError
from urllib3.exceptions import TimeoutError as TooLate
from urllib3.util.ssl_ import create_urllib3_context

from wagtail_curation import __version__, webpause
from wagtail_curation.conf import settings
from wagtail_curation.webrules.allowed import Allowed
from wagtail_curation.webrules.answers import Answer, Errand, Fetched
from wagtail_curation.webrules.budgets import PIECE, Budget
from wagtail_curation.webrules.dialling import Found, check_addresses, first_open
from wagtail_curation.webrules.headers import Headers, request_headers, user_agent
from wagtail_curation.webrules.journeys import travel
from wagtail_curation.webrules.patience import within
from wagtail_curation.webrules.problems import WebError, was_cut_off
from wagtail_curation.webrules.targets import Target

__all__ = ["Fetched", "GuardedSession", "WebError", "fetch"]


def fetch(
    url: str,
    *,
    want: str = "page",
    head_only: bool = False,
    max_bytes: int | None = None,
    deadline: float | None = None,
    headers: Mapping[str, str] | None = None,
    patient: bool = False,
) -> Fetched:
    """What is at an address; WebError, and no other exception, when that fails.

    `want` is "page", "image", "feed", "json" or "any-text"; other content is refused.
    Pages and texts longer than `max_bytes` are cut, other things refused; with
    `head_only` a page ends with its <head>. `deadline` is in seconds, for everything.
    `headers` may ask "only if it changed" (then the status can be 304), and may hold
    credentials, which no other host gets. `patient`, for tasks, waits a moment where
    manners ask for it; without it nobody is kept waiting.
    """
    most = settings.WEB_MAX_BYTES if max_bytes is None else max_bytes
    errand = Errand(want, most, head_only)
    agent = user_agent(f"wagtail-curation/{__version__}", settings.WEB_CONTACT)
    sent = request_headers(headers, errand.kind.accept, agent)
    budget = _budget(deadline)
    knock = partial(webpause.knock, budget=budget, patient=patient)
    try:
        return travel(url, sent, errand, budget, _door, knock)
    except WebError as error:
        if error.retry_at and error.status:
            webpause.stay_away(error.host, error.retry_at)
        raise


def _budget(deadline: float | None = None) -> Budget:
    seconds = settings.WEB_DEADLINE if deadline is None else deadline
    return Budget(seconds, Allowed(settings.WEB_PORTS, settings.WEB_ALLOWED_HOSTS))


@contextmanager
def _ask(
    target: Target, headers: Mapping[str, str], budget: Budget
) -> Iterator[Answer]:
    """One question, and the answer while its body is being read. Follows nothing."""
    with _as_web_error(target.host), _session(budget) as session:
        response = session.get(
            target.url,
            headers=headers,
            stream=True,
            allow_redirects=False,
            timeout=budget.seconds(),
        )
        try:
            found = Headers(response.headers.items())
            yield Answer(response.status_code, found, _pieces(response, budget))
        finally:
            response.close()


_door = _ask
"""What stands for the network in tests: `wagtail_curation.testing.web.CannedWeb`."""


def _pieces(response: requests.Response, budget: Budget) -> Iterator[bytes]:
    while piece := response.raw.read1(PIECE, decode_content=False):
        budget.seconds()
        yield piece


@contextmanager
def _as_web_error(host: str) -> Iterator[None]:
    """What requests and what it stands on may raise, in our words."""
    try:
        yield
    except (requests.Timeout, TooLate, TimeoutError):
        raise WebError("slow", host) from None
    except (requests.exceptions.SSLError, SSLError, ssl.SSLError) as error:
        raise WebError("unreachable" if was_cut_off(error) else "tls", host) from None
    except requests.exceptions.ProxyError:
        raise WebError("unreachable", host, detail="proxy") from None
    except (requests.RequestException, HTTPError, UnicodeError) as error:
        code = "unreachable" if was_cut_off(error) else "garbled"
        raise WebError(code, host, None, None, True, type(error).__name__) from None
    except OSError:
        raise WebError("unreachable", host) from None


def _session(budget: Budget) -> requests.Session:
    """A new session for each question: no cookie and no connection is carried over."""
    wanted = settings.WEB_SESSION
    session = (import_string(wanted) if wanted else GuardedSession)()
    if isinstance(session, GuardedSession):
        session.spend_from(budget)
    session.trust_env = False
    if settings.WEB_PROXY:
        session.proxies = {"http": settings.WEB_PROXY, "https": settings.WEB_PROXY}
    # Even when told to follow nothing, requests reads the whole body of a redirect.
    session.get_redirect_target = lambda response: None  # type: ignore[method-assign]
    return session


class GuardedSession(requests.Session):
    """A session that dials only what `Allowed` lets pass, and keeps to a Budget.

    For WAGTAIL_CURATION_WEB_SESSION subclass it, e.g. to set `verify` or `cert`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.headers.clear()
        self.spend_from(_budget())

    def spend_from(self, budget: Budget) -> None:
        adapter = _Adapter(budget)
        for prefix in ("https://", "http://"):
            self.mount(prefix, adapter)


class _Adapter(HTTPAdapter):
    """Connections of ours in place of urllib3's."""

    def __init__(self, budget: Budget):
        self.budget = budget
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls(), **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools()

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        contexts = {"ssl_context": self._tls(), "proxy_ssl_context": self._tls()}
        manager = super().proxy_manager_for(proxy, **contexts, **kwargs)
        manager.pool_classes_by_scheme = self._pools()
        return manager

    def _tls(self) -> ssl.SSLContext:
        context = create_urllib3_context()
        kind = type("TimedTLS", (_Timed, ssl.SSLSocket), {"budget": self.budget})
        context.sslsocket_class = kind
        return context

    def _pools(self) -> dict[str, type]:
        ours = {"budget": self.budget}
        plain = type("Connection", (_Pinned, HTTPConnection), ours)
        tls = type("TLSConnection", (_Pinned, HTTPSConnection), ours)
        return {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
        }


class _Pinned:
    """A connection to an address that was checked; to a site's own proxy as it is."""

    budget: Budget

    def _new_conn(self) -> socket.socket:
        is_proxy = bool(self.proxy)  # type: ignore[attr-defined]
        host, port = self._dns_host, self.port  # type: ignore[attr-defined]
        return _dial(host, port, self.budget, check=not is_proxy)


class _Timed:
    """A socket that waits no longer, and takes no more, than its budget has."""

    budget: Budget

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        self.settimeout(self.budget.seconds())  # type: ignore[attr-defined]
        nbytes = min(nbytes or len(buffer), PIECE)
        count = super().recv_into(buffer, nbytes, flags)  # type: ignore[misc]
        self.budget.spend(count)
        return count


class _TimedSocket(_Timed, socket.socket):
    pass


def _dial(host: str, port: int, budget: Budget, *, check: bool) -> socket.socket:
    """A connection to an address of a host: looked up once, and checked if asked."""
    host = host.strip("[]")
    try:
        found = within(budget.seconds(), _look_up, host, port)
    except TimeoutError:
        raise WebError("slow", host) from None
    except (OSError, UnicodeError) as error:
        again = getattr(error, "errno", None) == socket.EAI_AGAIN
        raise WebError("unknown-host", host, transient=again) from None
    if check:
        check_addresses(host, found, budget)
    return first_open(host, found, partial(_open, budget), budget)


def _look_up(host: str, port: int) -> list[Found]:
    wanted = {socket.AF_INET, socket.AF_INET6}
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, *_, address in found if family in wanted]


def _open(budget: Budget, found: Found, seconds: float) -> socket.socket:
    family, address = found
    opened = _TimedSocket(family, socket.SOCK_STREAM)
    opened.budget = budget
    try:
        opened.settimeout(seconds)
        opened.connect(address)
        opened.settimeout(budget.seconds())
    except BaseException:
        opened.close()
        raise
    return opened
