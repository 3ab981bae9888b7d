"""Reading many pages: what waits is read once, in turns, and goes on after a stop."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail_curation.library import fetching
from wagtail_curation.models import FetchState, ResourceFetch, get_resource_model
from wagtail_curation.tasks import fetch_many, fetch_resource
from wagtail_curation.testing.factories import ResourceFactory
from wagtail_curation.testing.web import CannedWeb

pytestmark = pytest.mark.django_db

PAGE = """<!doctype html><html lang="en"><head><title>A page about {0}</title>
<meta property="og:site_name" content="House {0}"></head>
<body><article><h1>A page about {0}</h1><p>Words about it, and some more of them.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def no_pause(settings):
    settings.WAGTAIL_CURATION_WEB_PAUSE = 0


@pytest.fixture
def web():
    with CannedWeb() as web:
        yield web


@pytest.fixture
def pages(web):
    """`pages(3)`: so many records without a publisher, whose pages can be read."""

    def pages(count, host="example.org"):
        records = []
        for number in range(count):
            url = f"https://{host}/pages/{number}"
            web.answer(url, PAGE.format(number))
            records.append(ResourceFactory(url=url, title="Typed", publisher=""))
        return records

    return pages


def states():
    return sorted(ResourceFetch.objects.values_list("state", flat=True))


def waiting(records, user=None):
    return fetching.ask_for([record.pk for record in records], user)


def command(**options):
    out = io.StringIO()
    call_command("fetch_resources", stdout=out, **options)
    return out.getvalue()


class Killed(BaseException):
    """The process ends here."""


def test_a_page_that_is_read_fills_what_is_empty_and_no_more(pages, editor):
    (record,) = pages(1)
    row = fetching.fetch(record, editor)
    record.refresh_from_db()
    assert (record.title, record.publisher) == ("Typed", "House 0")
    assert (row.state, row.problem, row.failures) == (FetchState.READ, "", 0)
    assert row.asked_by == editor


def test_failures_are_counted_and_a_success_forgets_them(web, pages):
    (record,) = pages(1)
    web.fail(record.url, "slow").fail(record.url, "unreachable", then=True)
    web.answer(record.url, PAGE.format(0), then=True)
    counts = [fetching.fetch(record).failures for _ in range(3)]
    assert counts == [1, 2, 0]


def test_a_site_that_asks_to_wait_is_not_asked_before(web, pages):
    (record,) = pages(1)
    web.answer(record.url, status=429, headers={"Retry-After": "600"})
    row = fetching.fetch(record)
    assert row.problem == "asked-to-wait"
    assert row.not_before > timezone.now() + datetime.timedelta(seconds=500)
    waiting([record])
    again = fetching.fetch(record)
    assert len(web.asked) == 1
    assert (again.state, again.failures) == (FetchState.FAILED, 1)


def test_it_is_asked_when_the_time_has_come(web, pages):
    (record,) = pages(1)
    ResourceFetch.objects.create(
        resource=record,
        state=FetchState.FAILED,
        not_before=timezone.now() - datetime.timedelta(seconds=1),
    )
    assert fetching.fetch(record).state == FetchState.READ


def test_a_record_without_an_address_asks_nobody(web):
    book = ResourceFactory(book=True)
    assert fetching.fetch(book) is None
    assert waiting([book]) == []
    assert web.asked == []


def test_asking_for_pages_again_is_no_second_row(pages, editor):
    records = pages(3)
    fetching.fetch(records[0])
    waiting(records[:2])
    assert len(waiting([*records, records[0]], editor)) == 3
    assert states() == ["waiting"] * 3
    assert set(ResourceFetch.objects.values_list("asked_by", flat=True)) == {editor.pk}


def test_asking_for_twice_as_many_costs_the_same(pages):
    records = [*pages(40), *pages(40, "example.com")]
    counts = []
    for some in (records[:20], records[20:]):
        with CaptureQueriesContext(connection) as queries:
            waiting(some)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_hosts_are_asked_in_turns():
    rows = [(1, "https://a.org/1"), (2, "https://a.org/2"), (3, "https://b.org/1")]
    assert fetching.in_turns([*rows, (4, "https://[bad"), (5, "")]) == [1, 3, 4, 2, 5]


def test_the_task_reads_what_waits_in_turns(pages, editor, web):
    records = [*pages(2, "one.example.org"), *pages(2, "two.example.org")]
    keys = waiting(records, editor)
    fetch_many.enqueue(keys, editor.pk)
    assert states() == ["read"] * 4
    hosts = [address.split("/")[2][:3] for address in web.asked]
    assert hosts == ["one", "two", "one", "two"]


def test_the_task_reads_only_what_is_on_the_list_still(pages, web):
    first, second = pages(2)
    keys = waiting([first, second])
    fetching.fetch(first)
    fetch_many.enqueue(keys)
    fetch_resource.enqueue(second.pk, None, only_if_waiting=True)
    assert len(web.asked) == 2


def test_a_record_that_has_gone_is_fine(web):
    fetch_resource.enqueue(987_654)
    fetch_many.enqueue([987_654])
    assert list(fetching.fetch_each([987_654])) == []
    assert web.asked == []


