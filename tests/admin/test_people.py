"""The room of people: what each is on record for, and why one can not go."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from wagtail_curation.models import Person
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


def url(name, *records):
    keys = [it.pk for it in records]
    return reverse(f"wagtail_curation_people:{name}", args=keys)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def people_at_work(mark="") -> None:
    credited, curating, speaking, _nobody = (
        PersonFactory(name=f"{name}{mark}")
        for name in ("Credited", "Curating", "Speaking", "Nobody")
    )
    ResourceFactory(people=[credited])
    ResourceFactory(people=[credited])
    series = RoundupSeriesPageFactory(curators=[curating])
    CuratedRoundupPageFactory(parent=series, curators=[curating], live=False)
    CuratedRoundupPageFactory(body=[blocks.pull_quote(speaker=speaking)])


def listed(response) -> list[str]:
    return [person.name for person in response.context["object_list"]]


def test_the_listing_counts_what_each_is_cited_in_and_curates(as_editor):
    people_at_work()
    html = text_of(as_editor.get(url("list")))
    for words in ("Cited in", "Curating", "2 resources", "2 pages", "1 page"):
        assert words in html


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("cited", ["Credited", "Speaking"]),
        ("curating", ["Curating"]),
        ("neither", ["Nobody"]),
    ],
)
def test_people_are_narrowed_by_what_they_are_on_record_as(as_editor, part, names):
    people_at_work()
    assert listed(as_editor.get(url("list"), {"part": part})) == names


def test_the_listing_costs_the_same_for_twice_the_people(as_editor):
    counts = []
    for mark in (" one", " two"):
        people_at_work(mark)
        as_editor.get(url("list"))
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(url("list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_export_has_the_counts_and_no_formula(as_editor):
    people_at_work()
    PersonFactory(name="=cmd()", role="\x0bBell")
    sent = as_editor.get(url("list"), {"export": "csv", "part": "neither"})
    lines = sent.getvalue().decode().splitlines()
    assert lines[0].startswith("Name,Role,Organisation,")
    assert [it.partition(",")[0] for it in lines[1:]] == ["'=cmd()", "Nobody"]
    sent = as_editor.get(url("list"), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(sent.getvalue())).active
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert rows["=cmd()"][0].data_type == "s"
    assert [it.value for it in rows["Credited"][4:7]] == [2, 0, 0]
    assert [it.value for it in rows["Curating"][4:7]] == [0, 0, 2]


def test_who_can_not_be_deleted_is_shown_where_they_stand(as_editor):
    ada = PersonFactory(name="Ada")
    resource = ResourceFactory(title="Notes on engines", people=[ada])
    series = RoundupSeriesPageFactory(title="The series", curators=[ada])
    html = text_of(as_editor.get(url("delete", ada)))
    assert "so the record stays until it is taken off these" in html
    assert reverse("wagtail_curation_resources:edit", args=[resource.pk]) in html
    assert reverse("wagtailadmin_pages:edit", args=[series.pk]) in html
    assert "Notes on engines" in html
    assert url("merge_with", ada) in html
    assert "Yes, delete" not in html
    as_editor.post(url("delete", ada))
    assert Person.objects.get() == ada


def test_of_many_places_the_first_are_named_and_the_rest_counted(as_editor):
    ada = PersonFactory()
    for _ in range(12):
        ResourceFactory(people=[ada])
    assert "2 more" in text_of(as_editor.get(url("delete", ada)))


def test_who_is_named_nowhere_can_be_deleted(as_editor):
    ada = PersonFactory()
    html = text_of(as_editor.get(url("delete", ada)))
    assert "so the record stays" not in html
    assert "Yes, delete" in html
    as_editor.post(url("delete", ada))
    assert not Person.objects.exists()
