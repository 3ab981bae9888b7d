"""Every stream and every revision that names one record names another instead.

The database is asked which rows hold the record's key at all, as text, and these are
read and changed in batches. Wagtail's reference index is not asked: it knows no drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.db.models import (
    Case,
    F,
    JSONField,
    Model,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Revision

from wagtail_curation.library import referrers, relations
from wagtail_curation.library.paths import change, same_key
from wagtail_curation.library.places import Places, chunks
from wagtail_curation.library.streams import records_in, unknown_types

# Bodies are long: so many are held at once.
BATCH = 25


def repoint_streams(target: Any, old: Any, new: Any, places: Places) -> None:
    """What is in the rows themselves: live pages, never published ones, snippets."""
    for field in referrers.streams(target):
        rows = field.model._base_manager.all()
        for batch in chunks(_naming(rows, field.name, old), BATCH):
            _repoint_batch(rows, field, batch, (target, old, new), places)


def _naming(rows: QuerySet, column: str, key: Any) -> list:
    """The keys of the rows in which this text occurs at all."""
    text = rows.annotate(curation_text=Cast(column, TextField()))
    found = text.filter(curation_text__contains=str(key)).order_by("pk")
    return list(found.values_list("pk", flat=True))


def raw_streams(rows: QuerySet, field: StreamField, keys: list) -> list[tuple]:
    """(pk, raw data) of these rows, which are locked; unknown blocks are in it too."""
    raw = Cast(F(field.name), JSONField())
    found = rows.filter(pk__in=keys).order_by("pk").select_for_update()
    return list(found.annotate(curation_raw=raw).values_list("pk", "curation_raw"))


def _repoint_batch(rows, field, batch: list, keys: tuple, places: Places) -> None:
    target, old, new = keys
    changed = {}
    for pk, raw in raw_streams(rows, field, batch):
        found = records_in(field.stream_block, raw, target)
        paths = [list(path) for path, key in found if same_key(key, old)]
        places.unknown(field.model, unknown_types(field.stream_block, raw, old))
        if paths:
            changed[pk], _count = change(raw, paths, old, new)
            places.stream(field.model, pk, field.name, paths)
    write(rows, field, changed)


def write(rows: QuerySet, field: Any, values: dict[Any, Any]) -> None:
    """Gives each row its raw value, in one query, past ``save`` and its signals."""
    if not values:
        return
    whens = [
        When(pk=pk, then=Value(raw, output_field=field)) for pk, raw in values.items()
    ]
    case: Combinable = Case(*whens, output_field=field)
    features = connections[router.db_for_write(rows.model)].features
    if features.requires_casted_case_in_updates:
        case = Cast(case, output_field=field)
    rows.filter(pk__in=list(values)).update(**{field.name: case})


def repoint_revisions(target: Any, old: Any, new: Any, places: Places) -> None:
    """All revisions: whoever goes back to an old one must not find a hole in it."""
    models = {_content_type(it).pk: it for it in referrers.revised_models(target)}
    rows = Revision.objects.filter(content_type__in=models)
    field = Revision._meta.get_field("content")
    for batch in chunks(_naming(rows, "content", old), BATCH):
        changed = {}
        found = rows.filter(pk__in=batch).order_by("pk").select_for_update()
        for revision in found:
            model = models[revision.content_type_id]
            spots = referrers.records_of(target, model, revision.content)
            paths = [list(path) for path, key in spots if same_key(key, old)]
            if paths:
                content, _count = change(revision.content, paths, old, new)
                changed[revision.pk] = content
                for name, was, became in once_each(target, model, content, new):
                    places.revision_list(model, revision.pk, name, was, became)
                places.revision(model, revision.pk, revision.object_id, paths)
        write(rows, field, changed)


def once_each(target: Any, model: Any, content: dict, key: Any) -> Iterator[tuple]:
    """Lets a list of a revision name a record once where it says the same of it twice:
    (name of the list, as it was, as it is). Rows are treated so by ``relations``.
    """
    for relation in get_all_child_relations(model):
        columns = relations.naming(target, relation.related_model)
        name = relation.get_accessor_name()
        rows = content.get(name)
        if not columns or not isinstance(rows, list):
            continue
        said: list[dict] = []
        kept = []
        for row in rows:
            says = {**row, "pk": None, "sort_order": None}
            names = any(same_key(row.get(column), key) for column in columns)
            if not names or says not in said:
                kept.append(row)
            said.append(says)
        if len(kept) < len(rows):
            content[name] = kept
            yield name, rows, kept


def _content_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)
