"""Only who may edit a page may write it through API v3."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from tests.api.conftest import Caller, errors_of, with_token
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]


@pytest.fixture
def part():
    return CuratedRoundupPageFactory(items=1)


@pytest.fixture
def make_user(django_user_model):
    def make(*groups):
        user = django_user_model.objects.create_user("someone", password="x")
        user.groups.add(*Group.objects.filter(name__in=groups))
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        return user

    return make


def test_nobody_writes_without_a_token(client, part):
    assert Caller(client).patch(part, title="Mine")[0] == 401


def test_nobody_writes_with_a_wrong_token(client, part):
    assert Caller(client, "wagtail_wrong").patch(part, title="Mine")[0] == 401


def test_nobody_writes_with_a_session_alone(admin_client, part):
    assert Caller(admin_client).patch(part, title="Mine")[0] == 401


def test_who_may_not_edit_the_page_may_not_write_it(client, part, make_user):
    status, _data = with_token(client, make_user()).patch(part, title="Mine")
    assert status == 403
    part.refresh_from_db()
    assert part.title != "Mine"


def test_who_may_not_publish_saves_a_draft(client, part, make_user):
    editor = with_token(client, make_user("Editors"))
    assert editor.publish(part, title="Mine")[0] == 403
    assert editor.patch(part, title="Mine")[0] == 200
    part.refresh_from_db()
    assert part.title != "Mine"
    assert editor.call("post", f"pages/{part.pk}/actions/publish/")[0] == 403


def new_item(url: str) -> dict:
    return {"type": "numbered_resource", "value": {"resource": {"url": url}}}


def test_who_may_not_add_resources_adds_none(client, part, make_user):
    editor = with_token(client, make_user("Editors"))
    status, data = editor.patch(part, body=[new_item("https://example.org/n")])
    assert status == 422
    assert "may not add" in errors_of(data)["body.0.value.resource.url"]
    assert get_resource_model().objects.find("https://example.org/n") is None


def test_who_may_add_resources_adds_them_by_their_address(client, part, make_user):
    user = make_user("Editors")
    opts = get_resource_model()._meta
    user.user_permissions.add(
        Permission.objects.get(
            codename=f"add_{opts.model_name}", content_type__app_label=opts.app_label
        )
    )
    status, data = with_token(client, user).patch(
        part, body=[new_item("https://example.org/n")]
    )
    assert status == 200, data
    assert get_resource_model().objects.find("https://example.org/n").added_by == user


def test_a_resource_is_not_added_to_a_page_that_is_refused(client, part, make_user):
    user = make_user()
    user.user_permissions.add(*Permission.objects.filter(codename__startswith="add_"))
    writer = with_token(client, user)
    assert writer.patch(part, body=[new_item("https://example.org/n")])[0] == 403
    assert get_resource_model().objects.find("https://example.org/n") is None
