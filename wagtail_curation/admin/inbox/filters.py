"""What the inbox can be narrowed by."""

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet

from wagtail_curation.admin.filters import topics_in_use
from wagtail_curation.models import (
    InboxEntry,
    InboxSource,
    InboxVote,
    get_resource_model,
)
from wagtail_curation.models.vocabulary import get_kind_choices

STATES = [
    ("drafted", _("Taken into a draft")),
    ("recommended", _("Recommended already")),
    ("removed", _("Removed")),
]


class StateFilter(django_filters.ChoiceFilter):
    """What waits, unless something else is asked for."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        return getattr(queryset, value or "open")()


class TopicFilter(django_filters.ModelMultipleChoiceFilter):
    """Entries whose resource has one of these topics, each once."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        items = get_resource_model()._meta.get_field("topic_items").related_model
        keys = items._default_manager.filter(tag__in=value).values("content_object")
        return queryset.filter(resource__in=keys)


class VotesFilter(django_filters.ChoiceFilter):
    """By votes; the user’s own need the request."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if value == "any":
            return queryset.filter(vote_count__gt=0)
        if value == "none":
            return queryset.filter(vote_count=0)
        if value == "mine":
            user = self.parent.request.user
            return queryset.filter(pk__in=user_votes(user))
        return queryset


def user_votes(user) -> QuerySet:
    return InboxVote.objects.filter(user=user).values("entry_id")


def finders(request=None) -> QuerySet:
    """Those who have put something into the inbox."""
    keys = InboxEntry.objects.order_by().values("added_by").distinct()
    return get_user_model()._default_manager.filter(pk__in=keys)


class InboxFilterSet(WagtailFilterSet):
    state = StateFilter(
        label=_("Where"),
        choices=STATES,
        widget=RadioSelect,
        empty_label=_("In the inbox"),
    )
    topic = TopicFilter(
        label=_("Topic"), queryset=topics_in_use, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"),
        field_name="resource__kind",
        choices=get_kind_choices,
        widget=CheckboxSelectMultiple,
    )
    votes = VotesFilter(
        label=_("Votes"),
        choices=[
            ("any", _("With votes")),
            ("mine", _("With mine")),
            ("none", _("Without votes")),
        ],
        widget=RadioSelect,
        empty_label=_("All"),
    )
    added_by = MultipleUserFilter(
        label=_("Added by"), queryset=finders, widget=CheckboxSelectMultiple
    )
    source = django_filters.MultipleChoiceFilter(
        label=_("Came by"), choices=InboxSource.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = InboxEntry
        fields: list[str] = []
