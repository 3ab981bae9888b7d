"""What a publisher says once for a whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting


class CurationSettings(BaseSiteSetting):
    """Words and addresses shared by the roundups of one site."""

    newsletter_heading = models.CharField(
        _("heading"), max_length=255, blank=True, default=""
    )
    newsletter_text = models.TextField(_("text"), blank=True)
    newsletter_url = models.URLField(
        _("sign-up address"),
        max_length=500,
        blank=True,
        help_text=_(
            "The page where readers sign up. Without one, newsletter blocks show "
            "their text and no link."
        ),
    )
    newsletter_link_text = models.CharField(
        _("link text"), max_length=100, blank=True, help_text=_("“Sign up” if empty.")
    )
    sponsor_label = models.CharField(
        _("sponsor label"),
        max_length=100,
        blank=True,
        help_text=_("Marks what is paid for. “Sponsored” if empty."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("newsletter_heading"),
                FieldPanel("newsletter_text"),
                FieldPanel("newsletter_url"),
                FieldPanel("newsletter_link_text"),
            ],
            heading=_("Newsletter"),
        ),
        FieldPanel("sponsor_label"),
    ]

    class Meta:
        verbose_name = _("curation settings")
