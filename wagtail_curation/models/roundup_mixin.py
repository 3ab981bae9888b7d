"""What makes a page a curated roundup."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.search import index

from wagtail_curation import numbering
from wagtail_curation.fields import RoundupBodyField
from wagtail_curation.models.api_fields import ROUNDUP_FIELDS
from wagtail_curation.models.api_forms import RoundupAPIForm
from wagtail_curation.models.holding import HoldPanel, hold_back
from wagtail_curation.models.imports import ImportPanel
from wagtail_curation.models.page_forms import RoundupPageForm
from wagtail_curation.models.parts import (
    PartNavigation,
    next_free_number,
    parent_with_series,
    part_with_number,
)
from wagtail_curation.models.reader_context import roundup_context
from wagtail_curation.models.series_mixin import NUMBERING_CHOICES, STANDFIRST_FEATURES
from wagtail_curation.models.topics import TopicsPanel


class BioPosition(models.TextChoices):
    START = "start", _("Before the items")
    END = "end", _("After the items")
    NONE = "none", _("Not shown")


class RoundupMixin(models.Model):
    """Fields and behaviour of a roundup; mix into a concrete page class.

    The concrete class adds the child relations ``curators`` and ``topic_items``
    (see AbstractCurator, AbstractTopicOnPage) and the tag manager ``topics``.
    """

    part_number = models.PositiveIntegerField(
        _("part number"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    standfirst = RichTextField(
        _("standfirst"),
        blank=True,
        features=STANDFIRST_FEATURES,
        help_text=_("The intro under the title."),
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("hero image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows. Empty: the image’s own description."),
    )
    hero_image_credit = models.CharField(_("image credit"), max_length=255, blank=True)
    numbering = models.CharField(
        _("numbering"),
        max_length=12,
        choices=NUMBERING_CHOICES,
        default=numbering.CONTINUOUS,
    )
    body = RoundupBodyField(verbose_name=_("body"), blank=True)
    bio_position = models.CharField(
        _("curators’ bios"),
        max_length=10,
        choices=BioPosition.choices,
        default=BioPosition.END,
    )
    # Counted on each save of the body, so that the next part knows where to go on.
    item_count = models.PositiveIntegerField(default=0, editable=False)

    base_form_class = RoundupPageForm
    api_base_form_class = RoundupAPIForm

    roundup_panels = [
        HoldPanel(),
        FieldRowPanel([FieldPanel("part_number"), FieldPanel("numbering")]),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [
                FieldPanel("hero_image"),
                FieldPanel("hero_image_alt"),
                FieldPanel("hero_image_credit"),
            ],
            heading=_("Hero image"),
            classname="collapsed",
        ),
        FieldPanel("body"),
        InlinePanel("curators", label=_("Curator"), heading=_("Curators")),
        FieldPanel("bio_position"),
        TopicsPanel("topics"),
        ImportPanel(),
    ]
    roundup_search_fields = [
        index.SearchField("standfirst"),
        index.SearchField("body"),
        # Wagtail's admin searches pages by the beginnings of words: by these alone.
        index.AutocompleteField("body"),
        index.FilterField("part_number"),
    ]
    roundup_api_fields = ROUNDUP_FIELDS

    class Meta:
        abstract = True

    def get_parent(self, *args, **kwargs):
        if not hasattr(self, "_cached_parent_obj") and self.path:
            if parent := parent_with_series(self):
                self._cached_parent_obj = parent
        return super().get_parent(*args, **kwargs)

    @cached_property
    def series(self):
        """The series this is a part of, as its specific page; None outside one."""
        parent = self.get_parent() if self.depth else None
        return parent.specific if parent else None

    def get_navigation(self, drafts: bool = False) -> PartNavigation:
        """The way to the other parts: for visitors, or with drafts for previews."""
        return PartNavigation(self, self.series, drafts)

    @cached_property
    def navigation(self) -> PartNavigation:
        return self.get_navigation()

    @cached_property
    def start_number(self) -> int:
        """The number of the first item when the numbering continues."""
        if self.series is None or self.part_number is None:
            return 1
        return self.navigation.start_number

    def clean(self):
        super().clean()
        self._check_part_number()

    def full_clean(self, *args, **kwargs):
        self._settle_part_number()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        """What Wagtail holds a draft to when it is saved in code."""
        self._settle_part_number()
        super().minimal_clean()
        if self._state.adding:
            self._check_part_number()

    def _settle_part_number(self):
        # Only a page that has been one before brings a draft title along when it is
        # added: this is a copy, and its number may be its original's. An alias is to
        # be like its original in all things.
        is_copy = self._state.adding and self.draft_title and self.path
        if is_copy and not self.alias_of_id:
            parent = self.get_parent()
            if part_with_number(parent, self.part_number, besides=self):
                self.part_number = next_free_number(parent)

    def part_with_its_number(self):
        """Another part of the series that has this part’s number, or is to have it."""
        return part_with_number(self.get_parent(), self.part_number, besides=self)

    def _check_part_number(self):
        # A page that is not in the tree yet is checked by its form.
        if not self.path or self.alias_of_id:
            return
        if taken := self.part_with_its_number():
            raise ValidationError(
                {
                    "part_number": ValidationError(
                        _now("This series has a part %(number)s already: “%(title)s”."),
                        code="part_number_taken",
                        params={"number": self.part_number, "title": taken},
                    )
                }
            )

    def save_revision(self, *args, clean=True, **kwargs):
        if not clean and self.pk and self.path:
            # A copy's revisions still carry the number of the original.
            parent = self.get_parent()
            if part_with_number(parent, self.part_number, besides=self):
                rows = type(self)._default_manager.filter(pk=self.pk)
                self.part_number = rows.values_list("part_number", flat=True).get()
        return super().save_revision(*args, clean=clean, **kwargs)

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if fields is None:
            hold_back(self)
        if fields is None or "body" in fields:
            self.item_count = self.body.item_count
            if fields is not None:
                kwargs["update_fields"] = {*fields, "item_count"}
        super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        self.navigation = self.get_navigation(getattr(request, "is_preview", False))
        context["series"] = self.series
        context["navigation"] = self.navigation
        context.update(roundup_context(self, request))
        return context
