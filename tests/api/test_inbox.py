"""The inbox through API v3: kept and listed by those who may."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Caller, errors_of, with_token
from wagtail_curation.library import inbox
from wagtail_curation.models import InboxEntry, get_resource_model
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]

URL = "https://example.org/essays/attention"
PATH = "curation/inbox/"


@pytest.fixture
def writer(client, editor):
    return with_token(client, editor)


@pytest.fixture
def someone(django_user_model):
    return django_user_model.objects.create_user("someone")


def may(user, codename: str):
    user.user_permissions.add(Permission.objects.get(codename=codename))


def test_an_address_is_kept_and_listed(writer, editor):
    sent = {"url": URL, "title": "On attention", "note": "N", "topics": ["Reading"]}
    status, data = writer.call("post", PATH, sent)
    assert status == 201, data
    assert (data["already"], data["used"]) == ("", "")
    entry = InboxEntry.objects.get()
    assert (entry.source, entry.added_by) == ("api", editor)
    status, listed = writer.call("get", PATH)
    assert status == 200
    assert listed == {"count": 1, "items": [data["entry"]]}


def test_again_is_200_and_adds_to_it(writer):
    writer.call("post", PATH, {"url": URL, "note": "One"})
    status, data = writer.call("post", PATH, {"url": URL, "note": "Two"})
    assert (status, data["already"]) == (200, "inbox")
    assert data["entry"]["note"] == "One\n\nTwo"


def test_only_what_waits_is_listed(writer):
    inbox.remove([inbox.keep("https://example.org/gone").entry])
    inbox.keep(URL)
    _status, listed = writer.call("get", PATH)
    assert [item["resource"]["url"] for item in listed["items"]] == [URL]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_without_a_token(client, admin_client, method):
    sent = {"url": URL} if method == "post" else None
    assert Caller(client).call(method, PATH, sent)[0] == 401
    assert Caller(client, "wagtail_wrong").call(method, PATH, sent)[0] == 401
    assert Caller(admin_client).call(method, PATH, sent)[0] == 401
    assert not InboxEntry.objects.exists()


def test_nobody_without_the_right(client, someone):
    caller = with_token(client, someone)
    assert caller.call("get", PATH)[0] == 403
    assert caller.call("post", PATH, {"url": URL})[0] == 403
    may(someone, "add_inboxentry")
    assert caller.call("get", PATH)[0] == 200
    assert caller.call("post", PATH, {"url": URL})[0] == 403
    assert not get_resource_model().objects.exists()
    ResourceFactory(url=URL)
    assert caller.call("post", PATH, {"url": URL})[0] == 201


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": 3}, "url"),
        ({"url": URL, "note": "x" * 5_001}, "note"),
        ({"url": URL, "topics": ["x"] * 21}, "topics"),
        ({"url": URL, "tags": []}, "tags"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(writer, sent, place):
    status, data = writer.call("post", PATH, sent)
    assert status == 422
    assert any(path.endswith(place) for path in errors_of(data)), data
    assert not InboxEntry.objects.exists()


def test_too_often_is_429(writer, monkeypatch):
    monkeypatch.setattr(
        "wagtail_curation.api.inbox.asks_too_often", lambda user, what: True
    )
    assert writer.call("post", PATH, {"url": URL})[0] == 429


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(f"/api/v3/{PATH}").status_code == 405


def test_it_costs_the_same_for_twice_the_entries(writer, editor):
    counts = []
    for batch in range(2):
        for number in range(4):
            address = f"https://example.org/{batch}/{number}"
            entry = inbox.keep(address, topics=["A", f"T{number}"], user=editor).entry
            inbox.toggle_vote(entry, editor)
        writer.call("get", PATH)
        with CaptureQueriesContext(connection) as queries:
            assert writer.call("get", PATH)[1]["count"] == 4 * (batch + 1)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_it_is_described(client):
    paths = client.get("/api/v3/openapi.json").json()["paths"]
    post = paths["/api/v3/curation/inbox/"]["post"]
    body = post["requestBody"]["content"]["application/json"]["schema"]
    assert "InboxInput" in str(body)
    assert {"200", "201"} <= post["responses"].keys()
