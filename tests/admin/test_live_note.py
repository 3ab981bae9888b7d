"""An editor reads how many live pages a record is on before they save it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def form(client, kind, record=None) -> str:
    name = f"wagtail_curation_{kind}:{'edit' if record else 'add'}"
    address = reverse(name, args=[record.pk] if record else [])
    return " ".join(client.get(address).content.decode().split())


def test_a_person_s_form_counts_the_live_pages_that_show_them(as_editor):
    ada = PersonFactory()
    series = RoundupSeriesPageFactory(curators=[ada])
    CuratedRoundupPageFactory(parent=series)
    CuratedRoundupPageFactory(items=1, curators=[ada], live=False)
    html = form(as_editor, "people", ada)
    assert "Shown on 2 live pages: they change when you save." in html
    assert reverse("wagtail_curation_people:usage", args=[ada.pk]) in html


def test_a_resource_s_form_counts_aliases_and_knows_one_from_many(as_editor):
    resource = ResourceFactory()
    page = CuratedRoundupPageFactory(body=[blocks.numbered_resource(resource)])
    html = form(as_editor, "resources", resource)
    assert "Shown on 1 live page: it changes when you save." in html
    page.create_alias(parent=RoundupSeriesPageFactory())
    assert "Shown on 2 live pages" in form(as_editor, "resources", resource)


@pytest.mark.parametrize("kind", ["people", "resources"])
def test_what_no_page_shows_says_so_and_a_new_record_says_nothing(as_editor, kind):
    record = PersonFactory() if kind == "people" else ResourceFactory()
    assert "No live page shows this." in form(as_editor, kind, record)
    assert "live page" not in form(as_editor, kind)


def test_the_note_costs_the_same_however_many_pages_there_are(as_editor):
    ada = PersonFactory()
    counts = []
    for more in (1, 4):
        for _ in range(more):
            CuratedRoundupPageFactory(curators=[ada])
        form(as_editor, "people", ada)
        with CaptureQueriesContext(connection) as queries:
            form(as_editor, "people", ada)
        counts.append(len(queries))
    assert counts[0] == counts[1]
