"""Topics by name, as somebody typed them or a file brought them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower

from wagtail_curation.models import Topic

LONGEST = 100


def add_topics(record, names: Iterable[str]) -> None:
    """Adds topics to a saved resource; the ones it has stay.

    A name is found in whatever case it is written; one that nobody has used yet
    becomes a topic.
    """
    items = type(record)._meta.get_field("topic_items").related_model
    has = set(items.objects.filter(content_object=record).values_list("tag", flat=True))
    for name in tidied(names):
        topic = find_or_add(name)
        if topic.pk not in has:
            has.add(topic.pk)
            items.objects.get_or_create(content_object=record, tag=topic)


def tidied(names: Iterable[str]) -> list[str]:
    """The names without blanks around them, cut to length, each once."""
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join(str(name).replace("\x00", "").split())[:LONGEST].rstrip()
        if plain:
            found.setdefault(plain.casefold(), plain)
    return list(found.values())


def find_or_add_all(names: Iterable[str]) -> dict[str, Topic]:
    """Topics by their names casefolded; those that are there cost one query."""
    wanted = tidied(names)
    found = find_all(wanted)
    for name in wanted:
        if name.casefold() not in found:
            found[name.casefold()] = find_or_add(name)
    return found


def find_all(names: Iterable[str]) -> dict[str, Topic]:
    """Topics by their names casefolded, of those that are there. One query."""
    wanted = tidied(names)
    spelled = {
        spelling
        for name in wanted
        # SQLite's LOWER knows no letters but A to Z.
        for spelling in (name, name.lower(), name.capitalize(), name.title())
    }
    asked = Topic.objects.annotate(lowered=Lower("name")).filter(
        Q(lowered__in={name.lower() for name in wanted}) | Q(name__in=spelled)
    )
    found: dict[str, Topic] = {}
    for topic in asked.order_by("pk"):
        found.setdefault(topic.name.casefold(), topic)
    return found


def find_or_add(name: str) -> Topic:
    if found := _find(name):
        return found
    try:
        with transaction.atomic():
            return Topic.objects.create(name=name)
    except IntegrityError:
        # Somebody was quicker.
        if (found := _find(name)) is None:
            raise
        return found


def _find(name: str) -> Topic | None:
    return Topic.objects.filter(name__iexact=name).order_by("pk").first()
