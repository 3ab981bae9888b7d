"""The host of an address: spelled one way, and without its reader's device.

`www.`, `m.`, `mobile.` and `amp.` name a door to the same house. Where anybody can
take a name below a shared domain (amp.github.io) they are somebody's own house.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import unquote

import idna

_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LONGEST_HOST = 253

#: Second levels under which countries sell names: co.uk, com.br, ac.jp …
_COUNTRY_SECOND_LEVEL = re.compile(
    r"(?:ac|co|com|edu|gob|gov|go|gouv|ltd|me|mil|ne|net|nom|or|org|plc|sch)\.[a-z]{2}"
)

#: Domains below which every name belongs to somebody else.
SHARED_DOMAINS = frozenset(
    "amazonaws.com appspot.com azurewebsites.net bandcamp.com beehiiv.com "
    "blogspot.com cloudfront.net firebaseapp.com fly.dev ghost.io github.io "
    "gitlab.io glitch.me hashnode.dev herokuapp.com itch.io livejournal.com "
    "neocities.org netlify.app notion.site onrender.com pages.dev readthedocs.io "
    "squarespace.com substack.com surge.sh tumblr.com typepad.com vercel.app "
    "web.app webflow.io weebly.com wixsite.com wordpress.com workers.dev".split()
)

#: Hosts that show one and the same thing under the same paths.
SAME_HOSTS = {
    "twitter.com": "x.com",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "np.reddit.com": "reddit.com",
    "youtube-nocookie.com": "youtube.com",
    "music.youtube.com": "youtube.com",
    "export.arxiv.org": "arxiv.org",
    "dx.doi.org": "doi.org",
}

_WIKIMEDIA = re.compile(
    r"(?P<language>[a-z0-9-]+)\.m\.(?P<project>(?:wik[a-z]+)\.org|mediawiki\.org)"
)


def normal_host(text: str) -> str:
    """The host in lower case ASCII (punycode), an IPv6 address in brackets.

    Raises ValueError when no server can have that name.
    """
    if text.startswith("["):
        return _normal_ipv6(text)
    host = text
    if "%" in host:
        host = unquote(host, errors="strict")
    host = host.lower() if host.isascii() else _to_ascii(host)
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise ValueError(text)
    if _NUMBER.fullmatch(labels[-1]):
        # 127.1, 0x7f.1 and the like are read differently by different programs.
        return str(ipaddress.IPv4Address(host))
    return host


def fold_host(host: str, *, is_front_page: bool = False) -> str:
    """The host without the part that names a device or a format.

    Takes and gives the form of `normal_host`. A front page keeps `mobile.` and
    `amp.`: there, a site about phones is likelier than a phone's edition.
    """
    prefixes = ("www.", "m.") if is_front_page else ("www.", "m.", "mobile.", "amp.")
    while host.startswith(prefixes):
        prefix, rest = host.split(".", 1)
        if "." not in rest or (prefix != "www" and _is_for_sale(rest)):
            break
        host = rest
    host = SAME_HOSTS.get(host, host)
    wiki = _WIKIMEDIA.fullmatch(host)
    return f"{wiki['language']}.{wiki['project']}" if wiki else host


def _is_for_sale(domain: str) -> bool:
    return domain in SHARED_DOMAINS or bool(_COUNTRY_SECOND_LEVEL.fullmatch(domain))


def _normal_ipv6(text: str) -> str:
    if not text.endswith("]") or "%" in text:
        raise ValueError(text)
    return f"[{ipaddress.IPv6Address(text[1:-1])}]"


def _to_ascii(host: str) -> str:
    """IDNA 2008; browsers' wider rule for names it leaves out, such as emoji."""
    if len(host) > _LONGEST_HOST:
        raise ValueError(host)
    try:
        return idna.encode(host, uts46=True, std3_rules=False).decode("ascii")
    except UnicodeError:  # IDNAError is one
        mapped = idna.uts46_remap(host, std3_rules=False)
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in mapped.split(".")
    )
