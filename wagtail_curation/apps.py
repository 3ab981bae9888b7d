from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurationConfig(AppConfig):
    name = "wagtail_curation"
    label = "wagtail_curation"
    verbose_name = _("Curation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail_curation import api, checks, signal_handlers  # noqa: F401

        api.register()
        signal_handlers.connect()
