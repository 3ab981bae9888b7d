"""The words a resource is described with; kinds can be added by a setting."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_curation.conf import settings

# value: (label, icon name registered with Wagtail's admin)
KINDS = {
    "article": (_("Article"), "doc-full"),
    "video": (_("Video"), "media"),
    "podcast": (_("Podcast"), "wagtail_curation-headphones"),
    "book": (_("Book"), "wagtail_curation-book"),
    "paper": (_("Paper"), "doc-full-inverse"),
    "course": (_("Course"), "wagtail_curation-course"),
    "tool": (_("Tool"), "cogs"),
    "event": (_("Event"), "calendar"),
    "report": (_("Report"), "wagtail_curation-report"),
    "dataset": (_("Dataset"), "table"),
    "website": (_("Website"), "site"),
    "other": (_("Something else"), "link"),
}


class Level(models.TextChoices):
    INTRODUCTORY = "introductory", _("Introductory")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    REGISTRATION = "registration", _("Free with registration")
    MIXED = "mixed", _("Partly free")
    PAID = "paid", _("Paid")


class ContributorRole(models.TextChoices):
    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    HOST = "host", _("Host")
    SPEAKER = "speaker", _("Speaker")
    GUEST = "guest", _("Guest")
    TEACHER = "teacher", _("Teacher")
    MAKER = "maker", _("Maker")


class FurtherRole(models.TextChoices):
    """What a further resource is to the item it stands under."""

    BACKGROUND = "background", _("Background")
    SERIES = "series", _("Same series")
    PROFILE = "profile", _("Author’s profile")
    VIA = "via", _("Found via")
    RESPONSE = "response", _("Response")
    OTHER = "other", _("See also")


def all_kinds() -> dict:
    """value -> (label, icon): ours, and those of WAGTAIL_CURATION_KINDS."""
    return {**KINDS, **settings.KINDS}


def get_kind_choices() -> list[tuple[str, str]]:
    """Choices for a form; a callable, so that no migration holds the list."""
    return [(value, label) for value, (label, _icon) in all_kinds().items()]


def kind_label(value: str) -> str:
    """The word for a kind; a kind no longer configured is its own word."""
    label, _icon = all_kinds().get(value, (value, ""))
    return str(label)


def kind_icon(value: str) -> str:
    """The admin icon's name for a kind."""
    _label, icon = all_kinds().get(value, ("", "link"))
    return icon


def choice_label(choices: type[models.TextChoices], value: str) -> str:
    """The word for a value; a value that is none of the choices is its own word.

    Django's ``get_…_display`` translates every choice to find the one.
    """
    try:
        return str(choices(value).label)
    except ValueError:
        return value


# BCP 47, well-formed as far as people write it: de, pt-BR, zh-Hant, sr-Latn-RS.
validate_language_tag = RegexValidator(
    r"\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z",
    _("Write the language as a code, for example “en”, “de” or “pt-BR”."),
)
