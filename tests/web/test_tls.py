"""The connection goes to a checked address, and the certificate is still the name's."""

import datetime
import socket
import ssl
import time

import pytest
import trustme

from tests.loopback import PUBLIC
from tests.webserver import drip, page, redirect
from wagtail_curation.web import GuardedSession, WebError, fetch

URL = "https://www.example.org/"
AUTHORITY = trustme.CA()


class TrustingSession(GuardedSession):
    """What a site writes whose own authority signs its hosts."""

    authorities = ""

    def __init__(self):
        super().__init__()
        self.verify = self.authorities


@pytest.fixture
def trusting(settings, tmp_path, monkeypatch):
    pem = tmp_path / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(pem))
    monkeypatch.setattr(TrustingSession, "authorities", str(pem))
    settings.WAGTAIL_CURATION_WEB_SESSION = f"{__name__}.TrustingSession"


def server_with(loopback, *names, authority=AUTHORITY, **options):
    """An HTTPS server at the public address, and the names it was asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **options).configure_cert(context)
    said = []
    context.sni_callback = lambda sock, name, context: said.append(name)
    server = loopback.serve(PUBLIC, 443, context)
    server.replies["/"] = page()
    return server, said


def day(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc)


def refused(url=URL, **options) -> WebError:
    with pytest.raises(WebError) as caught:
        fetch(url, **options)
    return caught.value


def test_a_good_certificate_is_good_through_the_pin(loopback, trusting):
    server, said = server_with(loopback, "www.example.org")
    assert fetch(URL).status == 200
    assert said == ["www.example.org"]
    assert [asked.host for asked in server.asked] == ["www.example.org"]


def test_an_international_name_is_told_in_ascii(loopback, trusting):
    loopback.name("xn--bcher-kva.example.org", PUBLIC)
    _server, said = server_with(loopback, "xn--bcher-kva.example.org")
    assert fetch("https://Bücher.example.org/").url.startswith("https://xn--bcher-kva.")
    assert said == ["xn--bcher-kva.example.org"]


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (["other.example.org"], {}),
        ([PUBLIC], {}),
        (["*.www.example.org"], {}),
        (["www.example.org"], {"authority": trustme.CA()}),
        (["www.example.org"], {"not_before": day(2019), "not_after": day(2020)}),
        (["www.example.org"], {"not_before": day(2980), "not_after": day(2990)}),
    ],
    ids=[
        "another host",
        "the address's",
        "too deep",
        "self-made",
        "expired",
        "not yet",
    ],
)
def test_a_bad_certificate_is_refused(loopback, trusting, names, options):
    server, _ = server_with(loopback, *names, **options)
    error = refused()
    assert (error.code, error.host) == ("tls", "www.example.org")
    assert not error.transient
    assert server.asked == []


def test_authorities_of_the_environment_are_not_asked(loopback, tmp_path, monkeypatch):
    pem = tmp_path / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(pem))
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(pem))
    server_with(loopback, "www.example.org")
    assert refused().code == "tls"


def test_an_address_has_a_certificate_of_its_own(loopback, trusting):
    server_with(loopback, PUBLIC)
    assert fetch(f"https://{PUBLIC}/").status == 200


def test_what_is_no_tls_is_refused(loopback, trusting):
    class Plain:
        @staticmethod
        def wrap_socket(connection, server_side):
            connection.sendall(b"HTTP/1.1 400 This is no TLS\r\n\r\n")
            return connection

    loopback.serve(PUBLIC, 443, Plain())
    assert refused().code == "tls"


def test_a_connection_cut_off_is_no_matter_of_certificates(loopback, trusting):
    class HangsUp:
        @staticmethod
        def wrap_socket(connection, server_side):
            connection.recv(100)
            connection.shutdown(socket.SHUT_RDWR)
            return connection

    loopback.serve(PUBLIC, 443, HangsUp())
    error = refused()
    assert (error.code, error.transient) == ("unreachable", True)


def test_the_deadline_holds_through_the_handshake(loopback, trusting):
    class Silent:
        @staticmethod
        def wrap_socket(connection, server_side):
            time.sleep(1)
            return connection

    loopback.serve(PUBLIC, 443, Silent())
    start = time.monotonic()
    assert refused(deadline=0.3).code == "slow"
    assert time.monotonic() - start < 4


def test_the_deadline_holds_inside_tls(loopback, trusting):
    server, _ = server_with(loopback, "www.example.org")
    server.replies["/"] = lambda asked: drip([b"x"] * 200, 0.05)
    start = time.monotonic()
    assert refused(deadline=0.5).code == "slow"
    assert time.monotonic() - start < 4


def test_so_does_the_limit_of_headers(loopback, trusting):
    server, _ = server_with(loopback, "www.example.org")
    lines = [b"X-%d: %s\r\n" % (number, b"y" * 60_000) for number in range(50)]
    server.replies["/"] = [b"HTTP/1.1 200 OK\r\n", *lines, b"\r\n"]
    assert refused().code == "too-large"


@pytest.mark.parametrize(
    ("name", "code"), [("www.example.org", None), ("proxy.corp", "tls")]
)
def test_a_tunnel_through_a_proxy_ends_at_the_name(
    loopback, trusting, settings, name, code
):
    proxy = loopback.serve("10.0.0.3", 3128)
    proxy.tunnel = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(name).configure_cert(proxy.tunnel)
    proxy.replies["/"] = page("<title>Through</title>")
    loopback.name("proxy.corp", "10.0.0.3")
    settings.WAGTAIL_CURATION_WEB_PROXY = "http://proxy.corp:3128"
    if code:
        assert refused().code == code
    else:
        assert fetch(URL).text == "<title>Through</title>"
        proxy.replies["/"] = lambda asked: drip([b"x"] * 200, 0.05)
        assert refused(deadline=0.5).code == "slow"
    assert loopback.looked_up[0] == "proxy.corp"
    assert set(loopback.looked_up) == {"proxy.corp"}


def test_credentials_do_not_go_on_without_tls(loopback, trusting):
    server, _ = server_with(loopback, "www.example.org")
    server.replies["/"] = redirect("http://www.example.org/plain")
    loopback.server.replies["/plain"] = page()
    fetch(URL, headers={"Authorization": "Bearer x"})
    assert server.asked[0].headers["authorization"] == "Bearer x"
    assert "authorization" not in loopback.server.asked[0].headers
