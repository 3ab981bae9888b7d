"""What in this project can refer to a record: whichever models, of whichever app.

``target`` is the model of the record: that of resources, or of people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Field, ForeignKey, Model
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
)
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin

from wagtail_curation.library.streams import Place, may_hold, records_in

# Their rows are about a record, and go with it: its log, its revisions, its index.
KEEPS_BOOKS = {"admin", "modelsearch", "wagtailadmin", "wagtailcore", "wagtailsearch"}


def holds(target: Any, model: Any) -> bool:
    """Whether this class is the model that holds these records."""
    meta = getattr(model, "_meta", None)
    return meta is not None and meta.concrete_model is target._meta.concrete_model


def foreign_keys(target: Any) -> list[ForeignKey]:
    """All foreign keys to a record: hidden ones, and those of many-to-many tables."""
    found = []
    for relation in target._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete:
            continue
        if not (relation.one_to_many or relation.one_to_one):
            continue
        field = relation.field
        if isinstance(field, ForeignKey) and not field.remote_field.parent_link:
            if not field.model._meta.swapped and not field.model._meta.proxy:
                found.append(field)
    return found


def generic_keys() -> list[GenericForeignKey]:
    """All generic foreign keys that could refer to a record."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in KEEPS_BOOKS
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey) and field.model is model
    ]


def names_record(target: Any, model: Any, column: str) -> bool:
    """Whether a column holds the key of a record (or may, if it is a generic one)."""
    if any(it.model is model and it.fk_field == column for it in generic_keys()):
        return True
    return any(
        isinstance(it, ForeignKey) and holds(target, it.related_model)
        for it in model._meta.concrete_fields
        if it.name == column
    )


def streams(target: Any) -> list[StreamField]:
    """All stream fields in which a record can be chosen."""
    return [
        field
        for model in apps.get_models()
        if not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, StreamField) and may_hold(field.stream_block, target)
    ]


def revised_models(target: Any) -> list[type[Model]]:
    """All models whose revisions can refer to a record."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, RevisionMixin) and _can_refer(target, model, set())
    ]


def _can_refer(target: Any, model: Any, seen: set) -> bool:
    if model in seen:
        return False
    seen.add(model)
    return (
        any(_refers(target, it) for it in model._meta.concrete_fields)
        or any(holds(target, it.related_model) for it in _child_lists(model))
        or any(
            _can_refer(target, it.related_model, seen)
            for it in get_all_child_relations(model)
        )
    )


def _refers(target: Any, field: Field) -> bool:
    if isinstance(field, StreamField):
        return may_hold(field.stream_block, target)
    return isinstance(field, ForeignKey) and holds(target, field.related_model)


def _child_lists(model: Any) -> list[Any]:
    return list(get_all_child_m2m_relations(model))


def records_of(target: Any, model: Any, data: Any) -> Iterator[Place]:
    """(path, key) of each such record in what a revision holds of an object.

    Its children, which a revision holds with it, included.
    """
    if not isinstance(data, dict):
        return
    refers = [it for it in model._meta.concrete_fields if _refers(target, it)]
    for field in refers:
        value = data.get(field.name)
        if isinstance(field, StreamField):
            raw = _parsed(value)
            for path, key in records_in(field.stream_block, raw, target):
                yield (field.name, *path), key
        elif value is not None:
            yield (field.name,), value
    for many in _child_lists(model):
        if holds(target, many.related_model):
            for place, key in enumerate(data.get(many.name) or ()):
                yield (many.name, place), key
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        for place, child in enumerate(data.get(name) or ()):
            for path, key in records_of(target, relation.related_model, child):
                yield (name, place, *path), key


def _parsed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None
