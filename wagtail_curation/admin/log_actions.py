"""What a resource’s history says of what was taken from its page, and of merges."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_curation.library import merge, pictures, refresh, unmerge
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


class MergeFormatter(LogFormatter):
    label = _("Merge")

    def format_message(self, log_entry):
        title = log_entry.data.get("title", "")
        return _now("“%(title)s” was merged into this record") % {"title": title}


class UndoMergeFormatter(LogFormatter):
    label = _("Undo a merge")

    def format_message(self, log_entry):
        title = log_entry.data.get("title", "")
        return _now("The merge of “%(title)s” was undone") % {"title": title}


def _label(field: str) -> str:
    try:
        return str(get_resource_model()._meta.get_field(field).verbose_name)
    except FieldDoesNotExist:
        return field


def register(actions) -> None:
    actions.register_action(refresh.LOG_ACTION)(RefreshFormatter)
    actions.register_action(pictures.LOG_ACTION)(PictureFormatter)
    actions.register_action(merge.ACTION)(MergeFormatter)
    actions.register_action(unmerge.ACTION)(UndoMergeFormatter)
