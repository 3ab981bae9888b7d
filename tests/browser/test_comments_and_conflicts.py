"""Two people at one part: a comment that stays where it was put, and two drafts."""

import pytest
from django.urls import reverse

from tests.browser.editing import Editor
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)


@pytest.fixture
def part(transactional_db):
    return CuratedRoundupPageFactory(
        body=[
            blocks.numbered_resource(ResourceFactory(title="Alpha")),
            blocks.numbered_resource(
                ResourceFactory(title="Beta"), [blocks.pull_quote("Quoted.")]
            ),
        ]
    )


def stored(part):
    return get_roundup_page_model().objects.get(pk=part.pk)


COMMENT_IN_FORM = """(words) => [
    ...document.querySelectorAll('[name^="comments-"][name$="-text"]')
].some((field) => field.value === words)"""


def comment_on(page, field, words):
    field.hover()
    field.locator("[data-comment-add]").click()
    page.get_by_placeholder("Enter your comments").last.fill(words)
    page.get_by_role("button", name="Comment", exact=True).last.click()
    page.wait_for_function(COMMENT_IN_FORM, arg=words)


def test_a_comment_on_a_quote_in_an_item_stays_with_that_quote(
    part, page, log_in, admin_user, settings
):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    log_in(admin_user)
    editor = Editor(page).open(part)
    page.get_by_role("button", name="Toggle comments").click()
    quote = editor.blocks.nth(1).locator('[data-contentpath="text"]')
    comment_on(page, quote, "Is this the whole sentence?")
    editor.save_draft()
    item = part.body[1]
    inner = item.value["content"][0].id
    (comment,) = stored(part).wagtail_admin_comments.all()
    assert comment.contentpath == f"body.{item.id}.content.{inner}.text"

    # The item moves; the comment moves with it.
    editor.open(part)
    editor.press(1, "Move up")
    editor.save_draft()
    editor.open(part)
    page.get_by_role("button", name="Toggle comments").click()
    said = page.get_by_text("Is this the whole sentence?")
    said.first.wait_for()
    annotated = editor.blocks.nth(0).locator(
        '[data-contentpath="text"] [data-annotation], '
        '[data-contentpath="text"] .w-field__comment-button--reveal'
    )
    annotated.first.wait_for()
    assert stored(part).wagtail_admin_comments.count() == 1
    assert page.errors == []


def test_a_draft_that_somebody_else_has_changed_is_not_overwritten(
    part, page, log_in, admin_user, django_user_model
):
    log_in(admin_user)
    editor = Editor(page).open(part)
    editor.wait_until_watched()
    editor.write(editor.blocks.nth(0), "Mine. ")
    editor.wait_until_saved()

    other = django_user_model.objects.create_superuser("other", password="x")
    theirs = stored(part).get_latest_revision_as_object()
    theirs.title = "Theirs"
    theirs.save_revision(user=other, log_action=True)
    editor.write(editor.blocks.nth(0), "Mine again. ")
    page.get_by_text("newer version").locator("visible=true").first.wait_for()
    latest = stored(part).get_latest_revision_as_object()
    assert latest.title == "Theirs"
    assert "Mine again." not in str(latest.body.get_prep_value())
    # What was typed is still in the form.
    assert "Mine again." in editor.blocks.nth(0).inner_text()
    assert page.url.endswith(reverse("wagtailadmin_pages:edit", args=[part.pk]))
