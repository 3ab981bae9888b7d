"""A real web server on loopback that says what a test tells it to, byte by byte."""

import contextlib
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Reply = Iterable[bytes]
"""The bytes of an answer, headers and all, in the pieces in which they are sent."""


@dataclass(frozen=True)
class Asked:
    """One request as the server read it."""

    line: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        # What is no HTTP (a TLS greeting, say) has none.
        return [*self.line.split(" "), "/"][1]

    @property
    def host(self) -> str:
        return self.headers.get("host", "")


def page(
    body: str | bytes = b"<!DOCTYPE html><title>Hello</title>",
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
) -> list[bytes]:
    """An answer as a decent server gives it."""
    content = body.encode() if isinstance(body, str) else body
    lines = {"Content-Length": str(len(content)), **(headers or {})}
    if content_type is not None:
        lines.setdefault("Content-Type", content_type)
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return [f"HTTP/1.1 {status} Some words\r\n{head}\r\n".encode("latin-1") + content]


def redirect(location: str, status: int = 302) -> list[bytes]:
    return page(b"", status, headers={"Location": location})


def drip(pieces: Iterable[bytes], seconds: float) -> Iterator[bytes]:
    """The pieces, with a pause after each."""
    for piece in pieces:
        yield piece
        time.sleep(seconds)


@dataclass
class WebServer:
    """Paths and what they answer: bytes in pieces, or a function of the request."""

    context: ssl.SSLContext | None = None
    tunnel: ssl.SSLContext | None = None  # for a proxy: what is at its far end
    replies: dict[str, Reply | Callable[[Asked], Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self):
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                outer.connections += 1
                # The other side hangs up in the middle: that is what is tested.
                with contextlib.suppress(OSError):
                    outer._serve(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 50

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        if not self._thread.is_alive():
            return
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _serve(self, connection) -> None:
        if self.context is not None and not isinstance(connection, ssl.SSLSocket):
            connection = self.context.wrap_socket(connection, server_side=True)
        with connection, connection.makefile("rb") as incoming:
            line = incoming.readline(65537).decode("latin-1").strip()
            if not line:
                return
            headers = {}
            while (header := incoming.readline(65537).strip()) != b"":
                name, _, value = header.decode("latin-1").partition(":")
                headers[name.strip().lower()] = value.strip()
            asked = Asked(line, headers)
            self.asked.append(asked)
            if asked.line.startswith("CONNECT"):
                self._connect(connection)
                return
            for piece in self._reply(asked):
                connection.sendall(piece)

    def _connect(self, connection) -> None:
        if self.tunnel is None:
            connection.sendall(b"HTTP/1.1 502 This proxy makes no tunnels\r\n\r\n")
            return
        connection.sendall(b"HTTP/1.1 200 Go ahead\r\n\r\n")
        self._serve(self.tunnel.wrap_socket(connection, server_side=True))

    def _reply(self, asked: Asked) -> Reply:
        path = asked.path
        if path.startswith("http://"):  # as proxies are asked
            path = "/" + path.split("/", 3)[3]
        reply = self.replies.get(path)
        if reply is None:
            return page("<title>Nothing here</title>", 404)
        return reply(asked) if callable(reply) else reply
