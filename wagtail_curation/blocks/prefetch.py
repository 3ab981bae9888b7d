"""All that a body refers to, fetched at once, however many items it has.

Wagtail looks up the objects of each chooser in a stream together, but once for
each place that has a chooser, and their pictures one by one.  Here the raw data
of a whole body is walked first, and three queries bring what a page shows most:
resources, their contributors, pictures; two more what is left of people and pictures,
and on a site with more than one language two what records say in the page's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from django.db.models import Model, prefetch_related_objects
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.images import get_image_model

from wagtail_curation.blocks.finished import Texts, gathered
from wagtail_curation.conf import settings
from wagtail_curation.models.merges import PersonMerge, ResourceMerge, merged_into
from wagtail_curation.models.people import Person
from wagtail_curation.models.resources import ResourceContributor
from wagtail_curation.models.swapped import get_resource_model
from wagtail_curation.models.translations import (
    PersonTranslation,
    ResourceTranslation,
    load_translations,
)

RESOURCE, PERSON, IMAGE = "resource", "person", "image"

_current: ContextVar["References | None"] = ContextVar("curation", default=None)


class References:
    """Objects by kind and primary key, for the blocks of one body.

    They speak the language of the locale ``locale_id``, as far as they know it.
    """

    def __init__(
        self, wanted: dict[str, set], met: Iterable[Person] = (), locale_id=None
    ):
        self.texts = Texts()
        self.locale_id = locale_id
        self.asked = {kind: set(wanted[kind]) for kind in (PERSON, IMAGE)}
        self.has_bios = False
        resources = load_resources(wanted[RESOURCE])
        cited = [credit.person for it in resources.values() for credit in it.credits]
        people = load_people(wanted[PERSON], [*met, *cited])
        load_translations(ResourceTranslation, "resource", resources, locale_id)
        load_translations(PersonTranslation, "person", people, locale_id)
        images = load_images(
            wanted[IMAGE]
            | {resource.image_id for resource in resources.values()}
            | {person.photo_id for person in met if person.bio_text}
        )
        self.objects: dict[str, dict] = {
            RESOURCE: resources,
            PERSON: people,
            IMAGE: images,
        }
        for resource in resources.values():
            if resource.image_id in images:
                resource.image = images[resource.image_id]

    def complete(self, wanted: dict[str, set], met: Iterable[Person] = ()) -> None:
        """Fetches what is not here yet of people and images."""
        people = wanted[PERSON] - self.asked[PERSON]
        images = wanted[IMAGE] - self.asked[IMAGE]
        if people or images:
            missing = {RESOURCE: set(), PERSON: people, IMAGE: images}
            more = References(missing, met, self.locale_id)
            for kind in (PERSON, IMAGE):
                self.objects[kind] = {**more.objects[kind], **self.objects[kind]}
                self.asked[kind] |= more.asked[kind]

    def fetch_bios(self) -> None:
        """Fetches everybody's links and photo, for those who show them."""
        if self.has_bios:
            return
        self.has_bios = True
        people, images = self.objects[PERSON].values(), self.objects[IMAGE]
        images.update(load_images({it.photo_id for it in people} - images.keys()))
        for person in people:
            if person.photo_id in images:
                person.photo = images[person.photo_id]
        prefetch_related_objects([*people], "links")

    def person(self, key):
        return self.objects[PERSON].get(key)

    def image(self, key):
        return self.objects[IMAGE].get(key)

    def pick(self, kind: str, keys: Iterable) -> list[Model | None]:
        """The objects of these keys in order; None where there is none."""
        found = self.objects[kind]
        seen = set()
        picked = []
        for key in keys:
            obj = found.get(key)
            # As Wagtail does: an object that is there twice is two objects.
            picked.append(copy(obj) if obj is not None and key in seen else obj)
            seen.add(key)
        return picked


def load_resources(keys: set) -> dict:
    """Resources by primary key, each with its credits and their people."""
    if not keys:
        return {}
    found = get_resource_model().objects.order_by().in_bulk(keys)
    if missing := keys - found.keys():
        found.update(load_merged(missing))
    places = ResourceContributor.objects.filter(
        resource_id__in={resource.pk for resource in found.values()}
    )
    by_resource = defaultdict(list)
    for credit in places.select_related("person").order_by("sort_order", "pk"):
        by_resource[credit.resource_id].append(credit)
    for resource in found.values():
        resource.credits = by_resource[resource.pk]
    return found


