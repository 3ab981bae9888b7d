"""The shapes of what stands between the items, as the APIs give it out."""

from typing import Literal

from wagtail_curation.blocks.shapes import (
    OPEN,
    Block,
    ComingData,
    ImageData,
    PartData,
    PersonData,
)
from wagtail_curation.compat import TypedDict


class SectionData(TypedDict):
    heading: str
    intro: str


class SectionBlock(Block):
    type: Literal["section"]
    value: SectionData


class ParagraphBlock(Block):
    type: Literal["paragraph"]
    value: str


class CallOutData(TypedDict):
    heading: str
    text: str
    link_url: str
    link_text: str


class CallOutBlock(Block):
    type: Literal["call_out"]
    value: CallOutData


class SponsorData(TypedDict):
    """Paid for; link to ``url`` with ``rel="sponsored"``."""

    name: str
    heading: str
    text: str
    url: str
    logo: ImageData | None


class SponsorBlock(Block):
    type: Literal["sponsor"]
    value: SponsorData


class SignupShown(TypedDict):
    heading: str
    text: str
    url: str
    link_text: str


class SignupData(TypedDict):
    heading: str
    text: str
    shown: SignupShown


class SignupBlock(Block):
    type: Literal["newsletter_signup"]
    value: SignupData


class AdSlotData(TypedDict):
    __pydantic_config__ = OPEN  # type: ignore[misc]

    slot: str


class AdSlotBlock(Block):
    type: Literal["ad_slot"]
    value: AdSlotData


class TextShown(TypedDict):
    text: str


class AuthorBioData(TypedDict):
    person: PersonData | None
    text: str
    show_photo: bool
    shown: TextShown


class AuthorBioBlock(Block):
    type: Literal["author_bio"]
    value: AuthorBioData


class NextPartShown(TypedDict):
    part: PartData | None
    coming: ComingData | None


class NextPartData(TypedDict):
    text: str
    shown: NextPartShown


class NextPartBlock(Block):
    type: Literal["next_part"]
    value: NextPartData
