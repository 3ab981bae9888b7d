"""One record becomes two again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from wagtail.log_actions import log
from wagtail.models import Revision

from wagtail_curation.library import places as kinds
from wagtail_curation.library import referrers, repoint
from wagtail_curation.library.mergeable import Mergeable, MergeError, kind_of
from wagtail_curation.library.paths import change
from wagtail_curation.library.places import chunks, model_of, objects_in, update_rows
from wagtail_curation.library.rows import Row, bring_back, is_there, plain, set_plain
from wagtail_curation.models.merges import AbstractMerge

ACTION = "wagtail_curation.undo_merge"


@dataclass(frozen=True)
class Undone:
    """The record that is there again, and how many places had been changed since:
    they were left as they are.
    """

    record: Any
    left: int


def undo(merge: AbstractMerge, user: Any = None) -> Undone:
    """Makes two records again of those that were merged, in one transaction.

    Gives back addresses, lists, fields and places, each where it is still as the
    merge left it: nobody’s later work is undone. Raises MergeError, in the editor’s
    words, when the time is over or it has been done.
    """
    with transaction.atomic():
        kind = kind_of(merge)
        merge = kind.merges.objects.select_for_update().get(pk=merge.pk)
        _refuse_unless_possible(merge)
        records = kind.model._base_manager.select_for_update()
        survivor = records.get(pk=merge.survivor_id)
        return _undo(kind, merge, survivor, user)


def _refuse_unless_possible(merge: Any) -> None:
    if merge.undone_at is not None:
        raise MergeError(_now("This merge has been undone already."))
    if merge.survivor_id is None:
        raise MergeError(
            _now(
                "The record that was kept has been deleted: nothing can be given back."
            )
        )
    if not merge.can_be_undone:
        raise MergeError(
            _now("This merge can no longer be undone: its time ended on %(date)s.")
            % {"date": timezone.localtime(merge.undo_until).date().isoformat()}
        )


def _undo(kind: Mergeable, merge: Any, survivor: Any, user: Any) -> Undone:
    left = _restore_fields(merge, survivor)
    kind.part(merge, survivor)
    try:
        with transaction.atomic():
            back = _Back(kind, merge, survivor)
    except IntegrityError as error:
        raise MergeError(
            _now("Another record has by now what only the merged one may have.")
        ) from error
    left += back.everything()
    merge.undone_at, merge.undone_by = timezone.now(), user
    merge.save(update_fields=["undone_at", "undone_by"])
    data = {"title": merge.merged_title, "pk": str(back.record.pk)}
    for record in (survivor, back.record):
        log(record, ACTION, user=user, data=data)
    kind.signal.send(
        sender=type(survivor),
        merge=merge,
        records=[survivor.pk, back.record.pk],
        objects=objects_in(merge.places),
    )
    return Undone(back.record, left)


def _restore_fields(merge: Any, survivor: Any) -> int:
    """The survivor’s fields as they were, unless somebody changed them since."""
    was, became = merge.before["was"], merge.before["is"]
    if merge.before["pk"] != str(survivor.pk):
        # The record that was kept has been merged itself: its fields went with it.
        return 0
    left = 0
    for name, value in was.items():
        if value == became[name] or name in ("address_key", "updated_at"):
            continue
        try:
            field = survivor._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if plain(field, survivor) == became[name]:
            set_plain(survivor, name, value)
        else:
            left += name != "provenance"
    return left


class _Back:
    """Points back what a merge has pointed elsewhere; counts what it must leave."""

    def __init__(self, kind: Mergeable, merge: Any, survivor: Any):
        self.model = kind.model
        self.merge, self.survivor = merge, survivor
        self.old_pk, self.kept_pk = merge.merged_pk, merge.before["pk"]
        self.new_pk: Any = None
        self.record = self._record_again()

    def _record_again(self) -> Any:
        """The record, and all that went with it."""
        model = self.model
        label = model._meta.label_lower
        for row in self.merge.merged["rows"]:
            if row["model"] == label and str(row["pk"]) == self.old_pk:
                again = bring_back(row, new_pk=is_there(row))
                self.new_pk = again and again.pk
            else:
                self._row_again(row)
        record = model._base_manager.filter(pk=self.new_pk).first()
        if record is None:
            raise MergeError(
                _now("Something that the merged record belongs to has been deleted.")
            )
        return record

    def everything(self) -> int:
        left = 0
        for place in self.merge.places:
            if place["kind"] == kinds.GONE:
                left += sum(not self._row_again(row) for row in place["rows"])
            elif place["kind"] == kinds.ROWS:
                left += self._rows(place)
            elif place["kind"] == kinds.STREAM:
                left += self._stream(place)
            elif place["kind"] == kinds.REVISION_LIST:
                left += self._revision_list(place)
            elif place["kind"] == kinds.REVISION:
                left += self._revision(place)
        return left

    def _row_again(self, row: Row) -> bool:
        """Makes a row again; not if what it belongs to has gone, or it is there."""
        model = model_of(row)
        if model is None or is_there(row):
            return False
        values = {
            name: self._today(model, name, value)
            for name, value in row["fields"].items()
        }
        try:
            with transaction.atomic():
                return bring_back({**row, "fields": values}) is not None
        except IntegrityError:
            # Somebody has added one that says the same.
            return False

    def _rows(self, place: dict) -> int:
        model = model_of(place)
        if model is None:
            return len(place["pks"])
        old, new = {}, {}
        columns = {field.name: field.attname for field in model._meta.concrete_fields}
        for name, was, became in place["changes"]:
            if (column := columns.get(name)) is None:
                return len(place["pks"])
            old[column] = self._today(model, name, was)
            new[column] = self._today(model, name, became)
        done = 0
        for chunk in chunks(place["pks"]):
            rows = model._base_manager.filter(pk__in=chunk, **new)
            still = list(rows.values_list("pk", flat=True))
            done += len(still) - len(update_rows(rows, still, old))
        return len(place["pks"]) - done

    def _today(self, model: Any, name: str, value: Any) -> Any:
        """What a column held that names a record, by today’s keys: the one that was
        kept may have been merged itself, the other may have got a new key.
        """
        if value is None or not referrers.names_record(self.model, model, name):
            return value
        if str(value) == self.old_pk and self.new_pk is not None:
            return self.new_pk
        return self.survivor.pk if str(value) == self.kept_pk else value

    def _stream(self, place: dict) -> int:
        model = model_of(place)
        wanted = len(place["paths"])
        if model is None:
            return wanted
        try:
            field = model._meta.get_field(place["field"])
        except FieldDoesNotExist:
            return wanted
        rows = model._base_manager.all()
        done = 0
        for pk, raw in repoint.raw_streams(rows, field, [place["pk"]]):
            raw, done = self._changed(raw, place["paths"])
            if done:
                repoint.write(rows, field, {pk: raw})
        return wanted - done

    def _revision_list(self, place: dict) -> int:
        """A list that named both, and has been cut to one since the merge."""
        revision = Revision.objects.filter(pk=place["pk"]).first()
        if revision is None:
            return 0
        content, name = revision.content, place["list"]
        if content.get(name) != place["is"]:
            return 1
        content[name] = place["was"]
        Revision.objects.filter(pk=revision.pk).update(content=content)
        return 0

    def _revision(self, place: dict) -> int:
        revision = Revision.objects.filter(pk=place["pk"]).first()
        if revision is None:
            # Old revisions are cleared away: nothing is left to be wrong.
            return 0
        revision.content, done = self._changed(revision.content, place["paths"])
        if done:
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        return len(place["paths"]) - done

    def _changed(self, data: Any, paths: list) -> tuple[Any, int]:
        return change(data, paths, self.survivor.pk, self.record.pk)
