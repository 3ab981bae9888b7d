"""The numbered resource: what a curator recommends, and why."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock
from wagtail.blocks import StructValue as BaseStructValue
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.choosers import ResourceChooserBlock
from wagtail_curation.blocks.finished import CurationRichTextBlock
from wagtail_curation.blocks.layout import FoldedGroup
from wagtail_curation.blocks.media import CreditedImageBlock, EmbedBlock
from wagtail_curation.blocks.previews import example_item, example_resource
from wagtail_curation.blocks.quotes import PullQuoteBlock
from wagtail_curation.blocks.streams import CurationStreamBlock
from wagtail_curation.blocks.structs import CurationStructBlock
from wagtail_curation.models.vocabulary import FurtherRole

COMMENTARY_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "code"]


class NumberedStructValue(BaseStructValue):
    """The value of a numbered block; the body tells it where it stands."""

    number: int | None = None
    anchor: str = ""
    block_id: str | None = None
    level: int = 2
    """Its heading's: 2, or 3 under a section's heading."""


class ItemValue(NumberedStructValue):
    """One item of a roundup."""

    @property
    def title(self) -> str:
        """The curator’s heading, else the resource’s title; may be empty in drafts."""
        if self.get("heading"):
            return self["heading"]
        return self["resource"].title if self.get("resource") else ""

    @property
    def url(self) -> str:
        return self["resource"].url if self.get("resource") else ""

    @property
    def thumbnail(self):
        """The rendition of the resource's picture, or None."""
        resource = self.get("resource")
        return represent.rendition(resource.image, "card") if resource else None

    @property
    def has_own_heading(self) -> bool:
        """Whether the resource’s own title has to be said beside the heading."""
        resource = self.get("resource")
        return bool(resource and self.get("heading") not in ("", None, resource.title))

    @cached_property
    def parts(self) -> list:
        """The children of ``content`` in order; quotes know the item’s resource.

        What is empty, such as the commentary an item starts with, is left out.
        """
        shown = []
        for child in self.get("content") or ():
            if child.block_type == "pull_quote":
                child.value.item_resource = self.get("resource")
            if child.block_type == "commentary" and not str(child.value.source).strip():
                continue
            shown.append(child)
        return shown

    @cached_property
    def further(self) -> list:
        """The values of ``further_resources`` whose resource still exists."""
        children = self.get("further_resources") or ()
        return [c.value for c in children if is_further(c)]


def is_further(child) -> bool:
    """Whether a child of ``further_resources`` leads to a resource that is there."""
    return child.block_type == "resource" and bool(child.value.get("resource"))


class ItemContentBlock(CurationStreamBlock):
    """What stands in an item: the curator’s words, quotes, pictures."""

    commentary = CurationRichTextBlock(
        required=False,
        features=COMMENTARY_FEATURES,
        label=_("Commentary"),
        icon="pilcrow",
        description=_("Why this resource is worth a learner’s time"),
        group=_("Words"),
        template="wagtail_curation/blocks/commentary.html",
        preview_template="wagtail_curation/block_preview.html",
        preview_value="<p>Start with the second chapter: it has the example.</p>",
    )
    pull_quote = PullQuoteBlock()
    image = CreditedImageBlock()
    embed = EmbedBlock()

    class Meta:
        default = [("commentary", "")]
        required = False
        label = _("Content")


class FurtherValue(BaseStructValue):
    @property
    def text(self) -> str:
        """What the link says: its own text, else the resource’s title."""
        return self.get("link_text") or self["resource"].title

    @property
    def role_label(self) -> str:
        return str(dict(FurtherRole.choices).get(self.get("role"), ""))


class FurtherResourceBlock(CurationStructBlock):
    resource = ResourceChooserBlock()
    role = ChoiceBlock(
        choices=FurtherRole.choices,
        default=FurtherRole.BACKGROUND,
        label=_("What it is here"),
    )
    link_text = CharBlock(
        required=False,
        max_length=255,
        label=_("Link text"),
        help_text=_("Empty: the resource’s title."),
    )

    class Meta:
        icon = "link"
        label = _("Further resource")
        description = _("Another link that belongs to this item")
        label_format = "{resource}"
        value_class = FurtherValue
        preview_template = "wagtail_curation/block_preview.html"
        template = "wagtail_curation/blocks/further_resource.html"

    def get_preview_value(self):
        return self.normalize({"resource": example_resource(), "role": "background"})


class FurtherResourcesBlock(CurationStreamBlock):
    resource = FurtherResourceBlock()

    class Meta:
        required = False
        label = _("Further resources")


class NumberedResourceBlock(CurationStructBlock):
    """An item; ``is_numbered`` makes the body count it."""

    is_numbered = True

    resource = ResourceChooserBlock(
        required=False,
        help_text=_("What is recommended. Something without a record gets a title."),
    )
    content = ItemContentBlock()
    heading = CharBlock(
        required=False,
        max_length=255,
        label=_("Title shown"),
        help_text=_("Your own; empty shows the resource’s title."),
    )
    label = CharBlock(
        required=False,
        max_length=40,
        label=_("Label"),
        help_text=_("Shown in place of the number, for example “Bonus”. Not counted."),
    )
    further_resources = FurtherResourcesBlock()

    class Meta:
        icon = "list-ol"
        label = _("Numbered resource")
        description = _("A resource with its number, commentary and quotes")
        group = _("Items")
        label_format = "{heading} {resource}"
        value_class = ItemValue
        form_classname = "struct-block curation-numbered"
        form_layout = BlockGroup(
            children=[
                "resource",
                "content",
                FoldedGroup("naming", _("Title and label"), ["heading", "label"]),
                FoldedGroup("further", _("Further resources"), ["further_resources"]),
            ]
        )
        template = "wagtail_curation/blocks/numbered_resource.html"
        preview_template = "wagtail_curation/block_preview.html"

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not value.title:
            message = _now("Choose a resource, or give the item a title.")
            raise StructBlockValidationError(
                {"resource": ValidationError(message, code="untitled")}
            )
        return value

    def get_api_representation(self, value, context=None):
        # Asking for the parts tells each quote which resource it stands under.
        assert value.parts is not None
        data = super().get_api_representation(value, context)
        return {**data, "shown": {"title": value.title, "url": value.url}}

    def get_preview_value(self):
        return example_item(self)