def test_one_task_reads_a_page_without_a_list(pages, editor):
    (record,) = pages(1)
    fetch_resource.enqueue(record.pk, editor.pk)
    assert ResourceFetch.objects.get().asked_by == editor


def test_a_kill_in_the_middle_loses_nothing_and_asks_nothing_twice(
    pages, editor, web, monkeypatch
):
    records = pages(6)
    waiting(records, editor)
    note, count = fetching.note_fetch, iter(range(10))

    def killed_at_the_third(*args):
        if next(count) == 2:
            raise Killed
        return note(*args)

    monkeypatch.setattr(fetching, "note_fetch", killed_at_the_third)
    with pytest.raises(Killed):
        fetching.fetch_for(editor, seconds=60)
    assert states() == ["read"] * 2 + ["waiting"] * 4
    monkeypatch.setattr(fetching, "note_fetch", note)
    said = command()
    assert states() == ["read"] * 6
    assert "4 pages to read." in said
    assert "4 read, 0 could not be read." in said
    assert set(ResourceFetch.objects.values_list("asked_by", flat=True)) == {editor.pk}
    assert (len(web.asked), len(set(web.asked))) == (7, 6)


def test_a_step_ends_when_its_time_is_over(pages, editor):
    waiting(pages(5), editor)
    assert fetching.fetch_for(editor, seconds=-1) == 1
    assert fetching.fetch_for(editor, seconds=60) == 4
    assert fetching.fetch_for(editor, seconds=60) == 0


def test_a_step_is_for_ones_own_list(pages, editor, admin_user):
    waiting(pages(2), admin_user)
    assert fetching.fetch_for(editor, seconds=60) == 0


def test_progress_counts_what_waits_and_what_became_of_the_rest(pages, web, editor):
    before = pages(1, "before.example.org")
    waiting(before, editor)
    fetching.fetch_for(editor, seconds=60)
    since = timezone.now()
    records = pages(4)
    web.answer(records[0].url, status=404)
    waiting(records, editor)
    assert fetching.progress(editor, since) == fetching.Progress(4, 0, 0)
    fetching.fetch(records[0])
    fetching.fetch(records[1])
    progress = fetching.progress(editor, since)
    assert progress == fetching.Progress(waiting=2, read=1, failed=1)
    assert progress.total == 4


def test_progress_ends_where_a_site_asks_to_wait(pages, web, editor):
    (record,) = pages(1)
    web.answer(record.url, status=429, headers={"Retry-After": "600"})
    fetching.fetch(record)
    since = timezone.now()
    waiting([record], editor)
    fetching.fetch_for(editor, seconds=60)
    assert fetching.progress(editor, since) == fetching.Progress(0, 0, 1)


class TestCommand:
    def test_each_option_names_its_pages(self, pages, web):
        never, failed, waits, read = pages(4)
        web.answer(failed.url, status=404)
        fetching.fetch(failed)
        fetching.fetch(read)
        waiting([waits])
        for options, record in (
            ({"failed": True}, failed),
            ({"waiting": True}, waits),
            ({"never": True}, never),
        ):
            web.requests.clear()
            command(**options)
            assert web.asked == [record.url]

    def test_without_an_option_it_goes_on_with_what_waits(self, pages, web):
        _never, waits = pages(2)
        waiting([waits])
        command()
        assert web.asked == [waits.url]

    def test_it_says_of_each_page_what_became_of_it(self, pages, web):
        records = [*pages(2), *pages(1, "example.com")]
        web.answer(records[0].url, status=404)
        web.answer(records[1].url, status=429, headers={"Retry-After": "600"})
        said = command(never=True)
        assert f"<{records[0].url}>: not-found 404" in said
        assert f"<{records[1].url}>: asked-to-wait 429, not before 2" in said
        assert f"/3 {records[2].pk} <{records[2].url}>: read" in said
        assert "1 read, 2 could not be read." in said

    @pytest.mark.parametrize(("limit", "asked"), [(2, 2), (0, 0), (-5, 0), (99, 3)])
    def test_no_more_than_the_limit_is_asked(self, pages, web, limit, asked):
        pages(3)
        command(never=True, limit=limit)
        assert len(web.asked) == asked

    def test_it_can_be_quiet(self, pages):
        pages(1)
        assert command(never=True, verbosity=0) == ""

    def test_what_an_editor_typed_stays(self, pages):
        (record,) = pages(1)
        command(never=True)
        assert get_resource_model().objects.get().title == record.title == "Typed"


def test_a_failure_that_is_forgotten_keeps_what_was_read_before(pages, web):
    read_once, never_read, fine = pages(3)
    for record in (read_once, fine):
        fetching.fetch(record)
    for record in (read_once, never_read):
        web.answer(record.url, status=404)
        fetching.fetch(record)
    assert fetching.forget(ResourceFetch.objects.all()) == 2
    rows = {row.resource: row for row in ResourceFetch.objects.all()}
    assert rows.keys() == {read_once, fine}
    assert rows[read_once].card
    assert (rows[read_once].state, rows[read_once].problem) == (FetchState.READ, "")
