"""The one way into the library: found, else added.

Choosers, clipper, imports, feeds and API come through here, so that nothing comes in
twice and every value says where it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail_curation.library.addresses import (
    find_any,
    note_addresses,
    note_identifier,
    other_addresses,
)
from wagtail_curation.metadata.card import Card
from wagtail_curation.models import (
    Person,
    ResourceAddress,
    get_resource_model,
    provenance,
)
from wagtail_curation.models.resources import ResourceContributor

#: Field of a card → field of a resource.
CARD_FIELDS = {
    "title": "title",
    "authors": "byline",
    "publisher": "publisher",
    "published": "published",
    "kind": "kind",
    "language": "language",
    "summary": "summary",
    "image": "remote_image_url",
    "minutes": "minutes",
    "level": "level",
    "cost": "cost",
    "licence": "licence",
}
MOST_MINUTES = 32_767
_ORIGIN_OF = {ours: theirs for theirs, ours in CARD_FIELDS.items()}


def values_of(card: Card) -> dict[str, Any]:
    """What a card says, by a resource's field names, as these fields can hold it.

    Too long a text is cut; a value that its field would refuse is left out.
    """
    given = card.values()
    values = {
        ours: given[theirs] for theirs, ours in CARD_FIELDS.items() if theirs in given
    }
    if "byline" in values:
        values["byline"] = ", ".join(values["byline"])
    return fitting(values)


def fitting(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that a resource's fields accept, texts cut to length."""
    model = get_resource_model()
    fits = {}
    for name, value in values.items():
        field = model._meta.get_field(name)
        if isinstance(value, str):
            value = value.replace("\x00", "").strip()
            if field.max_length and len(value) > field.max_length:
                if name == "remote_image_url":
                    continue
                value = value[: field.max_length].rstrip()
        if value in ("", None):
            continue
        try:
            fits[name] = field.clean(value, None)
        except ValidationError:
            continue
        if name == "minutes" and fits[name] > MOST_MINUTES:
            # What SQLite's column would hold, and no other database's.
            del fits[name]
    return fits


def find(
    address: str = "", *, final_url: str = "", canonical: str = "", identifier: str = ""
):
    """The record that any of these leads to, or None."""
    others = [url for url, _origin in other_addresses(address, final_url, canonical)]
    if found := find_any([address, *others]):
        return found
    if identifier:
        noted = ResourceAddress.objects.filter(key=identifier)
        return getattr(noted.select_related("resource").first(), "resource", None)
    return None


def add(
    address: str = "",
    *,
    card: Card | None = None,
    final_url: str = "",
    given: Mapping[str, Any] | None = None,
    authors: Sequence[str] = (),
    identifier: str = "",
    user=None,
):
    """The record of an address (or identifier, or title), added when there is none.

    ``given`` are values somebody typed or a file brought, by field name: they win
    over the card's. ``authors`` likewise are names in order. A record that is there
    already is returned as it is. Returns (record, created).

    Raises AddressError when ``address`` is none.
    """
    card = card or Card()
    found = find(
        address, final_url=final_url, canonical=card.canonical, identifier=identifier
    )
    if found:
        return found, False
    names = [name for name in (authors or card.authors) if name.strip()]
    typed = fitting(given or {})
    if authors:
        typed = {**fitting({"byline": ", ".join(names)}), **typed}
    if not address and (found := known_by_title(typed.get("title"), names)):
        return found, False
    read = {n: v for n, v in values_of(card).items() if n not in typed}
    people = people_on_record(names) if "byline" not in (given or {}) else []
    if people:
        typed.pop("byline", None)
        read.pop("byline", None)
    fields = {**read, **typed, "provenance": _provenance(card, read, typed, user)}
    record, created = _create(address, fields, user)
    if created:
        credit(record, people)
        note_addresses(record, final_url, card.canonical)
        if identifier:
            note_identifier(record, identifier)
    return record, created


def origins_of(card: Card) -> dict[str, tuple[str, str]]:
    """(source, certainty) of each value of ``values_of``, by field name."""
    found = {}
    for name in values_of(card):
        origin = card.origins.get(_ORIGIN_OF[name])
        found[name] = (origin.source, origin.certainty) if origin else ("", "guess")
    return found


def _provenance(card: Card, read: dict, typed: dict, user) -> dict[str, Any]:
    now, origins = timezone.now(), origins_of(card)
    entries = {
        name: provenance.fetched(value, *origins[name], now, user)
        for name, value in read.items()
    }
    return entries | {name: provenance.edited(None, now, user) for name in typed}


def _create(address: str, fields: dict[str, Any], user):
    records = get_resource_model()._default_manager
    if address:
        return records.get_or_add(address, fields, user)
    fields.setdefault("title", "–")
    return records.create(added_by=user, **fields), True


def known_by_title(title: str | None, names: Sequence[str]):
    """A record without an address of this title and one of these names."""
    if not title:
        return None
    same = get_resource_model()._default_manager.filter(url="", title__iexact=title)
    for record in same[:20]:
        known = {name.casefold() for name in record.people_names}
        joined = ", ".join(names).casefold()
        if not names or joined in known or known & {n.casefold() for n in names}:
            return record
    return None


def credit(record, people: Sequence[Person]) -> None:
    """Names these people, in this order, as the authors of a record."""
    for order, person in enumerate(people):
        ResourceContributor.objects.create(
            resource=record, person=person, sort_order=order
        )


def people_on_record(names: Sequence[str]) -> list[Person]:
    """The people of these names, when each is known once; else nobody.

    Half of the names as records and half as words would show only the records.
    """
    people = []
    for name in names:
        found = list(Person.objects.filter(name__iexact=name.strip())[:2])
        if len(found) != 1:
            return []
        people.append(found[0])
    return people
