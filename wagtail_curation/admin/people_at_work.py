"""What people are on record for: cited, curating, or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import django_filters
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.forms import RadioSelect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from wagtail_curation.admin.filters import PersonFilterSet
from wagtail_curation.library.referrers import foreign_keys
from wagtail_curation.mentions.showing import references_to
from wagtail_curation.models import AbstractCurator, Person, ResourceContributor

# How the reference index calls the place of a curator; any other is a citation.
CURATOR = Q(model_path__startswith="curators.")


def count_work(people: Iterable[Person]) -> None:
    """Gives each person ``credits_count`` (resources), ``quoted_count`` and
    ``curating_count`` (pages, drafts too). Two queries, for the people at hand.
    """
    people = list(people)
    if not people:
        return
    keys = [person.pk for person in people]
    rows = ResourceContributor.objects.filter(person__in=keys).order_by()
    credits_ = rows.values_list("person").annotate(Count("resource", distinct=True))
    pages: dict[tuple, set] = defaultdict(set)
    refers = references_to(Person).filter(to_object_id__in=map(str, keys)).order_by()
    columns = ("to_object_id", "model_path", "object_id")
    for key, path, page in refers.values_list(*columns).distinct():
        pages[key, path.startswith("curators.")].add(page)
    credited = dict(credits_)
    for person in people:
        person.credits_count = credited.get(person.pk, 0)
        person.quoted_count = len(pages[str(person.pk), False])
        person.curating_count = len(pages[str(person.pk), True])


class CountsWork:
    """For a listing view: each person at hand gets the counts of ``count_work``."""

    def paginate_queryset(self, queryset, page_size):
        paginator, page, people, has_others = super().paginate_queryset(
            queryset, page_size
        )
        page.object_list = people = list(people)
        count_work(people)
        return paginator, page, people, has_others


def resources_text(count: int) -> str:
    words = ngettext("%(count)s resource", "%(count)s resources", count)
    return words % {"count": count}


def pages_text(count: int) -> str:
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}


def cited_text(person: Any) -> str:
    said = [resources_text(person.credits_count)] if person.credits_count else []
    said += [pages_text(person.quoted_count)] if person.quoted_count else []
    return ", ".join(said) or "–"


def curating_text(person: Any) -> str:
    return pages_text(person.curating_count) if person.curating_count else "–"


def work_columns() -> list[Column]:
    return [
        Column("cited_in", label=_("Cited in"), accessor=cited_text),
        Column("curating", label=_("Curating"), accessor=curating_text),
    ]


def is_cited() -> Q:
    """A condition on people: credited for a resource, or quoted or shown on a page."""
    credited = ResourceContributor.objects.filter(person=OuterRef("pk"))
    return Q(Exists(credited)) | Q(Exists(_refers().exclude(CURATOR)))


def is_curating() -> Q:
    """A condition on people: they stand as curator on a page or a series."""
    return Q(Exists(_refers().filter(CURATOR)))


def _refers() -> QuerySet:
    key = Cast(OuterRef("pk"), CharField(max_length=255))
    return references_to(Person).filter(to_object_id=key)


class PeopleAtWorkFilterSet(PersonFilterSet):
    part = django_filters.ChoiceFilter(
        label=_("On record as"),
        method="filter_part",
        choices=[
            ("cited", _("Cited")),
            ("curating", _("Curating")),
            ("neither", _("Neither")),
        ],
        empty_label=_("All"),
        widget=RadioSelect,
    )

    def filter_part(self, queryset, name, value):
        if value == "neither":
            return queryset.exclude(is_cited()).exclude(is_curating())
        return queryset.filter(is_cited() if value == "cited" else is_curating())


MOST_PLACES = 10


def places_of(person: Person) -> Iterator[tuple[str, Sequence[Any], int]]:
    """Why a person can not be deleted: (what they do, some of where, how many more)."""
    credits_ = ResourceContributor.objects.filter(person=person).order_by("resource_id")
    resources: dict[Any, Any] = {}
    for credit in credits_.select_related("resource"):
        resources[credit.resource_id] = credit.resource
    pages: dict[Any, Any] = {}
    for field in _curator_rows():
        rows = field.model._default_manager.filter(person=person)
        for row in rows.select_related("page").order_by("page_id"):
            pages[row.page_id] = row.page
    for words, found in (
        (_now("Credited for"), list(resources.values())),
        (_now("Curating"), list(pages.values())),
    ):
        if found:
            yield words, found[:MOST_PLACES], max(0, len(found) - MOST_PLACES)


def _curator_rows() -> list[Any]:
    """The foreign keys by which pages name their curators."""
    return [it for it in foreign_keys(Person) if issubclass(it.model, AbstractCurator)]
