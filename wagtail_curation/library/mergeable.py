"""What can be merged: resources and people, and in what the two differ."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.dispatch import Signal
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail_curation.library import relations
from wagtail_curation.library.places import ADDED, Places
from wagtail_curation.models import (
    Person,
    PersonMerge,
    ResourceAddress,
    ResourceMerge,
    get_resource_model,
)
from wagtail_curation.signals import people_merged, resources_merged


class MergeError(Exception):
    """Why two records can not be merged, or a merge not be undone: for an editor."""


class Mergeable:
    """Records of one model, two of which can become one."""

    merges: Any
    """The model that remembers their merges."""
    signal: Signal
    same: str | Promise
    missing: str | Promise

    @property
    def model(self) -> Any:
        raise NotImplementedError

    def join_own(self, survivor: Model, loser: Model, places: Places) -> None:
        """Moves what takes more than another foreign key."""

    def remember(self, survivor: Any, loser: Any) -> dict[str, Any]:
        """What is to be known of the two once the loser is gone."""
        return {}

    def settle(self, survivor: Any, known: dict[str, Any], places: Places) -> None:
        """What is left to do when only the survivor is there."""

    def kept_with(self, known: dict[str, Any]) -> dict[str, Any]:
        """What of that an undo needs."""
        return {}

    def log_data(self, survivor: Any, loser: Any) -> dict[str, Any]:
        """What the survivor’s history says besides the title."""
        return {}

    def part(self, merge: Any, survivor: Any) -> None:
        """Saves the survivor, without what the other is to have again."""
        survivor.save()


class Resources(Mergeable):
    merges = ResourceMerge
    signal = resources_merged
    same = _("Choose two different resources.")
    missing = _(
        "One of these resources is not there any more: somebody has merged or "
        "deleted it. Nothing has been changed."
    )

    @property
    def model(self) -> Any:
        return get_resource_model()

    def join_own(self, survivor, loser, places):
        relations.join_inbox(survivor, loser, places)
        relations.move_addresses(survivor, loser, places)

    def remember(self, survivor, loser):
        return {
            "loser": (loser.address_key, loser.url),
            "survivor": (survivor.address_key, survivor.url),
        }

    def settle(self, survivor, known, places):
        for key, url in (known["loser"], known["survivor"]):
            relations.note_key(survivor, key, url, places)

    def kept_with(self, known):
        return {"address_key": known["loser"][0]}

    def part(self, merge, survivor):
        """What the merged record is found by is its own again."""
        added = [it["pk"] for it in merge.places if it["kind"] == ADDED]
        addresses = ResourceAddress.objects.filter(resource=survivor)
        addresses.filter(pk__in=added).delete()
        survivor.save()
        key = merge.merged["address_key"]
        holder = self.model._base_manager.filter(address_key=key).first()
        if key and holder is not None:
            raise MergeError(
                _now(
                    "“%(title)s” has the address of the merged record by now. Give it "
                    "another one, or undo its own merge, and try again."
                )
                % {"title": holder}
            )
        addresses.filter(key=key).delete()


class People(Mergeable):
    model = Person
    merges = PersonMerge
    signal = people_merged
    same = _("Choose two different people.")
    missing = _(
        "One of these people is not there any more: somebody has merged or deleted "
        "the record. Nothing has been changed."
    )

    def log_data(self, survivor, loser):
        # An account that loses its person is not to be lost without a word.
        if survivor.user_id and loser.user_id:
            accounts = {survivor.user_id: survivor.user, loser.user_id: loser.user}
            return {"accounts": {str(k): str(it) for k, it in accounts.items()}}
        return {}


RESOURCES, PEOPLE = Resources(), People()


def kind_of(thing: Any) -> Mergeable:
    """Of a record, or of a merge."""
    return PEOPLE if isinstance(thing, Person | PersonMerge) else RESOURCES
