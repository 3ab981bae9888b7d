"""What a site may set: hosts inside, ports, a proxy, another session."""

import socket

import pytest
import requests

from tests.loopback import OTHER, PUBLIC
from tests.webserver import page, redirect
from wagtail_curation import web
from wagtail_curation.web import GuardedSession, WebError, fetch

HOME = "10.20.0.7"


def code_of(url: str) -> str:
    """How asking ends: "ok", or the code of the error."""
    try:
        fetch(url)
    except WebError as error:
        return error.code
    return "ok"


@pytest.fixture
def intranet(loopback):
    server = loopback.serve(HOME, 80)
    server.replies["/"] = page("<title>Intranet</title>")
    for host in ("wiki.corp", "deep.wiki.corp", "wiki"):
        loopback.name(host, HOME)
    return server


@pytest.mark.parametrize(
    ("allowed", "reached"),
    [
        ([], set()),
        (["wiki.corp"], {"wiki.corp"}),
        (["WIKI.corp."], {"wiki.corp"}),
        (["*.wiki.corp"], {"deep.wiki.corp"}),
        (["*.corp"], {"wiki.corp", "deep.wiki.corp"}),
        (["wiki"], {"wiki"}),
        ([HOME], {HOME}),
        (["10.20.0.0/16"], {HOME}),
        (["10.20.0.0/16", "wiki.corp"], {HOME, "wiki.corp"}),
        (["10.21.0.0/16", "fd00::/8"], set()),
    ],
)
def test_what_a_site_allows_is_reached_and_nothing_else(
    intranet, settings, allowed, reached
):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = allowed
    for host in ("wiki.corp", "deep.wiki.corp", "wiki", HOME):
        expected = "ok" if host in reached else "inside"
        assert code_of(f"http://{host}/") == expected, host


def test_an_allowed_network_is_reached_by_public_names(intranet, loopback, settings):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["10.20.0.0/16"]
    loopback.name("intranet.example.org", HOME)
    assert code_of("http://intranet.example.org/") == "ok"


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "0.0.0.0", "224.0.0.1"],
)
def test_no_name_is_allowed_to_lead_to_metadata(loopback, settings, address):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["*.example.org"]
    loopback.name("trap.example.org", address)
    assert code_of("http://trap.example.org/") == "inside"