def load_merged(keys: set, merges: Any = ResourceMerge) -> dict:
    """What became of records that are not there: those they were merged into."""
    survivors = merged_into(keys, merges)
    model = merges._meta.get_field("survivor").related_model
    records = model._default_manager.order_by().in_bulk(survivors.values())
    return {
        key: copy(records[survivors[str(key)]])
        for key in keys
        if survivors.get(str(key)) in records
    }


def load_people(keys: set, met: Iterable[Person]) -> dict:
    """People by primary key; those whom we have met already are not asked for."""
    found = {person.pk: person for person in met if person.pk in keys}
    if missing := keys - found.keys():
        found.update(Person.objects.order_by().in_bulk(missing))
        if missing := keys - found.keys():
            found.update(load_merged(missing, PersonMerge))
    for person in found.values():
        # Copies of a person share what is fetched of them later.
        person._prefetched_objects_cache = {}
    return found


def load_images(keys: Iterable) -> dict:
    """Images by primary key, with the renditions that our templates show.

    One query for those that have been shown before.
    """
    keys = {key for key in keys if key}
    if not keys:
        return {}
    specs = sorted(set(settings.image_specs.values()))
    model = get_image_model()
    shown = model.get_rendition_model().objects.filter(
        image_id__in=keys, filter_spec__in=specs
    )
    found: dict = {}
    for rendition in shown.select_related("image").order_by():
        image = found.setdefault(rendition.image_id, rendition.image)
        rendition.image = image
        vars(image).setdefault("prefetched_renditions", []).append(rendition)
    if missing := keys - found.keys():
        for image in model.objects.filter(pk__in=missing).order_by():
            image.prefetched_renditions = []
            found[image.pk] = image
    return found


def pick(kind: str, keys: list) -> list[Model | None]:
    """Objects for a chooser block: from the body at hand, else fetched now."""
    references = _current.get()
    if references is None:
        wanted: dict[str, set] = defaultdict(set)
        wanted[kind] = {key for key in keys if key}
        references = References(wanted)
    return references.pick(kind, keys)


def locale_at_hand():
    """The primary key of the locale whose body is being read, or None."""
    references = _current.get()
    return references.locale_id if references else None


@contextmanager
def references(block, raw_data, holder, also=None, met=()) -> Iterator[References]:
    """Within this block, choosers find what the whole of ``raw_data`` refers to.

    ``holder`` (the stream value) keeps the objects, so that the second type of
    block that it converts costs nothing. ``also`` is fetched with them: sets of keys
    by kind; ``met`` are people who are here already.
    """
    if (found := getattr(holder, "_references", None)) is None:
        wanted: dict[str, set] = defaultdict(set)
        for kind, key in _walk_stream(block, raw_data):
            wanted[kind].add(key)
        for kind, keys in (also or {}).items():
            wanted[kind] |= keys
        locale_id = getattr(getattr(holder, "page", None), "locale_id", None)
        found = holder._references = References(wanted, met, locale_id)
    token = _current.set(found)
    try:
        with gathered(found.texts):
            yield found
    finally:
        _current.reset(token)


def _walk_stream(block, children) -> Iterator[tuple[str, object]]:
    for child in children or ():
        if child and (child_block := block.child_blocks.get(child["type"])):
            yield from _walk(child_block, child["value"])


def _walk(block, value) -> Iterator[tuple[str, object]]:
    kind = getattr(block, "reference_kind", None)
    if kind:
        if isinstance(value, (int, str)) and value != "":
            yield kind, value
    elif isinstance(block, StreamBlock) and isinstance(value, list):
        yield from _walk_stream(block, value)
    elif isinstance(block, StructBlock) and isinstance(value, dict):
        for name, child_block in block.child_blocks.items():
            yield from _walk(child_block, value.get(name))
    elif isinstance(block, ListBlock) and isinstance(value, list):
        for item in value:
            wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _walk(block.child_block, item["value"] if wrapped else item)
