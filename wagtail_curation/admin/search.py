"""Finding records by a few words, on any database and without a search index.

Editors look for a title, a name or a publisher they half remember, often seconds
after somebody has added it. Each word has to occur somewhere in the record. The
search index is not asked: it matches beginnings of words only, follows a changed
name late, and can not be combined with every filter.
"""

from django.db.models import Q, QuerySet

from wagtail_curation.models import ResourceContributor

MOST_WORDS = 12


def _each_word(queryset: QuerySet, text: str, matches) -> QuerySet:
    for word in text.split()[:MOST_WORDS]:
        queryset = queryset.filter(matches(word))
    return queryset


def search_resources(queryset: QuerySet, text: str) -> QuerySet:
    """Resources by title, names, people, publisher or address; or by an address in
    any of its spellings.
    """
    if found := queryset.model._default_manager.find(text):
        return queryset.filter(pk=found.pk)

    def matches(word: str) -> Q:
        credited = ResourceContributor.objects.filter(person__name__icontains=word)
        return (
            Q(title__icontains=word)
            | Q(byline__icontains=word)
            | Q(publisher__icontains=word)
            | Q(url__icontains=word)
            | Q(pk__in=credited.values("resource_id"))
        )

    return _each_word(queryset, text, matches)


def search_people(queryset: QuerySet, text: str) -> QuerySet:
    """People by name, role or organisation."""

    def matches(word: str) -> Q:
        return (
            Q(name__icontains=word)
            | Q(role__icontains=word)
            | Q(organisation__icontains=word)
        )

    return _each_word(queryset, text, matches)
