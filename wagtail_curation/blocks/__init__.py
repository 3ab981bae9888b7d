"""The StreamField vocabulary: the blocks that a roundup is composed of."""

from wagtail_curation.blocks.body import default_blocks
from wagtail_curation.blocks.choosers import (
    PersonChooserBlock,
    ResourceChooserBlock,
    RoundupImageBlock,
)
from wagtail_curation.blocks.finished import CurationRichTextBlock
from wagtail_curation.blocks.interludes import (
    AdSlotBlock,
    AuthorBioBlock,
    CallOutBlock,
    NewsletterSignupBlock,
    NextPartBlock,
    ParagraphBlock,
    SectionBlock,
    SponsorBlock,
)
from wagtail_curation.blocks.items import (
    FurtherResourceBlock,
    ItemContentBlock,
    NumberedResourceBlock,
    NumberedStructValue,
)
from wagtail_curation.blocks.media import CreditedImageBlock, EmbedBlock
from wagtail_curation.blocks.quotes import PullQuoteBlock
from wagtail_curation.blocks.streams import CurationStreamBlock, RoundupStreamBlock

__all__ = [
    "AdSlotBlock",
    "AuthorBioBlock",
    "CallOutBlock",
    "CreditedImageBlock",
    "CurationRichTextBlock",
    "CurationStreamBlock",
    "EmbedBlock",
    "FurtherResourceBlock",
    "ItemContentBlock",
    "NewsletterSignupBlock",
    "NextPartBlock",
    "NumberedResourceBlock",
    "NumberedStructValue",
    "ParagraphBlock",
    "PersonChooserBlock",
    "PullQuoteBlock",
    "ResourceChooserBlock",
    "RoundupImageBlock",
    "RoundupStreamBlock",
    "SectionBlock",
    "SponsorBlock",
    "default_blocks",
]
