"""Who may not write in a draft, and is told why; nothing changes then."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import GroupPagePermission

from wagtail_curation.library import inbox
from wagtail_curation.library.drafting import NotTaken, add_to_draft
from wagtail_curation.models import InboxEntry
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return RoundupSeriesPageFactory()


@pytest.fixture
def entries():
    names = ["alpha", "beta", "gamma"]
    return [inbox.keep(f"https://example.org/{name}").entry for name in names]


@pytest.fixture
def page(series):
    return CuratedRoundupPageFactory(parent=series, title="Draft", live=False)


@pytest.fixture
def refused(page, entries):
    """`refused(user)`: why; checks that nothing has changed."""

    def refused(user, page=page):
        with pytest.raises(NotTaken) as error:
            add_to_draft(entries, page, user=user)
        assert InboxEntry.objects.open().count() == 3
        assert not page.revisions.exists()
        return str(error.value)

    return refused


def test_who_may_not_edit_the_page(refused, django_user_model):
    user = django_user_model.objects.create_user("stranger")
    assert "may not edit “Draft”" in refused(user)


def test_who_may_only_add_pages_writes_in_their_own(
    series, page, entries, refused, django_user_model
):
    user = django_user_model.objects.create_user("adder")
    group = Group.objects.create(name="Adders")
    user.groups.add(group)
    GroupPagePermission.objects.create(group=group, page=series, permission_type="add")
    assert "may not edit" in refused(user)
    page.owner = user
    page.save()
    user = type(user).objects.get(pk=user.pk)
    assert add_to_draft(entries, page, user=user).taken == entries


def test_a_locked_page_says_who_locked_it(page, refused, editor, admin_user):
    page.locked, page.locked_by, page.locked_at = True, admin_user, timezone.now()
    page.save()
    said = refused(editor)
    assert "locked" in said
    assert "<" not in said


def test_a_page_in_moderation_is_its_reviewers(
    page, entries, editor, django_user_model
):
    author = django_user_model.objects.create_user("author")
    author.groups.add(Group.objects.get(name="Editors"))
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    with pytest.raises(NotTaken, match="Only reviewers"):
        add_to_draft(entries, page, user=author)
    assert page.revisions.count() == 1
    assert add_to_draft(entries, page, user=editor).taken == entries


def test_an_alias_is_not_written_in(page, refused, series, editor):
    other = RoundupSeriesPageFactory()
    alias = page.create_alias(parent=other)
    assert "is an alias" in refused(editor, alias)


def test_unsaved_changes_of_a_colleague_are_waited_for(
    page, refused, entries, editor, admin_user
):
    session = EditingSession.objects.create(
        user=admin_user,
        content_type=ContentType.objects.get_for_model(page),
        object_id=page.pk,
        is_editing=True,
        last_seen_at=timezone.now(),
    )
    assert "admin is editing “Draft”" in refused(editor)
    session.is_editing = False
    session.save()
    assert add_to_draft(entries, page, user=editor).taken == entries
