"""Rows as plain data: to compare them, and to bring back those that went."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import router
from django.db.models import Field, ForeignKey, Model
from django.db.models.deletion import Collector
from django.utils.encoding import is_protected_type

Row = dict[str, Any]

# Made anew from what is there.
SEARCH_INDEXES = {"modelsearch", "wagtailsearch"}


class ToTheMicrosecond(DjangoJSONEncoder):
    """Django’s own cuts times to milliseconds."""

    def default(self, o: Any) -> Any:
        if isinstance(o, datetime.datetime | datetime.time):
            return o.isoformat()
        return super().default(o)


def plain(field: Field, instance: Model) -> Any:
    """A field's value as JSON has it."""
    value = field.value_from_object(instance)
    if not is_protected_type(value):
        value = field.value_to_string(instance)
    return json.loads(json.dumps(value, cls=ToTheMicrosecond))


def values_of(instance: Model) -> dict[str, Any]:
    """The fields of a record by name, as JSON has them."""
    return {field.name: plain(field, instance) for field in columns(instance)}


def columns(instance: Model | type[Model]) -> list[Field]:
    """The fields that are columns, but for the primary key."""
    meta = instance._meta
    return [it for it in meta.concrete_fields if not it.primary_key]


def set_plain(instance: Model, name: str, value: Any) -> None:
    """Gives a field a value that ``plain`` has written down."""
    field: Any = instance._meta.get_field(name)
    if isinstance(field, ForeignKey):
        setattr(instance, field.attname, field.target_field.to_python(value))
    else:
        setattr(instance, field.attname, field.to_python(value))


def row_of(instance: Model) -> Row:
    """The columns of an object’s own table."""
    meta = instance._meta
    return {
        "model": meta.label_lower,
        "pk": plain(meta.pk, instance),
        "fields": {
            field.name: plain(field, instance)
            for field in meta.local_concrete_fields
            if not field.primary_key
        },
    }


def doomed_by(instances: Iterable[Model]) -> list[Row]:
    """These objects, and all that would be deleted with them: each after what it
    depends on.
    """
    objects = list(instances)
    if not objects:
        return []
    collector = Collector(using=router.db_for_write(type(objects[0])), origin=None)
    collector.collect(objects)
    collector.sort()
    kept = [list(found) for found in collector.data.values()]
    doomed = [instance for found in reversed(kept) for instance in found]
    for queryset in collector.fast_deletes:
        doomed += queryset
    return [row_of(it) for it in doomed if it._meta.app_label not in SEARCH_INDEXES]


def bring_back(row: Row, new_pk: bool = False) -> Model | None:
    """Makes a row again, with the key that it had unless it is to get a new one.

    None when something that it can not be without has gone meanwhile.
    """
    model: Any = apps.get_model(row["model"])
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    instance = model()
    if not new_pk:
        instance.pk = model._meta.pk.to_python(row["pk"])
    for name, value in row["fields"].items():
        if name not in fields:
            continue
        if _is_lost(fields[name], value):
            if not fields[name].null:
                return None
            value = None
        set_plain(instance, name, value)
    # As it was: no automatic date, no key that is computed anew.
    instance.save_base(raw=True, force_insert=True)
    return instance


def _is_lost(field: Field, value: Any) -> bool:
    """Whether what this column refers to is not there any more."""
    if value is None or not isinstance(field, ForeignKey):
        return False
    rows = field.related_model._base_manager
    return not rows.filter(**{field.target_field.name: value}).exists()


def is_there(row: Row) -> bool:
    model: Any = apps.get_model(row["model"])
    return model._base_manager.filter(pk=row["pk"]).exists()
