"""The internet on this machine: names that resolve, public addresses that answer.

It stands below everything that is checked: `web._look_up` is the name server, and
`web._open` is the wire. A connection to an address that no server of the test has is
written down, refused, and fails the test.
"""

import socket

from tests.webserver import WebServer
from wagtail_curation import web

PUBLIC = "93.184.216.34"
OTHER = "198.41.0.4"


class Loopback:
    """`server` is what every name of example.org, .com and .net leads to, port 80."""

    def __init__(self):
        self.server = WebServer()
        self.names: dict[str, list] = {}
        self.looked_up: list[str] = []
        self.strays: list[tuple[str, int]] = []
        self._servers = {(PUBLIC, 80): self.server}
        self._open = web._open

    def serve(self, address: str, port: int, context=None) -> WebServer:
        """One more server, at a public address and port."""
        server = self._servers[address, port] = WebServer(context)
        return server

    def name(self, host: str, *addresses: str | list[str]) -> None:
        """A host's addresses. Of several lists each look-up gets the next."""
        turns = [one if isinstance(one, list) else [one] for one in addresses]
        several = any(isinstance(one, list) for one in addresses)
        self.names[host] = turns if several else [[one[0] for one in turns]]

    def look_up(self, host: str, port: int):
        self.looked_up.append(host)
        turns = self.names.get(host)
        if turns:
            addresses = turns[0] if len(turns) == 1 else turns.pop(0)
        elif is_literal(host):
            addresses = [host]
        elif host.endswith(("example.org", "example.com", "example.net")):
            addresses = [PUBLIC]
        else:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [found(address, port) for address in addresses]

    def open(self, budget, found, seconds):
        host, port = found[1][:2]
        server = self._servers.get((host, port))
        if server is None:
            self.strays.append((host, port))
            raise ConnectionRefusedError(111, "Nobody is there")
        inside = (socket.AF_INET, ("127.0.0.1", server.port))
        return self._open(budget, inside, seconds)

    def close(self) -> None:
        for server in self._servers.values():
            server.close()


def is_literal(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False


def found(address: str, port: int):
    if ":" in address:
        return (socket.AF_INET6, (address, port, 0, 0))
    return (socket.AF_INET, (address, port))
