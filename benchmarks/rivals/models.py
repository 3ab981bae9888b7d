"""The same content twice more: in plain tables, and as stock Wagtail blocks.

Both use the package's resources, people and images, so only the way differs. Neither
app has migrations: its tables are made with the benchmark's database.
"""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from benchmarks.rivals.equal import EqualItemBlock


class PlainItem(models.Model):
    """One item, its words as finished HTML: nothing is left to do but to print it."""

    roundup = models.PositiveIntegerField(db_index=True)
    number = models.PositiveIntegerField()
    section = models.CharField(max_length=255, blank=True)
    section_intro = models.TextField(blank=True)
    resource = models.ForeignKey(
        "wagtail_curation.Resource", on_delete=models.CASCADE, related_name="+"
    )
    anchor = models.CharField(max_length=20)
    commentary = models.TextField()
    quote = models.TextField(blank=True)
    speaker = models.ForeignKey(
        "wagtail_curation.Person", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.resource}"


class PlainFurther(models.Model):
    """A further resource of an item."""

    item = models.ForeignKey(PlainItem, on_delete=models.CASCADE, related_name="links")
    resource = models.ForeignKey(
        "wagtail_curation.Resource", on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.resource)


class StockQuoteBlock(StructBlock):
    text = TextBlock()
    speaker = SnippetChooserBlock("wagtail_curation.Person", required=False)

    class Meta:
        template = "rivals/stock_quote.html"


class StockContentBlock(StreamBlock):
    commentary = RichTextBlock(template="rivals/stock_commentary.html")
    pull_quote = StockQuoteBlock()


class StockFurtherBlock(StreamBlock):
    resource = SnippetChooserBlock(
        "wagtail_curation.Resource", template="rivals/stock_further.html"
    )

    class Meta:
        required = False


class StockItemBlock(StructBlock):
    resource = SnippetChooserBlock("wagtail_curation.Resource")
    content = StockContentBlock()
    further = StockFurtherBlock()

    class Meta:
        template = "rivals/stock_item.html"


class StockSectionBlock(StructBlock):
    heading = CharBlock()
    intro = RichTextBlock(required=False)

    class Meta:
        template = "rivals/stock_section.html"


class StockRoundupPage(Page):
    """What a developer builds in an afternoon with Wagtail's own parts."""

    body = StreamField([("item", StockItemBlock()), ("section", StockSectionBlock())])


class StockFolderPage(Page):
    """What stands above stock articles, so that a new one is a click away."""

    subpage_types = ["rivals.StockArticlePage"]


class StockArticlePage(Page):
    """What most sites write such a part in: one rich text, numbers typed by hand."""

    standfirst = RichTextField(blank=True, features=["bold", "italic", "link"])
    body = RichTextField(
        blank=True,
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"],
    )
    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]


class EqualPage(Page):
    """As many stock fields as a roundup of ours has, for the editor to open."""

    body = StreamField([("item", EqualItemBlock())])
    content_panels = [*Page.content_panels, FieldPanel("body")]
