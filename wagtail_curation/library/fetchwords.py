"""Why a page could not be read, in words for an editor: what happened, what to do."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail_curation import webwords
from wagtail_curation.webrules.problems import WebError

#: By code, beside those of ``webwords``: those of ``card.WALLS``, and a number that no
#: catalogue knows. Each may speak of %(host)s.
WORDS = {
    "challenge": _(
        "%(host)s wants to know first whether a person is asking, and shows the page "
        "to no program. It may open in a browser all the same: fill in the details "
        "yourself."
    ),
    "consent": _(
        "%(host)s shows its question about cookies in place of the page. Open the "
        "link in a browser, and fill in the details yourself."
    ),
    "login": _(
        "%(host)s wants a log-in before it shows the page. Check that your readers "
        "can open it, and fill in the details yourself."
    ),
    "missing": _(
        "%(host)s says that it has no such page (any more). Check the address, or look "
        "for where the page has moved."
    ),
    "empty": _(
        "%(host)s sends a page without a word in it: only a browser can put it "
        "together. Fill in the details yourself."
    ),
    "unknown-number": _(
        "Nothing is known of this number. Fill in the details yourself."
    ),
}


def problem_in_words(
    problem: str,
    host: str = "",
    status: int | None = None,
    retry_at: datetime.datetime | None = None,
    detail: str = "",
) -> str:
    """A problem of a Reading, or of a ResourceFetch, in the current language.

    "" when there is none. Host names are text: escape them where they are shown.
    """
    if not problem:
        return ""
    if problem in WORDS:
        return str(WORDS[problem]) % {"host": host or _now("The website")}
    if problem == "asked-to-wait" and retry_at is None:
        problem = "slow"
    return webwords.in_words(WebError(problem, host, status, retry_at, detail=detail))
