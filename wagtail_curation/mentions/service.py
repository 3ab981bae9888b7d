"""Writes the index of mentions from what is in the database.

Never from a page instance that a signal carries: saving a draft sends one with
the draft's content and ``live=True``.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction

from wagtail_curation import numbering
from wagtail_curation.mentions.extract import MentionRow, mentions_in
from wagtail_curation.models import ResourceMention, RoundupMixin

FIELDS = tuple(MentionRow.__dataclass_fields__)


def roundup_models() -> list[type]:
    """Every installed page model that is a roundup."""
    return [model for model in apps.get_models() if issubclass(model, RoundupMixin)]


def find_roundup(page_pk: int):
    """The roundup as the database has it now; None when it is gone, or is none."""
    for model in roundup_models():
        if page := model.objects.filter(pk=page_pk).first():
            return page
    return None


def index_page(page_pk: int) -> bool:
    """Makes the rows of one page right; True when anything was written.

    A page that is not live, or no longer there, has no mentions.
    """
    page = find_roundup(page_pk)
    rows = list(mentions_in(page.body)) if page is not None and page.live else []
    with transaction.atomic():
        stored = list(ResourceMention.objects.filter(page_id=page_pk).order_by("pk"))
        if [_fields(mention) for mention in stored] == [_fields(row) for row in rows]:
            return False
        # The page may vanish between the look and the write; its rows with it.
        if rows and not type(page).objects.filter(pk=page_pk, live=True).exists():
            rows = []
        ResourceMention.objects.filter(pk__in=[m.pk for m in stored]).delete()
        ResourceMention.objects.bulk_create(
            ResourceMention(page_id=page_pk, **dict(zip(FIELDS, _fields(row))))
            for row in rows
        )
    return True


def _fields(row) -> tuple:
    return tuple(getattr(row, name) for name in FIELDS)


def pages_to_renumber(page_pk: int) -> list[int]:
    """Later parts of the same series whose numbers go on from this page's."""
    page = find_roundup(page_pk)
    if page is None or page.part_number is None:
        return []
    later = type(page).objects.sibling_of(page, inclusive=False).live()
    later = later.filter(part_number__gt=page.part_number, numbering=numbering.CONTINUE)
    return list(later.order_by("part_number").values_list("pk", flat=True))


def all_page_keys() -> Iterator[int]:
    """The pages that have mentions or ought to have: live roundups, stale rows."""
    keys: set[int] = set(
        ResourceMention.objects.values_list("page_id", flat=True).distinct()
    )
    for model in roundup_models():
        keys.update(model.objects.live().values_list("pk", flat=True))
    yield from sorted(keys)
