"""What the scripts of a body say, in the editor’s language, and whom they ask."""

import json

from django.urls import reverse
from django.utils.translation import gettext as _now


def body_attributes() -> dict[str, str]:
    """For static/…/js/nearby.js, move-to.js and fold.js.

    The address of the form says which page is edited: a new page gets one of its own
    when Wagtail has saved it.
    """
    return {
        "data-curation-nearby-url-value": reverse(
            "wagtail_curation_resource_chooser:nearby"
        ),
        "data-curation-nearby-edit-value": reverse("wagtailadmin_pages:edit", args=[0]),
        "data-curation-nearby-add-value": reverse(
            "wagtailadmin_pages:add", args=["app", "model", 0]
        ),
        "data-curation-nearby-words-value": json.dumps(nearby_words()),
        "data-curation-move-to-words-value": json.dumps(move_words()),
        "data-curation-fold-words-value": json.dumps(fold_words()),
    }


def nearby_words() -> dict[str, str]:
    return {
        "here": _now("Also in this part:"),
        "there": _now("Also in:"),
        "number": _now("no. %(number)s"),
        "section": _now("no. %(number)s in “%(section)s”"),
        "label": _now("“%(label)s”"),
        "place": _now("block %(place)s"),
        "under": _now("under %(item)s"),
        "itself": _now("this item itself"),
        "tab": _now("(in a new tab)"),
        "several": _now("Resources chosen that are in this series already: %(count)s."),
    }


def move_words() -> dict[str, str]:
    return {
        "open": _now("Move to …"),
        "number": _now("Move item to number"),
        "section": _now("Move section to place among the sections"),
        "place": _now("Move to place among all blocks"),
        "range": _now("%(first)s to %(last)s"),
        "along": _now("Take the blocks below along: %(count)s"),
        "move": _now("Move"),
        "cancel": _now("Cancel"),
        "wrong": _now("Type a number from %(first)s to %(last)s."),
        "moved": _now("Moved to %(place)s."),
    }


def fold_words() -> dict[str, str]:
    return {
        "open": _now("Blocks in this section: %(count)s"),
        "folded": _now("Hidden blocks in this section: %(count)s"),
    }
