"""Merging: two records side by side, and a choice for each field."""

import hashlib
import json
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from wagtail_curation.admin.one_resource import OneRecordView
from wagtail_curation.admin.rooms import OF_PEOPLE, OF_RESOURCES, Room, room_of
from wagtail_curation.admin.usage import count_live_pages, count_pages
from wagtail_curation.compat import policy_of
from wagtail_curation.library.choices import (
    LOSER,
    SURVIVOR,
    Choice,
    ListChoice,
    choices,
)
from wagtail_curation.library.merge import MergeError, merge
from wagtail_curation.library.similar import looks_like
from wagtail_curation.library.similar_people import people_like

MERGE_ICON = "wagtail_curation-merge"


def may_merge(user, room: Room = OF_RESOURCES) -> bool:
    """A merge changes one record and deletes the other."""
    policy = policy_of(room.model)
    needed = ("change", "delete")
    return all(policy.user_has_permission(user, action) for action in needed)


def merge_url(record, other=None) -> str:
    """Where two records are made one; where the other is chosen, without it."""
    name = "merge_with" if other is None else "merge"
    records = [it for it in (record, other) if it is not None]
    return room_of(record).url(name, *records)


class MergersOnly:
    """For a view of a room: nobody else looks at what only they could do."""

    room = OF_RESOURCES

    def dispatch(self, request, *args, **kwargs):
        if not may_merge(request.user, self.room):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class MergeWithView(MergersOnly, OneRecordView):
    """The first step: with which other record?"""

    header_icon = MERGE_ICON
    template_name = "wagtail_curation/admin/merge_with.html"

    def get_page_title(self):
        return self.room.merge_with

    def get(self, request, *args, **kwargs):
        key = request.GET.get("other", "")
        if not key:
            return super().get(request, *args, **kwargs)
        other = self._found(key)
        if other is None or other == self.object:
            messages.error(request, str(self.room.choose_another))
            return super().get(request, *args, **kwargs)
        return redirect(merge_url(self.object, other))

    def _found(self, key: str):
        try:
            return self.room.records.filter(pk=key).first()
        except (TypeError, ValueError):
            return None

    def get_context_data(self, **kwargs):
        chooser = self.room.chooser()
        return super().get_context_data(
            object=self.object,
            room=self.room,
            alike=[(it, merge_url(self.object, it.record)) for it in self.alike],
            chooser=chooser.render("other", None, {"id": "id_other"}),
            media=chooser.media,
            edit_url=self.edit_url,
            **kwargs,
        )

    @cached_property
    def alike(self):
        if self.room is OF_PEOPLE:
            return people_like(self.object, limit=5)
        return looks_like(self.object, limit=5)


class MergeView(MergersOnly, OneRecordView):
    """GET shows both records; POST makes one of them. ``object`` is the one that is
    kept.
    """

    page_title = _("Merge")
    header_icon = MERGE_ICON
    template_name = "wagtail_curation/admin/merge.html"

    @cached_property
    def other(self):
        key = unquote(str(self.kwargs["other"]))
        return get_object_or_404(self.room.records, pk=key)

    def get(self, request, *args, **kwargs):
        if self.other == self.object:
            return redirect(merge_url(self.object))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        chosen = {
            row["name"]: request.POST.get(f"choose-{row['name']}", "")
            for row in self.rows
        }
        if request.POST.get("shown") != self.fingerprint:
            messages.error(
                request,
                _now(
                    "One of the two has changed since you opened this comparison. "
                    "Nothing was merged: look at them once more."
                ),
            )
            return redirect(request.path)
        try:
            done = merge(self.object, self.other, chosen, request.user)
        except (MergeError, ValueError) as error:
            messages.error(request, str(error))
            return redirect(request.path if self.other.pk else self.edit_url)
        url = self.room.url("undo_merge", done)
        messages.success(
            request,
            _now("“%(merged)s” is merged into “%(kept)s”.")
            % {"merged": done.merged_title, "kept": done.survivor_title},
            buttons=[messages.button(url, _now("Undo"))],
        )
        return redirect(self.edit_url)

    @cached_property
    def choices(self) -> list[Choice]:
        return list(choices(self.room.model).values())

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The fields in which the two differ, with the values as words."""
        both = (self.object, self.other)
        return [self._row(choice) for choice in self.choices if choice.differs(*both)]

    def _row(self, choice: Choice) -> dict[str, Any]:
        suggested = choice.suggested(self.object, self.other)
        if isinstance(choice, ListChoice):
            words = [
                [choice.words(row) for row in choice.rows(record)]
                for record in (self.object, self.other)
            ]
        else:
            words = [[choice.words(it)] for it in (self.object, self.other)]
        ours, theirs = ([it for it in side if it] for side in words)
        is_list = isinstance(choice, ListChoice)
        if is_list and not (ours and theirs):
            # Both would be what one of them says.
            is_list, suggested = False, SURVIVOR if ours else LOSER
        return {
            "name": choice.name,
            "label": choice.label,
            "has_both": is_list,
            "suggested": suggested,
            "sides": [
                {"value": SURVIVOR, "words": ours},
                {"value": LOSER, "words": theirs},
            ],
        }

    @cached_property
    def fingerprint(self) -> str:
        """Changes when one of the two changes in what is shown of them."""
        said = [
            [row["name"], *(it["words"] for it in row["sides"])] for row in self.rows
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]

    def get_context_data(self, **kwargs):
        count_pages([self.object, self.other])
        shown = {row["name"] for row in self.rows}
        return super().get_context_data(
            object=self.object,
            other=self.other,
            room=self.room,
            rows=self.rows,
            same=[it.label for it in self.choices if it.name not in shown],
            shown=self.fingerprint,
            live_pages=count_live_pages(self.other),
            swap_url=merge_url(self.other, self.object),
            edit_url=self.edit_url,
            other_url=self.room.url("edit", self.other),
            **kwargs,
        )
