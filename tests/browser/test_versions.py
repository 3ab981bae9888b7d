"""Older versions: two compared, one brought back, whatever became of its records."""

import pytest
from django.urls import reverse

from tests.browser.editing import Editor
from wagtail_curation.library.merge import merge
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)


@pytest.fixture
def versions(transactional_db):
    """A part, its first version (Alpha with words) and its second (Beta)."""
    alpha, beta = ResourceFactory(title="Alpha"), ResourceFactory(title="Beta")
    words = [blocks.commentary("<p>The first words.</p>")]
    item = blocks.numbered_resource(alpha, words)
    part = CuratedRoundupPageFactory(body=[item])
    first = part.save_revision(log_action=True)
    first.publish()
    part = get_roundup_page_model().objects.get(pk=part.pk)
    item["value"]["resource"] = beta.pk
    part.body = part._meta.get_field("body").to_python([item])
    second = part.save_revision(log_action=True)
    second.publish()
    return part, first, second


def stored(part):
    return get_roundup_page_model().objects.get(pk=part.pk)


def review(page, part, revision):
    """The older version in the editor."""
    args = [part.pk, revision.pk]
    page.goto(reverse("wagtailadmin_pages:revisions_revert", args=args))
    editor = Editor(page)
    editor.body.wait_for()
    return editor


def replace(page):
    """Publishes what is there in place of what is live."""
    page.get_by_role("button", name="More actions").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Publish this version").click()


def test_two_versions_are_compared_from_the_history(versions, page, log_in, admin_user):
    part, _first, _second = versions
    log_in(admin_user)
    page.goto(reverse("wagtailadmin_pages:history", args=[part.pk]))
    page.locator("table").get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Compare with previous version").first.click()
    page.get_by_role("heading", name="1. Beta Changed").wait_for()
    assert page.locator(".comparison .deletion").all_inner_texts() == ["Alpha"]
    assert page.locator(".comparison .addition").all_inner_texts() == ["Beta"]


def test_comparing_has_no_accessibility_problem(
    versions, page, log_in, admin_user, axe
):
    part, first, second = versions
    log_in(admin_user)
    args = [part.pk, first.pk, second.pk]
    page.goto(reverse("wagtailadmin_pages:revisions_compare", args=args))
    assert axe(page, include="main") == []


def test_an_older_version_is_brought_back(versions, page, log_in, admin_user):
    part, first, _second = versions
    log_in(admin_user)
    editor = review(page, part, first)
    editor.toggle(0)
    assert editor.read() == ["1. Alpha"]
    replace(page)
    assert str(stored(part).body[0].value["resource"]) == "Alpha"
    assert page.errors == []


def test_a_version_whose_resource_was_merged_comes_back_with_the_survivor(
    versions, page, log_in, admin_user
):
    part, first, _second = versions
    kept = ResourceFactory(title="The survivor")
    merge(kept, first.as_object().body[0].value["resource"])
    log_in(admin_user)
    editor = review(page, part, first)
    editor.toggle(0)
    assert editor.read() == ["1. The survivor"]
    replace(page)
    assert stored(part).body[0].value["resource"] == kept
    raw = stored(part).body.get_prep_value()
    assert raw[0]["value"]["resource"] == kept.pk


def test_a_version_whose_resource_is_gone_keeps_the_words_and_asks_for_another(
    versions, page, log_in, admin_user
):
    part, first, _second = versions
    first.as_object().body[0].value["resource"].delete()
    log_in(admin_user)
    editor = review(page, part, first)
    item = editor.blocks.nth(0)
    assert "The first words." in item.inner_text()
    replace(page)
    page.get_by_text("Choose a resource, or give the item a title.").first.wait_for()
    item = Editor(page).blocks.nth(0)
    item.get_by_text("Title and label", exact=True).click()
    item.locator("[name$=-heading]").fill("It was called Alpha")
    replace(page)
    (child,) = stored(part).body
    assert child.value.title == "It was called Alpha"
    assert "The first words." in str(child.value["content"].get_prep_value())
