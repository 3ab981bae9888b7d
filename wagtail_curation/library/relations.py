"""Rows of other tables that belong to one record go over to another."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CASCADE, ForeignKey, Model
from modelcluster.fields import ParentalKey

from wagtail_curation.library import referrers
from wagtail_curation.library.choices import LOSER, SURVIVOR, ListChoice, other_keys
from wagtail_curation.library.places import Change, Places, update_rows
from wagtail_curation.library.rows import doomed_by
from wagtail_curation.models import (
    AddressOrigin,
    InboxEntry,
    InboxVote,
    Person,
    ResourceAddress,
    ResourceMention,
)

# Made anew from the pages: moved at once, but nothing to be undone.
DERIVED = (ResourceMention,)


def join_list(
    choice: ListChoice, chosen: str, survivor: Model, loser: Model, places: Places
) -> None:
    """Contributors, topics, a site’s own lists: those of one, or of both, once each.

    What the survivor does not get goes with the loser.
    """
    if chosen == SURVIVOR:
        return
    kept, coming = choice.rows(survivor), choice.rows(loser)
    if chosen == LOSER:
        places.gone(doomed_by(kept))
        for row in kept:
            row.delete()
        kept = []
    said = {choice.says(row) for row in kept}
    last = (
        max((row.sort_order or 0 for row in kept), default=-1)
        if choice.has_order
        else 0
    )
    for row in coming:
        if choice.says(row) in said:
            continue
        said.add(choice.says(row))
        last += 1
        changes: list[Change] = [(choice.key.name, loser.pk, survivor.pk)]
        if choice.has_order:
            changes.append(("sort_order", row.sort_order, last))
        _move(choice.model, [row.pk], changes, places)


def _move(model: Any, keys: list, changes: list[Change], places: Places) -> list:
    """Changes these rows and notes it; gives the keys of those that clash."""
    values = {name: new for name, _old, new in changes}
    values = {model._meta.get_field(name).attname: new for name, new in values.items()}
    refused = update_rows(model._base_manager.all(), keys, values)
    if model not in DERIVED:
        places.rows(model, [key for key in keys if key not in refused], *changes)
    return refused


def move_addresses(survivor: Model, loser: Model, places: Places) -> None:
    """The other addresses of the loser lead to the survivor from now on."""
    merged = str(AddressOrigin.MERGED)
    for row in ResourceAddress.objects.filter(resource=loser):
        changes: list[Change] = [("resource", loser.pk, survivor.pk)]
        changes.append(("origin", row.origin, merged))
        _move(ResourceAddress, [row.pk], changes, places)


def note_key(record: Any, key: str | None, url: str, places: Places) -> None:
    """Lets a record be found by this key too, unless it is already."""
    if key and key != record.address_key:
        added, created = ResourceAddress.objects.get_or_create(
            key=key,
            defaults={"resource": record, "url": url, "origin": AddressOrigin.MERGED},
        )
        if created:
            places.added(added)


def join_inbox(survivor: Model, loser: Model, places: Places) -> None:
    """Two entries of the inbox become one, with all notes and each person’s vote."""
    entries = InboxEntry.objects.all()
    kept = entries.filter(resource=survivor).first()
    coming = entries.filter(resource=loser).first()
    if coming is None:
        return
    if kept is None:
        _move(InboxEntry, [coming.pk], [("resource", loser.pk, survivor.pk)], places)
        return
    changes: list[Change] = []
    for name in ("note", "selection"):
        one, other = getattr(kept, name), getattr(coming, name)
        if other.strip() and other.strip() not in one:
            changes.append((name, one, f"{one}\n\n{other}".strip()))
    if changes:
        _move(InboxEntry, [kept.pk], changes, places)
    voted = kept.votes.values("user")
    votes = coming.votes.exclude(user__in=voted).values_list("pk", flat=True)
    _move(InboxVote, list(votes), [("entry", coming.pk, kept.pk)], places)


def drop_links_between(survivor: Model, loser: Model, places: Places) -> None:
    """Links of a many-to-many list from one of the two to the other: a record that
    refers to itself is of no use.
    """
    by_table: dict[Any, list[str]] = {}
    for key in referrers.foreign_keys(type(survivor)):
        if key.model._meta.auto_created:
            by_table.setdefault(key.model, []).append(key.name)
    for table, names in by_table.items():
        if len(names) == 2:
            one, other = names
            ways = ({one: survivor, other: loser}, {one: loser, other: survivor})
            for way in ways:
                rows = table._base_manager.filter(**way)
                places.gone(doomed_by(rows))
                rows.delete()


def naming(target: Any, rows: Any) -> list[str]:
    """The columns by which a row of a parent’s list names a record: a curator’s person.

    Lists of resources are a site’s own, and may well name one twice.
    """
    is_child = any(isinstance(it, ParentalKey) for it in rows._meta.concrete_fields)
    if target is not Person or not is_child:
        return []
    return [
        it.name
        for it in rows._meta.concrete_fields
        if isinstance(it, ForeignKey)
        and not isinstance(it, ParentalKey)
        and referrers.holds(target, it.related_model)
    ]


def _drop_said_twice(key: ForeignKey, old: Any, new: Any, places: Places) -> None:
    """Who is on one list under both records is on it once."""
    fields = [
        it.attname
        for it in key.model._meta.concrete_fields
        if not it.primary_key and it.name not in (key.name, "sort_order")
    ]
    rows = key.model._base_manager.order_by("pk")
    kept = set(rows.filter(**{key.attname: new}).values_list(*fields))
    for row in rows.filter(**{key.attname: old}):
        if tuple(getattr(row, name) for name in fields) in kept:
            places.gone(doomed_by([row]))
            row.delete()


def move_the_rest(survivor: Model, loser: Model, places: Places) -> None:
    """Whatever else of any app refers to the loser, by whichever foreign key."""
    for key in other_keys(type(survivor)._meta.concrete_model):
        _move_key(key, survivor, loser, places)
    kinds = [ContentType.objects.get_for_model(loser, for_concrete_model=True)]
    for generic in referrers.generic_keys():
        _move_generic(generic, kinds, survivor, loser, places)


def _move_key(key: ForeignKey, survivor: Any, loser: Any, places: Places) -> None:
    column = key.target_field.attname
    old, new = getattr(loser, column), getattr(survivor, column)
    if key.name in naming(type(survivor), key.model):
        _drop_said_twice(key, old, new, places)
    rows = key.model._base_manager.filter(**{key.attname: old})
    if referrers.holds(type(survivor), key.model):
        # A record of the library that refers to another one.
        rows = rows.exclude(pk__in=[loser.pk, survivor.pk])
        if key.null and getattr(survivor, key.attname) == old:
            own = key.model._base_manager.filter(pk=survivor.pk)
            own.update(**{key.attname: None})
            places.rows(key.model, [survivor.pk], (key.name, old, None))
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    refused = _move(key.model, keys, [(key.name, old, new)], places)
    if refused and key.remote_field.on_delete is not CASCADE:
        # They can neither move, nor go with the loser by themselves.
        _let_go(key, refused, old, places)


def _let_go(key: ForeignKey, keys: list, old: Any, places: Places) -> None:
    if key.null:
        _move(key.model, keys, [(key.name, old, None)], places)
        return
    for row in key.model._base_manager.filter(pk__in=keys):
        places.gone(doomed_by([row]))
        row.delete()


def _move_generic(
    generic: Any, kinds: list, survivor: Any, loser: Any, places: Places
) -> None:
    model = generic.model
    column = model._meta.get_field(generic.fk_field)
    try:
        old, new = column.to_python(loser.pk), column.to_python(survivor.pk)
    except ValidationError:
        return
    rows = model._base_manager.filter(
        **{f"{generic.ct_field}__in": kinds, generic.fk_field: old}
    )
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    refused = _move(model, keys, [(generic.fk_field, old, new)], places)
    for row in model._base_manager.filter(pk__in=refused):
        places.gone(doomed_by([row]))
        row.delete()
