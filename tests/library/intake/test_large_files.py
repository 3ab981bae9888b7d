"""A file of 20,000 links: memory that does not grow, and a kill that loses nothing."""

import io
import subprocess
import sys
import tracemalloc
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.library.intake.helpers import counts, many, read
from wagtail_curation.library.intake import bringing, runs
from wagtail_curation.library.intake.files import read_file
from wagtail_curation.models import ImportState, ResourceImport, get_resource_model

pytestmark = pytest.mark.uncounted


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_it_goes_on_without_doubles(tmp_path):
    path = tmp_path / "links.html"
    path.write_bytes(many(60))
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.library.intake.slow_import", name, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        for _ in range(23):
            assert "one" in child.stdout.readline()
        child.kill()
        child.stdout.close()
    there = get_resource_model().objects.count()
    # Whole batches, and no half one.
    assert 0 < there < 60
    assert there % 5 == 0
    run = ResourceImport.objects.get()
    assert run.state == ImportState.RUNNING
    assert counts(run)["added"] == there

    out = StringIO()
    call_command("import_resources", resume=run.pk, stdout=out)
    assert "60 added" in out.getvalue()
    assert get_resource_model().objects.count() == 60
    keys = get_resource_model().objects.values_list("address_key", flat=True)
    assert len(set(keys)) == 60


def peak(work) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
def test_reading_20_000_links_takes_no_more_memory_than_2_000():
    small, large = many(2_000), many(20_000)
    read(many(1_100))

    def reading(data):
        return peak(lambda: read_file(io.BytesIO(data), "links.html"))

    few = reading(small)
    # 18,000 more links that nobody lets go of would be ten megabytes or so.
    assert reading(large) < few + 1_500_000


@pytest.mark.django_db
def test_bringing_in_takes_no_more_memory_for_ten_times_the_rows(monkeypatch):
    """20,000 rows take minutes; what a batch holds shows with few as well."""
    monkeypatch.setattr(bringing, "BATCH", 10)

    def bringing_in(first, count):
        run = read(many(first + count))
        run.rows.filter(line__lte=first + 3).update(state="known")
        runs.start(run)

        def work():
            while runs.step(run, seconds=0):
                pass

        return peak(work)

    bringing_in(0, 20)
    few = bringing_in(20, 30)
    # 170 records that nobody lets go of would be half a megabyte or more.
    assert bringing_in(50, 200) < few + 200_000
