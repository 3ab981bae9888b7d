"""All that a body refers to, fetched at once, however many items it has.

Wagtail looks up the objects of each chooser in a stream together, but once for
each place that has a chooser, and their pictures one by one.  Here the raw data
of a whole body is walked first, and five queries bring everything: resources,
their contributors, people, images, renditions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy

from django.db.models import Model
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.images import get_image_model

from wagtail_curation.conf import settings
from wagtail_curation.models.people import Person
from wagtail_curation.models.swapped import get_resource_model

RESOURCE, PERSON, IMAGE = "resource", "person", "image"

_current: ContextVar["References | None"] = ContextVar("curation", default=None)


class References:
    """Objects by kind and primary key, for the blocks of one body."""

    def __init__(self, wanted: dict[str, set]):
        self.objects: dict[str, dict] = {
            RESOURCE: self._resources(wanted[RESOURCE]),
            PERSON: self._people(wanted[PERSON]),
        }
        images = wanted[IMAGE] | {r.image_id for r in self.objects[RESOURCE].values()}
        images |= {person.photo_id for person in self.objects[PERSON].values()}
        self.objects[IMAGE] = load_images(images)
        self._hand_out_images()

    def _resources(self, keys: set) -> dict:
        if not keys:
            return {}
        queryset = get_resource_model().objects.prefetch_related("contributors__person")
        found = queryset.in_bulk(keys)
        for resource in found.values():
            resource.credits = list(resource.contributors.all())
        return found

    def _people(self, keys: set) -> dict:
        return Person.objects.in_bulk(keys) if keys else {}

    def _hand_out_images(self) -> None:
        images = self.objects[IMAGE]
        for resource in self.objects[RESOURCE].values():
            if resource.image_id in images:
                resource.image = images[resource.image_id]
        for person in self.objects[PERSON].values():
            if person.photo_id in images:
                person.photo = images[person.photo_id]

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


def load_images(keys: Iterable) -> dict:
    """Images by primary key, with the renditions that our templates show."""
    keys = {key for key in keys if key}
    if not keys:
        return {}
    specs = sorted(set(settings.image_specs.values()))
    queryset = get_image_model().objects.filter(pk__in=keys)
    return {image.pk: image for image in queryset.prefetch_renditions(*specs)}


def pick(kind: str, keys: list) -> list[Model | None]:
    """Objects for a chooser block: from the body at hand, else fetched now."""
    references = _current.get()
    if references is None:
        wanted: dict[str, set] = defaultdict(set)
        wanted[kind] = {key for key in keys if key}
        references = References(wanted)
    return references.pick(kind, keys)


@contextmanager
def references(block, raw_data, holder):
    """Within this block, choosers find what the whole of ``raw_data`` refers to.

    ``holder`` (the stream value) keeps the objects, so that the second type of
    block that it converts costs nothing.
    """
    if (found := getattr(holder, "_references", None)) is None:
        wanted: dict[str, set] = defaultdict(set)
        for kind, key in _walk_stream(block, raw_data):
            wanted[kind].add(key)
        found = holder._references = References(wanted)
    token = _current.set(found)
    try:
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
