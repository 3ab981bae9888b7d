"""Listings as spreadsheets."""

import csv
import io
import tracemalloc

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.test_spreadsheets import ATTACKS
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

RESOURCES = "wagtail_curation_resources:list"
ROUNDUPS = "wagtail_curation_roundups:index"


def body_of(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(client, name, **query):
    response = client.get(reverse(name), {"export": "csv", **query})
    text = body_of(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def xlsx_rows(client, name, **query):
    response = client.get(reverse(name), {"export": "xlsx", **query})
    sheet = openpyxl.load_workbook(io.BytesIO(body_of(response))).active
    head, *rows = sheet.iter_rows()
    titles = [cell.value for cell in head]
    return [dict(zip(titles, row, strict=True)) for row in rows]


def test_a_resource_is_exported_with_all_that_is_known_of_it(as_editor, editor):
    record = ResourceFactory(
        title="On memory",
        kind="book",
        url="https://example.org/memory",
        publisher="Example Press",
        published="2011-06",
        language="de",
        level="advanced",
        cost="free",
        licence="CC BY 4.0",
        minutes=12,
        added_by=editor,
        private_note="Ask Ada first.",
        people=[PersonFactory(name="Zoe"), PersonFactory(name="Ada")],
        topics=["Sleep", "Memory"],
    )
    CuratedRoundupPageFactory(body=[blocks.numbered_resource(record)])
    CuratedRoundupPageFactory(live=False, body=[blocks.numbered_resource(record)])
    (row,) = csv_rows(as_editor, RESOURCES)
    wanted = {
        "Title": "On memory",
        "Address": "https://example.org/memory",
        "Kind": "Book",
        "People": "Zoe; Ada",
        "Publisher": "Example Press",
        "Published": "2011-06",
        "Language": "de",
        "Level": "Advanced",
        "Cost": "Free",
        "Licence": "CC BY 4.0",
        "Minutes": "12",
        "Topics": "Memory; Sleep",
        "Used on pages": "2",
        "Live pages of these": "1",
        "Added by": "editor",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert "Ask Ada first." not in row.values()
    (cells,) = xlsx_rows(as_editor, RESOURCES)
    assert cells["Title"].value == "On memory"
    assert cells["Minutes"].value == 12


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_title_from_somebody_elses_page_is_no_formula(as_editor, attack):
    stored = attack.replace("\x00", "")
    ResourceFactory(title=stored, publisher=stored, summary=stored)
    (row,) = csv_rows(as_editor, RESOURCES)
    assert row["Title"] == row["Publisher"] == row["Summary"] == f"'{stored}"
    (cells,) = xlsx_rows(as_editor, RESOURCES)
    assert cells["Title"].data_type == "s"
    assert cells["Title"].value.strip() == stored.strip()


def test_the_table_of_mentions_is_no_way_round_it(as_editor):
    pytest.importorskip("wagtail_modeladmin")
    from wagtail_curation.contrib.modeladmin.wagtail_hooks import mentions

    record = ResourceFactory(title="@SUM(1)")
    item = blocks.numbered_resource(record, heading="=1+1")
    CuratedRoundupPageFactory(title="+1", body=[item])
    address = mentions.url_helper.get_action_url("index")
    text = body_of(as_editor.get(address, {"export": "csv"})).decode()
    assert "'=1+1,'@SUM(1),'+1" in text


def test_characters_that_a_workbook_can_not_hold_do_not_stop_it(as_editor):
    ResourceFactory(title="A\x0btab")
    (cells,) = xlsx_rows(as_editor, RESOURCES)
    assert cells["Title"].value == "Atab"


def test_what_is_listed_is_exported_and_in_its_order(as_editor):
    for number in range(25):
        ResourceFactory(title=f"Book {number:02}", kind="book")
    ResourceFactory(title="Book of the film", kind="video")
    query = {"kind": "book", "q": "book", "ordering": "title", "p": 2}
    titles = [row["Title"] for row in csv_rows(as_editor, RESOURCES, **query)]
    assert titles == [f"Book {number:02}" for number in range(25)]


def test_a_sites_own_field_is_exported(as_editor):
    ResourceFactory()
    (row,) = csv_rows(as_editor, RESOURCES)
    model = get_resource_model()
    ours = {field.name for field in model.__bases__[0]._meta.get_fields()}
    for field in model._meta.concrete_fields:
        if field.name not in ours and not field.primary_key and not field.is_relation:
            assert str(field.verbose_name).capitalize() in row


def test_words_are_in_the_editors_language(as_editor, editor, settings):
    from wagtail.users.models import UserProfile

    settings.LANGUAGE_CODE = "en"
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "de"
    profile.save()
    CuratedRoundupPageFactory(title="A part", live=False)
    (row,) = csv_rows(as_editor, ROUNDUPS)
    # Of Wagtail's own catalogue.
    assert "Entwurf" in row.values()


def test_who_may_only_look_may_export(client, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("reader", "r@example.com", "reader")
    model = get_resource_model()._meta
    names = [f"view_{model.model_name}", "access_admin"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(user)
    ResourceFactory(title="Seen")
    assert [row["Title"] for row in csv_rows(client, RESOURCES)] == ["Seen"]


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_who_may_not_look_may_not_export(as_author, export):
    ResourceFactory()
    response = as_author.get(reverse(RESOURCES), {"export": export})
    assert response.status_code == 302


def test_a_roundup_is_exported_with_its_series_and_curators(as_admin):
    series = RoundupSeriesPageFactory(title="Key resources")
    CuratedRoundupPageFactory(
        parent=series,
        title="=The part",
        part_number=7,
        items=3,
        curators=[PersonFactory(name="Zoe"), PersonFactory(name="Ada")],
        topics=["Sleep", "Memory"],
    )
    CuratedRoundupPageFactory(parent=series, title="Next", live=False)
    rows = csv_rows(as_admin, ROUNDUPS, ordering="title")
    wanted = {
        "Title": "'=The part",
        "Series": "Key resources",
        "Part": "7",
        "Curators": "Zoe; Ada",
        "Status": "Live",
        "Items": "3",
        "Topics": "Memory; Sleep",
    }
    assert {name: rows[0][name] for name in wanted} == wanted
    assert rows[0]["Address"].startswith("http")
    assert (rows[1]["Status"], rows[1]["Address"]) == ("Draft", "")


def test_roundups_that_one_may_not_see_are_not_exported(client, django_user_model):
    from django.contrib.auth.models import Permission

    CuratedRoundupPageFactory()
    user = django_user_model.objects.create_user("nobody", "n@example.com", "nobody")
    user.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(ROUNDUPS), {"export": "csv"}).status_code == 302


@pytest.mark.parametrize("name", [RESOURCES, ROUNDUPS])
def test_an_export_costs_the_same_for_twice_the_rows(as_admin, name):
    counts = []
    for _ in range(2):
        for _ in range(4):
            person = PersonFactory()
            record = ResourceFactory(people=[person], topics=["Memory"])
            CuratedRoundupPageFactory(
                curators=[person],
                topics=["Memory"],
                body=[blocks.numbered_resource(record)],
            )
        csv_rows(as_admin, name)
        with CaptureQueriesContext(connection) as queries:
            csv_rows(as_admin, name)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.uncounted
def test_five_thousand_rows_take_no_more_memory_than_a_thousand(as_editor):
    model = get_resource_model()
    peaks = []
    for count in (1_000, 4_000):
        words = "What this is about. " * 40
        model.objects.bulk_create(
            (model(title=f"No. {n}", summary=words) for n in range(count)),
            batch_size=500,
        )
        response = as_editor.get(reverse(RESOURCES), {"export": "csv"})
        tracemalloc.start()
        sent = sum(len(chunk) for chunk in response.streaming_content)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert sent > 4_000_000
    assert peaks[1] < 1.5 * peaks[0]
