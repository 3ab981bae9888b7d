"""The inbox for scripts, on every Wagtail: a key, JSON, and nothing else."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail_curation.api import limits, tokens
from wagtail_curation.models import InboxEntry, get_resource_model
from wagtail_curation.testing.factories import ResourceFactory

pytestmark = pytest.mark.django_db

URL = "https://example.org/essays/attention"


@pytest.fixture
def send(client):
    """`send(data, token)`: (status, answer)."""

    def send(data, token="", **headers):
        if token:
            headers["Authorization"] = f"Bearer {token}"
        body = data if isinstance(data, (str, bytes)) else json.dumps(data)
        response = client.post(
            reverse("wagtail_curation:keep"),
            data=body,
            content_type="application/json",
            headers=headers,
        )
        return response.status_code, response.json()

    return send


@pytest.fixture
def token(editor):
    return tokens.make_token(editor)


def code_of(answer) -> str:
    (error,) = answer["errors"]
    return error["type"]


class TestKeeping:
    def test_an_address_is_kept_in_the_users_name(self, send, token, editor):
        status, answer = send(
            {
                "url": URL,
                "title": "On attention",
                "selection": "A list.",
                "note": "For week 4",
                "topics": ["Reading"],
            },
            token,
        )
        assert status == 201
        entry = InboxEntry.objects.get()
        assert (entry.source, entry.added_by) == ("api", editor)
        assert answer["already"] == ""
        assert answer["entry"]["id"] == entry.pk
        assert answer["entry"]["resource"] == {
            "id": entry.resource_id,
            "url": URL,
            "title": "On attention",
        }
        assert answer["entry"]["topics"] == ["Reading"]
        path = reverse("wagtail_curation_inbox:edit", args=[entry.pk])
        assert answer["entry"]["edit_url"] == f"http://testserver{path}"

    def test_an_address_alone_is_enough(self, send, token):
        assert send({"url": URL}, token)[0] == 201

    def test_again_is_200_and_adds_to_it(self, send, token):
        send({"url": URL, "note": "One"}, token)
        status, answer = send({"url": URL, "note": "Two"}, token)
        assert (status, answer["already"]) == (200, "inbox")
        assert answer["entry"]["note"] == "One\n\nTwo"


class TestTheKey:
    @pytest.mark.parametrize("bad", ["", "x", "x" * 5_000, "a:b:c", "\u00e9", "WyIx"])
    def test_without_a_good_one_nothing_is_kept(self, send, bad):
        status, answer = send({"url": URL}, bad.encode("ascii", "ignore").decode())
        assert (status, code_of(answer)) == (401, "no_key")
        assert not InboxEntry.objects.exists()

    def test_a_session_is_none(self, admin_client):
        response = admin_client.post(
            reverse("wagtail_curation:keep"),
            data=json.dumps({"url": URL}),
            content_type="application/json",
        )
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert not InboxEntry.objects.exists()

    def test_a_form_of_another_site_sends_none(self, admin_user):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(admin_user)
        response = browser.post(reverse("wagtail_curation:keep"), {"url": URL})
        assert response.status_code == 401

    @pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
    def test_only_bearer_is_listened_to(self, send, token, scheme):
        headers = {"Authorization": f"{scheme} {token}".strip()}
        assert send({"url": URL}, **headers)[0] == 401

    def test_a_new_password_ends_it(self, send, token, editor):
        editor.set_password("another")
        editor.save()
        assert send({"url": URL}, token)[0] == 401

    def test_somebody_who_has_left_has_none(self, send, token, editor):
        editor.is_active = False
        editor.save()
        assert send({"url": URL}, token)[0] == 401

    def test_somebody_who_is_gone_has_none(self, send, token, editor):
        editor.delete()
        assert send({"url": URL}, token)[0] == 401

    def test_it_ends_after_a_year(self, send, token, monkeypatch):
        import time

        later = timezone.now() + timedelta(days=tokens.DAYS + 1)
        monkeypatch.setattr(time, "time", later.timestamp)
        assert tokens.user_of(token) is None

    def test_changed_by_a_letter_it_is_none(self, token, editor):
        assert tokens.user_of(token) == editor
        payload, rest = token.split(":", 1)
        swapped = payload[:-1] + ("A" if payload[-1] != "A" else "B")
        assert tokens.user_of(f"{swapped}:{rest}") is None

    def test_another_of_our_signed_values_is_none(self, editor):
        from django.core import signing

        assert tokens.user_of(signing.dumps([str(editor.pk), "x"])) is None
        forged = signing.dumps([str(editor.pk), "x"], salt=tokens.SALT)
        assert tokens.user_of(forged) is None
        odd = signing.dumps({"a": 1}, salt=tokens.SALT)
        assert tokens.user_of(odd) is None
        assert tokens.user_of(signing.dumps(["x", "y"], salt=tokens.SALT)) is None

    def test_a_key_that_the_site_has_replaced_goes_on_for_its_while(
        self, token, editor, settings
    ):
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "a new one"
        assert tokens.user_of(token) == editor


class TestRights:
    def test_who_may_not_add_entries_adds_none(self, send, author_token):
        status, answer = send({"url": URL}, author_token)
        assert (status, code_of(answer)) == (403, "may_not_add")

    def test_who_may_not_add_resources_keeps_known_ones(
        self, send, author_token, author
    ):
        author.user_permissions.add(Permission.objects.get(codename="add_inboxentry"))
        status, answer = send({"url": URL}, author_token)
        assert (status, code_of(answer)) == (403, "may_not_add")
        assert not get_resource_model().objects.exists()
        ResourceFactory(url=URL)
        assert send({"url": URL}, author_token)[0] == 201

    @pytest.fixture
    def author(self, django_user_model):
        return django_user_model.objects.create_user("author")

    @pytest.fixture
    def author_token(self, author):
        return tokens.make_token(author)


class TestWhatIsSent:
    @pytest.mark.parametrize(
        ("data", "status", "code"),
        [
            ("{", 400, "no_json"),
            (b"\xff\xfe", 400, "no_json"),
            ("[" * 100_000, 400, "no_json"),
            ("x" * 300_000, 413, "too_long"),
            ([], 422, "invalid"),
            ({}, 422, "invalid_address"),
            ({"url": 3}, 422, "invalid"),
            ({"url": "javascript:alert(1)"}, 422, "invalid_address"),
            ({"url": "https://example.org/" + "x" * 2048}, 422, "too_long"),
            ({"url": URL, "note": "x" * 5_001}, 422, "too_long"),
            ({"url": URL, "topics": "Reading"}, 422, "invalid"),
            ({"url": URL, "topics": [1]}, 422, "invalid"),
            ({"url": URL, "topics": ["x"] * 21}, 422, "too_long"),
            ({"url": URL, "topics": ["x" * 101]}, 422, "too_long"),
            ({"url": URL, "tags": []}, 422, "unknown_field"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_kept(
        self, send, token, data, status, code
    ):
        got, answer = send(data, token)
        assert (got, code_of(answer)) == (status, code)
        assert not InboxEntry.objects.exists()

    def test_more_than_django_reads_is_too_much(self, send, token, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
        assert send({"url": URL, "note": "x" * 200}, token)[0] == 413

    def test_null_is_as_good_as_nothing(self, send, token):
        assert send({"url": URL, "note": None, "topics": None}, token)[0] == 201

    @pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
    def test_it_takes_nothing_but_post(self, client, method):
        response = getattr(client, method)(reverse("wagtail_curation:keep"))
        assert response.status_code == 405


class TestTooOften:
    def test_after_sixty_in_a_minute_one_has_to_wait(
        self, editor, admin_user, monkeypatch
    ):
        monkeypatch.setattr(limits.time, "time", lambda: 600.0)
        for number in range(limits.MOST):
            assert not limits.asks_too_often(editor, "inbox"), number
        assert limits.asks_too_often(editor, "inbox")
        assert not limits.asks_too_often(admin_user, "inbox")
        monkeypatch.setattr(limits.time, "time", lambda: 660.0)
        assert not limits.asks_too_often(editor, "inbox")

    def test_it_is_said_and_nothing_is_kept(self, send, token, monkeypatch):
        monkeypatch.setattr(
            "wagtail_curation.api.inbox.asks_too_often", lambda user, what: True
        )
        status, answer = send({"url": URL}, token)
        assert (status, code_of(answer)) == (429, "too_many")
        assert not InboxEntry.objects.exists()

    def test_a_cache_that_keeps_nothing_stops_nobody(self, editor, settings):
        backend = "django.core.cache.backends.dummy.DummyCache"
        settings.CACHES = {"default": {"BACKEND": backend}}
        assert not any(
            limits.asks_too_often(editor, "inbox") for _ in range(limits.MOST + 5)
        )
