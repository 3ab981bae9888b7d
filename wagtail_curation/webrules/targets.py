"""One address to be asked: read in one way only, and put together anew from that.

Programs that read an address twice, and differently, are how checks are passed.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urljoin

from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.metadata.hosts import normal_host

from .addresses import Address
from .allowed import Allowed
from .problems import WebError

LONGEST = 8_000
"""Characters of an address; servers refuse longer ones, and so do we."""

_PARTS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[^\]]*\]|[^:/?#\[\]]*)(?::(?P<port>[0-9]*))?"
    r"(?P<path>[/?][^#]*)?(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
#: What stays as it is in a path and a query; a "%" may begin an escape.
_PLAIN = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Target:
    """Whom to ask, and for what. `host` is in ASCII, IPv6 in brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def literal(self) -> Address | None:
        """The IP address that stands in place of a name."""
        try:
            return ip_address(self.host.strip("[]"))
        except ValueError:
            return None


def read_target(url: str, allowed: Allowed) -> Target:
    """The target of an address; WebError when it may not be asked."""
    if len(url) > LONGEST:
        raise WebError("address", detail="too long")
    try:
        url = tidy(url)
    except AddressError as error:
        code = error.code if error.code in ("credentials", "scheme") else "address"
        raise WebError(code, detail=error.code) from None
    parts = _PARTS.fullmatch(url)
    if parts is None:
        raise WebError("address")
    scheme, path = parts["scheme"].lower(), parts["path"] or "/"
    host = normal_host(parts["host"])
    port = int(parts["port"] or _DEFAULT_PORTS[scheme])
    path = quote(path if path.startswith("/") else f"/{path}", safe=_PLAIN)
    target = Target(scheme, host, port, path)
    _check(target, allowed)
    return target


def _check(target: Target, allowed: Allowed) -> None:
    if target.port not in allowed.ports:
        raise WebError("port", target.host, detail=str(target.port))
    literal = target.literal
    if literal is None:
        passes = allowed.may_look_up(target.host)
    else:
        passes = allowed.may_dial(literal, target.host)
    if not passes:
        raise WebError("inside", target.host)


def redirect_address(target: Target, location: str) -> str:
    """The address that an answer's Location means, still to be checked.

    Headers arrive read as latin-1; addresses in them are UTF-8.
    """
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    location = location.strip(" \t").replace(" ", "%20")
    try:
        onwards = urljoin(target.url, location)
    except ValueError:
        raise WebError("redirects", target.host, detail="address") from None
    # What an editor may leave out, a server may not.
    if not onwards.lower().startswith(("http://", "https://")):
        raise WebError("redirects", target.host, detail="scheme")
    return onwards
