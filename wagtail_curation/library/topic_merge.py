"""Where topics are, and two topics that become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey, TextField
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Revision, RevisionMixin

from wagtail_curation.library.places import chunks, update_rows
from wagtail_curation.library.repoint import BATCH, write
from wagtail_curation.models import AbstractTopicOnPage, ResourceTopic, Topic

ACTION = "wagtail_curation.merge_topics"


def page_items() -> list[Any]:
    """The models that hold the topics of pages, a publisher’s own included."""
    return [it for it in apps.get_models() if issubclass(it, AbstractTopicOnPage)]


def resources_with(topic: Topic) -> list:
    rows = ResourceTopic.objects.filter(tag=topic).order_by()
    return list(rows.values_list("content_object_id", flat=True).distinct())


def pages_with(topic: Topic) -> list:
    """The keys of the pages that have this topic, drafts too."""
    keys: dict[Any, None] = {}
    for model in page_items():
        rows = model._default_manager.filter(tag=topic).order_by()
        keys |= dict.fromkeys(rows.values_list("content_object_id", flat=True))
    return list(keys)


class TopicGone(Exception):
    """One of two topics is not there any more."""


@transaction.atomic
def merge_topics(kept_pk: Any, other_pk: Any, user: Any = None) -> Topic:
    """Gives what has the other topic this one, in every table, draft and revision;
    the other is deleted. What had both has it once. Raises TopicGone; ValueError when
    they are one.
    """
    if kept_pk == other_pk:
        raise ValueError("A topic can not be merged with itself.")
    rows = Topic.objects.select_for_update().order_by("pk")
    found = rows.in_bulk([kept_pk, other_pk])
    if len(found) < 2:
        raise TopicGone
    kept, other = found[kept_pk], found[other_pk]
    for field in _foreign_keys():
        _repoint(field, kept, other)
    _repoint_revisions(kept, other)
    name = other.name
    other.delete()
    log(kept, ACTION, user=user, data={"name": name, "pk": other_pk})
    return kept


def _foreign_keys() -> Iterator[ForeignKey]:
    """All foreign keys to a topic: hidden ones, and those of many-to-many tables."""
    for relation in Topic._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.one_to_many:
            if isinstance(relation.field, ForeignKey):
                yield relation.field


def _repoint(field: ForeignKey, kept: Topic, other: Topic) -> None:
    rows = field.model._base_manager.order_by()
    moved = rows.filter(**{field.name: other})
    if any(it.name == "content_object" for it in field.model._meta.fields):
        # A page's topics are held apart by nothing but this.
        has = rows.filter(**{field.name: kept}).values_list("content_object", flat=True)
        moved.filter(content_object__in=list(has)).delete()
    keys = list(moved.values_list("pk", flat=True))
    refused = update_rows(rows, keys, {field.name: kept})
    rows.filter(pk__in=refused).delete()


def _repoint_revisions(kept: Topic, other: Topic) -> None:
    """Whoever opens a draft, or goes back to an old version, must not lose a topic."""
    lists = {}
    for model in apps.get_models():
        if issubclass(model, RevisionMixin) and (found := _lists_of(model)):
            kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
            lists[kind.pk] = found
    rows = Revision.objects.filter(content_type__in=lists)
    keys: dict[Any, None] = {}
    for column in {column for found in lists.values() for _name, column in found}:
        text = rows.annotate(curation_text=Cast("content", TextField()))
        text = text.filter(curation_text__contains=f'"{column}": {other.pk}')
        keys |= dict.fromkeys(text.order_by("pk").values_list("pk", flat=True))
    for batch in chunks(keys, BATCH):
        revisions = rows.filter(pk__in=batch).order_by("pk").select_for_update()
        changed = {
            revision.pk: revision.content
            for revision in revisions
            if _rewrite(
                revision.content, lists[revision.content_type_id], kept.pk, other.pk
            )
        }
        write(Revision.objects.all(), Revision._meta.get_field("content"), changed)


def _lists_of(model: Any) -> list[tuple[str, str]]:
    """(name of a list in a revision, column of the topic) of a model’s children."""
    return [
        (relation.get_accessor_name(), field.name)
        for relation in get_all_child_relations(model)
        for field in relation.related_model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Topic
    ]


def _rewrite(content: Any, lists: list, kept: Any, other: Any) -> bool:
    changed = False
    for name, column in lists:
        children = content.get(name) or []
        if not any(child.get(column) == other for child in children):
            continue
        changed, seen, left = True, set(), []
        for child in children:
            if child.get(column) == other:
                child[column] = kept
            if child.get(column) not in seen:
                left.append(child)
            seen.add(child.get(column))
        content[name] = left
    return changed