def test_an_allowed_ipv6_network_takes_its_addresses(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["fd12::/16", "[fd13::1]"]
    for address in ("fd12::7", "fd13::1"):
        loopback.serve(address, 80).replies["/"] = page()
        assert code_of(f"http://[{address}]/") == "ok"
    assert code_of("http://[fd13::2]/") == "inside"


def test_ports_are_those_that_are_set(loopback, settings):
    server = loopback.serve(PUBLIC, 8080)
    server.replies["/"] = page()
    assert code_of("http://www.example.org:8080/") == "port"
    settings.WAGTAIL_CURATION_WEB_PORTS = [8080]
    assert code_of("http://www.example.org:8080/") == "ok"
    assert server.asked[0].host == "www.example.org:8080"
    assert code_of("http://www.example.org/") == "port"


@pytest.fixture
def proxy(loopback, settings):
    """A proxy at a private address, as proxies are. It answers for all hosts."""
    server = loopback.serve("10.0.0.3", 3128)
    settings.WAGTAIL_CURATION_WEB_PROXY = "http://proxy.corp:3128"
    loopback.name("proxy.corp", "10.0.0.3")
    server.replies["/"] = page("<title>By proxy</title>")
    return server


def test_a_proxy_dials_in_our_place(loopback, proxy):
    assert fetch("http://nobody.knows.example/").text == "<title>By proxy</title>"
    assert loopback.looked_up == ["proxy.corp"]
    assert proxy.asked[0].line == "GET http://nobody.knows.example/ HTTP/1.1"


def test_what_can_be_seen_without_a_look_up_is_refused_before_the_proxy(proxy):
    assert code_of("http://127.0.0.1/") == "inside"
    assert code_of("http://[::ffff:10.0.0.1]/") == "inside"
    assert code_of("http://metadata.google.internal/") == "inside"
    assert code_of("http://proxy.corp:3128/") == "port"
    proxy.replies["/"] = redirect("http://169.254.169.254/")
    assert code_of("http://www.example.org/") == "inside"
    assert len(proxy.asked) == 1


def test_limits_hold_through_a_proxy(proxy):
    proxy.replies["/"] = [
        b"HTTP/1.1 200 OK\r\n",
        *[b"X-A: %s\r\n" % (b"y" * 9000)] * 50,
    ]
    assert code_of("http://www.example.org/") == "too-large"


def test_a_tunnel_that_the_proxy_refuses_is_an_error(proxy):
    assert code_of("https://www.example.org/") == "unreachable"
    assert proxy.asked[0].line.startswith("CONNECT www.example.org:443 ")


def test_a_proxy_that_is_away_is_an_error(loopback, settings):
    settings.WAGTAIL_CURATION_WEB_PROXY = "http://proxy.corp:3128"
    loopback.name("proxy.corp", OTHER)
    assert code_of("http://www.example.org/") == "unreachable"
    loopback.strays.clear()


class Session(requests.Session):
    """A session of somebody else's making: it knows nothing of ours."""

    made = 0

    def __init__(self):
        super().__init__()
        Session.made += 1
        self.headers["X-Site"] = "publisher"
        self.mount("http://", Redirected())


class Redirected(requests.adapters.HTTPAdapter):
    """Dials what it likes: here, the server of the test."""

    port = 0

    def send(self, request, **options):
        request.headers["Host"] = request.url.split("/")[2]
        path = request.url.split("/", 3)[3]
        request.url = f"http://127.0.0.1:{self.port}/{path}"
        return super().send(request, **options)


def test_another_session_stands_in_its_place(loopback, settings, monkeypatch):
    settings.WAGTAIL_CURATION_WEB_SESSION = f"{__name__}.Session"
    monkeypatch.setattr(Redirected, "port", loopback.server.port)
    monkeypatch.setattr(Session, "made", 0)
    replies = loopback.server.replies
    replies["/"] = redirect("/hello")
    replies["/hello"] = page("<title>Hello</title>", headers={"Set-Cookie": "a=b"})
    got = fetch("http://www.example.org/")
    assert (got.text, got.url) == (
        "<title>Hello</title>",
        "http://www.example.org/hello",
    )
    assert loopback.looked_up == []
    first, second = loopback.server.asked
    assert first.headers["x-site"] == second.headers["x-site"] == "publisher"
    assert first.host == "www.example.org"
    assert Session.made == 2, "one for each question"

    assert code_of("http://127.0.0.1/") == "inside"
    replies["/"] = redirect("http://10.0.0.1/")
    assert code_of("http://www.example.org/") == "inside"
    replies["/"] = page("x", content_type="image/svg+xml")
    assert code_of("http://www.example.org/") == "content-type"


class BrokenSession(requests.Session):
    def get(self, *args, **options):
        raise OSError("no such device")


def test_a_session_that_breaks_is_an_error_like_others(settings, loopback):
    settings.WAGTAIL_CURATION_WEB_SESSION = f"{__name__}.BrokenSession"
    assert code_of("http://www.example.org/") == "unreachable"


def test_a_guarded_session_guards_by_itself(loopback):
    loopback.server.replies["/"] = page("Hello")
    loopback.name("trap.example.org", "127.0.0.1")
    with GuardedSession() as session:
        session.trust_env = False
        assert session.get("http://www.example.org/").text == "Hello"
        with pytest.raises(WebError, match="inside"):
            session.get("http://trap.example.org/")


def test_a_look_up_is_the_machines_own():
    assert web._look_up("127.0.0.1", 80) == [(socket.AF_INET, ("127.0.0.1", 80))]
