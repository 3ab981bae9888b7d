from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurationPagesConfig(AppConfig):
    name = "wagtail_curation.pages"
    label = "wagtail_curation_pages"
    verbose_name = _("Curated roundups")
    default_auto_field = "django.db.models.BigAutoField"
