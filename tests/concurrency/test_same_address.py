"""Two editors add one address at the same moment: one record, and no error shown."""

import json
import threading

import pytest
from django.test import Client
from django.urls import reverse

from tests.concurrency.threads import at_once
from wagtail_curation.models import get_resource_model

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 100
WAIT = 60


def two_at_a_time(add) -> list[list]:
    """What `add(editor, i)` gave both editors in each round; raises what it raised."""
    ready = threading.Barrier(2)
    given: list[list] = [[], []]

    def work(editor):
        try:
            for i in range(ROUNDS):
                ready.wait(WAIT)
                given[editor].append(add(editor, i))
        except BaseException:
            ready.abort()
            raise

    raised = at_once(lambda: work(0), lambda: work(1))
    for error in raised:
        if not isinstance(error, threading.BrokenBarrierError):
            raise error
    return list(zip(*given, strict=True))


def spelling(editor: int, i: int) -> str:
    """The same address as each of the two came by it."""
    return [
        f"https://example.org/articles/{i}",
        f"http://EXAMPLE.org/articles/{i}/?utm_source=mail",
    ][editor]


def test_get_or_add_gives_both_the_one_record():
    resources = get_resource_model().objects

    def add(editor, i):
        record, created = resources.get_or_add(
            spelling(editor, i), defaults={"title": f"By {editor}"}
        )
        return record.pk, created

    for (one, created), (other, created_too) in two_at_a_time(add):
        assert one == other
        assert created is not created_too
    assert resources.count() == ROUNDS


def test_the_chooser_chooses_the_one_record_for_both(django_user_model):
    clients = [_signed_in(django_user_model, name) for name in ("ada", "ben")]
    address = reverse("wagtail_curation_resource_chooser:create")

    def add(editor, i):
        fields = {"url": spelling(editor, i), "title": f"By {editor}", "kind": "video"}
        sent = {f"curation-resource-{name}": it for name, it in fields.items()}
        response = clients[editor].post(address, sent)
        assert response.status_code == 200
        return json.loads(response.content)

    for steps in two_at_a_time(add):
        assert [step["step"] for step in steps] == ["chosen", "chosen"], steps
        assert len({step["result"]["id"] for step in steps}) == 1
    assert get_resource_model().objects.count() == ROUNDS


def _signed_in(users, name: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(users.objects.create_superuser(name, f"{name}@example.org", "x"))
    return client
