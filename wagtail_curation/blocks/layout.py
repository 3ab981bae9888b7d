"""Parts of a block's form that are seldom needed, folded away."""

from wagtail.blocks.struct_block import BlockGroup


class FoldedGroup(BlockGroup):
    """A group of fields that starts closed.

    ``name`` is its identifier.  Wagtail makes one of the heading, at once, which
    a translatable heading does not survive: blocks are declared before
    translations can be looked up.
    """

    def __init__(self, name: str, heading, children: list, **kwargs):
        super().__init__(
            children, heading=name, classname="collapsed", label_format="", **kwargs
        )
        self.heading = heading
