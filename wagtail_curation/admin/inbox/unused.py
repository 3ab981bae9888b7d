"""What the library has and nobody has recommended: from there into the inbox."""

from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from wagtail_curation.admin.columns import WIDE, CountsPages, KindColumn, used_column
from wagtail_curation.admin.filters import ResourceFilterSet
from wagtail_curation.admin.inbox.chosen import InboxPageView, chosen_keys
from wagtail_curation.admin.inbox.columns import ChoiceColumn
from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.admin.search import search_resources
from wagtail_curation.compat import policy_of
from wagtail_curation.library import inbox
from wagtail_curation.models import (
    InboxEntry,
    ResourceMention,
    get_resource_model,
)


def unused_resources():
    """Resources that no live roundup recommends, no draft has taken, and that do not
    wait in the inbox; removed ones among them.
    """
    mentions = ResourceMention.objects.filter(resource=OuterRef("pk"))
    entries = InboxEntry.objects.filter(resource=OuterRef("pk"))
    waiting = entries.filter(taken_at__isnull=True)
    drafted = entries.filter(taken_into__isnull=False)
    return get_resource_model()._default_manager.filter(
        ~Exists(mentions), ~Exists(waiting), ~Exists(drafted)
    )


class UnusedView(CountsPages, IndexView):
    template_name = "wagtail_curation/admin/inbox/unused.html"
    page_title = _("What is unused")
    verbose_name_plural = _("resources")
    header_icon = "mail"
    is_searchable = True
    show_ordering_column = False
    default_ordering = "-created_at"
    index_url_name = "wagtail_curation_inbox:unused"
    index_results_url_name = "wagtail_curation_inbox:unused_results"
    filterset_class = ResourceFilterSet
    paginate_by = 50
    add_url_name = edit_url_name = None

    @cached_property
    def permission_policy(self):
        return policy_of(InboxEntry)

    def get_base_queryset(self):
        return unused_resources()

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return search_resources(queryset, self.search_query)

    @cached_property
    def columns(self):
        return [
            ChoiceColumn("resource", label=_("Choose")),
            Column("title", label=_("Title"), classname="title", sort_key="title"),
            Column("publisher", label=_("Publisher"), classname=WIDE),
            KindColumn(sort_key="kind"),
            used_column(),
            DateColumn("created_at", label=_("Added"), sort_key="created_at"),
        ]

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        return [*items[:-1], {"url": url_of("index"), "label": _("Inbox")}, items[-1]]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["may_keep"] = self.user_has_permission("add")
        return context


class KeepView(InboxPageView):
    """Puts the chosen resources into the inbox."""

    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request):
        keys = chosen_keys(request.POST, "resource")
        found = unused_resources().filter(pk__in=keys)
        number = inbox.put_in(found, request.user)
        if not number:
            messages.warning(request, _now("Tick what you want to put in."))
            return redirect(url_of("unused"))
        said = ngettext(
            "%(number)s resource is in the inbox now.",
            "%(number)s resources are in the inbox now.",
            number,
        )
        messages.success(request, said % {"number": number})
        return redirect(url_of("index"))
