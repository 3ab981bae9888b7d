"""Failed fetches: their list, trying again, and how far that is."""

import datetime
import time

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django_tasks import default_task_backend

from wagtail_curation.admin.fetch_words import PROBLEMS, problem_label
from wagtail_curation.library.fetchwords import WORDS as WALL_WORDS
from wagtail_curation.models import FetchState, ResourceFetch, get_resource_model
from wagtail_curation.testing.factories import ResourceFactory
from wagtail_curation.testing.web import CannedWeb
from wagtail_curation.webrules.problems import CODES

pytestmark = pytest.mark.django_db

LIST = reverse_lazy("wagtail_curation_fetches:index")
PROGRESS = reverse_lazy("wagtail_curation_fetches:progress")
STATE = reverse_lazy("wagtail_curation_fetches:state")
PAGE = "<!doctype html><title>A page</title><h1>A page</h1><p>Words enough to read.</p>"
QUEUE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def web(settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0
    with CannedWeb() as web:
        yield web


def failed(problem="not-found", status=404, user=None, **fields):
    resource = fields.pop("resource", None) or ResourceFactory()
    values = {"tried_at": timezone.now(), "failures": 1, **fields}
    return ResourceFetch.objects.create(
        resource=resource,
        state=FetchState.FAILED,
        problem=problem,
        status=status,
        asked_by=user,
        **values,
    )


def action(name, *rows):
    model = type(rows[0])._meta if rows else ResourceFetch._meta
    place = reverse(
        "wagtail_bulk_action", args=[model.app_label, model.model_name, name]
    )
    ids = "&".join(f"id={row.pk}" for row in rows)
    return f"{place}?next={LIST}&{ids}"


def listed(response):
    return [str(fetch) for fetch in response.context["object_list"]]


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_list_says_what_is_wrong_and_since_when(as_editor, editor):
    resource = ResourceFactory(title="Gone", url="https://gone.example.org/x")
    failed(resource=resource, user=editor, failures=3)
    ResourceFetch.objects.create(resource=ResourceFactory(), state=FetchState.READ)
    html = as_editor.get(LIST).content.decode()
    assert "gone.example.org has no such page (any more)" in html
    assert "404" in html
    assert listed(as_editor.get(LIST)) == ["Gone"]
    edit = reverse("wagtail_curation_resources:edit", args=[resource.pk])
    assert f'href="{edit}"' in html


def test_an_empty_list_says_so(as_editor):
    html = as_editor.get(LIST).content.decode()
    assert "There is no page that could not be read." in html


def test_what_sites_and_pages_say_of_themselves_is_text(as_editor):
    evil = "<script>alert(1)</script>"
    resource = ResourceFactory(title=evil)
    failed(evil, resource=resource)
    failed("not-found", final_url="https://x.example/<script>alert(1)</script>")
    failed("not-found", final_url="https://[<script>alert(1)</script>")
    html = as_editor.get(LIST).content.decode()
    assert evil not in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"problem": "slow"}, ["Slow"]),
        ({"problem": ["slow", "not-found"]}, ["Old", "Slow"]),
        ({"host": "slow.example"}, ["Slow"]),
        ({"older": "week"}, ["Old"]),
        ({"q": "old"}, ["Old"]),
        ({"q": "slow.example"}, ["Slow"]),
    ],
)
def test_the_list_is_narrowed_by(as_editor, query, expected):
    long_ago = timezone.now() - datetime.timedelta(days=8)
    failed(resource=ResourceFactory(title="Old"), tried_at=long_ago)
    slow = ResourceFactory(title="Slow", url="https://slow.example/one")
    failed("slow", None, resource=slow)
    assert sorted(listed(as_editor.get(LIST, query))) == expected


def test_the_list_costs_the_same_for_twice_the_rows(as_editor, editor):
    counts = []
    for _ in range(2):
        for _ in range(5):
            failed(user=editor)
        as_editor.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_trying_again_is_asked_and_shown(as_editor, editor, web):
    rows = [failed(), failed()]
    url = action("try_again", *rows)
    assert "What somebody typed stays" in as_editor.get(url).content.decode()
    assert web.asked == []
    response = as_editor.post(url)
    assert response.url.startswith(str(PROGRESS))
    assert {row.state for row in ResourceFetch.objects.all()} == {FetchState.WAITING}
    html = as_editor.get(response.url).content.decode()
    assert "0 of 2 pages" in html
    assert 'data-controller="curation-progress"' in html


def test_without_a_queue_each_step_reads_some_of_the_pages(as_editor, editor, web):
    good, bad = failed(), failed()
    web.answer(good.resource.url, PAGE)
    url = as_editor.post(action("try_again", good, bad)).url
    query = url.split("?")[1]
    step = as_editor.post(f"{STATE}?{query}", headers={"accept": "application/json"})
    assert step.json() == {
        "done": 2,
        "total": 2,
        "state": "done",
        "message": "2 of 2 pages: 1 read, 1 could not be read.",
        "failed": 1,
    }
    html = as_editor.get(url).content.decode()
    assert "curation-progress-url" not in html
    assert "See what could not be read" in html
    assert listed(as_editor.get(LIST)) == [str(bad.resource)]


def test_without_scripts_a_step_leads_back_to_the_progress(as_editor, editor):
    failed(user=editor)
    response = as_editor.post(f"{STATE}?since=5")
    assert response.url == f"{PROGRESS}?since=5"


