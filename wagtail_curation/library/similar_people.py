"""Which people on record look like another: suggestions for an editor."""

from __future__ import annotations

from collections import defaultdict

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from wagtail_curation.library.similar import Likeness, Pair
from wagtail_curation.metadata import people as judge
from wagtail_curation.metadata.people import PersonSketch
from wagtail_curation.models import Person

WORDS = {
    judge.SAME_NAME: _("the same name"),
    judge.INITIALS: _("the same name, with or without a middle one"),
    judge.SAME_ORGANISATION: _("the same organisation and initials"),
}

_KEPT_SECONDS = 600
# A name that so many share says nothing.
_MOST_OF_ONE_NAME = 12


def sketch_of(person: Person) -> PersonSketch:
    return PersonSketch(person.name, person.organisation)


def people_like(person: Person, limit: int = 5) -> list[Likeness]:
    """The records that may be the same person, the likeliest first. Two queries."""
    sketch = sketch_of(person)
    if not sketch.words:
        return []
    rows = Person.objects.exclude(pk=person.pk).order_by("pk")
    found = []
    for pk, name, organisation in rows.values_list("pk", "name", "organisation"):
        alike = judge.likeness(sketch, PersonSketch(name, organisation))
        if alike is not None:
            found.append((-alike[0], pk, alike[1]))
    found = sorted(found)[:limit]
    records = Person.objects.in_bulk([pk for _score, pk, _why in found])
    return [
        Likeness(records[pk], WORDS[why], -score)
        for score, pk, why in found
        if pk in records
    ]


def known_people_twice() -> list[Pair]:
    """``people_twice``, worked out again only when a record has changed."""
    state = Person.objects.order_by().aggregate(
        count=Count("pk"), last=Max("updated_at")
    )
    key = f"wagtail_curation.people_twice.{state['count']}.{state['last']}"
    key = key.replace(" ", "_")
    if (found := cache.get(key)) is None:
        found = people_twice()
        cache.set(key, found, _KEPT_SECONDS)
    return found


def people_twice() -> list[Pair]:
    """All pairs of people who look like one, the likeliest first. One query."""
    blocks: dict[str, list] = defaultdict(list)
    rows = Person.objects.order_by("pk").values_list("pk", "name", "organisation")
    for pk, name, organisation in rows.iterator(chunk_size=2000):
        sketch = PersonSketch(name, organisation)
        if sketch.words:
            blocks[sketch.block].append((pk, sketch))
    pairs = []
    for people in blocks.values():
        if len(people) > _MOST_OF_ONE_NAME:
            continue
        for place, (one, sketch) in enumerate(people):
            for other, other_sketch in people[place + 1 :]:
                alike = judge.likeness(sketch, other_sketch)
                if alike is not None:
                    pairs.append(Pair(one, other, WORDS[alike[1]], alike[0]))
    return sorted(pairs, key=lambda it: (-it.score, it.one, it.other))
