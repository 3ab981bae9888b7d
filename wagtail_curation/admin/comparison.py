"""Comparing two versions of a roundup: its body, and its topics by name."""

from wagtail.admin.compare import (
    StreamFieldComparison,
    register_comparison_class,
)

from wagtail_curation.blocks.comparison import StreamComparison
from wagtail_curation.fields import RoundupBodyField


class BodyComparison(StreamFieldComparison):
    """Block by block, each with its number; what did not change by its title alone."""

    def htmldiff(self):
        block = self.field.stream_block
        versions = StreamComparison(block, True, True, self.val_a, self.val_b)
        return versions.htmldiff(nested=False)


def register() -> None:
    register_comparison_class(RoundupBodyField, comparison_class=BodyComparison)
