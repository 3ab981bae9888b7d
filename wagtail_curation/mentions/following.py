"""What readers see is true again after a record has changed: search finds the pages
that show it by its words of today, and the cache in front of the site lets go of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from wagtail.search import index

from wagtail_curation.mentions.showing import live_pages_showing, page_model

PAGES_AT_A_TIME = 50


def pages_showing(record: Any) -> Iterable:
    """The keys of the live pages that show a record."""
    return live_pages_showing(record).values_list("pk", flat=True)


def batches(keys: Iterable) -> Iterator[list]:
    keys = list(keys)
    for start in range(0, len(keys), PAGES_AT_A_TIME):
        yield keys[start : start + PAGES_AT_A_TIME]


def refresh_pages(keys: list) -> None:
    """Indexes these pages, and purges them; those that are not live, or have gone,
    nobody sees.
    """
    pages = page_model()._default_manager.filter(pk__in=keys, live=True)
    pages = list(pages.specific())
    for page in pages:
        index.insert_or_update_object(page)
    purge(pages)


def purge(pages: list) -> None:
    """Tells the front-end cache to forget these pages, where a site has one."""
    if not pages or not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch, get_backends

    if get_backends():
        batch = PurgeBatch()
        batch.add_pages(pages)
        batch.purge()
