"""Merging: two records side by side, and a choice for each field."""

import hashlib
import json
from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from wagtail_curation.admin.one_resource import OneResourceView
from wagtail_curation.admin.usage import count_live_pages, count_pages
from wagtail_curation.blocks.choosers import ResourceChooser
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
from wagtail_curation.models import get_resource_model

MERGE_ICON = "wagtail_curation-merge"
NAMESPACE = "wagtail_curation_resources"


def may_merge(user) -> bool:
    """A merge changes one record and deletes the other."""
    policy = policy_of(get_resource_model())
    needed = ("change", "delete")
    return all(policy.user_has_permission(user, action) for action in needed)


def merge_url(record, other=None) -> str:
    """Where two records are made one; where the other is chosen, without it."""
    name = "merge_with" if other is None else "merge"
    keys = [quote(it.pk) for it in (record, other) if it is not None]
    return reverse(f"{NAMESPACE}:{name}", args=keys)


class MergersOnly:
    """For a view: nobody else looks at what only they could do."""

    def dispatch(self, request, *args, **kwargs):
        if not may_merge(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class MergeWithView(MergersOnly, OneResourceView):
    """The first step: with which other record?"""

    page_title = _("Merge with another resource")
    header_icon = MERGE_ICON
    template_name = "wagtail_curation/admin/merge_with.html"

    def get(self, request, *args, **kwargs):
        key = request.GET.get("other", "")
        if not key:
            return super().get(request, *args, **kwargs)
        other = self._found(key)
        if other is None or other == self.object:
            messages.error(request, _now("Choose another resource than this one."))
            return super().get(request, *args, **kwargs)
        return redirect(merge_url(self.object, other))

    def _found(self, key: str):
        try:
            return get_resource_model()._default_manager.filter(pk=key).first()
        except (TypeError, ValueError):
            return None

    def get_context_data(self, **kwargs):
        chooser = ResourceChooser()
        return super().get_context_data(
            object=self.object,
            alike=[(it, merge_url(self.object, it.record)) for it in self.alike],
            chooser=chooser.render("other", None, {"id": "id_other"}),
            media=chooser.media,
            edit_url=self.edit_url,
            **kwargs,
        )

    @cached_property
    def alike(self):
        return looks_like(self.object, limit=5)


class MergeView(MergersOnly, OneResourceView):
    """GET shows both records; POST makes one of them. ``object`` is the one that is
    kept.
    """

    page_title = _("Merge")
    header_icon = MERGE_ICON
    template_name = "wagtail_curation/admin/merge.html"

    @cached_property
    def other(self):
        rows = get_resource_model()._default_manager.select_related("image")
        return get_object_or_404(rows, pk=unquote(str(self.kwargs["other"])))

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
        url = reverse(f"{NAMESPACE}:undo_merge", args=[done.pk])
        messages.success(
            request,
            _now("“%(merged)s” is merged into “%(kept)s”.")
            % {"merged": done.merged_title, "kept": done.survivor_title},
            buttons=[messages.button(url, _now("Undo"))],
        )
        return redirect(self.edit_url)

    @cached_property
    def choices(self) -> list[Choice]:
        return list(choices().values())

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
            rows=self.rows,
            same=[it.label for it in self.choices if it.name not in shown],
            shown=self.fingerprint,
            live_pages=count_live_pages(self.other),
            swap_url=merge_url(self.other, self.object),
            edit_url=self.edit_url,
            other_url=reverse(f"{NAMESPACE}:edit", args=[quote(self.other.pk)]),
            **kwargs,
        )
