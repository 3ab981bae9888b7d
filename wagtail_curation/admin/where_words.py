"""The words for where a record stands, and as what."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail_curation.library.bodies import (
    BIO,
    CURATOR,
    FURTHER,
    ITEM,
    SOURCE,
    SPEAKER,
    Spot,
)
from wagtail_curation.library.standing import (
    IN_DRAFT,
    NOT_IN_DRAFT,
    Stand,
    Standing,
)
from wagtail_curation.models.vocabulary import FurtherRole, choice_label

WHAT = {
    ITEM: gettext_lazy("Item"),
    SOURCE: gettext_lazy("Source of a quote"),
    SPEAKER: gettext_lazy("Speaker of a quote"),
    BIO: gettext_lazy("Author bio"),
    CURATOR: gettext_lazy("Curator"),
}


def part_words(standing: Standing) -> str:
    """“Key resources, Part 3”, or as much of it as there is."""
    if standing.series is None:
        return ""
    title = standing.series.get_admin_display_title()
    if standing.part_number is None:
        return title
    return _("%(series)s, %(part_label)s %(number)s") % {
        "series": title,
        "part_label": capfirst(standing.series.part_label),
        "number": standing.part_number,
    }


def stand_where(spot: Spot) -> str:
    """“no. 3”; empty outside of an item, and for one that shows no number."""
    if spot.number is not None and spot.section:
        said = _("no. %(number)s in “%(section)s”")
        return said % {"number": spot.number, "section": spot.section}
    if spot.number is not None:
        return _("no. %(number)s") % {"number": spot.number}
    return _("“%(label)s”") % {"label": spot.label} if spot.label else ""


def stand_what(spot: Spot) -> str:
    if spot.part == FURTHER:
        role = choice_label(FurtherRole, spot.role)
        return _("Further resource: %(role)s") % {"role": role}
    return str(WHAT.get(spot.part, spot.said))


def stand_note(stand: Stand) -> str:
    if stand.state == IN_DRAFT:
        return _("in the draft")
    if stand.state == NOT_IN_DRAFT:
        return _("no longer in the draft")
    if stand.moved is not None:
        if where := stand_where(stand.moved):
            return _("in the draft: %(place)s") % {"place": where}
        return _("in the draft: without a number")
    return ""


def using_words(resource: Any) -> str:
    """“on 3 pages, 2 of them live”; empty for one that is on none."""
    if not resource.pages_using:
        return ""
    return ngettext(
        "on %(count)s page, %(live)s live",
        "on %(count)s pages, %(live)s live",
        resource.pages_using,
    ) % {"count": resource.pages_using, "live": resource.live_pages_using}
