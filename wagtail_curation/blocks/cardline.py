"""A resource in one quiet line, under its title."""

from urllib.parse import urlsplit

from django.utils.translation import ngettext


def card_of(resource) -> dict[str, str]:
    """What a chooser shows of a choice: its ``line``, and its ``people``, whose words
    a quote from it is taken for.
    """
    return {"line": line_of(resource), "people": resource.people_text}


def line_of(resource) -> str:
    """ "The Press · Article · 7 minutes · example.org", as far as it is known."""
    host = (urlsplit(resource.url).hostname or "").removeprefix("www.")
    minutes = resource.minutes
    said = [
        resource.publisher,
        resource.kind_label,
        ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes)
        % {"minutes": minutes}
        if minutes
        else "",
        host if host != resource.publisher.casefold() else "",
    ]
    return " · ".join(str(part) for part in said if part)
