"""Where the fields of a resource came from, in an editor's words."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from wagtail_curation.models import provenance, vocabulary

SOURCES = {
    "json-ld": "JSON-LD",
    "citation": _("citation metadata"),
    "dublin-core": "Dublin Core",
    "prism": "PRISM",
    "microdata": _("microdata"),
    "rdfa": "RDFa",
    "open-graph": "Open Graph",
    "twitter": _("Twitter card"),
    "oembed": "oEmbed",
    "meta": _("meta tags"),
    "html": "HTML",
    "visible": _("the text that visitors see"),
    "address": _("the address"),
    "headers": _("the server’s headers"),
    "file": _("the file"),
    "lookup": _("a library catalogue"),
    "import": _("an import"),
    "clipper": _("the clipper"),
}
CERTAINTIES = {"likely": _("likely"), "guess": _("a guess")}
MOST_WORDS_OF_A_PAGE = 200


def source_words(source: str, certainty: str = "sure") -> str:
    """ "Open Graph", "the address, a guess": where a value was read."""
    said = [str(SOURCES.get(source, source)), str(CERTAINTIES.get(certainty, ""))]
    return ", ".join(part for part in said if part)


def value_words(field: str, value: Any) -> str:
    """A field's value as its form shows it."""
    if value is None or value == "":
        return ""
    if field == "kind":
        return vocabulary.kind_label(value)
    if field in ("level", "cost"):
        choices = {"level": vocabulary.Level, "cost": vocabulary.Cost}[field]
        return vocabulary.choice_label(choices, value)
    return str(value)


def origin_words(
    record, field: str, users: Mapping[Any, str] | None = None
) -> tuple[str, str]:
    """(what is known of a field's origin, what the page said if that is another)."""
    entry = (record.provenance or {}).get(field)
    if not isinstance(entry, dict):
        return "", ""
    names = {
        "who": (users or {}).get(entry.get("by")) or _now("somebody"),
        "when": _date(entry.get("at")),
        "source": source_words(entry.get("source", ""), entry.get("certainty", "")),
    }
    how = entry.get("how")
    if how == provenance.FETCHED:
        words = _now("From the page (%(source)s), %(when)s.")
        if not names["source"]:
            words = _now("From the page, %(when)s.")
        return words % names, ""
    if how == provenance.TYPED:
        return _now("Typed by %(who)s, %(when)s.") % names, ""
    if how == provenance.CHANGED:
        read = value_words(field, entry.get("read"))
        if read == value_words(field, getattr(record, field, None)):
            return _now("As the page has it, says %(who)s, %(when)s.") % names, ""
        words = _now("Changed by %(who)s, %(when)s.") % names
        return words, Truncator(read).chars(MOST_WORDS_OF_A_PAGE)
    return "", ""


def users_of(record) -> dict[Any, str]:
    """The names of all who wrote a field of this record. One query, or none."""
    entries = (record.provenance or {}).values()
    return user_names(e.get("by") for e in entries if isinstance(e, dict))


def user_names(keys: Iterable[Any]) -> dict[Any, str]:
    """Names of users by their keys as JSON holds them. One query, or none."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    users = get_user_model()._default_manager.filter(pk__in=wanted)
    names = {user.pk: get_user_display_name(user) for user in users}
    # What JSON holds of a key that is no number is its text.
    return {**names, **{str(key): name for key, name in names.items()}}


def _date(text: Any) -> str:
    try:
        at = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        at = None
    if not isinstance(at, datetime.datetime):
        return _now("on a day unknown")
    if timezone.is_aware(at):
        at = timezone.localtime(at)
    return formats.date_format(at, "DATE_FORMAT")
