"""The blocks of a body: ours, then whatever the site makes of them."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from wagtail.blocks import Block

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
from wagtail_curation.blocks.items import NumberedResourceBlock
from wagtail_curation.blocks.media import CreditedImageBlock, EmbedBlock
from wagtail_curation.blocks.quotes import PullQuoteBlock
from wagtail_curation.blocks.streams import RoundupStreamBlock
from wagtail_curation.conf import PREFIX, settings

BlockList = list[tuple[str, Block]]


def default_blocks() -> BlockList:
    """The package’s own blocks, new instances at each call."""
    return [
        ("numbered_resource", NumberedResourceBlock()),
        ("section", SectionBlock()),
        ("paragraph", ParagraphBlock()),
        ("pull_quote", PullQuoteBlock()),
        ("image", CreditedImageBlock()),
        ("embed", EmbedBlock()),
        ("call_out", CallOutBlock()),
        ("sponsor", SponsorBlock()),
        ("newsletter_signup", NewsletterSignupBlock()),
        ("ad_slot", AdSlotBlock()),
        ("author_bio", AuthorBioBlock()),
        ("next_part", NextPartBlock()),
    ]


def load_customiser(path: str) -> Callable[[BlockList], BlockList]:
    """The callable at a dotted path; ImproperlyConfigured when there is none."""
    try:
        customise = import_string(path)
    except ImportError as error:
        raise ImproperlyConfigured(
            f"The blocks of a roundup are to come from {path!r}, which cannot be "
            f"imported: {error}. Check {PREFIX}BLOCKS and the field’s “blocks”."
        ) from error
    if not callable(customise):
        raise ImproperlyConfigured(
            f"{path!r} must be a callable that takes the default list of "
            f"(name, block) and returns one."
        )
    return customise


def build_roundup_block(path: str | None = None) -> RoundupStreamBlock:
    """The stream block of a body, from a field’s path, the setting, or neither."""
    blocks = default_blocks()
    if path := path or settings.BLOCKS:
        blocks = load_customiser(path)(blocks)
    return RoundupStreamBlock(blocks, form_classname="curation-roundup")
