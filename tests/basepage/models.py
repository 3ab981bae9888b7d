"""A publisher's own base page, and the package's pages built on it."""

from django.db import models
from wagtail.models import AbstractPage


class BasePage(AbstractPage):
    audience = models.CharField(max_length=100, blank=True)

    promote_panels = [*AbstractPage.promote_panels, "audience"]
