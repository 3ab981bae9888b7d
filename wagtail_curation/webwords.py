"""What went wrong on the way to a page, in words for whoever asked for it.

Each says what happened and what to do. Page and host names are text, not markup:
escape them where they are shown.
"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail_curation.webrules.problems import WebError

#: By code. Some speak of %(host)s, %(status)s, %(detail)s and %(time)s.
WORDS = {
    "address": _(
        "This address can not be opened. Copy it once more from the browser’s "
        "address bar."
    ),
    "scheme": _(
        "Only addresses that begin with http:// or https:// can be opened. Use the "
        "one of the web page."
    ),
    "port": _(
        "The address leads to port %(detail)s of %(host)s, which this site does not "
        "ask. Use the page’s usual address, or ask your administrator to allow the "
        "port."
    ),
    "credentials": _(
        "The address holds a user name or a password. Remove everything up to the @ "
        "sign: others would read it."
    ),
    "inside": _(
        "%(host)s is not on the public internet, and readers could not open it. Use "
        "a public address, or ask your administrator to allow this host."
    ),
    "unknown-host": _(
        "There is no website %(host)s. Check the spelling of the address, or whether "
        "the site has moved."
    ),
    "unreachable": _(
        "%(host)s does not answer. Try again later; until then fill in the details "
        "yourself."
    ),
    "tls": _(
        "%(host)s makes no secure connection: its certificate is not valid, or its "
        "encryption too old. Open the link in a browser, and tell the site’s owners."
    ),
    "slow": _(
        "%(host)s takes too long to answer. Try again later; until then fill in the "
        "details yourself."
    ),
    "too-large": _(
        "What %(host)s sends is too large. Link to a smaller file, or fill in the "
        "details yourself."
    ),
    "redirects": _(
        "%(host)s sends us on without end, or to an address that can not be opened. "
        "Open the link in a browser, and use the address that you arrive at."
    ),
    "content-type": _(
        "%(host)s sends something else than was expected there. Check in a browser "
        "what the link leads to, or fill in the details yourself."
    ),
    "not-found": _(
        "%(host)s has no such page (any more). Check the address, or look for where "
        "the page has moved."
    ),
    "refused": _(
        "%(host)s lets no program read this page (answer %(status)s). It may open "
        "in a browser all the same: fill in the details yourself."
    ),
    "asked-to-wait": _(
        "%(host)s has asked us to come back later. Try again after %(time)s; until "
        "then fill in the details yourself."
    ),
    "server": _(
        "%(host)s has an error of its own (answer %(status)s). Try again later, or "
        "fill in the details yourself."
    ),
    "garbled": _(
        "The answer of %(host)s could not be read. Try again later, or fill in the "
        "details yourself."
    ),
}


def in_words(error: WebError) -> str:
    """What happened and what to do, in the language of the current thread."""
    words = WORDS.get(error.code, WORDS["garbled"])
    return str(words) % {
        "host": error.host or _now("The website"),
        "status": error.status or "",
        "detail": error.detail,
        "time": _time(error),
    }


def _time(error: WebError) -> str:
    """A time of today; for later ones the day as well."""
    when = timezone.localtime(error.retry_at)
    is_today = when.date() == timezone.localdate()
    return date_format(when, "TIME_FORMAT" if is_today else "SHORT_DATETIME_FORMAT")
