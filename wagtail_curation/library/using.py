"""The pages that name a record: as saved, as printed, and as their drafts have them.

Wagtail’s reference index knows what is saved in a page’s own row; what only a draft
says is in its newest revision.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from wagtail.models import ReferenceIndex

from wagtail_curation.library.bodies import CURATOR, Spot, read_body, spots_in
from wagtail_curation.mentions.service import roundup_models
from wagtail_curation.mentions.showing import page_model, references_to, series_models
from wagtail_curation.models import Person, ResourceMention, RoundupMixin
from wagtail_curation.numbering import CONTINUOUS

CONTENT = "latest_revision__content__"


def references_from_pages(record: Any) -> QuerySet:
    """Wagtail’s references to a record that come from pages."""
    return references_to(type(record)).filter(to_object_id=str(record.pk))


def references_from_others(record: Any) -> QuerySet:
    """Wagtail’s references to a record that come from anything but pages."""
    pages = ContentType.objects.get_for_model(page_model())
    return ReferenceIndex.get_references_to(record).exclude(base_content_type=pages)


def pages_using(record: Any) -> set[str]:
    """The keys, as text, of the pages that name a record. The same queries whatever
    there is: one, or two for a resource, and one for each model of a page that has a
    body or curators.
    """
    rows = references_from_pages(record).order_by()
    found = set(rows.values_list("object_id", flat=True).distinct())
    if not isinstance(record, Person):
        mentions = ResourceMention.objects.filter(resource=record).order_by()
        found |= {str(key) for key in mentions.values_list("page_id", flat=True)}
    for model in [*roundup_models(), *series_models()]:
        found |= set(_drafts_naming(model, record, found))
    return found


def _drafts_naming(model: Any, record: Any, known: Collection[str]) -> Iterator[str]:
    names = draft_columns(model, record)
    if not names:
        return
    found = Q()
    for name in names:
        found |= Q(**{f"drafted_{name}__regex": _as_a_value(record.pk)})
    content = CONTENT.removesuffix("__")
    texts = {f"drafted_{name}": KeyTextTransform(name, content) for name in names}
    drafts = model._default_manager.filter(has_unpublished_changes=True).order_by()
    # The text of a draft finds what may name the record; its blocks say whether.
    drafts = drafts.annotate(**texts).filter(found)
    columns = [CONTENT + name for name in names]
    for pk, *contents in drafts.values_list("pk", *columns):
        if str(pk) in known:
            continue
        draft = dict(zip(names, contents, strict=True))
        if next(drafted_spots(model, draft, CONTINUOUS, 1, record), None):
            yield str(pk)


def draft_columns(model: Any, record: Any) -> list[str]:
    """The fields of a page in which this record may be named."""
    names = ["body"] if issubclass(model, RoundupMixin) else []
    if isinstance(record, Person) and hasattr(model, "curators"):
        names.append("curators")
    return names


def drafted_spots(
    model: Any, draft: dict[str, Any], mode: str, start: int, record: Any
) -> Iterator[Spot]:
    """Where a draft names a record; ``draft`` has the fields of ``draft_columns``."""
    key = str(record.pk)
    for row in draft.get("curators") or ():
        if isinstance(row, dict) and str(row.get("person")) == key:
            yield Spot(key, CURATOR)
    if "body" in draft:
        body = read_body(model._meta.get_field("body"), draft["body"])
        yield from spots_in(body, mode, start, type(record), {key})


def _as_a_value(key: Any) -> str:
    """What JSON looks like that has this key for a value, for any database."""
    return rf'[ :"[]{re.escape(str(key))}[],}}"]'
