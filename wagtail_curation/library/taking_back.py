"""Taking a record back that was added a moment ago, while nobody needs it."""

from __future__ import annotations

import datetime

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from wagtail_curation.models import get_resource_model

#: What was made along with a record, and goes with it.
ITS_OWN = {"contributors", "other_addresses", "fetch", "topic_items"}
#: With more drafts than this saved since, nobody looks into them all.
MOST_DRAFTS = 200

TAKEN_BACK, USED, CHANGED = "taken-back", "used", "changed"


@transaction.atomic
def take_back(pk: str, stamp: datetime.datetime, user) -> str:
    """Deletes a record that this user added, if it is as it was and in no use.

    ``stamp`` is when it was last saved, as far as the user knows. Returns TAKEN_BACK
    (also when it has gone already), USED or CHANGED.
    """
    records = get_resource_model()._default_manager
    record = records.select_for_update().filter(pk=pk).first()
    if record is None:
        return TAKEN_BACK
    if record.added_by_id != user.pk or record.updated_at != stamp:
        return CHANGED
    if is_used(record):
        return USED
    log(record, "wagtail.delete", user=user, deleted=True)
    record.delete()
    return TAKEN_BACK


def is_used(record) -> bool:
    """Whether what is saved refers to a record: a page, its newest draft, the inbox."""
    if ReferenceIndex.get_references_to(record).exists():
        return True
    return _has_relations(record) or _is_in_a_draft(record)


def _has_relations(record) -> bool:
    """Whether a row of any model, a publisher's too, belongs to a record."""
    for relation in record._meta.get_fields(include_hidden=True):
        is_theirs = relation.auto_created and not relation.concrete
        if not is_theirs or relation.many_to_many or relation.name in ITS_OWN:
            continue
        rows = relation.related_model._base_manager
        if rows.filter(**{relation.field.name: record}).exists():
            return True
    return False


def _is_in_a_draft(record) -> bool:
    """Whether a draft saved since the record was added holds it.

    Of each page only the newest counts, and those that are scheduled.
    """
    saved = Revision.objects.filter(created_at__gte=record.created_at)
    drafts = list(saved.order_by("-created_at", "-pk")[: MOST_DRAFTS + 1])
    if len(drafts) > MOST_DRAFTS:
        return True
    seen = set()
    for draft in drafts:
        of = (draft.base_content_type_id, draft.object_id)
        if of in seen and draft.approved_go_live_at is None:
            continue
        seen.add(of)
        if _holds(draft.as_object(), record):
            return True
    return False


def _holds(content, record) -> bool:
    for field in content._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        references = field.extract_references(getattr(content, field.name))
        for model, key, *_path in references:
            if issubclass(type(record), model) and str(key) == str(record.pk):
                return True
    return False
