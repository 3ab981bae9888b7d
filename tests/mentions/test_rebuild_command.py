"""``rebuild_mentions`` mends what is wrong, however it became so."""

import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail_curation.models import ResourceMention
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


def snapshot() -> list[tuple]:
    fields = ("page_id", "position", "resource_id", "number", "commentary")
    found = ResourceMention.objects.order_by("page_id", "position")
    return list(found.values_list(*fields))


def run(**options) -> str:
    out = StringIO()
    call_command("rebuild_mentions", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_it_mends_missing_wrong_and_stale_rows_and_says_how_many():
    series = RoundupSeriesPageFactory()
    live = CuratedRoundupPageFactory.create_batch(2, parent=series, items=2)
    draft = CuratedRoundupPageFactory(parent=series, items=1, live=False)
    right = snapshot()
    ResourceMention.objects.filter(page_id=live[0].pk).delete()
    ResourceMention.objects.filter(page_id=live[1].pk).update(number=99)
    ResourceMention.objects.create(
        page_id=draft.pk, resource=ResourceFactory(), block_id="x", position=0
    )
    assert "3 of 3 pages, 3 mended" in run()
    assert snapshot() == right
    assert "2 of 2 pages, 0 mended" in run()


@pytest.mark.django_db
def test_it_says_so_when_there_is_nothing_to_do():
    assert "no roundups yet" in run()


@pytest.mark.django_db
def test_a_page_costs_the_same_queries_with_twice_the_items():
    series = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=series, items=10, quotes=True)
    ten = queries_of_a_fresh_rebuild()
    ResourceMention.objects.all().delete()
    series.get_children().first().delete()
    CuratedRoundupPageFactory(parent=series, items=20, quotes=True)
    assert queries_of_a_fresh_rebuild() == ten


def queries_of_a_fresh_rebuild() -> int:
    ResourceMention.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        run(verbosity=0)
    return len(queries)


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_it_is_right_again_after_the_next_run():
    series = RoundupSeriesPageFactory()
    for _ in range(30):
        CuratedRoundupPageFactory(parent=series, items=4)
    right = snapshot()
    ResourceMention.objects.all().delete()
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.mentions.slow_rebuild", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        next(line for line in child.stdout if line.startswith("10 of 30"))
        child.kill()
    half = snapshot()
    assert 0 < len(half) < len(right)
    run()
    assert snapshot() == right
