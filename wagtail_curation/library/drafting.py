"""From the inbox into a draft: a new part of a series, or one that is being written.

All of it or nothing; a page is never published by this.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape, strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession
from wagtail.admin.utils import get_user_display_name

from wagtail_curation.library.inbox import passages
from wagtail_curation.mentions.extract import mentions_in
from wagtail_curation.models import InboxEntry, get_roundup_page_model
from wagtail_curation.models.mentions import MAIN
from wagtail_curation.models.parts import next_free_number
from wagtail_curation.quotemarks import paragraphs, strip_quote_marks

ITEM = "numbered_resource"


class NotTaken(Exception):
    """Nothing was changed; the message says why and what to do."""


@dataclass(frozen=True)
class Taken:
    """What became of the entries: ``taken`` are items of ``page`` now.

    ``there``: the page had their resources already. ``missed``: somebody else took
    or removed them meanwhile.
    """

    page: Any
    taken: list[InboxEntry]
    there: list[InboxEntry]
    missed: list[InboxEntry]


@transaction.atomic
def start_draft(
    entries: Sequence[InboxEntry],
    series,
    *,
    title: str = "",
    notes: bool = False,
    user=None,
) -> Taken:
    """A new draft of the series with the entries as items, in their order.

    It gets the next free part number. ``notes`` makes their notes commentary, which
    readers will see. Raises NotTaken.
    """
    # Whoever starts one at the same moment gets the number after this one.
    series = type(series).objects.select_for_update().get(pk=series.pk)
    if problem := why_not_under(series, user):
        raise NotTaken(problem)
    model = get_roundup_page_model()
    there, missed = _locked(entries)
    number = next_free_number(series)
    page = model(
        title=title.strip() or part_title(series, number),
        part_number=number,
        numbering=getattr(series, "default_numbering", "continuous"),
        live=False,
        has_unpublished_changes=True,
        owner=user,
    )
    _check_block(page)
    page.body = json.dumps([item_of(entry, notes) for entry in there])
    page = series.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    _note(there, page)
    return Taken(page, there, [], missed)


@transaction.atomic
def add_to_draft(
    entries: Sequence[InboxEntry], page, *, notes: bool = False, user=None
) -> Taken:
    """The entries as items after the last one of a page’s newest draft, in their
    order; what readers see of the page stays as it is. Raises NotTaken.
    """
    page = type(page).objects.select_for_update().get(pk=page.pk)
    if problem := why_not_into(page, user):
        raise NotTaken(problem)
    found, missed = _locked(entries)
    draft = page.get_latest_revision_as_object()
    _check_block(draft)
    rows = mentions_in(draft.body)
    has = {row.resource_id for row in rows if row.role == MAIN}
    there = [entry for entry in found if entry.resource_id in has]
    taken = [entry for entry in found if entry.resource_id not in has]
    if taken:
        raw = [dict(child) for child in draft.body.get_prep_value()]
        place = _after_the_last_item(draft.body)
        raw[place:place] = [item_of(entry, notes) for entry in taken]
        draft.body = json.dumps(raw)
        # Not cleaned: a draft may lack what is wanted to publish it.
        draft.save_revision(user=user, log_action=True, clean=False)
    _note(found, page)
    return Taken(page, taken, there, missed)


def part_title(series, number: int) -> str:
    """The title to propose: “Key resources, part 4”."""
    label = capfirst(getattr(series, "part_label", "") or _("part"))
    return f"{series.title}, {label} {number}"[:255]


def why_not_under(series, user) -> str:
    """Why this user can start no part of the series; "" when they can."""
    if series.permissions_for_user(user).can_add_subpage():
        if get_roundup_page_model().can_create_at(series):
            return ""
    return _("You may add no part to “%(series)s”. Choose another series.") % {
        "series": series.get_admin_display_title()
    }


def why_not_into(page, user, writing: dict[int, Any] | None = None) -> str:
    """Why this user can not write in a page just now; "" when they can.

    ``writing`` is what ``colleagues_writing_in`` said, when several are asked about.
    """
    title = {"page": page.get_admin_display_title()}
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        return _("You may not edit “%(page)s”. Choose another page.") % title
    if page.alias_of_id:
        return _("“%(page)s” is an alias. Choose the page it shows.") % title
    if _may_be_locked(page) and permissions.page_locked():
        said = page.get_lock().get_message(user)
        return strip_tags(str(said)) if said else _("“%(page)s” is locked.") % title
    if writing is None:
        writing = colleagues_writing_in([page], user)
    if colleague := writing.get(page.pk):
        name = get_user_display_name(colleague)
        return _(
            "%(name)s is editing “%(page)s” and has not saved yet. Try again when "
            "they have, or choose another page."
        ) % {**title, "name": name}
    return ""


def _may_be_locked(page) -> bool:
    """Whether there is a lock to ask about; a listing knows without a query."""
    return page.locked or page.approved_schedule or page.workflow_in_progress


def colleagues_writing_in(pages: Sequence, user) -> dict[int, Any]:
    """Who else has unsaved changes, by page: what they save next would take our
    items out again. One query.
    """
    model = get_roundup_page_model()
    sessions = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(page.pk) for page in pages],
        is_editing=True,
        last_seen_at__gte=timezone.now() - EditingSession.IDLE_TIMEOUT,
    )
    others = sessions.exclude(user=user).select_related("user")
    return {int(session.object_id): session.user for session in others}


def _locked(entries: Sequence[InboxEntry]) -> tuple[list, list]:
    """(those that can be taken, those that can not any more), in their order."""
    keys = list(dict.fromkeys(entry.pk for entry in entries))
    rows = InboxEntry.objects.select_for_update().in_bulk(keys)
    free = [rows[key] for key in keys if key in rows and not rows[key].taken_at]
    gone = {entry.pk: entry for entry in entries}
    missed = [entry for key, entry in gone.items() if rows.get(key) not in free]
    if not free:
        raise NotTaken(
            _("None of these is in the inbox any more: somebody was quicker.")
            if keys
            else _("Choose at least one resource.")
        )
    return free, missed


def _check_block(page) -> None:
    if ITEM not in page.body.stream_block.child_blocks:
        raise NotTaken(
            _("Roundups of this site have no block “%(block)s” to put them into.")
            % {"block": ITEM}
        )


def _after_the_last_item(body) -> int:
    """The place behind the last item; the end when there is none."""
    items = [i for i, child in enumerate(body) if _is_item(child.block)]
    return items[-1] + 1 if items else len(body)


def _is_item(block) -> bool:
    return getattr(block, "is_numbered", False)


def item_of(entry: InboxEntry, notes: bool = False) -> dict[str, Any]:
    """An item as raw data: somewhere to write, then the passages as quotes.

    Their speaker and source stay empty: a quote without them is of the item’s
    resource, and by whoever that turns out to be by.
    """
    commentary = note_html(entry.note) if notes else ""
    quotes = [strip_quote_marks(text) for text in passages(entry.selection)]
    return _child(
        ITEM,
        {
            "resource": entry.resource_id,
            "content": [
                _child("commentary", commentary),
                *[_child("pull_quote", {"text": text}) for text in quotes],
            ],
            "heading": "",
            "label": "",
            "further_resources": [],
        },
    )


def _child(block_type: str, value) -> dict[str, Any]:
    return {"type": block_type, "value": value, "id": str(uuid.uuid4())}


def note_html(note: str) -> str:
    """A plain note as rich text."""
    texts = [escape(text).replace("\n", "<br/>") for text in paragraphs(note)]
    return "".join(f"<p>{text}</p>" for text in texts)


def _note(entries: list[InboxEntry], page) -> None:
    now = timezone.now()
    for entry in entries:
        entry.taken_into_id, entry.taken_at = page.pk, now
    keys = [entry.pk for entry in entries]
    InboxEntry.objects.filter(pk__in=keys).update(taken_into=page.pk, taken_at=now)
