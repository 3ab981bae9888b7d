"""The pages that use a record, named to those who may see them."""

from collections.abc import Iterable
from typing import Any

from wagtail_curation.compat import policy_of
from wagtail_curation.mentions.showing import page_model


def explorable(user: Any):
    """The pages that this user finds in the admin."""
    return policy_of(page_model()).explorable_instances(user)


def named_pages(user: Any, keys: Iterable[str], most: int) -> list[Any]:
    """Those of these pages that a user may see, live ones first; at most so many."""
    pages = explorable(user).filter(pk__in=list(keys)).annotate_approved_schedule()
    pages = pages.prefetch_workflow_states()
    return list(pages.order_by("-live", "title", "pk")[:most])


def editable(user: Any, keys: Iterable[Any]) -> set[Any]:
    """Those of these pages that a user may open the form of. One query."""
    pages = policy_of(page_model()).instances_user_has_permission_for(user, "change")
    return set(pages.filter(pk__in=list(keys)).values_list("pk", flat=True))
