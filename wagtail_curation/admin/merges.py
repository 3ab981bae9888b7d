"""What was merged, by whom, and the way back; what might have to be merged."""

from copy import copy

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from wagtail_curation.admin.merging import (
    MERGE_ICON,
    MergersOnly,
    may_merge,
    merge_url,
)
from wagtail_curation.admin.rooms import OF_PEOPLE, OF_RESOURCES
from wagtail_curation.library.merge import MergeError
from wagtail_curation.library.similar import Pair, attach_credits, known_duplicates
from wagtail_curation.library.similar_people import known_people_twice
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models.merges import AbstractMerge

PER_PAGE = 20


class LibraryPage(MergersOnly, WagtailAdminTemplateMixin, View):
    """A page beside the listing of a room."""

    header_icon = MERGE_ICON

    def get_breadcrumbs_items(self):
        plural = self.room.model._meta.verbose_name_plural
        index = self.room.url("list")
        return [
            *self.breadcrumbs_items,
            {"url": index, "label": capfirst(plural)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(room=self.room, **kwargs)

    def elsewhere(self, name: str) -> list[HeaderButton]:
        """The way to the same page of the other room."""
        other = OF_RESOURCES if self.room is OF_PEOPLE else OF_PEOPLE
        if not may_merge(self.request.user, other):
            return []
        label = capfirst(other.model._meta.verbose_name_plural)
        return [HeaderButton(label, url=other.url(name), icon_name=other.icon)]

    def page_of(self, things):
        pages = Paginator(things, PER_PAGE)
        return pages.get_page(self.request.GET.get("p"))


class MergesView(LibraryPage):
    page_title = _("Merges")
    template_name = "wagtail_curation/admin/merges.html"

    @cached_property
    def header_buttons(self):
        return self.elsewhere("merges")

    def get_context_data(self, **kwargs):
        rows = self.room.kind.merges.objects.select_related(
            "survivor", "merged_by__wagtail_userprofile", "undone_by"
        )
        page = self.page_of(rows.defer("places", "merged", "before"))
        for merge in page.object_list:
            merge.undo_url = self.room.url("undo_merge", merge)
            if merge.survivor is not None:
                merge.survivor_url = self.room.url("edit", merge.survivor)
        return super().get_context_data(page_obj=page, **kwargs)


class UndoMergeView(LibraryPage):
    """GET asks; POST undoes."""

    page_title = _("Undo a merge")
    template_name = "wagtail_curation/admin/undo_merge.html"

    @cached_property
    def merge(self) -> AbstractMerge:
        rows = self.room.kind.merges.objects.select_related("survivor")
        return get_object_or_404(rows, pk=self.kwargs["merge"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            merge=self.merge, merges_url=self.room.url("merges"), **kwargs
        )

    def post(self, request, *args, **kwargs):
        try:
            undone = undo(self.merge, request.user)
        except MergeError as error:
            messages.error(request, str(error))
            return redirect(self.room.url("merges"))
        said = _now("“%(merged)s” is a record of its own again.")
        said = said % {"merged": undone.record}
        if undone.left:
            said += " " + ngettext(
                "%(count)s place had been changed since and was left as it is.",
                "%(count)s places had been changed since and were left as they are.",
                undone.left,
            ) % {"count": undone.left}
        url = self.room.url("edit", undone.record)
        messages.success(request, said, buttons=[messages.button(url, _now("Edit"))])
        return redirect(self.room.url("merges"))


class DuplicatesView(LibraryPage):
    """Pairs of the library that look like one thing."""

    page_title = _("Possible duplicates")

    @property
    def template_name(self) -> str:
        name = "duplicate_people" if self.room is OF_PEOPLE else "duplicates"
        return f"wagtail_curation/admin/{name}.html"

    @cached_property
    def header_buttons(self):
        url = self.room.url("merges")
        merges = HeaderButton(_("Merges"), url=url, icon_name="history")
        return [merges, *self.elsewhere("duplicates")]

    def get_context_data(self, **kwargs):
        known = known_people_twice if self.room is OF_PEOPLE else known_duplicates
        page = self.page_of(known())
        pairs = self.with_records(list(page.object_list))
        return super().get_context_data(page_obj=page, pairs=pairs, **kwargs)

    def with_records(self, pairs: list[Pair]) -> list[dict]:
        """The pairs of a page with their records: two queries for all."""
        keys = {key for pair in pairs for key in (pair.one, pair.other)}
        records = self.room.model._default_manager.in_bulk(keys)
        if self.room is OF_RESOURCES:
            attach_credits(list(records.values()))
        return [
            {
                "one": records[pair.one],
                "other": records[pair.other],
                "why": pair.why,
                "one_url": self.room.url("edit", pair.one),
                "other_url": self.room.url("edit", pair.other),
                "url": merge_url(records[pair.one], records[pair.other]),
            }
            for pair in pairs
            if pair.one in records and pair.other in records
        ]


class DuplicatesMenuItem(MenuItem):
    """Leads to resources, and from there to people; or to people at once, for whoever
    may merge nothing else.
    """

    def is_shown(self, request):
        return any(may_merge(request.user, room) for room in (OF_RESOURCES, OF_PEOPLE))

    def render_component(self, request):
        item = copy(super().render_component(request))
        if not may_merge(request.user):
            item.url = OF_PEOPLE.url("duplicates")
        return item


def duplicates_menu_item() -> MenuItem:
    return DuplicatesMenuItem(
        _("Possible duplicates"),
        OF_RESOURCES.url("duplicates"),
        name="curation-duplicates",
        icon_name=MERGE_ICON,
        order=800,
    )
