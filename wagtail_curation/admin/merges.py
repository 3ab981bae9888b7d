"""What was merged, by whom, and the way back; what might have to be merged."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
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
    NAMESPACE,
    MergersOnly,
    may_merge,
    merge_url,
)
from wagtail_curation.library.merge import MergeError
from wagtail_curation.library.similar import Pair, attach_credits, known_duplicates
from wagtail_curation.library.unmerge import undo
from wagtail_curation.models import ResourceMerge, get_resource_model

PER_PAGE = 20


class LibraryPage(MergersOnly, WagtailAdminTemplateMixin, View):
    """A page beside the listing of resources."""

    header_icon = MERGE_ICON

    def get_breadcrumbs_items(self):
        plural = get_resource_model()._meta.verbose_name_plural
        index = reverse(f"{NAMESPACE}:list")
        return [
            *self.breadcrumbs_items,
            {"url": index, "label": capfirst(plural)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def page_of(self, things):
        pages = Paginator(things, PER_PAGE)
        return pages.get_page(self.request.GET.get("p"))


class MergesView(LibraryPage):
    page_title = _("Merges")
    template_name = "wagtail_curation/admin/merges.html"

    def get_context_data(self, **kwargs):
        rows = ResourceMerge.objects.select_related(
            "survivor", "merged_by__wagtail_userprofile", "undone_by"
        )
        page = self.page_of(rows.defer("places", "merged", "before"))
        return super().get_context_data(page_obj=page, **kwargs)


class UndoMergeView(LibraryPage):
    """GET asks; POST undoes."""

    page_title = _("Undo a merge")
    template_name = "wagtail_curation/admin/undo_merge.html"

    @cached_property
    def merge(self) -> ResourceMerge:
        rows = ResourceMerge.objects.select_related("survivor")
        return get_object_or_404(rows, pk=self.kwargs["merge"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            merge=self.merge, merges_url=reverse(f"{NAMESPACE}:merges"), **kwargs
        )

    def post(self, request, *args, **kwargs):
        try:
            undone = undo(self.merge, request.user)
        except MergeError as error:
            messages.error(request, str(error))
            return redirect(f"{NAMESPACE}:merges")
        said = _now("“%(merged)s” is a record of its own again.")
        said = said % {"merged": undone.record}
        if undone.left:
            said += " " + ngettext(
                "%(count)s place had been changed since and was left as it is.",
                "%(count)s places had been changed since and were left as they are.",
                undone.left,
            ) % {"count": undone.left}
        url = reverse(f"{NAMESPACE}:edit", args=[undone.record.pk])
        messages.success(request, said, buttons=[messages.button(url, _now("Edit"))])
        return redirect(f"{NAMESPACE}:merges")


class DuplicatesView(LibraryPage):
    """Pairs of the library that look like one thing."""

    page_title = _("Possible duplicates")
    template_name = "wagtail_curation/admin/duplicates.html"

    @cached_property
    def header_buttons(self):
        url = reverse(f"{NAMESPACE}:merges")
        return [HeaderButton(_("Merges"), url=url, icon_name="history")]

    def get_context_data(self, **kwargs):
        page = self.page_of(known_duplicates())
        pairs = self.with_records(list(page.object_list))
        return super().get_context_data(page_obj=page, pairs=pairs, **kwargs)

    def with_records(self, pairs: list[Pair]) -> list[dict]:
        """The pairs of a page with their records: two queries for all."""
        keys = {key for pair in pairs for key in (pair.one, pair.other)}
        records = get_resource_model()._default_manager.in_bulk(keys)
        attach_credits(list(records.values()))
        return [
            {
                "one": records[pair.one],
                "other": records[pair.other],
                "why": pair.why,
                "url": merge_url(records[pair.one], records[pair.other]),
            }
            for pair in pairs
            if pair.one in records and pair.other in records
        ]


class DuplicatesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_merge(request.user)


def duplicates_menu_item() -> MenuItem:
    return DuplicatesMenuItem(
        _("Possible duplicates"),
        reverse(f"{NAMESPACE}:duplicates"),
        name="curation-duplicates",
        icon_name=MERGE_ICON,
        order=800,
    )
