"""Pull quotes: the source’s words, always with whom they are from."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue, TextBlock, URLBlock
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from wagtail_curation.blocks.choosers import PersonChooserBlock, ResourceChooserBlock
from wagtail_curation.blocks.layout import FoldedGroup
from wagtail_curation.blocks.structs import CurationStructBlock
from wagtail_curation.models.vocabulary import validate_language_tag
from wagtail_curation.quotemarks import paragraphs, strip_quote_marks


class PullQuoteValue(StructValue):
    """A quote; ``item_resource`` is set by the item that it stands in."""

    item_resource = None

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.get("text") or "")

    @property
    def original_paragraphs(self) -> list[str]:
        return paragraphs(self.get("original") or "")

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
    speaker_name = CharBlock(
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
    source_title = CharBlock(required=False, max_length=500, label=_("Source’s title"))
    language = CharBlock(
        required=False,
        max_length=35,
        validators=[validate_language_tag],
        label=_("Language"),
        help_text=_("If it is not the page’s: a code such as “en”."),
    )
    original = TextBlock(
        required=False, rows=3, label=_("Original"), help_text=_("If it is translated.")
    )
    original_language = CharBlock(
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

    def get_api_representation(self, value, context=None):
        source = {"title": value.cite_title, "url": value.cite_url}
        shown = {
            "paragraphs": value.paragraphs,
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
