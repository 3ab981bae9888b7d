"""Every admin screen of ours that shows something, by the way one comes to it.

What `READING` of test_permissions has is here by itself; a screen that shows more
when it is asked more has a line of its own.
"""

from urllib.parse import quote_plus

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.admin.test_permissions import READING, WRONG_METHOD, address_of
from wagtail_curation.models import InboxEntry, get_resource_model

ASKED = [
    "wagtail_curation_resource_chooser:choose q=telling",
    "wagtail_curation_resource_chooser:choose kind=article",
    "wagtail_curation_resource_chooser:chosen_multiple {resources}",
    "wagtail_curation_resource_chooser:nearby page={page}&resources={keys}",
    "wagtail_curation_person_chooser:choose q=Ada",
    "wagtail_curation_person_chooser:chosen_multiple id={person}&id={namesake}",
    "wagtail_curation_resources:list q=telling",
    "wagtail_curation_resources:list kind=article&topic={topic}&used=yes",
    "wagtail_curation_resources:list export=csv",
    "wagtail_curation_resources:alike record={resource}&title={title}",
    "wagtail_curation_people:list q=Grace",
    "wagtail_curation_people:list used=yes",
    "wagtail_curation_people:list export=csv",
    "wagtail_curation_topics:index used=yes",
    "wagtail_curation_topics:index q=topic",
    "wagtail_curation_fetches:index problem=slow",
    "wagtail_curation_roundups:index q=roundup",
    "wagtail_curation_roundups:index curator={person}&topic={topic}&series={series}",
    "wagtail_curation_roundups:index export=csv",
    "wagtail_curation_series:overview held=yes",
    "wagtail_curation_series:overview export=csv",
    "wagtail_curation_inbox:index state=drafted",
    "wagtail_curation_inbox:index state=removed",
    "wagtail_curation_inbox:index topic={topic}&votes=own",
    "wagtail_curation_inbox:remove order={entries}",
    "wagtail_curation_inbox:new_draft order={entries}",
    "wagtail_curation_inbox:add_to_draft order={entries}&q=roundup",
    "wagtail_curation_inbox:unused q=notes",
]
"""What is asked of a screen, with the keys of the records it is about."""

TABLES = {
    "wagtail_curation_resourcemention": ["", "kind=article", "export=csv"],
    "wagtail_curation_resourceimport": ["", "state=done", "export=csv"],
}


def reading_screens(library) -> dict[str, str]:
    """The addresses of what the table has, as one comes to them first."""
    return {
        name: address_of(name, library.records)
        for name, outcomes in READING.items()
        if WRONG_METHOD not in outcomes
    }


def screens(library) -> dict[str, str]:
    """The addresses of all screens, by a name to tell them by."""
    keys = {kind: record.pk for kind, record in library.records.items()}
    keys["title"] = quote_plus(library.resource.title)
    keys["entries"] = _joined(InboxEntry.objects.open())
    resources = get_resource_model().objects.filter(mentions__isnull=False).distinct()
    keys["keys"], keys["resources"] = _joined(resources), _ids(resources)
    found = reading_screens(library)
    for line in ASKED:
        name, _, query = line.partition(" ")
        found[line] = f"{reverse(name)}?{query.format(**keys)}"
    for name, queries in TABLES.items():
        for query in queries:
            if place := _table(name):
                found[f"{name} table {query}".strip()] = f"{place}?{query}"
    return found


def _table(name: str) -> str:
    """A table of the optional app; "" where it is not installed."""
    try:
        return reverse(f"{name}_modeladmin_index")
    except NoReverseMatch:
        return ""


def bulk_screens() -> dict[str, str]:
    """What asks whether something is to be done to all that were ticked; the most
    that one can tick.
    """
    bulk_action_registry._scan_for_bulk_actions()
    found = {}
    for app, models in bulk_action_registry.actions.items():
        for model_name, actions in models.items():
            for name, action in actions.items():
                if not action.__module__.startswith("wagtail_curation."):
                    continue
                rows = apps.get_model(app, model_name)._default_manager.all()
                place = reverse("wagtail_bulk_action", args=[app, model_name, name])
                found[f"{model_name} bulk {name}"] = f"{place}?{_ids(rows)}"
    return found


def _joined(rows) -> str:
    return ",".join(
        str(key) for key in rows.order_by("pk").values_list("pk", flat=True)
    )


def _ids(rows) -> str:
    return "&".join(f"id={key}" for key in _joined(rows).split(","))
