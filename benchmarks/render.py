"""How long a roundup takes to render, against a floor and against stock Wagtail.

    python benchmarks/render.py [--items 10 50 200] [--runs 30]

Needs the package with its ``testing`` extra, and nothing else: it brings its own
settings and a database that is gone afterwards. README.md says what is measured.
"""

import argparse
import gc
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

ORDER = ("plain", "package", "stock")


def prepare(count: int) -> dict:
    """The three ways to one roundup, ready to be called; all pictures exist."""
    from benchmarks import ways
    from benchmarks.content import Content
    from benchmarks.same import said

    content = Content(count)
    page = content.package_page()
    stock = content.stock_page()
    content.plain_rows(page)
    calls = {
        "package": lambda: ways.package(page.pk),
        "stock": lambda: ways.stock(stock.pk),
        "plain": lambda: ways.plain(page.pk),
    }
    pages = {name: said(call()) for name, call in calls.items()}
    for name in ("plain", "stock"):
        for what, value in pages["package"].items():
            if pages[name][what] != value:
                sys.exit(f"{name} and package differ in {what}: nothing to compare.")
    return calls


def measure(calls: dict, runs: int, cold: bool) -> dict:
    """Median milliseconds of processor time by way, the ways taking turns.

    SQLite works in this process, so that is all the time there is, but for what other
    programs take.
    """
    from django.core.cache import cache

    times: dict[str, list[float]] = {name: [] for name in calls}
    gc.collect()
    gc.disable()
    try:
        for turn in range(runs + 2):
            for name in ORDER:
                if cold:
                    cache.clear()
                start = time.process_time()
                calls[name]()
                taken = (time.process_time() - start) * 1000
                if turn >= 2:
                    times[name].append(taken)
            gc.collect()
    finally:
        gc.enable()
    return {name: statistics.median(taken) for name, taken in times.items()}


def queries(call) -> int:
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def report(cold: bool, rows: list) -> None:
    print()
    print("Cache empty before each run" if cold else "Cache warm (Django's default)")
    print("items   plain  package    stock   package/plain   stock/package")
    for count, found in rows:
        plain, package, stock = (found[name] for name in ORDER)
        print(
            f"{count:5} {plain:7.2f} {package:8.2f} {stock:8.2f}"
            f"{package / plain:15.2f} {stock / package:15.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, nargs="+", default=[10, 50, 200])
    parser.add_argument("--runs", type=int, default=30)
    asked = parser.parse_args()

    import django

    django.setup()
    from django.core.management import call_command
    from wagtail.models import Collection

    call_command("migrate", run_syncdb=True, verbosity=0)
    Collection.add_root(name="Root")
    prepared = {count: prepare(count) for count in asked.items}
    print("Queries with an empty cache (plain, package, stock)")
    for count, calls in prepared.items():
        print(f"{count:5}  ", *(f"{queries(calls[name]):5}" for name in ORDER))
    print(f"\nMilliseconds, median of {asked.runs} runs, the three taking turns")
    for cold in (False, True):
        rows = [(n, measure(calls, asked.runs, cold)) for n, calls in prepared.items()]
        report(cold, rows)


if __name__ == "__main__":
    main()
