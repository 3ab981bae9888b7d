"""How two versions of our blocks are compared: what is said, not how it is stored.

Wagtail compares a stream block by block, without saying what each is; a choice by its
key; and a changed record word by word with the other one.  Here each block has a
heading with its number, says what became of it, and shows only the fields that hold
something.  A site's own blocks inside our streams are compared this way too, unless
they bring a ``get_comparison_class`` of their own.
"""

from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin.compare import (
    BlockComparison,
    get_comparison_class_for_block,
)
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChooserBlock,
    DateBlock,
    DateTimeBlock,
    DecimalBlock,
    EmailBlock,
    FloatBlock,
    IntegerBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    TimeBlock,
    URLBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.rich_text import RichText

from wagtail_curation.blocks.alignment import Aligned, align
from wagtail_curation.blocks.compared_words import (
    ChoiceComparison,
    EmbedComparison,
    RecordComparison,
    RichTextComparison,
    WholeComparison,
    WordsComparison,
    YesNoComparison,
    text_of,
)
from wagtail_curation.blocks.finished import bare

TITLE_LENGTH = 80
CLASSES = {"new": "addition", "gone": "deletion", "same": "curation-compare--same"}


def compare(block, before, after) -> BlockComparison:
    """The comparison of two values that are both there."""
    return comparison_class(block)(block, True, True, before, after)


def shown(block, value) -> str:
    """One value as HTML."""
    return compare(block, value, value).htmlvalue(value)


def comparison_class(block) -> type[BlockComparison]:
    """Its own; else ours for blocks of its kind; else Wagtail's."""
    if hasattr(block, "get_comparison_class"):
        return block.get_comparison_class()
    for kind, ours in BY_KIND.items():
        if isinstance(block, kind):
            return ours
    return get_comparison_class_for_block(block)


def is_empty(block, value) -> bool:
    """Whether there is nothing to read in a value."""
    if isinstance(value, RichText):
        return not bare(value.source)
    if isinstance(block, StreamBlock):
        return all(is_empty(child.block, child.value) for child in value or ())
    if isinstance(block, StructBlock):
        fields = block.child_blocks.items()
        return all(is_empty(child, (value or {}).get(name)) for name, child in fields)
    return value is None or value == "" or value == []


class StructComparison(BlockComparison):
    """Field by field; those that hold nothing in either version are left out."""

    def htmlvalue(self, val):
        return self._rows(val, val)

    def htmldiff(self):
        return self._rows(self.val_a, self.val_b)

    def _rows(self, before, after):
        rows = []
        for name, block in self.block.child_blocks.items():
            pair = [(value or {}).get(name) for value in (before, after)]
            if all(is_empty(block, value) for value in pair):
                continue
            field = compare(block, *pair)
            changed = field.has_changed()
            rows.append(
                (block.label, field.htmldiff() if changed else field.htmlvalue(pair[1]))
            )
        html = format_html_join("\n", "<dt>{}</dt><dd>{}</dd>", rows)
        return format_html('<dl class="curation-compare__fields">{}</dl>', html)


class StreamComparison(BlockComparison):
    """Child by child: what came, what went, what changed and what moved."""

    def htmlvalue(self, val):
        return self._children([Aligned(c, c) for c in val or ()], nested=True)

    def htmldiff(self, nested: bool = True):
        return self._children(align(self.val_a or (), self.val_b or ()), nested)

    def _children(self, pairs: list[Aligned], nested: bool):
        html = [self._child(pair, nested) for pair in pairs if not _is_blank(pair)]
        return format_html_join("\n", "{}", ((each,) for each in html))

    def _child(self, pair: Aligned, nested: bool):
        child = pair.after or pair.before
        content = self._content(pair, nested)
        states = _states(pair)
        tags = format_html_join(
            " ",
            '<span class="curation-compare__state">{}</span>',
            ((s,) for s in states),
        )
        return format_html(
            '<div class="comparison__child-object curation-compare {}">'
            '<{tag} class="curation-compare__name">{} {}</{tag}>{}</div>',
            CLASSES.get(pair.state, ""),
            name_of(child, nested),
            tags,
            content,
            tag="p" if nested else "h2",
        )

    def _content(self, pair: Aligned, nested: bool):
        if pair.state == "changed":
            return compare(
                pair.after.block, pair.before.value, pair.after.value
            ).htmldiff()
        if pair.state == "same" and not nested:
            return ""
        child = pair.after or pair.before
        return shown(child.block, child.value)


def _is_blank(pair: Aligned) -> bool:
    """Such as the empty commentary that an item starts with."""
    sides = [child for child in (pair.before, pair.after) if child]
    return all(
        isinstance(child.block, RichTextBlock) and is_empty(child.block, child.value)
        for child in sides
    )


def _states(pair: Aligned) -> list[str]:
    said = {"new": _("Added"), "gone": _("Removed"), "changed": _("Changed")}
    states = [said[pair.state]] if pair.state in said else []
    if pair.moved:
        states.append(_("Moved up") if pair.moved == "up" else _("Moved down"))
    before, after = (getattr(c, "number", None) for c in (pair.before, pair.after))
    if pair.moved and before and after and before != after:
        states.append(_("Was number %(number)s") % {"number": before})
    return states


def name_of(child, nested: bool) -> str:
    """A block's number and title; its type where it has none, or is in an item."""
    kind = str(child.block.label)
    if nested:
        return kind
    title = title_of(child)
    if not getattr(child.block, "is_numbered", False):
        return f"{kind}: {title}" if title else kind
    before = child.value.get("label") or getattr(child, "number", None)
    return f"{before}. {title or kind}" if before else title or kind


def title_of(child) -> str:
    """A block's title, else the words it begins with; "" if it has none."""
    if isinstance(child.value, RichText):
        return _short(text_of(child.value))
    if not isinstance(child.value, dict):
        return ""
    if title := getattr(child.value, "title", ""):
        return str(title)
    for name, block in child.block.child_blocks.items():
        if isinstance(block, (CharBlock, TextBlock, ChooserBlock)):
            if found := child.value.get(name):
                return _short(str(found))
    return ""


def _short(text: str) -> str:
    return Truncator(text).chars(TITLE_LENGTH)


BY_KIND: dict[type, type[BlockComparison]] = {
    ChooserBlock: RecordComparison,
    BaseChoiceBlock: ChoiceComparison,
    BooleanBlock: YesNoComparison,
    RichTextBlock: RichTextComparison,
    StructBlock: StructComparison,
    StreamBlock: StreamComparison,
    EmbedBlock: EmbedComparison,
    # An address is one thing, a number too.
    **dict.fromkeys([URLBlock, EmailBlock, IntegerBlock], WholeComparison),
    **dict.fromkeys([FloatBlock, DecimalBlock], WholeComparison),
    **dict.fromkeys([DateBlock, TimeBlock, DateTimeBlock], WholeComparison),
    **dict.fromkeys([CharBlock, TextBlock], WordsComparison),
}
