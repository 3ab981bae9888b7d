"""The checks in words for editors."""

from __future__ import annotations

from django.template.defaultfilters import truncatechars
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_curation.conf import settings
from wagtail_curation.contentchecks.outline import Judged

QUOTED = 60
"""Characters of a quote or a title that a sentence repeats."""


def messages() -> dict[str, dict[str, str]]:
    """What each check says is wrong, and what to do, in the language being spoken.

    As Wagtail’s checks have it: ``{"error_name": …, "help_text": …}`` by check id.
    """
    return {
        rule: {"error_name": name, "help_text": advice}
        for rule, (name, advice) in {**_of_the_page(), **_of_parts()}.items()
    }


def _of_the_page() -> dict[str, tuple[str, str]]:
    return {
        "curation-title-count": (
            _("The title promises another number of items"),
            _(
                "Change the title, or add or remove items. Items with a label, such as "
                "“Bonus”, may count or not."
            ),
        ),
        "curation-part-gap": (
            _("Part numbers are missing before this part"),
            _("Correct the part number, or write the parts between."),
        ),
        "curation-hero": (
            _("The hero image is missing"),
            _("Choose a picture for the head of the page; the series shows it too."),
        ),
        "curation-quote-share": (
            _("Too much of the page is quoted"),
            _(
                "More than %(percent)s%% of its words are other people’s. Shorten "
                "quotes, or say more in your own words."
            )
            % {"percent": _percent(settings.QUOTE_MAX_SHARE)},
        ),
    }


def _of_parts() -> dict[str, tuple[str, str]]:
    return {
        "curation-item-commentary": (
            _("Item without commentary"),
            _("Say in a sentence or two why it is worth the reader’s time."),
        ),
        "curation-item-address": (
            _("Item without an address"),
            _(
                "Its title leads nowhere. Choose a resource that has an address, or "
                "add one to its record: for a book, its page at the publisher’s."
            ),
        ),
        "curation-quote-speaker": (
            _("Quote without a speaker"),
            _("Choose whose words these are, or type the name."),
        ),
        "curation-quote-source": (
            _("Quote without a source"),
            _("Choose the resource that it is from, or give its title or address."),
        ),
        "curation-quote-length": (
            _("The quote is too long"),
            ngettext(
                "It has more than %(count)s word. Shorten it, or say part of it in "
                "your own words.",
                "It has more than %(count)s words. Shorten it, or say part of it in "
                "your own words.",
                settings.QUOTE_MAX_WORDS or 0,
            )
            % {"count": number_format(settings.QUOTE_MAX_WORDS or 0)},
        ),
        "curation-link-text": (
            _("The link’s text does not say where it leads"),
            _("Use the title, or words that make sense on their own."),
        ),
        "curation-image-alt": (
            _("Picture without alternative text"),
            _("Say what it shows, beside the picture or in the image’s description."),
        ),
    }


def detail_of(found: Judged) -> str:
    """One sentence on what was found, with names and numbers."""
    values = {name: _shown(value) for name, value in found.values.items()}
    return _sentence(found) % values


def _sentence(found: Judged) -> str:
    values = found.values
    if found.rule == "curation-title-count":
        return ngettext(
            "The title promises %(promised)s items; there is %(count)s.",
            "The title promises %(promised)s items; there are %(count)s.",
            values["count"],
        )
    if found.rule == "curation-quote-length":
        return ngettext(
            "“%(quote)s” has %(count)s word; %(limit)s is the most.",
            "“%(quote)s” has %(count)s words; %(limit)s is the most.",
            values["count"],
        )
    return {
        "curation-part-gap": _(
            "This is part %(number)s, and the one before it is part %(previous)s."
        ),
        "curation-hero": _("The page has no hero image."),
        "curation-quote-share": _(
            "%(share)s%% of the page’s words are quoted; %(limit)s%% is the most."
        ),
        "curation-item-commentary": _("“%(title)s” has no commentary."),
        "curation-item-address": _("“%(title)s” has no address."),
        "curation-quote-speaker": _("“%(quote)s” does not say whose words it is."),
        "curation-quote-source": _("“%(quote)s” does not say where it is from."),
        "curation-link-text": _("“%(text)s” does not say where it leads."),
        "curation-image-alt": _("Nobody has written what a picture shows."),
    }[found.rule]


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        return truncatechars(" ".join(value.split()), QUOTED) or _("Untitled")
    return _percent(value) if isinstance(value, float) else number_format(value)


def _percent(share: float | None) -> str:
    return number_format(round((share or 0) * 100))
