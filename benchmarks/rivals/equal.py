"""Stock blocks that ask for as much as an item of ours does, field for field."""

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.snippets.blocks import SnippetChooserBlock

RESOURCE = "wagtail_curation.Resource"


class EqualQuoteBlock(StructBlock):
    text = TextBlock()
    speaker = SnippetChooserBlock("wagtail_curation.Person", required=False)
    speaker_name = CharBlock(required=False)
    role = CharBlock(required=False)
    source = SnippetChooserBlock(RESOURCE, required=False)
    source_url = URLBlock(required=False)
    source_title = CharBlock(required=False)
    language = CharBlock(required=False)
    original = TextBlock(required=False)
    original_language = CharBlock(required=False)


class EqualContentBlock(StreamBlock):
    commentary = RichTextBlock(required=False)
    pull_quote = EqualQuoteBlock()


class EqualFurtherBlock(StreamBlock):
    resource = StructBlock(
        [
            ("resource", SnippetChooserBlock(RESOURCE)),
            ("role", ChoiceBlock(choices=[("background", "Background")])),
            ("link_text", CharBlock(required=False)),
        ]
    )

    class Meta:
        required = False


class EqualItemBlock(StructBlock):
    resource = SnippetChooserBlock(RESOURCE, required=False)
    content = EqualContentBlock()
    heading = CharBlock(required=False)
    label = CharBlock(required=False)
    further_resources = EqualFurtherBlock()
