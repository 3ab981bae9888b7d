"""The note in a resource's form: it looks like another that is there."""

import pytest
from django.urls import reverse

from wagtail_curation.models import get_resource_model
from wagtail_curation.testing.factories import PersonFactory, ResourceFactory

pytestmark = pytest.mark.django_db

Resource = get_resource_model()
TITLE = "How groups learn from mistakes"
ATTACK = "How groups <script>alert(1)</script> learn"


def url(name, *records):
    return reverse(f"wagtail_curation_resources:{name}", args=[it.pk for it in records])


def test_an_edit_form_says_what_its_record_looks_like(as_editor):
    one, other = ResourceFactory(title=TITLE), ResourceFactory(title=TITLE)
    html = as_editor.get(url("edit", one)).content.decode()
    assert url("merge", one, other) in html
    assert "the same title" in html
    alone = ResourceFactory(title="Something else altogether")
    html = as_editor.get(url("edit", alone)).content.decode()
    assert "This looks like" not in html
    assert "curation/js/alike.js" in html


def test_a_new_form_waits_for_a_title(as_editor):
    ResourceFactory(title=TITLE)
    html = as_editor.get(url("add")).content.decode()
    assert 'data-controller="curation-alike"' in html
    assert "This looks like" not in html


def test_what_is_typed_is_answered(as_editor):
    known = ResourceFactory(title=TITLE)
    html = as_editor.get(url("alike"), {"title": TITLE.upper()}).content.decode()
    assert url("edit", known) in html
    # There is nothing yet that could be merged.
    assert "merge" not in html
    html = as_editor.get(url("alike"), {"title": "Another"}).content.decode()
    assert html.strip() == ""


def test_the_record_itself_is_not_what_it_looks_like(as_editor):
    ada = PersonFactory(name="Ada Example")
    one = ResourceFactory(title="Quiet", people=[ada])
    other = ResourceFactory(title="Quiet", byline="A. Example")
    asked = {"title": "Quiet", "record": one.pk}
    html = as_editor.get(url("alike"), asked).content.decode()
    assert url("merge", one, other) in html
    assert html.count("<li>") == 1


@pytest.mark.parametrize(
    "asked", [{}, {"record": "nonsense", "title": "x" * 9999}, {"record": "4711"}]
)
def test_odd_questions_get_an_empty_answer(as_editor, asked):
    response = as_editor.get(url("alike"), asked)
    assert (response.status_code, response.content.strip()) == (200, b"")


def test_what_a_record_is_called_is_text(as_editor):
    ResourceFactory(title=ATTACK, byline="Ada")
    asked = {"title": ATTACK, "byline": "Ada"}
    html = as_editor.get(url("alike"), asked).content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_it_only_answers_and_only_those_who_write_resources(as_editor, client, author):
    assert as_editor.post(url("alike")).status_code == 405
    client.force_login(author)
    response = client.get(url("alike"), {"title": TITLE})
    assert response.url == reverse("wagtailadmin_home")
