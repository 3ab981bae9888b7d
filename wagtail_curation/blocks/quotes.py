"""Pull quotes: the source’s words, always with whom they are from."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue, TextBlock, URLBlock
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.models import Locale

from wagtail_curation.blocks import prefetch
from wagtail_curation.blocks.choosers import PersonChooserBlock, ResourceChooserBlock
from wagtail_curation.blocks.layout import FoldedGroup
from wagtail_curation.blocks.structs import CurationStructBlock
from wagtail_curation.blocks.untranslated import AsItIsCharBlock, AsItIsTextBlock
from wagtail_curation.models.vocabulary import validate_language_tag
from wagtail_curation.quotemarks import paragraphs, strip_quote_marks


class PullQuoteValue(StructValue):
    """A quote; ``item_resource`` is set by the item that it stands in."""

    item_resource = None
    # The locale of the page that it is read from; None for one that is written here.
    locale_id = None

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.get("text") or "")

    @property
    def original_paragraphs(self) -> list[str]:
        """The original, unless it is what is quoted: then it is said once."""
        return [] if self.is_as_original else paragraphs(self.get("original") or "")

    @property
    def is_as_original(self) -> bool:
        """Whether what is quoted is the original itself, not translated yet."""
        original = (self.get("original") or "").strip()
        return bool(original) and original == (self.get("text") or "").strip()

    @property
    def text_language(self) -> str:
        """The code of the language of the words quoted; "" if it is the page’s."""
        as_original = self.is_as_original and self.get("original_language")
        return self.get("language") or as_original or ""

    def keep_original(self, page_language: str) -> bool:
        """Before it is translated: these words become the original, unless they are a
        translation themselves. ``page_language`` is theirs if they name none.

        True if that has changed the quote.
        """
        if not self.get("text") or self.get("original"):
            return False
        self["original"] = self["text"]
        self["original_language"] = self.get("language") or page_language
        self["language"] = ""
        return True

    @cached_property
    def source_resource(self):
        """The resource quoted: the one chosen, else the item’s unless an address
        or a title says otherwise.
        """
        if self.get("source"):
            return self["source"]
        elsewhere = self.get("source_url") or self.get("source_title")
        return None if elsewhere else self.item_resource

    @property
    def is_of_the_item(self) -> bool:
        """Whether the source is the resource that the page has named just above."""
        here, source = self.item_resource, self.source_resource
        if not here or not source or self.get("source_url"):
            return False
        return source is here or source.pk is not None and source.pk == here.pk

    @cached_property
    def speaker_text(self) -> str:
        """Whose words these are: a person, a typed name, else the source’s people."""
        if self.get("speaker"):
            return self["speaker"].name
        if self.get("speaker_name"):
            return self["speaker_name"]
        return self.source_resource.people_text if self.source_resource else ""

    @property
    def role_text(self) -> str:
        if self.get("role"):
            return self["role"]
        return self["speaker"].affiliation if self.get("speaker") else ""

    @property
    def cite_url(self) -> str:
        """The address the words are from, or "" when there is none."""
        if self.get("source_url"):
            return self["source_url"]
        return self.source_resource.url if self.source_resource else ""

    @property
    def cite_title(self) -> str:
        if self.get("source_title"):
            return self["source_title"]
        return self.source_resource.title if self.source_resource else ""


class PullQuoteBlock(CurationStructBlock):
    text = TextBlock(
        label=_("Quote"),
        rows=4,
        help_text=_("Without quotation marks: the page prints them."),
    )
    speaker = PersonChooserBlock(required=False, label=_("Speaker"))
    speaker_name = AsItIsCharBlock(
        required=False,
        max_length=255,
        label=_("Speaker’s name"),
        help_text=_("If they need no record. Empty: whoever the source is by."),
    )
    role = CharBlock(required=False, max_length=255, label=_("Role"))
    source = ResourceChooserBlock(
        required=False, label=_("Source"), help_text=_("Empty: the item’s resource.")
    )
    source_url = URLBlock(required=False, label=_("Source’s address"))
    source_title = AsItIsCharBlock(
        required=False, max_length=500, label=_("Source’s title")
    )
    language = AsItIsCharBlock(
        required=False,
        max_length=35,
        validators=[validate_language_tag],
        label=_("Language"),
        help_text=_("If it is not the page’s: a code such as “en”."),
    )
    original = AsItIsTextBlock(
        required=False, rows=3, label=_("Original"), help_text=_("If it is translated.")
    )
    original_language = AsItIsCharBlock(
        required=False,
        max_length=35,
        validators=[validate_language_tag],
        label=_("Language of the original"),
    )

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        description = _("Words of the source, with whom they are from")
        group = _("Words")
        label_format = "{text}"
        value_class = PullQuoteValue
        form_classname = "struct-block curation-quote"
        form_layout = BlockGroup(
            children=[
                "text",
                "speaker",
                "speaker_name",
                FoldedGroup(
                    "details",
                    _("Role, source and translation"),
                    [
                        "role",
                        "source",
                        "source_url",
                        "source_title",
                        "language",
                        "original",
                        "original_language",
                    ],
                ),
            ]
        )
        template = "wagtail_curation/blocks/pull_quote.html"
        preview_template = "wagtail_curation/block_preview.html"
        preview_value = {
            "text": "The best part of a reading list is knowing why it was made.",
            "speaker_name": "Ada Example",
            "role": "Librarian",
        }

    def bulk_to_python(self, values):
        quotes = super().bulk_to_python(values)
        for quote in quotes:
            quote.locale_id = prefetch.locale_at_hand()
        return quotes

    def restore_translated_segments(self, value, segments):
        """The quote with a translator’s words in it, and what they translated beside
        them. wagtail-localize calls this; ``value`` is the quote as the source has it.
        """
        locale = Locale.objects.filter(pk=value.locale_id).first()
        value.keep_original(locale.language_code if locale else "")
        for segment in segments:
            name, inner = segment.unwrap()
            if hasattr(inner, "render_text"):
                value[name] = inner.render_text()
            else:
                # Another record chosen for this language: a translated edition.
                value[name] = self.child_blocks[name].to_python(inner.data)
        return value

    def get_api_representation(self, value, context=None):
        source = {"title": value.cite_title, "url": value.cite_url}
        shown = {
            "paragraphs": value.paragraphs,
            "language": value.text_language,
            "original_paragraphs": value.original_paragraphs,
            "speaker": value.speaker_text,
            "role": value.role_text,
            "source": source if any(source.values()) else None,
        }
        return {**super().get_api_representation(value, context), "shown": shown}

    def clean(self, value):
        value = super().clean(value)
        for name in ("text", "original"):
            if value.get(name):
                value[name] = strip_quote_marks(value[name])
        deferred = self.is_deferred_validation
        if value.get("original_language") and not value.get("original"):
            if not deferred:
                raise StructBlockValidationError(
                    {
                        "original": ValidationError(
                            _now(
                                "Add the original’s text, or empty its language: there "
                                "is a language and no text."
                            )
                        )
                    }
                )
        return value
