"""Values that are compared by the words they are shown as."""

import json
import re

from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from wagtail.admin.compare import BlockComparison, TextDiff, diff_text
from wagtail.rich_text import RichText
from wagtail.utils.text import text_from_html

PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>")


def text_of(value) -> str:
    """The words of rich text, without asking what its links lead to."""
    source = value.source if isinstance(value, RichText) else value
    # Else the last word of a paragraph sticks to the first of the next.
    return text_from_html(PARAGRAPH_END.sub(r"\g<0> ", source or "")).strip()


def replaced(before: str, after: str) -> str:
    """The one text struck out, and the other put in its place."""
    changes = [("deletion", before), ("addition", after)]
    said = [(change, text) for change, text in changes if text]
    return TextDiff(said, separator=" ").to_html()


class WordsComparison(BlockComparison):
    """A value that is compared by the words it is shown as."""

    def words(self, value) -> str:
        return "" if value is None else str(value)

    def htmlvalue(self, val):
        return escape(self.words(val))

    def htmldiff(self):
        return diff_text(self.words(self.val_a), self.words(self.val_b)).to_html()


class RichTextComparison(WordsComparison):
    """By its words; what is different and has the same words is said to be."""

    def words(self, value) -> str:
        return text_of(value)

    def htmldiff(self):
        words = super().htmldiff()
        if self.words(self.val_a) != self.words(self.val_b):
            return words
        note = _("The words are the same; links or formatting have changed.")
        return format_html('{} <em class="curation-compare__note">{}</em>', words, note)


class WholeComparison(WordsComparison):
    """By the whole: half of one name and half of another is nobody's."""

    def htmldiff(self):
        return replaced(self.words(self.val_a), self.words(self.val_b))


class RecordComparison(WholeComparison):
    """By title or name, with the address where two have the same title."""

    def htmldiff(self):
        before, after = self.words(self.val_a), self.words(self.val_b)
        if before == after:
            before, after = self._in_full(self.val_a), self._in_full(self.val_b)
        return replaced(before, after)

    def _in_full(self, record) -> str:
        address = getattr(record, "url", "") or f"#{record.pk}"
        return f"{record} ({address})"


class EmbedComparison(WholeComparison):
    """By address: as text, an embed is what its provider is asked for."""

    def words(self, value) -> str:
        return getattr(value, "url", None) or ""

    def has_changed(self):
        return self.words(self.val_a) != self.words(self.val_b)


class ChoiceComparison(WholeComparison):
    """By label, as the select shows it."""

    def words(self, value) -> str:
        labels: dict = {}
        for key, label in self.block.field.choices:
            labels.update(label if isinstance(label, (list, tuple)) else {key: label})
        chosen = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(str(labels.get(each, each or "")) for each in chosen)


class YesNoComparison(WholeComparison):
    def words(self, value) -> str:
        return _("Yes") if value else _("No")


class UnavailableComparison(WordsComparison):
    """Content of a type that is no longer known: its type, and what it holds."""

    def words(self, value) -> str:
        if not value:
            return ""
        kept = (value.get("content") or {}).get("value")
        said = kept if isinstance(kept, str) else json.dumps(kept, ensure_ascii=False)
        return f"{self.block.type_of(value)}: {text_from_html(said)}"

    def has_changed(self):
        return self.words(self.val_a) != self.words(self.val_b)
