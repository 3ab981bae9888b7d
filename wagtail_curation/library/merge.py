"""Two records of one thing become one, and nothing that was said of either is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext as _now
from wagtail.log_actions import log

from wagtail_curation.conf import settings
from wagtail_curation.library import relations
from wagtail_curation.library.choices import (
    LOSER,
    Choice,
    ListChoice,
    decided,
)
from wagtail_curation.library.mergeable import Mergeable, MergeError, kind_of
from wagtail_curation.library.places import Places, objects_in
from wagtail_curation.library.repoint import repoint_revisions, repoint_streams
from wagtail_curation.library.rows import doomed_by, set_plain, values_of
from wagtail_curation.models.merges import AbstractMerge

__all__ = ["ACTION", "MergeError", "merge"]

ACTION = "wagtail_curation.merge"

Decisions = dict[str, tuple[Choice, str]]


def merge(
    survivor: Any, loser: Any, fields: Mapping[str, str] | None = None, user: Any = None
) -> AbstractMerge:
    """Makes one record of two, in one transaction; gives what it takes to undo it.

    Two resources, or two people.

    ``fields`` says for each field whose value survives, "survivor" or "loser"; for a
    list (contributors, topics, a site’s own) also "both". What it does not name stays
    the survivor’s, or is the loser’s where the survivor says nothing; lists are
    joined. Everything that referred to the loser refers to the survivor: live pages,
    drafts, every revision, rows of any app; and its addresses lead there.

    Raises MergeError, in the editor’s words, and ValueError for an unknown field.
    """
    kind = kind_of(survivor)
    if kind is not kind_of(loser):
        raise MergeError(str(kind.same))
    try:
        with transaction.atomic():
            survivor, loser = lock_both(kind, survivor.pk, loser.pk)
            decisions = decided(fields or {}, survivor, loser)
            return _merge(kind, survivor, loser, decisions, user)
    except (ProtectedError, RestrictedError) as error:
        # Only a site's own models can protect what we could not point elsewhere.
        held = next(iter(getattr(error, "protected_objects", [])), "")
        raise MergeError(
            _now(
                "“%(object)s” does not let go of the record that was to be merged. "
                "Nothing has been changed."
            )
            % {"object": held}
        ) from error


def lock_both(kind: Mergeable, survivor_pk: Any, loser_pk: Any) -> tuple[Any, Any]:
    """Both records, as they are now, to nobody else until the transaction ends."""
    if survivor_pk == loser_pk:
        raise MergeError(str(kind.same))
    rows = kind.model._base_manager.select_for_update()
    found = {
        it.pk: it for it in rows.filter(pk__in=[survivor_pk, loser_pk]).order_by("pk")
    }
    if len(found) < 2:
        raise MergeError(str(kind.missing))
    return found[survivor_pk], found[loser_pk]


def _merge(
    kind: Mergeable, survivor: Any, loser: Any, decisions: Decisions, user: Any
) -> AbstractMerge:
    places = Places()
    old_pk, title = loser.pk, str(loser)
    known = kind.remember(survivor, loser)
    said = {"title": title, "pk": str(old_pk), **kind.log_data(survivor, loser)}
    before = values_of(survivor)
    _move_everything(kind, survivor, loser, decisions, places)
    gone = doomed_by([loser])
    taken = {
        name: value
        for name, value in values_of(loser).items()
        if name in decisions and decisions[name][1] == LOSER
    }
    where_from = dict(getattr(loser, "provenance", {}))
    loser.delete()
    _take(survivor, taken, where_from)
    kind.settle(survivor, known, places)
    found = places.as_json()
    done = kind.merges.objects.create(
        survivor=survivor,
        survivor_title=str(survivor),
        merged_title=title[:500],
        merged_pk=str(old_pk),
        merged={"rows": gone, **kind.kept_with(known)},
        before={"pk": str(survivor.pk), "was": before, "is": values_of(survivor)},
        places=found,
        merged_by=user,
        undo_until=timezone.now() + timedelta(days=settings.MERGE_UNDO_DAYS),
    )
    log(survivor, ACTION, user=user, data=said)
    kind.signal.send(
        sender=type(survivor),
        merge=done,
        records=[survivor.pk],
        objects=objects_in(found),
    )
    return done


def _move_everything(
    kind: Mergeable, survivor: Any, loser: Any, decisions: Decisions, places: Places
) -> None:
    relations.drop_links_between(survivor, loser, places)
    for choice, chosen in decisions.values():
        if isinstance(choice, ListChoice):
            relations.join_list(choice, chosen, survivor, loser, places)
    kind.join_own(survivor, loser, places)
    relations.move_the_rest(survivor, loser, places)
    repoint_streams(kind.model, loser.pk, survivor.pk, places)
    repoint_revisions(kind.model, loser.pk, survivor.pk, places)


def _take(survivor: Any, values: dict[str, Any], where_from: dict[str, Any]) -> None:
    """Gives the survivor these of the loser’s fields, with where they came from."""
    survivor.refresh_from_db()
    for name, value in values.items():
        set_plain(survivor, name, value)
        if not hasattr(survivor, "provenance"):
            continue
        if name in where_from:
            survivor.provenance[name] = where_from[name]
        else:
            survivor.provenance.pop(name, None)
    survivor.save()
