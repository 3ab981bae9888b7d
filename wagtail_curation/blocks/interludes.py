"""What stands between the items of a roundup, and is not counted."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.choosers import PersonChooserBlock, RoundupImageBlock
from wagtail_curation.blocks.finished import CurationRichTextBlock
from wagtail_curation.blocks.streams import PAGE
from wagtail_curation.blocks.structs import CurationStructBlock
from wagtail_curation.blocks.untranslated import AsItIsCharBlock
from wagtail_curation.models.people import BIO_FEATURES

PREVIEW = "wagtail_curation/block_preview.html"
TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class SectionBlock(CurationStructBlock):
    """A heading with its own intro; the items after it belong to it."""

    is_section = True

    heading = CharBlock(max_length=255, label=_("Heading"))
    intro = CurationRichTextBlock(
        required=False, features=TEXT_FEATURES, label=_("Intro")
    )

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading for the items that follow")
        group = _("Words")
        label_format = "{heading}"
        form_classname = "struct-block curation-section"
        template = "wagtail_curation/blocks/section.html"
        preview_template = PREVIEW
        preview_value = {"heading": "To read first", "intro": "<p>Two short ones.</p>"}


class ParagraphBlock(CurationRichTextBlock):
    """Intro, editor’s note, outro: the page’s own words."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Your own words before, between or after the items")
        group = _("Words")
        template = "wagtail_curation/blocks/paragraph.html"
        preview_template = PREVIEW
        preview_value = "<p>This week we look at how people learn at work.</p>"


class CallOutBlock(CurationStructBlock):
    heading = CharBlock(required=False, max_length=255, label=_("Heading"))
    text = CurationRichTextBlock(features=TEXT_FEATURES, label=_("Text"))
    link_url = URLBlock(required=False, label=_("Link’s address"))
    link_text = CharBlock(required=False, max_length=100, label=_("Link text"))

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        description = _("Something to be noticed beside the items")
        group = _("Words")
        label_format = "{heading}"
        template = "wagtail_curation/blocks/call_out.html"
        preview_template = PREVIEW
        preview_value = {"heading": "Join in", "text": "<p>We meet on Thursdays.</p>"}

    def clean(self, value):
        value = super().clean(value)
        missing = value.get("link_url") and not value.get("link_text")
        if missing and not self.is_deferred_validation:
            message = _now("Say what the link leads to.")
            raise StructBlockValidationError({"link_text": ValidationError(message)})
        return value


class SponsorValue(StructValue):
    @property
    def logo_rendition(self):
        return represent.rendition(self.get("logo"), "logo")


class SponsorBlock(CurationStructBlock):
    """Paid for: marked as such, outside numbering and counts."""

    name = CharBlock(max_length=255, label=_("Sponsor"))
    heading = CharBlock(required=False, max_length=255, label=_("Heading"))
    text = CurationRichTextBlock(
        required=False, features=TEXT_FEATURES, label=_("Text")
    )
    url = URLBlock(required=False, label=_("Address"))
    logo = RoundupImageBlock(required=False, label=_("Logo"))

    class Meta:
        icon = "tag"
        label = _("Sponsor")
        description = _("Paid content, marked for readers and for search engines")
        group = _("Promotion")
        label_format = "{name}"
        value_class = SponsorValue
        template = "wagtail_curation/blocks/sponsor.html"
        preview_template = PREVIEW
        preview_value = {"name": "Example Press", "heading": "A book about noticing"}

    def get_api_representation(self, value, context=None):
        data = super().get_api_representation(value, context)
        return {**data, "logo": represent.image(value.get("logo"), "logo")}


class NewsletterSignupBlock(CurationStructBlock):
    """Words here go before those of the site’s curation settings."""

    heading = CharBlock(required=False, max_length=255, label=_("Heading"))
    text = TextBlock(required=False, rows=2, label=_("Text"))

    class Meta:
        icon = "mail"
        label = _("Newsletter sign-up")
        description = _("Invites readers to the newsletter of this site")
        help_text = _("Empty fields show the words of the site’s curation settings.")
        group = _("Promotion")
        label_format = "{heading}"
        template = "wagtail_curation/blocks/newsletter_signup.html"
        preview_template = PREVIEW
        preview_value = {"heading": "One part a week, by e-mail"}

    def get_api_representation(self, value, context=None):
        # Models are built on blocks; this one is needed when they are all there.
        from wagtail_curation.models.reader_context import settings_for

        site = settings_for((context or {}).get("request"))
        shown = {
            "heading": value.get("heading") or site.newsletter_heading,
            "text": value.get("text") or site.newsletter_text,
            "url": site.newsletter_url,
            "link_text": site.newsletter_link_text or _now("Sign up"),
        }
        return {**super().get_api_representation(value, context), "shown": shown}


class AdSlotBlock(CurationStructBlock):
    """A place for the site’s own advertising code; the block holds none."""

    slot = AsItIsCharBlock(
        max_length=100,
        label=_("Slot"),
        help_text=_("The name that your site’s template knows the place by."),
    )

    class Meta:
        icon = "placeholder"
        label = _("Ad slot")
        description = _("A place that your site fills with advertising")
        group = _("Promotion")
        label_format = "{slot}"
        template = "wagtail_curation/blocks/ad_slot.html"
        preview_template = PREVIEW
        preview_value = {"slot": "article-middle"}


class AuthorBioValue(StructValue):
    @property
    def portrait(self):
        person = self.get("person")
        return person.portrait if person and self.get("show_photo", True) else None


class AuthorBioBlock(CurationStructBlock):
    person = PersonChooserBlock()
    text = CurationRichTextBlock(
        required=False,
        features=BIO_FEATURES,
        label=_("Text for this page"),
        help_text=_("Empty: the bio of the person’s record."),
    )
    show_photo = BooleanBlock(required=False, default=True, label=_("Show the photo"))

    class Meta:
        icon = "user"
        label = _("Author bio")
        description = _("Who wrote or curated this")
        group = _("People")
        label_format = "{person}"
        value_class = AuthorBioValue
        template = "wagtail_curation/blocks/author_bio.html"
        preview_template = PREVIEW
        preview_value = {"text": "<p>Ada Example reads so that you need not.</p>"}

    def get_api_representation(self, value, context=None):
        data = super().get_api_representation(value, context)
        bio = data["person"]["bio"] if data["person"] else ""
        return {**data, "shown": {"text": data["text"] or bio}}


class NextPartBlock(CurationStructBlock):
    """A teaser; it links itself once the next part is live."""

    text = CurationRichTextBlock(
        required=False, features=TEXT_FEATURES, label=_("Teaser")
    )

    class Meta:
        icon = "arrow-right"
        label = _("Next part")
        description = _("Announces the next part, and links it when it is live")
        group = _("Series")
        template = "wagtail_curation/blocks/next_part.html"
        preview_template = PREVIEW
        preview_value = {"text": "<p>Next week: learning from mistakes.</p>"}

    def get_api_representation(self, value, context=None):
        page = (context or {}).get(PAGE)
        way = page.navigation if page is not None and page.series else None
        coming = way.coming if way else None
        shown = {
            "part": represent.part(way.next) if way and way.next else None,
            "coming": {"part_number": coming.part_number} if coming else None,
        }
        return {**super().get_api_representation(value, context), "shown": shown}
