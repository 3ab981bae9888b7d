"""What the listing of roundups can be narrowed by.

Each condition is on keys: a search goes on from here, and what it can filter by is
what its index holds.
"""

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from wagtail_curation.models import (
    Person,
    Topic,
    get_roundup_page_model,
    get_series_page_model,
)

# As Wagtail itself calls them in the column beside.
STATUS = {
    "live": (_("live"), Q(live=True, has_unpublished_changes=False)),
    "live_draft": (_("live + draft"), Q(live=True, has_unpublished_changes=True)),
    "live_scheduled": (_("live + scheduled"), Q(live=True)),
    "draft": (_("draft"), Q(live=False, expired=False)),
    "scheduled": (_("scheduled"), Q(live=False, expired=False)),
    "expired": (_("expired"), Q(live=False, expired=True)),
}
IS_SCHEDULED = {"scheduled": True, "live_scheduled": True, "expired": None}


class KeysFilter(django_filters.ModelMultipleChoiceFilter):
    """Pages with one of these on them."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        pages = queryset.model._default_manager.order_by()
        chosen = pages.filter(**{f"{self.field_name}__in": value})
        return queryset.filter(pk__in=chosen.values("pk"))


class SeriesFilter(django_filters.ModelMultipleChoiceFilter):
    """Parts of these series."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        pages = queryset.model._default_manager.none()
        for series in value:
            pages = pages | queryset.model._default_manager.child_of(series)
        return queryset.filter(pk__in=pages.values("pk"))


class StatusFilter(django_filters.MultipleChoiceFilter):
    def __init__(self, **kwargs):
        choices = [(name, capfirst(label)) for name, (label, _q) in STATUS.items()]
        super().__init__(label=_("Status"), choices=choices, **kwargs)

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        pages = queryset.model._default_manager.order_by().annotate_approved_schedule()
        wanted = Q()
        for name in value:
            condition = STATUS[name][1]
            if (scheduled := IS_SCHEDULED.get(name, False)) is not None:
                condition &= Q(_approved_schedule=scheduled)
            wanted |= condition
        return queryset.filter(pk__in=pages.filter(wanted).values("pk"))


def _related(name: str):
    return get_roundup_page_model()._meta.get_field(name).related_model


def curators(request=None) -> QuerySet:
    """Those who curate some roundup."""
    keys = _related("curators")._default_manager.order_by().values("person_id")
    return Person.objects.filter(pk__in=keys)


def topics(request=None) -> QuerySet:
    """The topics of some roundup."""
    keys = _related("topic_items")._default_manager.order_by().values("tag_id")
    return Topic.objects.filter(pk__in=keys)


class RoundupFilterSet(WagtailFilterSet):
    series = SeriesFilter(
        label=_("Series"),
        queryset=lambda request: get_series_page_model().objects.order_by("title"),
        widget=CheckboxSelectMultiple,
    )
    curator = KeysFilter(
        label=_("Curator"),
        field_name="curators__person",
        queryset=curators,
        widget=CheckboxSelectMultiple,
    )
    status = StatusFilter(widget=CheckboxSelectMultiple)
    topic = KeysFilter(
        label=_("Topic"),
        field_name="topic_items__tag",
        queryset=topics,
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = get_roundup_page_model()
        fields: list[str] = []
