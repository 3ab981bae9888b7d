"""What a resource’s history says of what was taken from its page."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_curation.library import pictures, refresh
from wagtail_curation.models import get_resource_model


class RefreshFormatter(LogFormatter):
    label = _("Refresh from the page")

    def format_message(self, log_entry):
        fields = ", ".join(map(_label, log_entry.data.get("fields", [])))
        if log_entry.data.get("automatic"):
            return _now("Filled in from the page: %(fields)s") % {"fields": fields}
        return _now("Taken from the page: %(fields)s") % {"fields": fields}


class PictureFormatter(LogFormatter):
    label = _("Use the page’s picture")

    def format_message(self, log_entry):
        words = _now("Picture copied from %(address)s")
        return words % {"address": log_entry.data.get("address", "")}


def _label(field: str) -> str:
    try:
        return str(get_resource_model()._meta.get_field(field).verbose_name)
    except FieldDoesNotExist:
        return field


def register(actions) -> None:
    actions.register_action(refresh.LOG_ACTION)(RefreshFormatter)
    actions.register_action(pictures.LOG_ACTION)(PictureFormatter)
