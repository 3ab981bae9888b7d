"""Whether settings have names that somebody reads, and values that can be used."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core import checks
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from wagtail.images.models import Filter

from wagtail_curation.blocks.body import load_customiser
from wagtail_curation.conf import (
    DEFAULT_IMAGE_SPECS,
    DEFAULTS,
    PREFIX,
    django_settings,
    settings,
)
from wagtail_curation.contentchecks.rules import RULES
from wagtail_curation.fields import RoundupBodyField
from wagtail_curation.webrules.allowed import Allowed

#: How the door will use a setting, and what to set.
WEB_SETTINGS = {
    "WEB_PORTS": (
        lambda ports: Allowed(ports=ports),
        "Set a list of numbers: (80, 443).",
    ),
    "WEB_ALLOWED_HOSTS": (
        lambda hosts: Allowed(hosts=hosts),
        "Set a list: 'wiki.example.org', '*.example.org', '10.1.0.0/16'; no http://.",
    ),
    "WEB_SESSION": (
        lambda path: path is None or issubclass(import_string(path), object),
        "Set the dotted path of a class, or None.",
    ),
}


class Unfit(ValueError):
    """A value that nobody can use."""


def need(condition: Any) -> None:
    if not condition:
        raise Unfit


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def count(value: Any) -> None:
    need(is_number(value) and isinstance(value, int) and value >= 1)


def positive(value: Any) -> None:
    need(is_number(value) and value > 0)


def not_negative(value: Any) -> None:
    need(is_number(value) and value >= 0)


def text(value: Any) -> None:
    need(isinstance(value, str))


def name_or_none(value: Any) -> None:
    need(value is None or isinstance(value, str) and value)


def names(value: Any) -> None:
    need(not isinstance(value, (str, dict)))
    need(all(isinstance(name, str) for name in value))


def kinds(value: Any) -> None:
    for kind, (label, icon) in value.items():
        need(isinstance(kind, str) and label and isinstance(icon, str))


def image_specs(value: Any) -> None:
    need(value.keys() <= DEFAULT_IMAGE_SPECS.keys())
    for spec in value.values():
        # Reading the operations is what Wagtail does first with a spec.
        need(Filter(spec=spec).operations)


def proxy(value: Any) -> None:
    need(value is None or urlsplit(value).hostname and "://" in value)


def function_or_none(value: Any) -> None:
    need(value is None or callable(import_string(value)))


def count_or_none(value: Any) -> None:
    if value is not None:
        count(value)


def share_or_none(value: Any) -> None:
    need(value is None or is_number(value) and 0 <= value <= 1)


def content_checks(value: Any) -> None:
    names(value)
    need(set(value) <= RULES.keys())


COUNT = (count, "Set a whole number of at least 1.")
#: What can be done with a setting, and what to set.
VALUES: dict[str, tuple[Callable[[Any], None], str]] = {
    "KINDS": (kinds, "Set a dictionary: {'value': ('Label', 'icon-name')}."),
    "TRACKING_PARAMETERS": (names, "Set a list of names: ('campaign', 'x_*')."),
    "IMAGE_SPECS": (
        image_specs,
        "Set a dictionary: one of "
        + ", ".join(DEFAULT_IMAGE_SPECS)
        + " to a Wagtail image filter: {'card': 'fill-320x240'}.",
    ),
    "PARTS_PER_PAGE": COUNT,
    "WEB_CONTACT": (text, "Set a text: an address, or an e-mail address."),
    "WEB_DEADLINE": (positive, "Set a number of seconds above 0."),
    "WEB_MAX_BYTES": COUNT,
    "WEB_PAUSE": (not_negative, "Set a number of seconds; 0 is no pause."),
    "WEB_PROXY": (
        proxy,
        "Set an address such as 'http://proxy.example:3128', or None.",
    ),
    "LOOKUP": (function_or_none, "Set the dotted path of a callable, or None."),
    "IMAGE_COLLECTION": (name_or_none, "Set the name of a collection, or None."),
    "IMAGE_MAX_BYTES": COUNT,
    "IMAGE_MAX_PIXELS": COUNT,
    "IMPORT_MAX_BYTES": COUNT,
    "FEED_MINUTES": COUNT,
    "MERGE_UNDO_DAYS": (not_negative, "Set a number of days; 0 allows no undo."),
    "QUOTE_MAX_WORDS": (count_or_none, "Set a number of words from 1 on, or None."),
    "QUOTE_MAX_SHARE": (
        share_or_none,
        "Set a share from 0 to 1, such as 0.33 for a third, or None.",
    ),
    "CONTENT_CHECKS_OFF": (
        content_checks,
        "Set a list of content checks: " + ", ".join(RULES) + ".",
    ),
}


@register
def check_setting_names(app_configs, **kwargs):
    """A setting that nobody reads is likely a slip of the pen."""
    found = [name for name in dir(django_settings) if name.startswith(PREFIX)]
    known = {PREFIX + name for name in DEFAULTS}
    return [
        checks.Warning(
            f"There is no setting {name}.",
            hint="Known are: " + ", ".join(sorted(known)) + ".",
            id="wagtail_curation.W001",
        )
        for name in found
        if name not in known
    ]


@register
def check_values(app_configs, **kwargs):
    """A setting of the wrong kind is told of here, and not at the first page."""
    return [
        Error(
            f"{PREFIX}{name} is {getattr(settings, name)!r}.",
            hint=hint,
            id="wagtail_curation.E007",
        )
        for name, (use, hint) in VALUES.items()
        if not _can(use, getattr(settings, name))
    ]


@register
def check_web(app_configs, **kwargs):
    """The door to the network can be opened with the settings that there are."""
    return [
        Error(
            f"{PREFIX}{name} is {getattr(settings, name)!r}: no page can be asked for.",
            hint=hint,
            id="wagtail_curation.E006",
        )
        for name, (use, hint) in WEB_SETTINGS.items()
        if not _can(use, getattr(settings, name))
    ]


def _can(use: Callable[[Any], Any], value: Any) -> bool:
    # Whatever is wrong with a value, this is the place to say so.
    try:
        use(value)
    except Exception:
        return False
    return True


@register
def check_blocks(app_configs, **kwargs):
    """The callables that change the blocks, by setting or by field, can be used."""
    paths = {f"{PREFIX}BLOCKS": settings.BLOCKS}
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, RoundupBodyField):
                paths[f"“blocks” of {field}"] = field.blocks_path
    return [found for name, path in paths.items() for found in _unusable(name, path)]


def _unusable(name: str, path: str | None) -> list[Error]:
    if not path:
        return []
    try:
        load_customiser(path)
    except ImproperlyConfigured as error:
        hint = f"{name} is the dotted path of a function: defaults in, list out."
        return [Error(str(error), hint=hint, id="wagtail_curation.E005")]
    return []
