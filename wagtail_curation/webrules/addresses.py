"""Which IP addresses are anybody's, and which are somebody's own.

From IANA's special-purpose registries, and what clouds tell their own machines by.
Written out, because the standard library's opinion changes with its version.
"""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; Alibaba's metadata
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # automatic multicast tunnelling
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "168.63.129.16/32",  # Azure's wire server: public by its number only
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which wraps any IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
#: Inside, but what a site may have in mind when it allows a host by its name.
_INTRANET = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)
#: In there, and nobody's website: where clouds tell machines their secrets.
_METADATA = frozenset(
    ip_address(text) for text in ("100.100.100.200", "fd00:ec2::254", "fd20:ce::254")
)


def is_public(address: Address) -> bool:
    """Whether anybody on the internet reaches the same machine at this address."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address not in _PUBLIC_6 or any(address in one for one in _NOT_PUBLIC_6):
        return False
    hidden = _isatap(address)
    return hidden is None or is_public(hidden)


def is_intranet(address: Address) -> bool:
    """Whether a machine of one's own may well have this address."""
    return address not in _METADATA and any(
        address.version == network.version and address in network
        for network in _INTRANET
    )


def _isatap(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address in an ISATAP one (…:5efe:a.b.c.d), which a tunnel dials."""
    number = int(address)
    if (number >> 32) & 0xFCFFFFFF == 0x00005EFE:
        return IPv4Address(number & 0xFFFFFFFF)
    return None
