"""The listing of topics: how much there is to each."""

from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import RadioSelect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from wagtail_curation.library.topic_merge import page_items
from wagtail_curation.models import ResourceTopic, Topic

NAMESPACE = "wagtail_curation_topics"
MERGE_ICON = "wagtail_curation-merge"


def counted(topics: QuerySet) -> QuerySet:
    """Topics with ``resource_count`` and ``page_count``."""
    pages: Any = 0
    for model in page_items():
        pages = _count_of(model) + pages
    return topics.annotate(resource_count=_count_of(ResourceTopic), page_count=pages)


def _count_of(model: Any) -> Coalesce:
    rows = model._default_manager.filter(tag=OuterRef("pk")).order_by().values("tag")
    rows = rows.annotate(n=Count("content_object", distinct=True)).values("n")
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)


class UsedTopicFilter(django_filters.ChoiceFilter):
    def filter(self, queryset, value):
        if not value:
            return queryset
        unused = {"resource_count": 0, "page_count": 0}
        if value == "no":
            return queryset.filter(**unused)
        return queryset.exclude(**unused)


class TopicFilterSet(WagtailFilterSet):
    used = UsedTopicFilter(
        label=_("Used"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        model = Topic
        fields: list[str] = []


COLUMNS = [
    "name",
    Column(
        "resource_count",
        label=_("Resources"),
        sort_key="resource_count",
        width="15%",
    ),
    Column("page_count", label=_("Roundups"), sort_key="page_count", width="15%"),
]


class TopicIndexView(IndexView):
    page_title = _("Topics")
    default_ordering = "name"

    def get_base_queryset(self):
        return counted(super().get_base_queryset())

    def order_queryset(self, queryset):
        # Topics that are equal in what they are sorted by stay in one order.
        queryset = super().order_queryset(queryset)
        return queryset.order_by(*queryset.query.order_by, F("name"), "pk")

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            url = reverse(f"{NAMESPACE}:merge", args=[quote(instance.pk)])
            buttons.append(
                Button(_("Merge"), url=url, icon_name=MERGE_ICON, priority=15)
            )
        return buttons
