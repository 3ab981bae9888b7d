"""The shapes of blocks, as the APIs give them out.

Keys named ``shown`` hold what our own templates print, with every fallback applied;
they are for reading only.  What a site adds to an open shape is let through.
"""

from typing import Any, Literal

from wagtail_curation.blocks.interlude_shapes import (
    AdSlotBlock,
    AuthorBioBlock,
    CallOutBlock,
    NextPartBlock,
    ParagraphBlock,
    SectionBlock,
    SignupBlock,
    SponsorBlock,
)
from wagtail_curation.blocks.shapes import (
    OPEN,
    Block,
    ImageData,
    PersonData,
    ResourceData,
)
from wagtail_curation.compat import TypedDict


class CommentaryBlock(Block):
    type: Literal["commentary"]
    value: str


class SourceShown(TypedDict):
    title: str
    url: str


class QuoteShown(TypedDict):
    paragraphs: list[str]
    language: str
    original_paragraphs: list[str]
    speaker: str
    role: str
    source: SourceShown | None


class QuoteData(TypedDict):
    __pydantic_config__ = OPEN  # type: ignore[misc]

    text: str
    speaker: PersonData | None
    speaker_name: str
    role: str
    source: ResourceData | None
    source_url: str
    source_title: str
    language: str
    original: str
    original_language: str
    shown: QuoteShown


class PullQuoteBlock(Block):
    type: Literal["pull_quote"]
    value: QuoteData


class AltShown(TypedDict):
    alt: str


class CreditedImageData(TypedDict):
    __pydantic_config__ = OPEN  # type: ignore[misc]

    image: ImageData | None
    alt: str
    caption: str
    credit: str
    shown: AltShown


class ImageBlock(Block):
    type: Literal["image"]
    value: CreditedImageData


class EmbedData(TypedDict):
    url: str
    caption: str


class EmbedBlock(Block):
    type: Literal["embed"]
    value: EmbedData


class UnavailableData(TypedDict):
    block_type: str


class UnavailableBlock(Block):
    """Content of a type that the site no longer defines: kept, and not given out."""

    type: Literal["unavailable"]
    value: UnavailableData


class FurtherData(TypedDict):
    __pydantic_config__ = OPEN  # type: ignore[misc]

    resource: ResourceData | None
    role: str
    link_text: str


class FurtherBlock(Block):
    type: Literal["resource"]
    value: FurtherData


class ItemShown(TypedDict):
    title: str
    url: str


class ItemData(TypedDict):
    __pydantic_config__ = OPEN  # type: ignore[misc]

    resource: ResourceData | None
    content: list[
        CommentaryBlock | PullQuoteBlock | ImageBlock | EmbedBlock | UnavailableBlock
    ]
    heading: str
    label: str
    further_resources: list[FurtherBlock | UnavailableBlock]
    shown: ItemShown


class ItemBlock(Block):
    type: Literal["numbered_resource"]
    value: ItemData


class OtherBlock(Block):
    """A block of the site's own."""

    type: str
    value: Any


BODY_BLOCKS: dict[str, type] = {
    "numbered_resource": ItemBlock,
    "section": SectionBlock,
    "paragraph": ParagraphBlock,
    "pull_quote": PullQuoteBlock,
    "image": ImageBlock,
    "embed": EmbedBlock,
    "call_out": CallOutBlock,
    "sponsor": SponsorBlock,
    "newsletter_signup": SignupBlock,
    "ad_slot": AdSlotBlock,
    "author_bio": AuthorBioBlock,
    "next_part": NextPartBlock,
    "unavailable": UnavailableBlock,
}
"""The shape of each block of the package, by its name in a body."""
