"""Failed fetches: pages that could not be read, why, and what to do about them."""

import datetime

import django_filters
from django.contrib.admin.utils import quote
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    TitleColumn,
    UserColumn,
)
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button, ButtonWithDropdown

from wagtail_curation.admin.columns import WIDE
from wagtail_curation.admin.fetch_actions import NeverMind, TryAgain
from wagtail_curation.admin.fetch_progress import ProgressView, StateView
from wagtail_curation.admin.fetch_words import problem_label, words_of
from wagtail_curation.admin.resource_views import REFRESH, REFRESH_ICON, refresh_url
from wagtail_curation.compat import policy_of
from wagtail_curation.models import ResourceFetch, get_resource_model

AGES = {"day": 1, "week": 7, "month": 30}


def problem_choices() -> list[tuple[str, str]]:
    """The problems that there are."""
    rows = ResourceFetch.objects.failed().order_by("problem")
    codes = rows.values_list("problem", flat=True).distinct()
    return [(code, problem_label(code)) for code in codes]


class FetchFilterSet(WagtailFilterSet):
    problem = django_filters.MultipleChoiceFilter(
        label=_("Problem"), choices=problem_choices, widget=CheckboxSelectMultiple
    )
    host = django_filters.CharFilter(
        label=_("Website"), field_name="resource__url", lookup_expr="icontains"
    )
    older = django_filters.ChoiceFilter(
        label=_("Last tried"),
        choices=[
            ("day", _("More than a day ago")),
            ("week", _("More than a week ago")),
            ("month", _("More than a month ago")),
        ],
        method="filter_older",
        widget=RadioSelect,
        empty_label=_("All"),
    )

    def filter_older(self, queryset, name, value):
        before = timezone.now() - datetime.timedelta(days=AGES[value])
        return queryset.filter(tried_at__lt=before)

    class Meta:
        model = ResourceFetch
        fields: list[str] = []


class FetchIndexView(IndexView):
    model = ResourceFetch
    page_title = _("Failed fetches")
    header_icon = "warning"
    template_name = "wagtail_curation/admin/fetches.html"
    results_template_name = "wagtail_curation/admin/fetches_results.html"
    permission_required = "change"
    any_permission_required = None
    index_url_name = "wagtail_curation_fetches:index"
    index_results_url_name = "wagtail_curation_fetches:index_results"
    filterset_class = FetchFilterSet
    search_fields = ["resource__title", "resource__url"]
    default_ordering = "-tried_at"
    paginate_by = 50

    @cached_property
    def permission_policy(self):
        return policy_of(get_resource_model())

    def get_base_queryset(self):
        rows = ResourceFetch.objects.failed()
        # The column shows the user's picture, which their profile has.
        return rows.select_related("resource", "asked_by__wagtail_userprofile")

    @cached_property
    def columns(self):
        title = self._get_title_column_class(TitleColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="fetch"),
            title(
                "resource",
                label=_("Resource"),
                get_url=lambda fetch: reverse(
                    "wagtail_curation_resources:edit", args=[quote(fetch.resource_id)]
                ),
                get_title_id=lambda fetch: f"fetch_{fetch.pk}_title",
                sort_key="resource__title",
            ),
            Column("problem", label=_("Problem"), accessor=words_of, width="35%"),
            Column(
                "status",
                label=_("Status"),
                accessor=lambda fetch: fetch.status or "–",
                sort_key="status",
                classname=WIDE,
            ),
            Column(
                "failures",
                label=_("Times in a row"),
                sort_key="failures",
                classname=WIDE,
            ),
            DateColumn("tried_at", label=_("Last tried"), sort_key="tried_at"),
            UserColumn("asked_by", label=_("By"), classname=WIDE),
        ]

    def get_list_buttons(self, instance):
        next_url = self.index_url
        buttons = [
            Button(action.display_name, url=row_url(action, instance, next_url))
            for action in (TryAgain, NeverMind)
        ]
        compare = refresh_url(instance.resource)
        if compare:
            buttons.append(Button(REFRESH, url=compare, icon_name=REFRESH_ICON))
        label = _("More options for “%(title)s”") % {"title": instance}
        more = ButtonWithDropdown(
            buttons=buttons,
            icon_name="dots-horizontal",
            attrs={"aria-label": label},
        )
        return [more]


def row_url(action, fetch: ResourceFetch, next_url: str) -> str:
    """A bulk action for one row."""
    names = (ResourceFetch._meta.app_label, ResourceFetch._meta.model_name)
    place = reverse("wagtail_bulk_action", args=[*names, action.action_type])
    return f"{place}?{urlencode({'id': str(fetch.pk), 'next': next_url})}"


class FetchesMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_of(get_resource_model())
        return policy.user_has_permission(request.user, "change")


class FetchViewSet(ViewSet):
    name = "wagtail_curation_fetches"
    url_prefix = "curation/fetches"
    icon = "warning"
    menu_label = _("Failed fetches")
    menu_name = "curation-fetches"
    menu_item_class = FetchesMenuItem

    def get_urlpatterns(self):
        results = FetchIndexView.as_view(results_only=True)
        return [
            path("", FetchIndexView.as_view(), name="index"),
            path("results/", results, name="index_results"),
            path("progress/", ProgressView.as_view(), name="progress"),
            path("progress/state/", StateView.as_view(), name="state"),
        ]
