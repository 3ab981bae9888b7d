"""The index of mentions follows a page's whole life: its schedule, its copies, its way
into another series and another language.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from wagtail_curation.models import ResourceMention, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block


@pytest.fixture
def as_admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def draft():
    """A part that is not live, with one item."""
    item = blocks.numbered_resource(ResourceFactory(title="Alpha"))
    return CuratedRoundupPageFactory(body=[item], live=False, title="Part one")


def mentioned(page) -> list:
    rows = ResourceMention.objects.filter(page=page.pk)
    return [(row.number, str(row.resource)) for row in rows.in_order()]


def reloaded(page):
    return get_roundup_page_model().objects.get(pk=page.pk)


def schedule(page, **times):
    for name, when in times.items():
        setattr(page, name, when)
    revision = page.save_revision()
    revision.publish()
    return revision


def let_the_time_come(page):
    """What an hour of waiting would do."""
    revision = reloaded(page).scheduled_revision
    past = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()


def test_a_part_is_indexed_when_its_time_has_come_and_not_before(draft, commits):
    soon = timezone.now() + timedelta(hours=1)
    with commits():
        schedule(draft, go_live_at=soon)
    assert not reloaded(draft).live
    assert mentioned(draft) == []
    let_the_time_come(draft)
    with commits():
        call_command("publish_scheduled")
    assert reloaded(draft).live
    assert mentioned(draft) == [(1, "Alpha")]


def test_a_part_leaves_the_index_when_it_expires(draft, commits):
    with commits():
        schedule(draft, expire_at=timezone.now() + timedelta(hours=1))
    assert mentioned(draft) == [(1, "Alpha")]
    past = timezone.now() - timedelta(minutes=1)
    get_roundup_page_model().objects.filter(pk=draft.pk).update(expire_at=past)
    with commits():
        call_command("publish_scheduled")
    assert not reloaded(draft).live
    assert mentioned(draft) == []


def test_what_is_scheduled_for_a_live_part_is_indexed_when_it_is_published(
    draft, commits
):
    with commits():
        draft.save_revision().publish()
    page = reloaded(draft)
    beta = blocks.numbered_resource(ResourceFactory(title="Beta"))
    raw = [beta, *page.body.get_prep_value()]
    page.body = page._meta.get_field("body").to_python(raw)
    with commits():
        schedule(page, go_live_at=timezone.now() + timedelta(hours=1))
    assert mentioned(page) == [(1, "Alpha")]
    let_the_time_come(page)
    with commits():
        call_command("publish_scheduled")
    assert mentioned(page) == [(1, "Beta"), (2, "Alpha")]


def test_an_alias_is_made_in_the_admin_and_follows_its_original(
    draft, commits, as_admin
):
    there = RoundupSeriesPageFactory(title="Elsewhere")
    with commits():
        draft.save_revision().publish()
    data = {
        "new_title": "Part one",
        "new_slug": "part-one",
        "new_parent_page": there.pk,
        "publish_copies": "on",
        "alias": "on",
    }
    with commits():
        as_admin.post(reverse("wagtailadmin_pages:copy", args=[draft.pk]), data)
    (alias,) = get_roundup_page_model().objects.filter(alias_of=draft.pk)
    assert alias.get_parent().pk == there.pk
    assert mentioned(alias) == [(1, "Alpha")]
    page = reloaded(draft)
    page.body = page._meta.get_field("body").to_python(
        [blocks.numbered_resource(ResourceFactory(title="Beta"))]
    )
    with commits():
        page.save_revision().publish()
    assert mentioned(alias) == [(1, "Beta")]
    shown = as_admin.get(reloaded(alias).url).content.decode()
    assert "Beta" in shown
    edit = reverse("wagtailadmin_pages:edit", args=[alias.pk])
    assert as_admin.get(edit).status_code == 200


def test_a_part_is_copied_for_translation_with_its_items_and_its_number(
    draft, commits, as_admin
):
    german, _ = Locale.objects.get_or_create(language_code="de")
    with commits():
        draft.save_revision().publish()
    draft.get_parent().copy_for_translation(german, copy_parents=True)
    submit = "simple_translation:submit_page_translation"
    with commits():
        answer = as_admin.post(reverse(submit, args=[draft.pk]), {"locales": german.pk})
    assert answer.status_code == 302
    copy = reloaded(draft).get_translation(german)
    assert copy.get_parent().locale == german
    assert (copy.part_number, copy.live) == (reloaded(draft).part_number, False)
    assert [str(it.value["resource"]) for it in copy.body] == ["Alpha"]
    assert mentioned(copy) == []
    assert (
        as_admin.get(reverse("wagtailadmin_pages:edit", args=[copy.pk])).status_code
        == 200
    )
    with commits():
        copy.save_revision().publish()
    assert mentioned(copy) == [(1, "Alpha")]


def test_a_part_keeps_its_mentions_and_its_anchors_in_another_series(
    draft, commits, as_admin
):
    there = RoundupSeriesPageFactory(title="Elsewhere")
    with commits():
        draft.save_revision().publish()
    anchor = reloaded(draft).body[0].anchor
    move = reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, there.pk])
    with commits():
        as_admin.post(move)
    moved = reloaded(draft)
    assert moved.series.pk == there.pk
    assert mentioned(moved) == [(1, "Alpha")]
    assert f'id="{anchor}"' in as_admin.get(moved.url).content.decode()
