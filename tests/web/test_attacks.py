"""Nothing inside is reached. Each vector is refused before anything is dialled.

The fixture `loopback` fails a test in which a connection was tried to an address that
no public server of the test has.
"""

import itertools
import re

import pytest

from tests.loopback import OTHER, PUBLIC
from tests.web.vectors import INSIDE, SPELLED, TWISTED
from tests.webserver import WebServer, page, redirect
from wagtail_curation.web import WebError, fetch
from wagtail_curation.webrules.allowed import Allowed

LITERAL = {
    name: (f"http://[{ip}]/" if ":" in ip else f"http://{ip}/", "inside")
    for name, ip in INSIDE.items()
}
ADDRESSES = {**LITERAL, **SPELLED, **TWISTED}


def table(vectors: dict):
    """Each vector with its name as its test's id, in plain letters."""
    return [
        pytest.param(*(what if isinstance(what, tuple) else (what,)), id=slug(name))
        for name, what in vectors.items()
    ]


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name).strip("-")


def refused(url: str) -> WebError:
    with pytest.raises(WebError) as caught:
        fetch(url)
    return caught.value


def test_there_are_enough_of_them():
    assert len(ADDRESSES) >= 140
    assert len({url for url, _ in ADDRESSES.values()}) == len(ADDRESSES)


@pytest.mark.parametrize(("url", "code"), table(ADDRESSES))
def test_an_address_is_refused_without_a_look_up(loopback, url, code):
    assert refused(url).code == code
    assert loopback.looked_up == []
    assert loopback.server.connections == 0


@pytest.mark.parametrize("address", table(INSIDE))
def test_a_name_that_leads_inside_is_refused(loopback, address):
    loopback.name("trap.example.org", address)
    error = refused("http://trap.example.org/")
    assert (error.code, error.host) == ("inside", "trap.example.org")
    assert loopback.looked_up == ["trap.example.org"]


@pytest.mark.parametrize(
    "addresses",
    list(itertools.permutations([PUBLIC, "2606:4700::1111", "10.0.0.1"])),
    ids=str,
)
def test_a_name_that_leads_inside_as_well_is_refused(loopback, addresses):
    loopback.name("trap.example.org", list(addresses))
    assert refused("http://trap.example.org/").code == "inside"
    assert loopback.server.connections == 0


@pytest.mark.parametrize(("url", "code"), table(ADDRESSES))
def test_a_redirect_there_ends_in_an_error_or_on_the_same_server(loopback, url, code):
    location = url.encode("utf-8").decode("latin-1")
    loopback.server.replies["/"] = redirect(location)
    assert refused("http://www.example.org/").code != "unreachable"
    assert {asked.host for asked in loopback.server.asked} == {"www.example.org"}
    assert set(loopback.looked_up) == {"www.example.org"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("depth", [0, 3])
def test_every_hop_is_checked(loopback, status, depth):
    for hop in range(depth):
        loopback.server.replies[f"/{hop}"] = redirect(f"/{hop + 1}", status)
    loopback.server.replies[f"/{depth}"] = redirect("http://10.0.0.1/", status)
    assert refused("http://www.example.org/0").code == "inside"
    assert len(loopback.server.asked) == depth + 1


def test_a_name_that_changes_its_mind_is_dialled_where_it_was_checked(loopback):
    loopback.name("rebind.example.org", [PUBLIC], ["127.0.0.1"])
    loopback.server.replies["/"] = page()
    assert fetch("http://rebind.example.org/").status == 200
    assert loopback.looked_up == ["rebind.example.org"]


def test_a_name_that_changes_its_mind_between_hops_is_found_out(loopback):
    loopback.name("rebind.example.org", [PUBLIC], ["169.254.169.254"])
    loopback.server.replies["/"] = redirect("/latest/meta-data/")
    assert refused("http://rebind.example.org/").code == "inside"
    assert len(loopback.looked_up) == 2


def test_what_is_dialled_is_the_address_and_what_is_asked_for_the_name(loopback):
    other = loopback.serve(OTHER, 80)
    other.replies["/"] = page()
    loopback.name("www.example.net", OTHER)
    fetch("http://www.example.net/")
    assert [asked.host for asked in other.asked] == ["www.example.net"]


def test_an_environments_proxy_is_not_used(loopback, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    loopback.server.replies["/"] = page()
    assert fetch("http://www.example.org/").status == 200


def test_a_password_file_is_not_read(loopback, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine www.example.org login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    loopback.server.replies["/"] = page()
    fetch("http://www.example.org/")
    assert "authorization" not in loopback.server.asked[0].headers


def test_without_the_check_the_vectors_would_arrive(loopback, monkeypatch):
    """The table would be worth nothing if no connection could be made at all."""
    monkeypatch.setattr(Allowed, "may_dial", lambda *args: True)
    monkeypatch.setattr(Allowed, "may_look_up", lambda *args: True)
    for name, address in INSIDE.items():
        host = f"{slug(name).lower()}.example.org"
        loopback.name(host, address)
        assert refused(f"http://{host}/").code == "unreachable"
    assert [host for host, _ in loopback.strays] == list(INSIDE.values())
    loopback.strays.clear()


@pytest.fixture
def secret(settings):
    """A real server on this machine that nobody may reach."""
    server = WebServer()
    server.replies["/"] = page("<title>Secret</title>")
    settings.WAGTAIL_CURATION_WEB_PORTS = (80, 443, server.port)
    yield server
    server.close()


@pytest.fixture
def real_door(monkeypatch):
    """No fake anywhere: the machine's own resolver and its own wire."""
    from wagtail_curation import web

    monkeypatch.setattr(web, "_door", web._ask)


OWN_HOSTS = "127.0.0.1 localhost [::1] 2130706433 127.1 0.0.0.0 [::ffff:127.0.0.1]"


@pytest.mark.parametrize("host", OWN_HOSTS.split())
def test_a_real_server_next_door_is_not_reached(real_door, secret, host):
    refused(f"http://{host}:{secret.port}/")
    assert secret.connections == 0


def test_a_real_port_without_a_server_is_unreachable(real_door, secret, settings):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["127.0.0.0/8"]
    secret.close()
    assert refused(f"http://127.0.0.1:{secret.port}/").code == "unreachable"


def test_it_would_be_if_the_site_allowed_it(real_door, secret, settings):
    settings.WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["127.0.0.0/8"]
    assert fetch(f"http://127.0.0.1:{secret.port}/").text == "<title>Secret</title>"
