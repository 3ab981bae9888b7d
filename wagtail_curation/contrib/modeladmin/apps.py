from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurationModelAdminConfig(AppConfig):
    name = "wagtail_curation.contrib.modeladmin"
    label = "wagtail_curation_modeladmin"
    verbose_name = _("Curation tables")
