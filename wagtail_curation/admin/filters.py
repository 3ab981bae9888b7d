"""What listings and choosers can be narrowed by."""

import django_filters
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
