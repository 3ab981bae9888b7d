"""What an import has to say, in the editor's language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail_curation.importers.links.base import (
    MAX_ADDRESS,
    LinkFileProblem,
    LinkRecord,
    Reject,
)
from wagtail_curation.importers.links.formats import LINK_FORMATS
from wagtail_curation.library.intake.bringing import REFUSED
from wagtail_curation.library.intake.entries import entry_of
from wagtail_curation.library.intake.sorting import TWICE
from wagtail_curation.models import ResourceImport, ResourceImportRow, RowState
from wagtail_curation.models.library import PROBLEMS as ADDRESS_PROBLEMS

#: Why a row does not come in, by ``Reject.code``.
REASONS = {
    **ADDRESS_PROBLEMS,
    "empty": _("Neither an address nor anything else to make a record of."),
    "address_too_long": _("The address is longer than %(most)s characters."),
    "broken": _("The entry is not written as its format wants it."),
    "too_long": _("The entry is longer than any real one."),
    "columns": _("The row has more cells than the table has columns."),
    "cut_off": _("The file breaks off here, or can not be read from here on."),
    REFUSED: _("The library could not store this record."),
}

#: Why a file is not read, by ``LinkFileProblem.code``, and what to do.
PROBLEMS = {
    "empty": _("There are no links in the file. Export it once more."),
    "unknown_format": _(
        "This is none of the formats that can be read: %(formats)s. Export the "
        "collection in one of these."
    ),
    "too_large": _(
        "The file is larger than its format may be. Export the collection in parts."
    ),
    "too_wide": _(
        "The table has too many columns to be a table of links. Keep the columns you "
        "need and save it again."
    ),
    "broken": _(
        "The file is not written as its format wants it. Export it once more, or in "
        "another format."
    ),
    "unsafe": _("The file declares entities, as attacks do, and is not read."),
    "locked": _("The file is protected by a password. Save it without one."),
}


def reason(row: ResourceImportRow) -> str:
    """Why a row was rejected, or is known; "" when there is nothing to say."""
    if row.reason == TWICE:
        return _now("It stands in the file twice.")
    if not row.reason:
        return ""
    words = REASONS.get(row.reason)
    if words is None:
        return row.reason.replace("_", " ")
    return str(words) % {"most": MAX_ADDRESS}


def problem(error: LinkFileProblem) -> str:
    """Why a file is not read, and what to do."""
    words = PROBLEMS.get(error.code)
    return str(words) % {"formats": format_names()} if words else error.message


def half_read(run: ResourceImport) -> str:
    """What is to be said of a file that broke off; "" when it did not."""
    if not run.problem:
        return ""
    return _now("The file could not be read to its end. What came before is here.")


def format_names() -> str:
    return ", ".join(each.label for each in LINK_FORMATS)


def format_label(name: str) -> str:
    """A format's name as people say it."""
    return next((each.label for each in LINK_FORMATS if each.name == name), name)


def shown(row: ResourceImportRow, run: ResourceImport) -> tuple[str, str]:
    """(title, address) of a row; of one that could not be read, what stood there."""
    entry = entry_of(row, run)
    if isinstance(entry, LinkRecord):
        return entry.title, entry.url
    return entry.text, ""


def rejects(run: ResourceImport) -> Iterator[tuple[int, str, str]]:
    """(line, why, what stood there) of all that did not come in."""
    rows = run.rows.filter(state=RowState.REJECTED).order_by("pk")
    for row in rows.iterator(chunk_size=500):
        yield row.line, reason(row), what_stood_there(row, run)


def what_stood_there(row: ResourceImportRow, run: ResourceImport) -> str:
    if cells := row.record.get("columns"):
        return " | ".join(cells[name] for name in run.headings if cells.get(name))
    entry = entry_of(row, run)
    if isinstance(entry, Reject):
        return entry.text
    return " ".join(text for text in (entry.title, entry.url) if text)
