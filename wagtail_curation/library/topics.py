"""Topics by name, as somebody typed them or a file brought them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

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