def test_with_a_queue_tasks_do_it_and_looking_on_reads_nothing(
    as_editor, editor, web, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = QUEUE
    row = failed()
    with django_capture_on_commit_callbacks(execute=True):
        url = as_editor.post(action("try_again", row)).url
    results = default_task_backend.results
    (result,) = [each for each in results if each.task.name == "fetch_many"]
    assert result.args == [[row.resource_id], editor.pk]
    query = url.split("?")[1]
    state = as_editor.post(f"{STATE}?{query}", headers={"accept": "application/json"})
    assert state.json()["state"] == "working"
    assert web.asked == []
    assert "You may leave this page" in as_editor.get(url).content.decode()


def test_looking_reads_nothing(as_editor, editor, web):
    row = failed()
    as_editor.post(action("try_again", row))
    assert as_editor.get(f"{STATE}?since=0").json()["state"] == "working"
    as_editor.get(PROGRESS)
    assert web.asked == []


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 30, "nan", "1e5"])
def test_an_odd_time_is_taken_for_the_last_hour(as_editor, since):
    assert as_editor.get(PROGRESS, {"since": since}).status_code == 200
    assert as_editor.get(STATE, {"since": since}).json()["total"] == 0


def test_everybody_sees_their_own_list(as_editor, admin_user):
    failed(user=admin_user)
    since = {"since": int(time.time()) - 60}
    assert as_editor.get(STATE, since).json()["total"] == 0


def test_never_mind_takes_failures_off_the_list_and_keeps_the_resources(as_editor):
    rows = [failed(), failed(card={"title": "Read before"}), failed()]
    response = as_editor.post(action("never_mind", *rows[:2]))
    assert (response.url, said(response).strip()) == (
        LIST,
        "2 failures are off the list.",
    )
    assert listed(as_editor.get(LIST)) == [str(rows[2].resource)]
    assert get_resource_model().objects.count() == 3
    assert ResourceFetch.objects.get(resource=rows[1].resource).card


def test_a_row_can_be_tried_again_alone(as_editor):
    row = failed()
    html = as_editor.get(LIST).content.decode()
    for name in ("try_again", "never_mind"):
        place = reverse(
            "wagtail_bulk_action", args=["wagtail_curation", "resourcefetch", name]
        )
        assert f'href="{place}?id={row.pk}&amp;next=' in html


def test_what_a_colleague_has_dealt_with_is_no_error(as_editor):
    row = failed()
    url = action("never_mind", row)
    row.delete()
    assert "nothing left to do here" in as_editor.get(url).content.decode()
    assert as_editor.post(url).status_code == 302


@pytest.mark.parametrize("name", ["try_again", "never_mind"])
def test_what_has_not_failed_is_left_alone(as_editor, name):
    fine = ResourceFetch.objects.create(
        resource=ResourceFactory(), state=FetchState.READ, card={"title": "Read"}
    )
    failed()
    as_editor.post(f"{action(name, fine)}&id=all")
    fine.refresh_from_db()
    assert fine.state == FetchState.READ


def test_the_pages_of_chosen_resources_are_read(as_editor, web):
    chosen, other = ResourceFactory(), ResourceFactory()
    book = ResourceFactory(book=True)
    response = as_editor.post(action("curation_read_pages", chosen, book))
    assert response.url.startswith(str(PROGRESS))
    (row,) = ResourceFetch.objects.all()
    assert (row.resource, row.state) == (chosen, FetchState.WAITING)
    assert (
        other.title
        in as_editor.get(reverse("wagtail_curation_resources:list")).content.decode()
    )


def test_a_long_choice_is_confirmed_in_short(as_editor):
    records = [ResourceFactory() for _ in range(23)]
    html = as_editor.get(action("curation_read_pages", *records)).content.decode()
    assert "and 3 more" in html


@pytest.mark.parametrize("name", ["try_again", "never_mind"])
def test_who_may_not_change_resources_changes_nothing(as_author, web, name):
    row = failed()
    url = action(name, row)
    assert "You may not change these" in as_author.get(url).content.decode()
    as_author.post(url)
    assert ResourceFetch.objects.get().state == FetchState.FAILED
    assert web.asked == []


@pytest.mark.parametrize("name", ["try_again", "never_mind", "curation_read_pages"])
def test_nobody_does_anything_without_logging_in(client, name):
    row = failed() if name != "curation_read_pages" else ResourceFactory()
    before = list(ResourceFetch.objects.values())
    for method in (client.get, client.post):
        assert "/login/" in method(action(name, row)).url
    assert list(ResourceFetch.objects.values()) == before


def test_bulk_actions_want_the_csrf_token(admin_user):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    row = failed()
    for name in ("try_again", "never_mind"):
        assert client.post(action(name, row)).status_code == 403
    assert client.post(STATE).status_code == 403
    assert ResourceFetch.objects.get().state == FetchState.FAILED


def test_the_menu_leads_there_for_those_who_may(rf, editor, author):
    from wagtail.admin.menu import admin_menu

    def names(user):
        request = rf.get("/admin/")
        request.user = user
        items = admin_menu.menu_items_for_request(request)
        curation = [item for item in items if item.name == "curation"]
        return [
            item.name
            for group in curation
            for item in group.menu.menu_items_for_request(request)
        ]

    assert "curation-fetches" in names(editor)
    assert "curation-fetches" not in names(author)


def test_every_problem_has_a_label():
    assert PROBLEMS.keys() == CODES | WALL_WORDS.keys()
    assert problem_label("of tomorrow") == "of tomorrow"
