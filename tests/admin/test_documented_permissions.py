"""docs/reference/permissions.md says who may open which address, and that is so."""

import re

import pytest
from django.contrib.auth.models import Permission
from wagtail.admin.viewsets import viewsets

from tests.admin.test_permissions import READING, REFUSED, address, outcome  # noqa: F401
from tests.docs.reading import page, rows
from wagtail_curation.models import (
    InboxEntry,
    Person,
    Topic,
    WatchedFeed,
    get_resource_model,
)

pytestmark = pytest.mark.django_db

ACTIONS = {"add", "change", "delete", "view"}
DOCUMENTED = {place: cells[-1] for place, cells in rows(page("permissions")).items()}
MODELS = {
    "resources": get_resource_model,
    "people": lambda: Person,
    "topics": lambda: Topic,
    "feeds": lambda: WatchedFeed,
    "inbox entries": lambda: InboxEntry,
}
RULE = re.compile(
    rf"(any permission on|[a-z, ]*(?:add|change|delete)) ({'|'.join(MODELS)})(?:;|$)"
)


def places() -> dict[str, str]:
    """By its address as the page writes it: the name of each view of ours."""
    import wagtail.admin.urls  # noqa: F401  it is these that register the choosers

    return {
        f"{viewset.url_prefix}/{re.sub(r'<[a-z]+:', '<', str(pattern.pattern))}": (
            f"{viewset.url_namespace}:{pattern.name}"
        )
        for viewset in viewsets.viewsets
        if type(viewset).__module__.startswith("wagtail_curation.")
        for pattern in viewset.get_urlpatterns()
        if pattern.name and not pattern.name.endswith("_results")
    }


def test_every_address_is_listed_and_no_other():
    assert sorted(DOCUMENTED) == sorted(places())


def enough(words: str) -> list[set[str]]:
    """Sets of permissions each of which is said to be enough."""
    if words == "any permission on":
        return [{action} for action in sorted(ACTIONS)]
    named = {action for action in ACTIONS if action in words}
    return [named] if " and " in words else [{action} for action in sorted(named)]


def too_little(words: str) -> list[set[str]]:
    """All that is not enough, as large as it can be."""
    needed = enough(words)
    if len(needed) == 1:
        return [ACTIONS - {action} for action in sorted(needed[0])]
    return [ACTIONS.difference(*needed)]


def places_by_rule() -> dict[tuple[str, str], list[str]]:
    """By the words of a rule and its model’s name: the addresses it is given for."""
    found: dict[tuple[str, str], list[str]] = {}
    for place, words in DOCUMENTED.items():
        if rule := RULE.match(words):
            found.setdefault((rule[1], rule[2]), []).append(place)
    return found


RULES = places_by_rule()


def test_most_addresses_ask_for_permissions_on_a_model():
    assert len([place for some in RULES.values() for place in some]) > 60


@pytest.fixture
def someone(django_user_model):
    """`someone(model, {"add"})`: a user of the admin with these permissions alone."""

    def someone(model, actions):
        user = django_user_model.objects.create_user(f"{len(actions)}-{actions}")
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        label = model._meta.app_label
        may = Permission.objects.filter(
            content_type__app_label=label, codename__in=codenames
        )
        assert may.count() == len(actions)
        admin = Permission.objects.get(codename="access_admin")
        user.user_permissions.set([*may, admin])
        return user

    return someone


@pytest.mark.parametrize(("words", "model"), RULES)
def test_the_permission_that_is_named_is_the_one_that_is_needed(
    words,
    model,
    client,
    someone,
    address,  # noqa: F811
):
    names, entries = places(), {it.partition(" ")[0]: it for it in READING}
    good = [(actions, False) for actions in enough(words)]
    for actions, is_refused in [*good, *((it, True) for it in too_little(words))]:
        client.force_login(someone(MODELS[model](), actions))
        for place in RULES[words, model]:
            found = outcome(client.get(address(entries[names[place]])))
            assert (found == REFUSED) is is_refused, (place, actions)
