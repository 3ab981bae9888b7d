"""Text blocks that a translator is not asked about: codes, names, somebody’s words.

wagtail-localize asks every block by this method what there is to translate; to sites
without it these are the blocks they are made of.
"""

from wagtail.blocks import CharBlock, TextBlock


class AsItIs:
    """Mix into a block whose value is the same in every language."""

    def get_translatable_segments(self, value) -> list:
        return []


class AsItIsCharBlock(AsItIs, CharBlock):
    """A code or a name."""


class AsItIsTextBlock(AsItIs, TextBlock):
    """Words that have to stay in the language that they are in."""
