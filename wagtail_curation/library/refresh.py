"""What a page says today beside what the library has; an editor chooses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.log_actions import log

from wagtail_curation.library.adding import (
    CARD_FIELDS,
    origins_of,
    people_on_record,
    values_of,
)
from wagtail_curation.library.addresses import note_addresses, other_addresses
from wagtail_curation.metadata.card import CERTAINTIES, Card
from wagtail_curation.models import get_resource_model, provenance
from wagtail_curation.models.resources import ResourceContributor

LOG_ACTION = "wagtail_curation.refresh"


@dataclass(frozen=True)
class Difference:
    """A field of which the page says something else.

    ``how`` is where ours came from ("" when nobody knows); ``ticked``: ours was never
    written, or is as it was fetched, so that taking theirs loses nobody's work.
    ``takes``: whether theirs can be taken at all; of people on record only an editor
    can say who is who.
    """

    field: str
    label: str
    ours: Any
    theirs: Any
    how: str
    source: str
    certainty: str
    ticked: bool
    takes: bool = True


class ChangedMeanwhile(Exception):
    """The record, or what its page says, is not what was compared."""


def compare(record, card: Card) -> list[Difference]:
    """What the page says otherwise, in the order of a form."""
    values, origins = values_of(card), origins_of(card)
    return [
        _difference(record, name, values[name], origins[name])
        for name in CARD_FIELDS.values()
        if name in values and not _same(record, name, values[name])
    ]


def _difference(record, name: str, theirs: Any, origin: tuple[str, str]) -> Difference:
    entry = record.provenance.get(name) or {}
    by_people = name == "byline" and bool(record.credits)
    ours = record.people_text if by_people else getattr(record, name)
    nobodys = provenance.is_untouched(record, name) or provenance.is_as_fetched(
        record, name
    )
    return Difference(
        field=name,
        label=str(capfirst(record._meta.get_field(name).verbose_name)),
        ours=ours,
        theirs=theirs,
        how=entry.get("how", ""),
        source=origin[0],
        certainty=origin[1],
        ticked=nobodys and not by_people,
        takes=not by_people,
    )


def _same(record, name: str, theirs: Any) -> bool:
    if name == "byline" and record.credits:
        return record.people_text.casefold() == theirs.casefold()
    return getattr(record, name) == theirs


def fingerprint(differences: Iterable[Difference]) -> str:
    """Tells two comparisons apart: what was shown from what is there now."""
    said = [[d.field, str(d.ours), str(d.theirs), d.how] for d in differences]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def apply(
    record, card: Card, fields: Iterable[str], user=None, *, shown="", final_url=""
) -> list[str]:
    """Takes these fields from the page, and only these; returns their names.

    ``shown`` is the fingerprint of the comparison that the editor saw. When it is not
    what there is to compare now, nothing is changed: ChangedMeanwhile.
    """
    wanted = set(fields)
    with transaction.atomic():
        locked = _locked(record)
        differences = compare(locked, card)
        if shown and shown != fingerprint(differences):
            raise ChangedMeanwhile
        taken = {d.field for d in differences if d.takes and d.field in wanted}
        names = _write(locked, card, taken, user)
        note_addresses(locked, final_url, card.canonical)
        if names:
            log(locked, LOG_ACTION, user=user, data={"fields": names})
    return names


def fill_gaps(record, card: Card, user=None, *, final_url="") -> list[str]:
    """What may be done without an editor; returns the names of the fields.

    Those are filled that are empty and that nobody has ever written, and those that
    still hold what was only guessed before, when the page says it for sure.
    """
    with transaction.atomic():
        locked, origins = _locked(record), origins_of(card)
        free = {name for name in origins if _is_gap(locked, name, origins[name][1])}
        names = _write(locked, card, free, user)
        note_addresses(locked, final_url, card.canonical)
        if names:
            data = {"fields": names, "automatic": True}
            log(locked, LOG_ACTION, user=user, data=data)
    return names


def _is_gap(record, name: str, certainty: str) -> bool:
    if name == "byline" and record.credits:
        return False
    if provenance.is_untouched(record, name):
        return True
    if not provenance.is_as_fetched(record, name):
        return False
    known = record.provenance[name].get("certainty", "")
    return _how_sure(certainty) > _how_sure(known)


def _how_sure(certainty: str) -> int:
    """0 for a guess, and more the surer; what is no certainty can't be bettered."""
    surest_first = CERTAINTIES.index(certainty) if certainty in CERTAINTIES else 0
    return len(CERTAINTIES) - 1 - surest_first


def same_elsewhere(record, card: Card, final_url: str = "") -> list:
    """Other records that have an address of this page: likely the same thing."""
    records = get_resource_model()._default_manager
    found = []
    for url, _origin in other_addresses(record.url, final_url, card.canonical):
        holder = records.find(url)
        if holder and holder.pk != record.pk and holder not in found:
            found.append(holder)
    return found


def _locked(record):
    """The record as it is now, kept from others until the transaction ends."""
    return get_resource_model()._default_manager.select_for_update().get(pk=record.pk)


def _write(record, card: Card, names: set[str], user) -> list[str]:
    """Writes these fields of a card on a locked record, and saves it."""
    if not names:
        return []
    values, origins, now = values_of(card), origins_of(card), timezone.now()
    for name in names:
        entry = provenance.fetched(values[name], *origins[name], now, user)
        setattr(record, name, values[name])
        record.provenance[name] = entry
    written = set(names)
    if "byline" in names and (people := people_on_record(list(card.authors))):
        record.byline = ""
        del record.provenance["byline"]
        for place, person in enumerate(people):
            ResourceContributor.objects.create(
                resource=record, person=person, sort_order=place
            )
    record.save(update_fields=[*written, "provenance", "updated_at"])
    return [name for name in CARD_FIELDS.values() if name in names]
