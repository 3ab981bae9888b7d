"""What makes a page a series of roundups."""

from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from wagtail_curation import numbering
from wagtail_curation.conf import settings
from wagtail_curation.models.api_fields import SERIES_FIELDS
from wagtail_curation.models.parts import parts_of
from wagtail_curation.models.reader_context import series_context

MOST_COMING = 3
"""How many planned parts a series announces at once: a plan may be long."""

STANDFIRST_FEATURES = ["bold", "italic", "link"]

NUMBERING_CHOICES = [
    (numbering.CONTINUOUS, _("1, 2, 3 … through the part")),
    (numbering.SECTION, _("From 1 in each section")),
    (numbering.CONTINUE, _("On from the previous part")),
    (numbering.HIDDEN, _("No numbers")),
]


class PartsOrder(models.TextChoices):
    NEWEST = "newest", _("Newest part first")
    FIRST = "first", _("First part first")


class RoundupSeriesMixin(models.Model):
    """Fields and behaviour of a series; mix into a concrete page class.

    The concrete class adds the child relation ``curators`` (see AbstractCurator).
    """

    standfirst = RichTextField(
        _("standfirst"), blank=True, features=STANDFIRST_FEATURES
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("hero image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    part_label = models.CharField(
        _("what a part is called"),
        max_length=40,
        default="Part",
        help_text=_("For example Part, Issue or Edition."),
    )
    planned_total = models.PositiveIntegerField(
        _("planned parts"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many there are to be; empty if there is no end in view."),
    )
    parts_order = models.CharField(
        _("order of the parts"),
        max_length=10,
        choices=PartsOrder.choices,
        default=PartsOrder.NEWEST,
    )
    rhythm_days = models.PositiveSmallIntegerField(
        _("days between parts"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("7 for a part every week; empty if parts come as they come."),
    )
    # Set by holding and releasing, never by the page's form.
    held_until = models.DateTimeField(
        _("held until"), null=True, blank=True, editable=False
    )
    default_numbering = models.CharField(
        _("numbering of new parts"),
        max_length=12,
        choices=NUMBERING_CHOICES,
        default=numbering.CONTINUOUS,
    )

    series_panels = [
        FieldPanel("standfirst"),
        FieldPanel("hero_image"),
        InlinePanel("curators", label=_("Curator"), heading=_("Curators")),
        MultiFieldPanel(
            [
                FieldPanel("part_label"),
                FieldPanel("planned_total"),
                FieldPanel("rhythm_days"),
                FieldPanel("parts_order"),
                FieldPanel("default_numbering"),
            ],
            heading=_("Parts"),
        ),
    ]
    # A copy of a series is a series of its own.
    exclude_fields_in_copy = ["held_until"]

    series_search_fields = [index.SearchField("standfirst")]
    series_api_fields = SERIES_FIELDS

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A revision says nothing of the hold: an old draft brings none back."""
        series = super().with_content_json(content)
        rows = type(self)._base_manager.filter(pk=self.pk)
        series.held_until = rows.values_list("held_until", flat=True).first()
        return series

    def get_parts(self, drafts: bool = False):
        """The parts in their order, for visitors; with drafts, for previews."""
        parts = parts_of(self, drafts)
        if self.parts_order == PartsOrder.NEWEST:
            # Not reverse(): what has no number is last either way.
            newest = models.F("part_number").desc(nulls_last=True)
            parts = parts.order_by(newest, "-path")
        return parts

    def coming_numbers(self, drafts: bool = False) -> list[int]:
        """The numbers of the parts that are planned beyond those that are there."""
        if not self.planned_total:
            return []
        parts = parts_of(self, drafts)
        highest = parts.aggregate(highest=models.Max("part_number"))["highest"] or 0
        return list(range(highest + 1, self.planned_total + 1))[:MOST_COMING]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parts = self.get_parts(drafts=getattr(request, "is_preview", False))
        paginator = Paginator(parts.defer_streamfields(), settings.PARTS_PER_PAGE)
        context["parts"] = paginator.get_page(request.GET.get("page"))
        context.update(series_context(self, context["parts"], request))
        return context
