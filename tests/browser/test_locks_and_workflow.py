"""A part on its way through several hands: handed in, sent back, approved, locked."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Workflow

from tests.browser.editing import Editor
from tests.browser.pasting import in_item
from wagtail_curation.models import get_resource_model, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)


@pytest.fixture
def part(transactional_db):
    return CuratedRoundupPageFactory(
        title="Part one",
        live=False,
        body=[
            blocks.numbered_resource(ResourceFactory(title="Alpha")),
            blocks.numbered_resource(None, heading="No resource yet"),
        ],
    )


@pytest.fixture
def people(part, django_user_model):
    """An editor and a moderator, as a new Wagtail site has them."""
    found = {}
    for name in ("Editors", "Moderators"):
        user = django_user_model.objects.create_user(name, password="x")
        user.groups.add(Group.objects.get(name=name))
        found[name] = user
    return found


def stored(part):
    return get_roundup_page_model().objects.get(pk=part.pk)


def press(page, name):
    page.get_by_role("button", name="More actions").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def send_back(page, comment):
    page.get_by_role("button", name="More actions").first.click()
    page.get_by_role("button", name="Request changes").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Comment").fill(comment)
    with page.expect_navigation():
        dialog.get_by_role("button", name="Request changes").click()


def test_a_part_is_handed_in_sent_back_mended_and_approved(part, people, page, log_in):
    assert Workflow.objects.filter(active=True).exists()
    editor = Editor(page)
    log_in(people["Editors"])
    editor.open(part)
    editor.write(editor.blocks.nth(0), "First try. ")
    press(page, "Submit to Moderators approval")
    assert stored(part).current_workflow_state.status == "in_progress"

    log_in(people["Moderators"])
    editor.open(part)
    send_back(page, "Say why.")
    assert stored(part).current_workflow_state.status == "needs_changes"

    log_in(people["Editors"])
    editor.open(part)
    assert page.get_by_text("Say why.").count()
    editor.write(editor.blocks.nth(0), "Second try. ")
    press(page, "Resubmit to Moderators approval")

    log_in(people["Moderators"])
    editor.open(part)
    press(page, "Approve and Publish")
    published = stored(part)
    assert published.live
    words = str(published.body[0].value["content"].get_prep_value())
    assert "Second try." in words
    page.goto(published.url)
    assert "Second try." in page.inner_text("main, body")


@pytest.fixture
def locked(part, people):
    """Locked by the moderator."""
    part.locked, part.locked_by = True, people["Moderators"]
    part.save()
    return part


def test_a_locked_part_can_be_read_and_takes_nothing_in(locked, people, page, log_in):
    log_in(people["Editors"])
    editor = Editor(page).open(locked)
    assert page.get_by_text("is locked").count()
    assert editor.numbers() == ["1.", "2."]
    empty = in_item(editor.blocks.nth(1))
    empty.field.wait_for(state="hidden")
    assert page.locator(".curation-links").is_hidden()
    assert page.get_by_role("button", name="Save draft").count() == 0
    before = get_resource_model().objects.count()
    for _ in range(60):
        page.keyboard.press("Tab")
        active = "document.activeElement.closest('.curation-paste, .curation-links')"
        assert page.evaluate(active) is None
    assert get_resource_model().objects.count() == before
    assert page.errors == []


def test_a_locked_part_refuses_what_is_sent_all_the_same(locked, people, page, log_in):
    log_in(people["Editors"])
    Editor(page).open(locked)
    edit = reverse("wagtailadmin_pages:edit", args=[locked.pk])
    sent = "const f = document.querySelector('form[data-edit-form], #page-edit-form');"
    status = page.evaluate(
        f"async (url) => {{ {sent} const data = new FormData(f);"
        " data.set('title', 'Taken over');"
        " return (await fetch(url, {method: 'POST', body: data})).status; }",
        edit,
    )
    assert status < 500
    assert stored(locked).title == "Part one"
    assert stored(locked).latest_revision is None


def test_a_part_that_is_being_judged_is_read_only_for_its_editor(
    part, people, page, log_in
):
    part.save_revision(user=people["Editors"])
    Workflow.objects.get(active=True).start(part, people["Editors"])
    log_in(people["Editors"])
    editor = Editor(page).open(part)
    empty = in_item(editor.blocks.nth(1))
    empty.field.wait_for(state="hidden")
    assert page.locator(".curation-links").is_hidden()
