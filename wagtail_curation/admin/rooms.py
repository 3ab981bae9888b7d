"""The two rooms of the library, resources and people: what their screens differ in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail_curation.blocks.choosers import PersonChooser, ResourceChooser
from wagtail_curation.library.mergeable import PEOPLE, RESOURCES, Mergeable, kind_of


@dataclass(frozen=True)
class Room:
    """Addresses, widget and words of one of the two."""

    kind: Mergeable
    namespace: str
    icon: str
    picture: str
    """The field of the record that holds its picture."""
    chooser: Any
    merge_with: str | Promise
    the_other: str | Promise
    back: str | Promise
    choose_another: str | Promise
    tick_two: str | Promise

    @property
    def model(self) -> Any:
        return self.kind.model

    @property
    def records(self) -> QuerySet:
        return self.model._default_manager.select_related(self.picture)

    def url(self, name: str, *records: Any) -> str:
        keys = [quote(getattr(it, "pk", it)) for it in records]
        return reverse(f"{self.namespace}:{name}", args=keys)


OF_RESOURCES = Room(
    RESOURCES,
    "wagtail_curation_resources",
    "link",
    "image",
    ResourceChooser,
    _("Merge with another resource"),
    _("The other resource"),
    _("Back to the resource"),
    _("Choose another resource than this one."),
    _("Tick exactly two resources to merge them."),
)
OF_PEOPLE = Room(
    PEOPLE,
    "wagtail_curation_people",
    "user",
    "photo",
    PersonChooser,
    _("Merge with another person"),
    _("The other person"),
    _("Back to the person"),
    _("Choose another person than this one."),
    _("Tick exactly two people to merge them."),
)


def room_of(thing: Any) -> Room:
    """Of a record, or of a merge."""
    return OF_PEOPLE if kind_of(thing) is PEOPLE else OF_RESOURCES
