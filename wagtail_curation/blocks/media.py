"""Pictures and embeds, with what a reader has to be told about them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue
from wagtail.embeds.blocks import EmbedBlock as WagtailEmbedBlock
from wagtail.embeds.finders import get_finders

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.choosers import RoundupImageBlock
from wagtail_curation.blocks.structs import CurationStructBlock


class CreditedImageValue(StructValue):
    @property
    def rendition(self):
        return represent.rendition(self.get("image"), "inline")

    @property
    def alt_text(self) -> str:
        """The text written here, else the image’s own description."""
        return self.get("alt") or (
            self["image"].default_alt_text if self.get("image") else ""
        )


class CreditedImageBlock(CurationStructBlock):
    image = RoundupImageBlock()
    alt = CharBlock(
        required=False,
        max_length=255,
        label=_("Alternative text"),
        help_text=_("What the picture shows. Empty: the image’s own description."),
    )
    caption = CharBlock(required=False, max_length=500, label=_("Caption"))
    credit = CharBlock(required=False, max_length=255, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with caption and credit")
        group = _("Media")
        label_format = "{image}"
        value_class = CreditedImageValue
        template = "wagtail_curation/blocks/image.html"
        preview_template = "wagtail_curation/block_preview.html"
        preview_value = {"caption": "A caption says what to look at.", "credit": "—"}

    def get_api_representation(self, value, context=None):
        data = super().get_api_representation(value, context)
        return {**data, "shown": {"alt": value.alt_text}}


class EmbedAddressBlock(WagtailEmbedBlock):
    """The address of an embed, whose provider is not asked while it is checked.

    Wagtail’s own asks, and a form is checked with every autosave.  Ours is asked when
    the page is published.
    """

    def clean(self, value):
        # Past Wagtail's check, which fetches; what a URL must be is still asked.
        value = super(WagtailEmbedBlock, self).clean(value)
        if value and not any(finder.accept(value.url) for finder in get_finders()):
            raise ValidationError(
                _(
                    "No provider of embeds is known for this address. Link to it "
                    "instead, for example as a resource."
                )
            )
        return value


class EmbedBlock(CurationStructBlock):
    url = EmbedAddressBlock(label=_("Address"), max_width=800)
    caption = CharBlock(required=False, max_length=500, label=_("Caption"))

    class Meta:
        icon = "media"
        label = _("Embed")
        description = _("A video or a post from another site")
        group = _("Media")
        label_format = "{caption} {url}"
        template = "wagtail_curation/blocks/embed.html"
        preview_template = "wagtail_curation/block_preview.html"
        preview_value = {"caption": "A talk of twelve minutes."}
