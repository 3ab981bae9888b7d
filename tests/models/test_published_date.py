"""A date as far as it is known: in the database, in forms, in dumps."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from wagtail_curation.fields import PartialDateField, PartialDateFormField
from wagtail_curation.models import get_resource_model
from wagtail_curation.partialdate import PartialDate
from wagtail_curation.testing.factories import ResourceFactory

Resource = get_resource_model()


@pytest.mark.parametrize("text", ["2011", "2011-06", "2011-06-28"])
def test_it_comes_back_from_the_database_as_it_went_in(db, text):
    ResourceFactory(published=PartialDate.parse(text))
    again = Resource.objects.get().published
    assert again == PartialDate.parse(text)
    assert again.precision == {4: "year", 7: "month", 10: "day"}[len(text)]


def test_none_is_none(db):
    ResourceFactory(published=None)
    assert Resource.objects.get().published is None
    assert Resource.objects.filter(published=None).exists()


def test_text_is_stored_and_full_clean_makes_it_a_date(db):
    resource = ResourceFactory.build(published="2011-06")
    resource.full_clean()
    assert resource.published == PartialDate(2011, 6)
    resource.save()
    assert Resource.objects.get().published == PartialDate(2011, 6)


def test_dates_sort_by_time(db):
    texts = ["2012", "2011-06-28", "2011", "2011-07", "2011-06"]
    for text in texts:
        ResourceFactory(published=text)
    ordered = Resource.objects.order_by("published")
    assert [str(it.published) for it in ordered] == sorted(texts)


def test_a_year_is_looked_up_by_its_beginning(db):
    for text in ("2010-12-31", "2011", "2011-06", "2011-06-28", "2012-01"):
        ResourceFactory(published=text)
    ResourceFactory(published=None)
    of_2011 = Resource.objects.filter(published__startswith="2011")
    assert of_2011.count() == 3
    assert Resource.objects.filter(published__gte="2011-06").count() == 3
    assert Resource.objects.filter(published=PartialDate(2011)).count() == 1
    assert Resource.objects.filter(published__in=["2011", "2012-01"]).count() == 2
    assert Resource.objects.filter(published__lt=PartialDate(2011)).count() == 1


@pytest.mark.parametrize("text", ["2011-13", "2011-02-30", "28.6.", "soon", "11"])
def test_what_is_no_date_is_refused_in_words(db, text):
    with pytest.raises(ValidationError) as error:
        ResourceFactory.build(published=text).full_clean()
    assert list(error.value.message_dict) == ["published"]


def test_the_column_is_as_short_as_a_date():
    assert Resource._meta.get_field("published").max_length == 10


def test_the_field_is_recorded_without_its_length():
    _, path, args, kwargs = PartialDateField(null=True).deconstruct()
    assert (path, args, kwargs) == (
        "wagtail_curation.fields.PartialDateField",
        [],
        {"null": True},
    )


def test_a_dump_has_it_as_text(db):
    field = Resource._meta.get_field("published")
    assert field.value_to_string(Resource(published=PartialDate(2011, 6))) == "2011-06"
    assert field.value_to_string(Resource(published=None)) == ""
    assert field.to_python("") is None


# In forms.


class DateForm(forms.Form):
    published = PartialDateFormField(required=False)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "2011", "2011"),
        ("en", " 2011-06 ", "2011-06"),
        ("en", "2011-06-28", "2011-06-28"),
        ("de", "28.06.2011", "2011-06-28"),
        ("de", "2011-06", "2011-06"),
        ("fr", "28/06/2011", "2011-06-28"),
        ("en", "06/28/2011", "2011-06-28"),
    ],
)
def test_a_form_reads_what_people_write(language, typed, expected):
    with translation.override(language):
        form = DateForm({"published": typed})
        assert form.is_valid(), form.errors
    assert str(form.cleaned_data["published"]) == expected


def test_a_form_reads_nothing_as_nothing():
    form = DateForm({"published": ""})
    assert form.is_valid()
    assert form.cleaned_data["published"] is None


@pytest.mark.parametrize("typed", ["June 2011", "2011-13", "0011", "20111"])
def test_a_form_says_how_to_write_it(typed):
    form = DateForm({"published": typed})
    assert form.errors["published"] == [
        "Write a year, a month or a day: 2011, 2011-06 or 2011-06-28."
    ]


def test_a_form_shows_it_as_it_is_written_and_sees_that_nothing_changed():
    form = DateForm(
        {"published": "2011-06"}, initial={"published": PartialDate(2011, 6)}
    )
    assert not form.has_changed()
    assert 'value="2011-06"' in str(DateForm(initial=form.initial)["published"])


def test_the_model_s_form_uses_this_field():
    assert isinstance(
        Resource._meta.get_field("published").formfield(), PartialDateFormField
    )
