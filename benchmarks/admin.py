"""What every admin screen of ours costs on a library that has grown for years.

    DATABASE_URL=postgres://… python benchmarks/admin.py [--resources 10000]
        [--roundups 1000] [--runs 5] [--json]

Makes a database of its own beside the one that is named, and drops it; `--keep` leaves
it for the next time. README.md says what is measured.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

MOST_QUERIES = 40
MOST_MILLISECONDS = 500


def records() -> dict:
    """One record of each kind that an address may need."""
    from wagtail.models import Site

    from wagtail_curation import models

    def first(model, **fields):
        return model.objects.filter(**fields).order_by("pk").first()

    resources = models.get_resource_model().objects.order_by("pk")
    people = models.Person.objects.order_by("pk")
    page = models.get_roundup_page_model()
    return {
        "resource": resources[0],
        "other": resources[1],
        "person": people[0],
        "namesake": people[1],
        "import": first(models.ResourceImport),
        "feed": first(models.WatchedFeed),
        "entry": first(models.InboxEntry),
        "topic": first(models.Topic),
        "merge": first(models.ResourceMerge),
        "merged": first(models.PersonMerge),
        "series": first(models.get_series_page_model()),
        "page": first(page),
        "home": Site.objects.get(is_default_site=True).root_page,
    }


def screens() -> dict[str, str]:
    """The address of each screen that can be looked at, by its name; with searches,
    filters, orders and further pages of the listings, and Wagtail's own for a floor.
    """
    from django.urls import reverse

    from tests.admin.test_permissions import READING

    known = records()
    found = {}
    for entry in READING:
        name, *kinds = entry.split()
        if kinds and kinds[0].startswith("?"):
            found[name] = f"{reverse(name)}{kinds[0]}={known[kinds[0][1:]].pk}"
        else:
            found[name] = reverse(name, args=[known[kind].pk for kind in kinds])
    for name, queries in MORE.items():
        for query in queries:
            found[f"{name} {query}"] = f"{reverse(name)}?{query}"
    found["a roundup’s editor"] = reverse(
        "wagtailadmin_pages:edit", args=[known["page"].pk]
    )
    found["the home page, with our panel"] = reverse("wagtailadmin_home")
    found["Wagtail: the editor of a plain page"] = reverse(
        "wagtailadmin_pages:edit", args=[known["home"].pk]
    )
    found["Wagtail: images"] = reverse("wagtailimages:index")
    found["Wagtail: the explorer of a series"] = reverse(
        "wagtailadmin_explore", args=[known["series"].pk]
    )
    found["Wagtail: all pages by type"] = reverse(
        "wagtailadmin_reports:page_types_usage"
    )
    return found


MORE = {
    "wagtail_curation_resources:list": [
        *("p=400", "q=attention", "used=yes", "used=no", "year=2011-2015"),
        *("kind=book&language=de", "ordering=title", "ordering=-publisher"),
        "export=csv",
    ],
    "wagtail_curation_people:list": ["p=90", "q=person+12", "ordering=-name"],
    "wagtail_curation_topics:index": ["p=5", "q=topic", "used=no"],
    "wagtail_curation_roundups:index": [
        *("p=40", "q=attention", "status=live", "status=draft"),
        "ordering=part_number",
    ],
    "wagtail_curation_inbox:index": ["p=10", "q=attention"],
    "wagtail_curation_series:overview": ["p=2", "ordering=title"],
}


def measure(client, address: str, runs: int) -> dict:
    """Queries, and the median of milliseconds, of one screen; the first is free."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask():
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
        return response.status_code

    status = ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries = list(captured)
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    return {
        "status": status,
        "queries": len(queries),
        "ms": round(statistics.median(times)),
        "slowest": max(
            ((float(q["time"]), q["sql"][:300]) for q in queries), default=(0, "")
        ),
    }


def table(options: argparse.Namespace) -> dict[str, dict]:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    from benchmarks.library import make_library

    users = get_user_model().objects
    if not users.filter(username="looks").exists():
        users.create_superuser("looks", "looks@example.org", "looks")
        make_library(options.resources, options.roundups)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client()
    client.force_login(users.get(username="looks"))
    client.raise_request_exception = False
    return {
        name: measure(client, address, options.runs)
        for name, address in screens().items()
        # What only takes a POST is no screen.
        if client.get(address).status_code != 405
    }


def show(found: dict[str, dict]) -> None:
    print(f"{'queries':>7} {'ms':>6}  screen")
    for name, row in sorted(found.items(), key=lambda it: -it[1]["ms"]):
        over = row["queries"] > MOST_QUERIES or row["ms"] > MOST_MILLISECONDS
        status = "" if row["status"] == 200 else f" ({row['status']})"
        mark = "  <- over" if over else ""
        print(f"{row['queries']:>7} {row['ms']:>6}  {name}{status}{mark}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, default=10_000)
    parser.add_argument("--roundups", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    import django

    django.setup()
    from django.db import connection

    name = connection.creation.create_test_db(
        verbosity=0, autoclobber=True, keepdb=options.keep, serialize=False
    )
    try:
        found = table(options)
    finally:
        if not options.keep:
            connection.creation.destroy_test_db(name, verbosity=0)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        show(found)


if __name__ == "__main__":
    main()
