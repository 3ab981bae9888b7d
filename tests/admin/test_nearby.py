"""What the editor of a part is told of the other parts, and who is told."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db
URL = reverse("wagtail_curation_resource_chooser:nearby")


@pytest.fixture
def series():
    return RoundupSeriesPageFactory()


@pytest.fixture
def part(series):
    """The part that is being edited."""
    return CuratedRoundupPageFactory(parent=series, part_number=9)


def another(series, *resources, **fields):
    body = [blocks.numbered_resource(it) for it in resources]
    return CuratedRoundupPageFactory(parent=series, body=body, **fields)


def draft_of(page):
    """What the page holds is in its draft only."""
    page.save_revision(clean=False)
    return page


def ask(client, resources, **where):
    keys = ",".join(str(it.pk) for it in resources)
    response = client.get(URL, {"resources": keys, **where})
    assert response.status_code == 200
    return response.json()["places"]


def only(user_model, *granted):
    """A user with these permissions: (page, codename)."""
    user = user_model.objects.create_user("one", "one@example.com", "one")
    group = Group.objects.create(name="One")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page, action in granted:
        name = (
            f"{action}_{GroupPagePermission.page.field.related_model._meta.model_name}"
        )
        permission = Permission.objects.get(codename=name)
        GroupPagePermission.objects.create(
            group=group, page_id=page.pk, permission=permission
        )
    user.groups.add(group)
    return user


def test_places_are_said_and_lead_into_the_other_parts_editor(as_author, series, part):
    resource = ResourceFactory()
    other = another(series, ResourceFactory(), resource, part_number=2)
    (named,) = ask(as_author, [resource], page=part.pk)[str(resource.pk)]["named"]
    assert named["words"] == "Part 2, no. 2"
    edit = reverse("wagtailadmin_pages:edit", args=[other.pk])
    assert named["url"] == f"{edit}#block-{other.body[1].id}-section"


def test_a_draft_is_called_one(as_author, series, part):
    resource = ResourceFactory()
    draft_of(another(series, resource, part_number=3, live=False))
    (named,) = ask(as_author, [resource], page=part.pk)[str(resource.pk)]["named"]
    assert named["words"] == "Part 3, no. 1 (draft)"


def test_of_many_places_the_first_are_named(as_author, series, part):
    resource, twice = ResourceFactory(), ResourceFactory()
    for number in range(1, 6):
        resources = [resource, twice] if number < 5 else [resource]
        another(series, *resources, part_number=number)
    told = ask(as_author, [resource, twice], page=part.pk)
    words = [named["words"] for named in told[str(resource.pk)]["named"]]
    assert words == ["Part 1, no. 1", "Part 2, no. 1", "Part 3, no. 1"]
    assert told[str(resource.pk)]["more"] == "2 more places"
    assert told[str(twice.pk)]["more"] == "1 more place"


def test_a_part_without_a_number_is_called_by_its_title(as_author, series, part):
    resource = ResourceFactory()
    another(series, resource, part_number=None, title="Extra", numbering="hidden")
    (named,) = ask(as_author, [resource], page=part.pk)[str(resource.pk)]["named"]
    assert named["words"] == "Extra"


def test_a_new_part_asks_for_its_parent(as_author, series):
    resource = ResourceFactory()
    another(series, resource, part_number=1)
    assert str(resource.pk) in ask(as_author, [resource], parent=series.pk)


def test_who_may_not_edit_the_other_part_is_led_to_what_readers_see(
    client, django_user_model, series, part
):
    resource = ResourceFactory()
    other = another(series, resource, part_number=1)
    client.force_login(only(django_user_model, (part, "change")))
    (named,) = ask(client, [resource], page=part.pk)[str(resource.pk)]["named"]
    assert named["url"] == f"{other.get_url()}#{other.body[0].anchor}"


def test_a_draft_is_told_to_those_who_can_come_upon_it(
    client, django_user_model, series, part
):
    resource = ResourceFactory()
    draft_of(another(series, resource, part_number=1, live=False))
    client.force_login(only(django_user_model, (part, "change")))
    assert ask(client, [resource], page=part.pk) == {}


def test_who_may_add_parts_hears_of_drafts_without_a_link(
    client, django_user_model, series
):
    resource = ResourceFactory()
    draft_of(another(series, resource, part_number=1, live=False))
    client.force_login(only(django_user_model, (series, "add")))
    (named,) = ask(client, [resource], parent=series.pk)[str(resource.pk)]["named"]
    assert named == {"words": "Part 1, no. 1 (draft)", "url": ""}


def test_only_who_may_edit_the_page_is_answered(
    client, django_user_model, series, part
):
    client.force_login(only(django_user_model, (series, "add")))
    refused = reverse("wagtailadmin_home")
    assert client.get(URL, {"page": part.pk}).url == refused
    other = RoundupSeriesPageFactory()
    assert client.get(URL, {"parent": other.pk}).url == refused
    root = series.get_root()
    assert client.get(URL, {"page": root.pk}).url == refused


@pytest.mark.parametrize(
    "asked", [{}, {"page": "x"}, {"page": "4711"}, {"parent": "-1"}, {"parent": "²"}]
)
def test_a_page_that_is_none_is_not_found(as_author, asked):
    assert as_author.get(URL, asked).status_code == 404


@pytest.mark.parametrize("keys", ["", ",", "x,,'", "4711", "9" * 40, "٣"])
def test_odd_keys_find_nothing(as_author, part, keys):
    response = as_author.get(URL, {"page": part.pk, "resources": keys})
    assert (response.status_code, response.json()) == (200, {"places": {}})


def test_it_costs_the_same_for_twice_the_items(as_author, series, part):
    def cost(resources):
        with CaptureQueriesContext(connection) as queries:
            told = ask(as_author, resources, page=part.pk)
        assert len(told) == len(resources)
        return len(queries)

    resources = [ResourceFactory() for _ in range(3)]
    another(series, *resources)
    draft_of(another(series, *resources, live=False))
    ask(as_author, resources, page=part.pk)
    few = cost(resources)
    resources += [ResourceFactory() for _ in range(3)]
    another(series, *resources)
    draft_of(another(series, *resources, live=False))
    assert cost(resources) == few
