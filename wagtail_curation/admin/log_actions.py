"""What histories say of what was taken from a page, of merges and of holds."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter
from wagtail.utils.timestamps import render_timestamp

from wagtail_curation.library import (
    many,
    merge,
    pictures,
    refresh,
    releases,
    topic_merge,
    unmerge,
)
from wagtail_curation.models import get_resource_model
from wagtail_curation.models.vocabulary import kind_label


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
        data = log_entry.data
        words = {"title": data.get("title", "")}
        if accounts := data.get("accounts"):
            words["accounts"] = ", ".join(accounts.values())
            return (
                _now(
                    "“%(title)s” was merged into this record; of two site users "
                    "(%(accounts)s) one was kept"
                )
                % words
            )
        return _now("“%(title)s” was merged into this record") % words


class UndoMergeFormatter(LogFormatter):
    label = _("Undo a merge")

    def format_message(self, log_entry):
        title = log_entry.data.get("title", "")
        return _now("The merge of “%(title)s” was undone") % {"title": title}


class HoldFormatter(LogFormatter):
    label = _("Hold the series")

    def format_message(self, log_entry):
        until = parse_datetime(log_entry.data.get("until", ""))
        if until is None:
            return _now("The series is held")
        return _now("The series is held until %(date)s") % {
            "date": render_timestamp(until)
        }


class AddTopicsFormatter(LogFormatter):
    label = _("Add topics")

    def format_message(self, log_entry):
        words = _now("Topics added: %(topics)s")
        return words % {"topics": ", ".join(log_entry.data.get("topics", []))}


class RemoveTopicsFormatter(LogFormatter):
    label = _("Remove topics")

    def format_message(self, log_entry):
        words = _now("Topics removed: %(topics)s")
        return words % {"topics": ", ".join(log_entry.data.get("topics", []))}


class SetKindFormatter(LogFormatter):
    label = _("Set kind")

    def format_message(self, log_entry):
        words = _now("Kind changed from “%(before)s” to “%(kind)s”")
        data = {name: log_entry.data.get(name, "") for name in ("before", "kind")}
        return words % {name: kind_label(kind) for name, kind in data.items()}


class MergeTopicsFormatter(LogFormatter):
    label = _("Merge")

    def format_message(self, log_entry):
        words = _now("The topic “%(name)s” was merged into this one")
        return words % {"name": log_entry.data.get("name", "")}


def _label(field: str) -> str:
    try:
        return str(get_resource_model()._meta.get_field(field).verbose_name)
    except FieldDoesNotExist:
        return field


def register(actions) -> None:
    actions.register_action(refresh.LOG_ACTION)(RefreshFormatter)
    actions.register_action(pictures.LOG_ACTION)(PictureFormatter)
    actions.register_action(merge.ACTION)(MergeFormatter)
    actions.register_action(releases.HOLD)(HoldFormatter)
    actions.register_action(releases.RELEASE, _("Release"), _("The parts are released"))
    actions.register_action(
        releases.LET_GO, _("Let go of the hold"), _("The hold is let go")
    )
    actions.register_action(unmerge.ACTION)(UndoMergeFormatter)
    actions.register_action(many.ADD_TOPICS)(AddTopicsFormatter)
    actions.register_action(many.REMOVE_TOPICS)(RemoveTopicsFormatter)
    actions.register_action(many.SET_KIND)(SetKindFormatter)
    actions.register_action(topic_merge.ACTION)(MergeTopicsFormatter)
