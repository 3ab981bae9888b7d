"""The shapes of records and of the way to pages, as the APIs give them out.

What a site adds to an open shape is let through.
"""

from wagtail_curation.compat import TypedDict

OPEN = {"extra": "allow"}


class ImageData(TypedDict):
    """A picture as it is to be shown; sizes in pixels, ``url`` as the site has it."""

    id: int
    url: str
    full_url: str
    width: int
    height: int
    alt: str


class LinkData(TypedDict):
    label: str
    url: str


class PersonData(TypedDict):
    """Somebody cited or curating; ``bio`` is HTML."""

    __pydantic_config__ = OPEN  # type: ignore[misc]

    id: int
    name: str
    role: str
    organisation: str
    organisation_url: str
    photo: ImageData | None
    bio: str
    links: list[LinkData]


class CreditData(TypedDict):
    """A person's part in a resource."""

    id: int
    name: str
    role: str


class ResourceData(TypedDict):
    """An outside thing; ``published`` is ISO 8601 as far as known: 2011, 2011-06.

    ``title`` is as its author wrote it; ``translated_title`` says what it means in the
    page’s language, or "".
    """

    __pydantic_config__ = OPEN  # type: ignore[misc]

    id: int
    url: str
    title: str
    translated_title: str
    people: list[CreditData]
    byline: str
    publisher: str
    published: str | None
    kind: str
    language: str
    summary: str
    image: ImageData | None
    image_credit: str
    minutes: int | None
    level: str
    cost: str
    licence: str


class PartData(TypedDict):
    """A part of a series, as the way to it."""

    id: int
    title: str
    part_number: int | None
    url: str | None


class SeriesData(TypedDict):
    """The series that a roundup is a part of."""

    id: int
    title: str
    url: str | None
    part_label: str
    planned_total: int | None


class ComingData(TypedDict):
    """The next part while it is planned, or being written."""

    part_number: int


class Block(TypedDict):
    """A child of a stream; ``id`` and ``anchor`` stay when the block moves."""

    id: str | None
    number: int | None
    anchor: str


class MentionData(TypedDict):
    """One appearance of a resource: its place on a roundup."""

    page: PartData
    number: int | None
    anchor: str
    role: str


class MentionedResourceData(ResourceData):
    """A resource, and where it is recommended."""

    mentions: list[MentionData]


class ResourceListData(TypedDict):
    """A page of resources; ``count`` is of all that there are."""

    count: int
    items: list[ResourceData]
