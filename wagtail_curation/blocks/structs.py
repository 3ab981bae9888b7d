"""Struct blocks that give out a text for every text, an empty one too."""

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock, URLBlock

TEXTS = (CharBlock, ChoiceBlock, TextBlock, URLBlock)


class CurationStructBlock(StructBlock):
    def get_api_representation(self, value, context=None):
        data = super().get_api_representation(value, context)
        for name, block in self.child_blocks.items():
            if isinstance(block, TEXTS) and data.get(name) is None:
                data[name] = ""
        return data
