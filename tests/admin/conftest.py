"""What the tests of the editors' room have in common."""

import pytest
from django.contrib.auth.models import Group, Permission


@pytest.fixture
def author(django_user_model, db):
    """Someone who may write pages and has no say over resources and people."""
    user = django_user_model.objects.create_user(
        "author", "author@example.com", "author"
    )
    user.groups.add(Group.objects.get(name="Editors"))
    ours = Permission.objects.filter(
        content_type__app_label__in=["wagtail_curation", "testapp"]
    )
    assert not user.get_all_permissions() & {
        f"{p.content_type.app_label}.{p.codename}" for p in ours
    }
    return user


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_author(client, author):
    client.force_login(author)
    return client


@pytest.fixture
def as_admin(admin_client):
    return admin_client
