"""What the checks find on a page, in words."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail_curation.conf import settings
from wagtail_curation.contentchecks.messages import detail_of, messages
from wagtail_curation.contentchecks.outline import Judged, Limits, Place
from wagtail_curation.contentchecks.reading import outline_of
from wagtail_curation.contentchecks.rules import RULES, judge


@dataclass(frozen=True)
class Finding:
    """Something to look at before the page goes out, in the language being spoken."""

    rule: str
    """The id of the check, such as ``"curation-item-commentary"``."""
    title: str
    """What is wrong, in a few words; the same for all findings of the check."""
    detail: str
    """What is wrong here, with names and numbers. Plain text: escape it."""
    help: str
    """What to do about it."""
    place: Place
    """Where: the ``anchor`` of its item ("" outside items), its ``kind``."""


def limits() -> Limits:
    return Limits(settings.QUOTE_MAX_WORDS, settings.QUOTE_MAX_SHARE)


def rules_in_use() -> list[str]:
    """The ids of the checks that the site has not switched off."""
    return [rule for rule in RULES if rule not in settings.CONTENT_CHECKS_OFF]


def judged(page) -> list[Judged]:
    """What the rules find on a roundup as it is in memory."""
    return judge(outline_of(page), limits(), settings.CONTENT_CHECKS_OFF)


def checks_of(page) -> list[Finding]:
    """What the content checks find on a roundup; an empty list when it is well.

    ``page`` is any page with RoundupMixin as it is in memory: a saved one, or a draft
    as ``page.get_latest_revision_as_object()`` gives it.  It may cost the queries of
    showing the page, however many items there are.
    """
    words = messages()
    return [
        Finding(
            rule=found.rule,
            title=words[found.rule]["error_name"],
            detail=detail_of(found),
            help=words[found.rule]["help_text"],
            place=found.place,
        )
        for found in judged(page)
    ]
