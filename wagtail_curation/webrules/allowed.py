"""Who may be asked at all: ports, hosts and addresses, and a site's exceptions."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from ipaddress import ip_network

from wagtail_curation.metadata.hosts import normal_host

from .addresses import Address, Network, is_intranet, is_public

#: Names that lead inside wherever one stands (RFC 6761, RFC 8375, and habit).
_INSIDE = (
    "localhost localdomain local internal intranet private corp home lan home.arpa "
    "invalid test onion"
).split()


class Allowed:
    """The ports of a site, and the hosts and networks inside that it lets pass.

    `hosts` are names ("intranet.example.org"), all names below one
    ("*.example.org"), addresses and networks ("10.1.0.0/16"). TypeError or ValueError
    for what is none of these.
    """

    def __init__(self, ports: Iterable[int] = (80, 443), hosts: Iterable[str] = ()):
        if isinstance(hosts, str) or isinstance(ports, str):
            raise TypeError("lists are wanted, not a text")
        self.ports = frozenset(map(operator.index, ports))
        self._names: set[str] = set()
        self._below: list[str] = []
        self._networks: list[Network] = []
        for entry in hosts:
            if (network := _network(entry)) is not None:
                self._networks.append(network)
            elif entry.startswith("*."):
                self._below.append("." + normal_host(entry[2:]))
            else:
                self._names.add(normal_host(entry))

    def names(self, host: str) -> bool:
        """Whether the site allows this host by its name."""
        return host in self._names or host.endswith(tuple(self._below))

    def may_look_up(self, host: str) -> bool:
        """Whether a name may be asked for: names that lead inside may not."""
        inside = "." not in host or any(
            host == name or host.endswith(f".{name}") for name in _INSIDE
        )
        return not inside or self.names(host)

    def may_dial(self, address: Address, host: str) -> bool:
        """Whether this address may be dialled for this host.

        A host allowed by its name may be at home; multicast, link-local addresses
        and cloud metadata take a network in the list.
        """
        if is_public(address) or any(
            address.version == network.version and address in network
            for network in self._networks
        ):
            return True
        return self.names(host) and is_intranet(address)


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return None
