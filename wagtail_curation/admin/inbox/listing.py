"""The inbox: what waits, who found it, what colleagues think of it."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton

from wagtail_curation.admin.inbox.columns import EntryColumn, inbox_columns
from wagtail_curation.admin.search import search_resources
from wagtail_curation.admin.usage import count_pages
from wagtail_curation.models import InboxEntry, InboxVote, get_resource_model

NAMESPACE = "wagtail_curation_inbox"


def url_of(name: str, *args) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


class EntryPaginator(WagtailPaginator):
    verbose_name_plural = gettext_lazy("entries")


class InboxIndexView(IndexView):
    """Entries that wait, newest first; others by the filter *Where*."""

    template_name = "wagtail_curation/admin/inbox/index.html"
    results_template_name = "wagtail_curation/admin/inbox/index_results.html"
    page_title = gettext_lazy("Inbox")
    # What is many of them: the model's plural is the inbox itself.
    verbose_name_plural = gettext_lazy("entries")
    paginator_class = EntryPaginator
    is_searchable = True
    show_ordering_column = False

    def get_base_queryset(self):
        queryset = InboxEntry.objects.select_related(
            "resource", "added_by__wagtail_userprofile", "taken_into", "feed"
        )
        mine = InboxVote.objects.filter(entry=OuterRef("pk"), user=self.request.user)
        queryset = queryset.annotate(
            vote_count=Count("votes", distinct=True), voted=Exists(mine)
        )
        return queryset.prefetch_related("resource__topic_items__tag")

    def filter_queryset(self, queryset):
        if not self.filters.is_valid():
            return queryset.open()
        return super().filter_queryset(queryset)

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        resources = get_resource_model()._default_manager.order_by()
        found = search_resources(resources, self.search_query)
        words = Q(note__icontains=self.search_query)
        words |= Q(selection__icontains=self.search_query)
        return queryset.filter(words | Q(resource__in=found.values("pk")))

    def paginate_queryset(self, queryset, page_size):
        paginator, page, entries, has_others = super().paginate_queryset(
            queryset, page_size
        )
        page.object_list = entries = list(entries)
        count_pages([entry.resource for entry in entries])
        return paginator, page, entries, has_others

    @cached_property
    def columns(self):
        title = self._get_title_column("resource", column_class=EntryColumn)
        return inbox_columns(title)

    @cached_property
    def header_buttons(self):
        if not self.user_has_permission("add"):
            return []
        return [
            HeaderButton(
                _("Add an address"),
                url=reverse("wagtail_curation_clip:clip"),
                icon_name="plus",
            )
        ]

    @cached_property
    def header_more_buttons(self):
        buttons = [
            Button(
                _("What is unused"),
                url=url_of("unused"),
                icon_name="folder-open-inverse",
                priority=10,
            )
        ]
        if self.user_has_permission("add"):
            buttons.append(
                Button(
                    _("Set up the clipper"),
                    url=reverse("wagtail_curation_clip:setup"),
                    icon_name="cut",
                    priority=20,
                )
            )
        return buttons

    def get_list_more_buttons(self, instance):
        buttons = []
        if url := self.get_edit_url(instance):
            buttons.append(Button(_("Edit"), url=url, icon_name="edit", priority=10))
        if not self.user_has_permission("delete"):
            return buttons
        name, label = ("remove", _("Remove from the inbox"))
        if instance.taken_at:
            name, label = ("put_back", _("Put back into the inbox"))
        url = f"{url_of(name)}?entry={instance.pk}"
        buttons.append(Button(label, url=url, icon_name="bin", priority=20))
        return buttons

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["may_take"] = self.user_has_permission("change")
        context["may_remove"] = self.user_has_permission("delete")
        return context
