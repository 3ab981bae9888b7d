"""What each admin screen of ours asks of the database, whatever there is to show."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.admin.everything import Everything
from tests.admin.screens import bulk_screens, screens
from wagtail_curation.admin.series.dashboard import DeskPanel

pytestmark = pytest.mark.django_db

MOST = 40
FULL = {
    "wagtail_curation_resources:list",
    "wagtail_curation_resources:list_results",
    "wagtail_curation_inbox:put_back ?entry",
}
"""Listings whose one page is full before all is doubled; narrowed, they do grow."""


@dataclass
class Seen:
    """What a screen asked the database; how many rows it listed, if it is a list."""

    queries: list[str]
    rows: int | None


def look(client, address: str) -> Seen:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        # What is sent as it is read is read here.
        sent = response.streaming_content if response.streaming else [response.content]
        assert response.status_code in (200, 302), address
        lines = sum(chunk.count(b"\n") for chunk in map(bytes, sent))
    if response.streaming:
        return Seen([it["sql"] for it in asked], lines)
    listed = (response.context or {}).get("object_list")
    rows = None if listed is None else len(listed)
    return Seen([it["sql"] for it in asked], rows)


def desk(user) -> Seen:
    """Our panel on the home of the admin; the rest of it is Wagtail's."""
    with CaptureQueriesContext(connection) as asked:
        html = DeskPanel(user).render_html({"request": RequestFactory().get("/")})
    return Seen([it["sql"] for it in asked], html.count("<li>"))


def ways_to(client, library) -> dict[str, Callable[[], Seen]]:
    """How to look at each screen, by its name."""
    addresses = {**screens(library), **bulk_screens()}
    ways = {name: partial(look, client, place) for name, place in addresses.items()}
    return {**ways, "our panel on the home": partial(desk, library.user)}


def seen_again(ways, before) -> dict[str, Seen]:
    """Each screen; once more where new pictures had to be scaled, or it costs more."""
    found = {}
    for name, way in ways.items():
        found[name] = way()
        if len(found[name].queries) > len(before[name].queries):
            found[name] = way()
    return found


def on_top(before: Seen, after: Seen) -> list[str]:
    """The kinds of queries there are more of, with their numbers."""
    kinds = [
        Counter(re.sub(r"\d+|'[^']*'|%s", "…", sql) for sql in seen.queries)
        for seen in (before, after)
    ]
    more = (kinds[1] - kinds[0]).most_common(5)
    return [f"    {count} × {sql[:60]} … {sql[-200:]}" for sql, count in more]


def has_no_more(before: Seen, after: Seen) -> bool:
    return after.rows is not None and after.rows <= before.rows


def is_full(name: str) -> bool:
    # MySQL's index of words has what is committed, and a test is not.
    unread = connection.vendor == "mysql" and " q=" in name
    return name in FULL or unread


def test_each_screen_costs_the_same_for_twice_of_everything(as_editor, editor):
    library = Everything(editor)
    ways = ways_to(as_editor, library)
    for way in ways.values():
        # Wagtail learns where sites begin, and scales each picture.
        way()
    before = {name: way() for name, way in ways.items()}
    library.grow()
    after = seen_again(ways_to(as_editor, library), before)

    dear = []
    for name, seen in after.items():
        was = before[name]
        counts = f"{name}: {len(was.queries)} → {len(seen.queries)} queries"
        if len(was.queries) != len(seen.queries):
            dear += [counts, *on_top(was, seen)]
        elif len(seen.queries) > MOST:
            dear.append(f"{counts}, more than {MOST}")
        elif has_no_more(was, seen) and not is_full(name):
            dear.append(f"{counts}, but no more rows: {was.rows} → {seen.rows}")
    assert not dear, "\n" + "\n".join(dear)
