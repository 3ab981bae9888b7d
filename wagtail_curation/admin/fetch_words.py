"""What became of reading pages, in an editor's words."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail_curation.library.fetching import Progress
from wagtail_curation.library.fetchwords import problem_in_words
from wagtail_curation.models import ResourceFetch

# A few words for each problem, to choose by; the whole sentence is in the list.
PROBLEMS = {
    "address": _("No address"),
    "scheme": _("Not a web address"),
    "port": _("Port not allowed"),
    "credentials": _("Password in the address"),
    "inside": _("Not on the public internet"),
    "unknown-host": _("No such website"),
    "unreachable": _("Does not answer"),
    "tls": _("No valid certificate"),
    "slow": _("Too slow"),
    "too-large": _("Too large"),
    "redirects": _("Redirects without end"),
    "content-type": _("Not a page"),
    "not-found": _("Not found"),
    "refused": _("Refused"),
    "asked-to-wait": _("Asks to wait"),
    "server": _("Error of the server"),
    "garbled": _("Unreadable answer"),
    "challenge": _("Asks for a person"),
    "consent": _("Cookie question"),
    "login": _("Log-in"),
    "missing": _("Says “not found”"),
    "empty": _("Empty page"),
    "unknown-number": _("Unknown number"),
}


def problem_label(code: str) -> str:
    return str(PROBLEMS.get(code, code))


def words_of(fetch: ResourceFetch) -> str:
    """Why the page could not be read the last time; "" when it could."""
    try:
        host = urlsplit(fetch.final_url or fetch.resource.url).hostname or ""
    except ValueError:
        host = ""
    return problem_in_words(fetch.problem, host, fetch.status, fetch.not_before)


def progress_words(progress: Progress) -> str:
    """ "12 of 40 pages: 10 read, 2 could not be read." """
    done = progress.total - progress.waiting
    said = ngettext(
        "%(done)s of %(total)s page: %(read)s read, %(failed)s could not be read.",
        "%(done)s of %(total)s pages: %(read)s read, %(failed)s could not be read.",
        progress.total,
    )
    counts = {"done": done, "total": progress.total}
    counts |= {"read": progress.read, "failed": progress.failed}
    return said % counts if progress.total else _now("There is nothing to read.")
