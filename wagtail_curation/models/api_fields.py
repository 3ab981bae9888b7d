"""The fields of our pages in both APIs.

What is read is our own representation, typed by the function that makes it; what is
written, where Wagtail's API can write, is a field of the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField

from wagtail_curation.compat import IS_WAGTAIL_8, api_field
from wagtail_curation.models import representation


class Represented(Field):
    """Gives out what a function says of the whole page.

    API v3 reads the type it describes off the function's annotations.
    """

    def __init__(self, represent: Callable[[Any, Any], Any]):
        super().__init__(source="*", read_only=True)

        @wraps(represent)
        def to_representation(page):
            return represent(page, self.context)

        self.to_representation = to_representation


def shown(name: str, represent: Callable[[Any, Any], Any]) -> APIField:
    """A field that is only read."""
    return api_field(name, serializer=Represented(represent))


def column(name: str) -> APIField:
    """A field that is read and written as it is stored."""
    return api_field(name, writable=True)


def expanded(name: str, represent: Callable[[Any, Any], Any]) -> list[APIField]:
    """A field that is read as we represent it, and written.

    API v3 takes a field with a serializer for one that is only read: so there are
    two of the name, and whoever reads has the second.
    """
    read = shown(name, represent)
    return [column(name), read] if IS_WAGTAIL_8 else [read]


def html(name: str, represent: Callable[[Any, Any], Any]) -> list[APIField]:
    """Rich text: as finished HTML, and written.

    Here API v3 has the last word: it knows the format that the request asks for.
    """
    read = shown(name, represent)
    return [read, column(name)] if IS_WAGTAIL_8 else [read]


ROUNDUP_FIELDS = [
    shown("series", representation.series),
    column("part_number"),
    shown("previous", representation.previous_part),
    shown("next", representation.next_part),
    shown("coming", representation.coming_part),
    shown("parts", representation.parts),
    column("numbering"),
    api_field("item_count"),
    *html("standfirst", representation.standfirst),
    *expanded("hero_image", representation.hero_image),
    column("hero_image_alt"),
    column("hero_image_credit"),
    *expanded("curators", representation.curators),
    column("bio_position"),
    column("topics"),
    column("body"),
]

SERIES_FIELDS = [
    *html("standfirst", representation.standfirst),
    *expanded("hero_image", representation.hero_image),
    *expanded("curators", representation.curators),
    column("part_label"),
    column("planned_total"),
    column("parts_order"),
    column("default_numbering"),
    shown("parts", representation.parts),
]
