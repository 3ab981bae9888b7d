"""What the editor’s scripts say while a part is composed, in the editor’s language."""

from django.utils.translation import gettext as _now


def compose_words() -> dict[str, str]:
    """For static/…/js/compose.js."""
    return {
        "add": _now("Add an item"),
        "hint": _now("%(keys)s goes on to the next item, or adds one."),
        # As the keyboards of the language name them.
        "keys": _now("Ctrl + Enter"),
        "full": _now("There is no room for another item."),
    }


def quote_words() -> dict[str, str]:
    """For static/…/js/quotes.js."""
    return {
        "made": _now("Made a pull quote of it. Speaker: %(speaker)s."),
        "unnamed": _now("Made a pull quote of it."),
        "named": _now("Taken as the speaker: %(speaker)s."),
        "undo": _now("Keep it as it was"),
    }
