"""Which pasted addresses lead to the same thing.

The address an editor pasted is stored and shown as it is. Beside it stands a key
that two addresses share when they surely lead to one resource. Where that is not
sure they keep apart: a duplicate is a nuisance, a wrong merge loses a link.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from .hosts import fold_host, normal_host
from .paths import fold_ending, normal_segments
from .percent import normal_route
from .query import first_values, fold_params, read_params
from .sites import site_form, wrapped_address

KEY_VERSION = 1
"""Raise it with any change of the rules, so that old keys are known as old."""

_PARTS = re.compile(
    r"https?://(?P<authority>[^/?#]*)(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_AUTHORITY = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>[0-9]*))?")
_WEB_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST_FIRST = re.compile(
    r"(?://)?(?:[^\s/?#:@.]+\.)+(?:xn--[a-z0-9-]+|[^\W\d_][^\s/?#:@.\d]+)\.?"
    r"(?::[0-9]+)?(?:[/?#].*)?",
    re.IGNORECASE,
)
_DEFAULT_PORTS = (80, 443)

#: Invisible characters that mail programs and word processors leave in addresses.
#: The two joiners (U+200C, U+200D) are letters' business and go only at the ends.
_INVISIBLE = str.maketrans(
    "",
    "",
    "\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
_SINGLE_QUOTES = "'‘’‚‹›`´"
_DOUBLE_QUOTES = '<>"“”„«»'
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200c\u200d"

_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")

_MOST_WRAPPERS = 4


class AddressError(ValueError):
    """The text is not an address of the web. Its words are for an editor.

    `code` is one of "empty", "words" (no address at all), "scheme" (mailto:, ftp:
    …), "spaces", "host", "port" and "credentials".
    """

    def __init__(self, code: str, message: str):
        super().__init__(code, message)  # both, so that it survives pickling
        self.code = code

    def __str__(self) -> str:
        return self.args[1]


class _Parts(NamedTuple):
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


def tidy(text: str) -> str:
    """The address in a pasted text, to be stored.

    Blanks, invisible characters, quotation marks and angle brackets round it go;
    `https://` is added to what begins with a host. Nothing else changes. Raises
    AddressError when the text is not one http or https address.
    """
    text = _unwrap(text)
    if not text:
        raise AddressError("empty", "There is no address.")
    is_web = _WEB_SCHEME.match(text)
    if _FORBIDDEN.search(text):
        if is_web:
            raise AddressError("spaces", "An address has no spaces or line breaks.")
        raise AddressError("words", "This is not an address.")
    if not is_web:
        if _HOST_FIRST.fullmatch(text):
            text = f"https://{text.removeprefix('//')}"
        elif scheme := _ANY_SCHEME.match(text):
            raise AddressError(
                "scheme",
                f"Only http and https addresses can be used, not {scheme['scheme']}:.",
            )
        else:
            raise AddressError("words", "This is not an address.")
    _split(text)
    return text


def address_key(url: str, extra_tracking: Iterable[str] = ()) -> str:
    """The key two addresses share when they lead to the same thing.

    "<KEY_VERSION>-<64 hex digits>", at most 80 characters. `extra_tracking` as in
    `normalise`. Raises AddressError when `url` is no http or https address.
    """
    normal = normalise(url, extra_tracking)
    return f"{KEY_VERSION}-{hashlib.sha256(normal.encode('ascii')).hexdigest()}"


def normalise(url: str, extra_tracking: Iterable[str] = ()) -> str:
    """The form in which addresses are compared: an address, in ASCII, to be read.

    Not to be followed: it may not lead anywhere. `extra_tracking` names parameters
    to ignore besides those of `tracking`; "name_*" means all that begin so.
    Applied to its own result it changes nothing. Raises AddressError.
    """
    extra_tracking = tuple(extra_tracking)
    parts = _innermost(_split(tidy(url)))
    host, (whole_path, path) = fold_host(parts.host), _paths(parts)
    params = read_params(parts.query)
    if parts.port is None:
        # The whole path first: a DOI may end in what elsewhere is an index file.
        values = first_values(params)
        known = site_form(host, whole_path, values) or site_form(host, path, values)
        if known:
            return known

    query = fold_params(params, host, extra_tracking)
    route = _route(parts.fragment)
    if path == "/" and not query and not route:
        host = fold_host(parts.host, is_front_page=True)
    port = "" if parts.port is None else f":{parts.port}"
    return f"https://{host}{port}{path}{query}{route}"


def _unwrap(text: str) -> str:
    text = (text or "").translate(_INVISIBLE)
    inner = text.lstrip(_BLANKS + _SINGLE_QUOTES + _DOUBLE_QUOTES)
    opening = text[: len(text) - len(inner)]
    closing = _BLANKS + _DOUBLE_QUOTES
    if any(quote in opening for quote in _SINGLE_QUOTES):
        closing += _SINGLE_QUOTES
    inner = inner.rstrip(closing)
    # "<URL:https://…>" is how RFC 3986 sets an address apart in a text.
    return re.sub(r"\A(?:url:\s*)+", "", inner, flags=re.IGNORECASE)


def _split(address: str) -> _Parts:
    found = _PARTS.fullmatch(address)
    assert found is not None, "the pattern takes any text"
    authority = found["authority"]
    if "@" in authority:
        raise AddressError(
            "credentials", "The address holds a user name or a password: remove it."
        )
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise AddressError("port", "What follows the website's name is no port.")
    port = _port(match["port"])
    try:
        host = normal_host(match["host"])
    except ValueError:
        host = ""
    if host in ("", "http", "https"):
        raise AddressError("host", "No website can have this name.")
    query, fragment = found["query"] or "", found["fragment"] or ""
    return _Parts(host, port, found["path"], query, fragment)


def _port(digits: str | None) -> int | None:
    """The port, or None where it goes without saying."""
    if not digits:
        return None
    significant = digits.lstrip("0")
    if not significant or len(significant) > 5 or int(significant) > 65535:
        raise AddressError("port", "There is no such port.")
    port = int(significant)
    return None if port in _DEFAULT_PORTS else port


def _innermost(outer: _Parts) -> _Parts:
    """The address inside redirectors. Too deep a nest is left as it is."""
    parts = outer
    for _ in range(_MOST_WRAPPERS + 1):
        host, values = fold_host(parts.host), first_values(read_params(parts.query))
        inner = None
        for path in _paths(parts):
            inner = inner or wrapped_address(host, path, values, parts.query)
        if inner is None:
            return parts
        try:
            parts = _split(tidy(inner))
        except AddressError:
            return parts
    return outer


def _paths(parts: _Parts) -> tuple[str, str]:
    """The path in normal spelling: whole, and without an ending that may go."""
    segments = normal_segments(parts.path)
    folded = fold_ending(segments, fold_host(parts.host))
    return "/" + "/".join(segments), "/" + "/".join(folded)


def _route(fragment: str) -> str:
    """A fragment that a script turns into another page (#!/a, #/a); else nothing."""
    route = normal_route(fragment.partition(":~:")[0])
    return f"#{route}" if route[:1] in ("!", "/") and route.strip("!/") else ""
