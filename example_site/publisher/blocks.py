"""A block of our own among the package's, and counted with them."""

from wagtail.blocks import CharBlock, IntegerBlock, RichTextBlock, StructBlock

from wagtail_curation.blocks import NumberedStructValue


class TryThisBlock(StructBlock):
    """Something to do rather than to read. ``is_numbered``: it gets a number."""

    is_numbered = True

    heading = CharBlock(max_length=255)
    minutes = IntegerBlock(required=False, min_value=1)
    steps = RichTextBlock(features=["bold", "italic", "link", "ol"])

    class Meta:
        icon = "edit"
        label = "Try this"
        description = "An exercise for a learner or a team, numbered like an item"
        group = "Items"
        label_format = "{heading}"
        value_class = NumberedStructValue
        form_classname = "struct-block curation-numbered"
        template = "publisher/blocks/try_this.html"
        preview_template = "wagtail_curation/block_preview.html"
        preview_value = {
            "heading": "One line that might be wrong",
            "minutes": 15,
            "steps": "<ol><li>Write five lines.</li><li>Ask which is wrong.</li></ol>",
        }


def body(default):
    """The blocks of a roundup on this site: WAGTAIL_CURATION_BLOCKS."""
    return [*default, ("try_this", TryThisBlock())]
