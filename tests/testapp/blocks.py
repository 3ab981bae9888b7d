"""A publisher's own block, counted like the package's items."""

from wagtail import blocks

from wagtail_curation.blocks import NumberedStructValue


class EpisodeBlock(blocks.StructBlock):
    """One episode of the publisher's podcast, numbered with the other items."""

    is_numbered = True

    title = blocks.CharBlock()
    minutes = blocks.IntegerBlock(required=False)

    class Meta:
        icon = "media"
        value_class = NumberedStructValue
        template = "testapp/episode.html"


def body(default):
    """The package's blocks, and ours after them."""
    return [*default, ("episode", EpisodeBlock())]
