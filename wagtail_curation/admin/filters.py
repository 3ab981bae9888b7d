"""What listings and choosers can be narrowed by."""

import re

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet

from wagtail_curation.admin.usage import is_used
from wagtail_curation.models import Person, Topic, get_resource_model
from wagtail_curation.models.vocabulary import Cost, Level, get_kind_choices


class UsedFilter(django_filters.ChoiceFilter):
    """Whether some page refers to the record."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Used on a page"),
            choices=[("yes", _("Yes")), ("no", _("No"))],
            empty_label=_("All"),
            **kwargs,
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        used = is_used(queryset.model)
        return queryset.filter(used if value == "yes" else ~used)


class YearFilter(django_filters.CharFilter):
    """Published in a year (“2011”) or in one of several (“2011-2015”, “2011-”).

    The column is text that begins with four digits of a year: it compares as time
    does, and the year after the last one comes after all of its months and days.
    """

    class Field(forms.CharField):
        default_error_messages = {
            "invalid": _("Write a year or two: 2011, 2011-2015, 2011- or -2015."),
        }

        def clean(self, value):
            text = (super().clean(value) or "").translate(DASHES)
            if not text:
                return None
            match = _YEARS.fullmatch(text)
            if not match or not (match["first"] or match["last"]):
                raise forms.ValidationError(self.error_messages["invalid"], "invalid")
            first, last = match["first"], match["last"]
            return (first, last if match["dash"] else first)

    field_class = Field

    def filter(self, queryset, value):
        if not value:
            return queryset
        first, last = value
        if first:
            queryset = queryset.filter(**{f"{self.field_name}__gte": first})
        if last:
            after = str(int(last) + 1)
            # No year has five digits, and ":" comes after every digit.
            after = after if len(after) == 4 else ":"
            queryset = queryset.filter(**{f"{self.field_name}__lt": after})
        return queryset


DASHES = {ord(dash): "-" for dash in "‐‑‒–—"} | {ord(" "): None}
_YEARS = re.compile(r"(?P<first>[1-9][0-9]{3})?(?P<dash>-)?(?P<last>[1-9][0-9]{3})?")


def language_choices() -> list[tuple[str, str]]:
    """The languages that occur in the library."""
    rows = get_resource_model().objects.exclude(language="").order_by("language")
    return [(code, code) for code in rows.values_list("language", flat=True).distinct()]


def topics_in_use(request=None) -> QuerySet:
    return Topic.objects.filter(resource_items__isnull=False).distinct()


def adders(request=None) -> QuerySet:
    """Those who have added a resource."""
    keys = get_resource_model().objects.order_by().values("added_by").distinct()
    return get_user_model().objects.filter(pk__in=keys)


class ResourceFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=get_kind_choices, widget=CheckboxSelectMultiple
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=language_choices,
        widget=RadioSelect,
        empty_label=_("All"),
    )
    level = django_filters.ChoiceFilter(
        label=_("Level"),
        choices=Level.choices,
        widget=RadioSelect,
        empty_label=_("All"),
    )
    cost = django_filters.ChoiceFilter(
        label=_("Cost"),
        choices=Cost.choices,
        widget=RadioSelect,
        empty_label=_("All"),
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"),
        field_name="topic_items__tag",
        queryset=topics_in_use,
        widget=CheckboxSelectMultiple,
    )
    year = YearFilter(
        label=_("Year"),
        field_name="published",
        help_text=_("A year, or several: 2011, 2011-2015, 2011- or -2015."),
    )
    used = UsedFilter(widget=RadioSelect)
    added_by = MultipleUserFilter(
        label=_("Added by"), queryset=adders, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = get_resource_model()
        fields: list[str] = []


class PersonFilterSet(WagtailFilterSet):
    organisation = django_filters.CharFilter(
        label=_("Organisation"), lookup_expr="icontains"
    )
    used = UsedFilter(widget=RadioSelect)

    class Meta:
        model = Person
        fields: list[str] = []
