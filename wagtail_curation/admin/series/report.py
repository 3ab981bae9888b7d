"""The report on all series: gaps, parts that are due, holds."""

from collections.abc import Callable
from datetime import datetime

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_curation.admin.columns import WIDE
from wagtail_curation.admin.series.holding import HOLD_ICON, NAMESPACE, hold_url
from wagtail_curation.admin.series.holding import TITLE as HOLD_TITLE
from wagtail_curation.library.overview import Standing, standings
from wagtail_curation.models import get_series_page_model

TITLE = _("Series overview")
REPORT_ICON = "list-ol"


def visible_series(user) -> QuerySet:
    """The series that a user may see in the page explorer."""
    pages = PagePermissionPolicy().explorable_instances(user)
    found = get_series_page_model().objects.filter(pk__in=pages.values("pk"))
    return found.defer_streamfields()


class SeriesFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter(
        label=_("Title"), field_name="title", lookup_expr="icontains"
    )
    live = django_filters.BooleanFilter(label=_("Live"))
    held = django_filters.ChoiceFilter(
        label=_("Held"),
        choices=[("yes", _("Held")), ("no", _("Not held"))],
        method="filter_held",
        widget=RadioSelect,
        empty_label=_("All"),
    )
    rhythm = django_filters.ChoiceFilter(
        label=_("Days between parts"),
        choices=[("yes", _("Are set")), ("no", _("Are not set"))],
        method="filter_rhythm",
        widget=RadioSelect,
        empty_label=_("All"),
    )

    def filter_held(self, queryset, name, value):
        held = queryset.filter(held_until__gt=timezone.now())
        return held if value == "yes" else queryset.exclude(pk__in=held.values("pk"))

    def filter_rhythm(self, queryset, name, value):
        return queryset.filter(rhythm_days__isnull=value == "no")

    class Meta:
        model = get_series_page_model()
        fields: list[str] = []


def parts_text(standing: Standing) -> str:
    planned = standing.series.planned_total
    if planned is None:
        return str(standing.live)
    return _now("%(live)s of %(planned)s") % {
        "live": standing.live,
        "planned": planned,
    }


def gaps_text(standing: Standing) -> str:
    return ", ".join(map(str, standing.gaps))


def late_text(standing: Standing) -> str:
    days = standing.days_late
    if not days:
        return ""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def day(name: str) -> Callable[[Standing], str]:
    """A day of a standing as text; Wagtail’s column tells times that have passed."""

    def text(standing: Standing) -> str:
        moment = getattr(standing, name)
        if moment is None:
            return ""
        if isinstance(moment, datetime) and timezone.is_aware(moment):
            moment = timezone.localtime(moment)
        return date_format(moment, "DATE_FORMAT")

    return text


def edit_url(standing: Standing) -> str:
    return reverse("wagtailadmin_explore", args=[standing.series.pk])


class SeriesColumn(ButtonsColumnMixin, TitleColumn):
    """The series, with the way to holding it for those who may."""

    def get_buttons(self, instance: Standing, parent_context) -> list:
        series, user = instance.series, parent_context["request"].user
        if not series.permissions_for_user(user).can_publish():
            return []
        hold = Button(HOLD_TITLE, url=hold_url(series), icon_name=HOLD_ICON)
        label = _("More options for “%(title)s”") % {
            "title": series.get_admin_display_title()
        }
        return [
            ButtonWithDropdown(
                buttons=[hold],
                icon_name="dots-horizontal",
                attrs={"aria-label": label},
            )
        ]


COLUMNS = [
    SeriesColumn(
        "title",
        label=_("Series"),
        accessor=lambda it: it.series.get_admin_display_title(),
        get_url=edit_url,
        width="25%",
    ),
    Column("parts", label=_("Parts live"), accessor=parts_text),
    Column("gaps", label=_("Gaps"), accessor=gaps_text),
    Column("drafts", label=_("Drafts"), classname=WIDE),
    Column("scheduled", label=_("Scheduled"), classname=WIDE),
    Column("last", label=_("Last part"), accessor=day("last"), classname=WIDE),
    Column("coming", label=_("Scheduled for"), accessor=day("coming"), classname=WIDE),
    Column("due", label=_("Next due"), accessor=day("due"), classname=WIDE),
    Column("late", label=_("Overdue"), accessor=late_text),
    Column(
        "held_until",
        label=_("Held until"),
        accessor=day("held_until"),
        classname=WIDE,
    ),
]


class SeriesReportView(ReportView):
    model = get_series_page_model()
    page_title = TITLE
    header_icon = REPORT_ICON
    filterset_class = SeriesFilterSet
    index_url_name = f"{NAMESPACE}:overview"
    index_results_url_name = f"{NAMESPACE}:overview_results"
    columns = COLUMNS
    any_permission_required = ["add", "change", "publish"]
    default_ordering = "title"
    is_searchable = False
    export_filename = "series-overview"
    list_export = [
        "series.title",
        "live",
        "series.planned_total",
        "missing",
        "drafts",
        "scheduled",
        "last",
        "coming",
        "due",
        "days_late",
        "held_until",
    ]
    export_headings = {
        "series.title": _("Series"),
        "live": _("Parts live"),
        "series.planned_total": _("Planned parts"),
        "missing": _("Missing numbers"),
        "drafts": _("Drafts"),
        "scheduled": _("Scheduled"),
        "last": _("Last part"),
        "coming": _("Scheduled for"),
        "due": _("Next due"),
        "days_late": _("Days overdue"),
        "held_until": _("Held until"),
    }

    @property
    def permission_policy(self):
        return PagePermissionPolicy()

    def get_base_queryset(self):
        return visible_series(self.request.user)

    def get_queryset(self):
        return self.get_base_queryset().order_by("title", "pk")

    def get_table(self, object_list):
        rows = [] if self.is_export else standings(list(object_list))
        return super().get_table(rows)

    def decorate_paginated_queryset(self, object_list):
        if not self.is_export:
            return object_list
        return [Exported(it) for it in standings(list(object_list))]


class Exported:
    """A standing with its gaps as the text of one cell."""

    def __init__(self, standing: Standing):
        self.standing, self.missing = standing, gaps_text(standing)

    def __getattr__(self, name):
        return getattr(self.standing, name)


class SeriesReportMenuItem(MenuItem):
    def is_shown(self, request):
        return PagePermissionPolicy().user_has_any_permission(
            request.user, ["add", "change", "publish"]
        )


def report_menu_item() -> MenuItem:
    return SeriesReportMenuItem(
        TITLE,
        reverse(f"{NAMESPACE}:overview"),
        name="curation-series-overview",
        icon_name=REPORT_ICON,
        order=1150,
    )
