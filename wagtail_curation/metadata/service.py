"""Asking an address what is there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from wagtail_curation.metadata.card import Card


@dataclass(frozen=True)
class Reading:
    """What came of asking for a page.

    ``problem`` is "" when the page was read, else a code of ``webrules.problems`` or
    of ``card.WALLS``, and ``words`` say to an editor what is wrong and what to do.
    ``transient``: asking again later may help; not before ``retry_at``, if set.
    A card may come with a problem (its address says something too), never a title.
    """

    card: Card
    final_url: str = ""
    problem: str = ""
    status: int | None = None
    retry_at: datetime.datetime | None = None
    words: str = ""
    transient: bool = False
