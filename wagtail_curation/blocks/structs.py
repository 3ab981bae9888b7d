"""Struct blocks that have a text for every text, an empty one too."""

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock, URLBlock
from wagtail.embeds.blocks import EmbedBlock

TEXTS = (CharBlock, ChoiceBlock, TextBlock, URLBlock)


def is_text(block) -> bool:
    # An embed's block is a URLBlock by birth; its value is not a text.
    return isinstance(block, TEXTS) and not isinstance(block, EmbedBlock)


class CurationStructBlock(StructBlock):
    """Content that was written before a text was added, or by code that leaves it out,
    has that text empty: what walks through blocks (wagtail-localize does) need not ask.
    """

    def to_python(self, value):
        return self._filled(super().to_python(value))

    def bulk_to_python(self, values):
        return [self._filled(value) for value in super().bulk_to_python(values)]

    def _filled(self, value):
        for name, block in self.child_blocks.items():
            if is_text(block) and value.get(name) is None:
                value[name] = ""
        return value

    def get_comparison_class(self):
        # Wagtail's is built on its admin, which needs all models to be there.
        from wagtail_curation.blocks.comparison import StructComparison

        return StructComparison

    def get_api_representation(self, value, context=None):
        data = super().get_api_representation(value, context)
        for name, block in self.child_blocks.items():
            if is_text(block) and data.get(name) is None:
                data[name] = ""
        return data
