"""The part number: proposed, unique in its series, and kept or settled by copies."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import querydict_from_html

from tests.editform import form_data
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.models.parts import next_free_number, parts_of
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory()


def part(series, number, **kwargs):
    return CuratedRoundupPageFactory(parent=series, part_number=number, **kwargs)


def reloaded(page):
    return type(page).objects.get(pk=page.pk)


def add_url(series) -> str:
    meta = get_roundup_page_model()._meta
    return reverse(
        "wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, series.pk]
    )


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client, url) -> dict:
    """What a form sends when its Save is pressed at once."""
    html = client.get(url).content.decode()
    block = get_roundup_page_model()._meta.get_field("body").stream_block
    return form_data(html, block)


def proposed(client, series) -> str:
    html = client.get(add_url(series)).content.decode()
    return querydict_from_html(html, form_id="page-edit-form")["part_number"]


# In the admin's forms.


def test_a_new_part_is_proposed_the_number_after_the_highest(series, admin_client):
    assert proposed(admin_client, series) == "1"
    part(series, 1)
    part(series, 7, live=False)
    assert proposed(admin_client, series) == "8"


def test_another_series_counts_for_itself(series, admin_client):
    part(RoundupSeriesPageFactory(), 7)
    assert proposed(admin_client, series) == "1"


def test_a_number_of_a_draft_of_a_live_part_is_not_proposed(series, admin_client):
    draft = reloaded(part(series, 1))
    draft.part_number = 5
    draft.save_revision()
    assert proposed(admin_client, series) == "6"


def test_a_new_part_is_proposed_the_numbering_of_its_series(series, admin_client):
    series.default_numbering = "hidden"
    series.save()
    assert opened(admin_client, add_url(series))["numbering"] == "hidden"


def test_what_is_proposed_is_stored(series, admin_client):
    part(series, 1)
    data = {**opened(admin_client, add_url(series)), "title": "New", "slug": "new"}
    assert admin_client.post(add_url(series), data).status_code == 302
    assert get_roundup_page_model().objects.get(slug="new").part_number == 2


def test_what_is_proposed_can_be_changed_and_emptied(series, admin_client):
    for slug, number in [("nine", "9"), ("none", "")]:
        data = {**opened(admin_client, add_url(series)), "part_number": number}
        data = {**data, "title": slug, "slug": slug, **PUBLISH}
        assert admin_client.post(add_url(series), data).status_code == 302
    numbers = get_roundup_page_model().objects.values_list("slug", "part_number")
    assert dict(numbers) == {"nine": 9, "none": None}


@pytest.mark.parametrize("buttons", [{}, PUBLISH], ids=["draft", "publish"])
@pytest.mark.parametrize("form", ["create", "edit"])
def test_a_number_twice_is_refused_with_what_to_do(series, admin_client, form, buttons):
    part(series, 3, title="Reading slowly")
    url = add_url(series) if form == "create" else edit_url(part(series, 1))
    data = {**opened(admin_client, url), "title": "New", "slug": "new", **buttons}
    response = admin_client.post(url, {**data, "part_number": "3"})
    html = response.content.decode()
    assert "This series has a part 3 already: “Reading slowly”." in html
    assert "The next free number is 4." in html
    assert list(parts_of(series).values_list("part_number", flat=True)).count(3) == 1
    assert not get_roundup_page_model().objects.filter(slug="new").exists()


def test_a_part_keeps_its_own_number_through_its_form(series, admin_client):
    page = part(series, 3)
    data = {**opened(admin_client, edit_url(page)), **PUBLISH}
    assert admin_client.post(edit_url(page), data).status_code == 302
    assert reloaded(page).part_number == 3


def test_a_part_with_an_alias_beside_it_keeps_its_number(series, admin_client):
    page = part(series, 3)
    page.create_alias(update_slug="alias")
    data = {**opened(admin_client, edit_url(page)), **PUBLISH}
    assert admin_client.post(edit_url(page), data).status_code == 302
    assert [p.part_number for p in parts_of(series)] == [3, 3]


@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_a_number_that_is_none_is_refused(series, admin_client, number):
    data = {**opened(admin_client, add_url(series)), "title": "New", "slug": "new"}
    admin_client.post(add_url(series), {**data, "part_number": number})
    assert not parts_of(series, drafts=True).exists()


# In code.


@pytest.mark.parametrize("live", [True, False])
def test_a_number_twice_is_refused_in_code(series, live):
    part(series, 1, title="Reading slowly")
    with pytest.raises(ValidationError, match="part 1 already: “Reading slowly”"):
        part(series, 1, live=live)


def test_a_number_that_a_draft_is_to_have_is_refused(series):
    draft = reloaded(part(series, 1))
    draft.part_number = 5
    draft.save_revision()
    with pytest.raises(ValidationError, match="part 5 already"):
        part(series, 5)


def test_changing_to_a_number_that_is_taken_is_refused(series):
    part(series, 1)
    page = part(series, 2)
    page.part_number = 1
    with pytest.raises(ValidationError) as error:
        page.save()
    assert list(error.value.message_dict) == ["part_number"]
    with pytest.raises(ValidationError):
        page.save_revision()


def test_gaps_are_allowed_and_parts_without_a_number(series):
    for number in (1, 5, None, None):
        part(series, number)
    assert [p.part_number for p in parts_of(series)] == [1, 5, None, None]
    assert next_free_number(series) == 6


def test_two_series_have_a_part_1_each(series):
    assert part(series, 1).part_number == 1
    assert part(RoundupSeriesPageFactory(), 1).part_number == 1


# Copies.


def latest_number(page):
    return page.get_latest_revision_as_object().part_number


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_in_the_series_gets_the_next_free_number(series, keep_live):
    page = part(series, 1)
    part(series, 2)
    page.save_revision()
    copied = page.copy(update_attrs={"slug": "copy"}, keep_live=keep_live)
    assert reloaded(copied).part_number == 3
    assert latest_number(copied) == 3
    assert reloaded(page).part_number == 1


def test_a_copy_is_edited_and_published_without_further_ado(series, admin_client):
    page = part(series, 1)
    page.save_revision()
    copied = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    data = {**opened(admin_client, edit_url(copied)), **PUBLISH}
    assert data["part_number"] == "2"
    assert admin_client.post(edit_url(copied), data).status_code == 302


def test_a_copy_in_another_series_keeps_its_number_if_it_is_free(series):
    page = part(series, 4)
    there = RoundupSeriesPageFactory()
    assert page.copy(to=there).part_number == 4
    again = page.copy(to=there, update_attrs={"slug": "again"})
    assert (reloaded(again).part_number, latest_number(again)) == (5, 5)


def test_a_copy_of_a_whole_series_keeps_the_numbers(series):
    for number in (1, 2, 5):
        part(series, number).save_revision()
    copied = series.copy(recursive=True, update_attrs={"slug": "copied"})
    parts = parts_of(copied.specific, drafts=True)
    assert [p.part_number for p in parts] == [1, 2, 5]
    assert [latest_number(p) for p in parts] == [1, 2, 5]


def test_a_copy_without_a_number_stays_without(series):
    copied = part(series, None).copy(update_attrs={"slug": "copy"})
    assert reloaded(copied).part_number is None


def test_an_alias_has_its_original_s_number_whatever_is_there(series):
    page = part(series, 1)
    there = RoundupSeriesPageFactory()
    part(there, 1)
    alias = page.create_alias(parent=there)
    assert reloaded(alias).part_number == 1
    page = reloaded(page)
    page.part_number = 6
    page.save_revision().publish()
    assert reloaded(alias).part_number == 6


def test_a_translation_has_its_original_s_number(series):
    german, _ = Locale.objects.get_or_create(language_code="de")
    page = part(series, 4)
    translation = page.copy_for_translation(german, copy_parents=True)
    assert (reloaded(translation).part_number, latest_number(translation)) == (4, 4)


def test_a_part_that_was_moved_onto_a_taken_number_says_so_when_edited(
    series, admin_client
):
    there = RoundupSeriesPageFactory()
    part(there, 1, title="Already here")
    page = part(series, 1)
    page.move(there, pos="last-child")
    data = {**opened(admin_client, edit_url(page)), **PUBLISH}
    html = admin_client.post(edit_url(page), data).content.decode()
    assert "This series has a part 1 already: “Already here”." in html
