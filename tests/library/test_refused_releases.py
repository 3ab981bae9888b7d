"""What stands in the way of a hold or a release, and that nothing is then done."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.library.holding import draft_of, in_days, refused, tokens, waiting
from wagtail_curation.library import releases
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory()


def test_a_part_that_lacks_something_holds_up_all(series, admin_user):
    draft_of(series, title="Whole")
    body = [blocks.numbered_resource(None, [blocks.pull_quote(text="")])]
    draft_of(series, title="Half", body=body)
    lacking = waiting(series, admin_user)[1].problems
    assert lacking[0].startswith("Body › Numbered resource 1 ›")
    with refused(series, f"“Half”: {lacking[0]}"):
        releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)


def test_a_part_that_expires_before_it_would_go_live_can_not_go(series, admin_user):
    draft_of(series, title="Part", expire_at=in_days(2))
    late = "“Part”: It is set to expire before it would go live."
    with refused(series, late):
        releases.hold(series, in_days(5), tokens(series, admin_user), admin_user)
    releases.hold(series, in_days(1), tokens(series, admin_user), admin_user)


def test_what_was_changed_meanwhile_is_not_scheduled_unseen(series, admin_user):
    part = draft_of(series, title="Part")
    seen = tokens(series, admin_user)
    part.save_revision()
    with refused(series, "“Part” was changed meanwhile: look at it again."):
        releases.hold(series, in_days(5), seen, admin_user)


def test_a_part_that_went_live_meanwhile_is_told(series, admin_user):
    part = draft_of(series, title="Part")
    seen = tokens(series, admin_user)
    part.get_latest_revision().publish()
    gone = "One of the parts is live, or is gone, in the meantime."
    with refused(series, gone):
        releases.hold(series, in_days(5), seen, admin_user)


@pytest.mark.parametrize("gesture", ["hold", "release", "let_go"])
def test_a_locked_part_holds_up_all(series, admin_user, editor, gesture):
    draft_of(series, title="One")
    draft_of(series, title="Two")
    if gesture != "hold":
        releases.hold(series, in_days(5), tokens(series, editor), editor)
    two = waiting(series, editor)[1].page
    two.locked, two.locked_by = True, admin_user
    two.save(update_fields=["locked", "locked_by"])
    with refused(series, "“Two”: It is locked: unlock it first."):
        if gesture == "hold":
            releases.hold(series, in_days(6), tokens(series, editor), editor)
        else:
            getattr(releases, gesture)(series, editor)


def test_who_may_publish_one_of_the_parts_alone_may_not_hold_them(
    series, django_user_model
):
    user = django_user_model.objects.create_user("sub", "sub@example.com", "sub")
    group = Group.objects.create(name="One part")
    user.groups.add(group)
    part = draft_of(series, title="Theirs")
    label = part.get_base_content_type().app_label
    publish = Permission.objects.filter(content_type__app_label=label)
    publish = publish.get(codename__startswith="publish_")
    GroupPagePermission.objects.create(group=group, page_id=part.pk, permission=publish)
    assert part.permissions_for_user(user).can_publish()
    with refused(series, "You may not publish in this series."):
        releases.hold(series, in_days(5), tokens(series, user), user)


def test_a_moment_that_has_passed_is_refused(series, admin_user):
    with refused(series, "This moment has passed: give one that is to come."):
        releases.hold(series, in_days(-1), [], admin_user)


@pytest.mark.parametrize("gesture", [releases.release, releases.let_go])
def test_a_hold_that_is_over_can_not_be_ended(series, admin_user, gesture):
    with refused(series, "This series is not held any more."):
        gesture(series, admin_user)
