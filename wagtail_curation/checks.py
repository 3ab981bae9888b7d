"""System checks: what is set up wrongly, and what to do about it.

Ids are public API: ``wagtail_curation.E…`` are errors, ``W…`` warnings.
"""

from django.apps import apps
from django.core import checks
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from wagtail.embeds.finders import import_finder_class

from wagtail_curation.blocks.body import load_customiser
from wagtail_curation.conf import DEFAULTS, PREFIX, django_settings, settings
from wagtail_curation.models import (
    AbstractResource,
    RoundupMixin,
    RoundupSeriesMixin,
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)
from wagtail_curation.webrules.allowed import Allowed

EXPECTED = {
    "RESOURCE_MODEL": (get_resource_model, AbstractResource, "E001"),
    "SERIES_PAGE_MODEL": (get_series_page_model, RoundupSeriesMixin, "E002"),
    "ROUNDUP_PAGE_MODEL": (get_roundup_page_model, RoundupMixin, "E003"),
}

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


@register
def check_models(app_configs, **kwargs):
    """The models named by settings are there, and are of our kind."""
    found = []
    for setting, (load, base, number) in EXPECTED.items():
        check_id = f"wagtail_curation.{number}"
        try:
            model = load()
        except ImproperlyConfigured as error:
            hint = f"Correct {PREFIX}{setting}."
            if setting != "RESOURCE_MODEL":
                hint = (
                    "Add 'wagtail_curation.pages' to INSTALLED_APPS, or, with page "
                    f"classes of your own, name them in {PREFIX}{setting}."
                )
            found.append(Error(str(error), hint=hint, id=check_id))
            continue
        if not issubclass(model, base):
            message = f"{PREFIX}{setting} names {model._meta.label}, which is no "
            message += f"{base.__name__}."
            hint = f"Derive the class from wagtail_curation.models.{base.__name__}."
            found.append(Error(message, hint=hint, id=check_id))
    return found


@register
def check_relations(app_configs, **kwargs):
    """Pages made of our mixins have the child relations that the mixins rely on."""
    found = []
    for model in apps.get_models():
        if not issubclass(model, (RoundupMixin, RoundupSeriesMixin)):
            continue
        needed = ["curators"]
        if issubclass(model, RoundupMixin):
            needed.append("topic_items")
        there = {rel.get_accessor_name() for rel in model._meta.related_objects}
        found += [
            _missing_relation(model, name) for name in needed if name not in there
        ]
    return found


def _missing_relation(model, name: str) -> Error:
    base = "AbstractCurator" if name == "curators" else "AbstractTopicOnPage"
    return Error(
        f"{model._meta.label} has no relation “{name}”.",
        hint=(
            f"Add a model derived from wagtail_curation.models.{base} with a "
            f"ParentalKey to the page and related_name={name!r}."
        ),
        obj=model,
        id="wagtail_curation.E004",
    )


@register
def check_blocks(app_configs, **kwargs):
    """The callable that changes the blocks can be imported."""
    if not settings.BLOCKS:
        return []
    try:
        load_customiser(settings.BLOCKS)
    except ImproperlyConfigured as error:
        hint = (
            f"{PREFIX}BLOCKS is the dotted path of a function: defaults in, list out."
        )
        return [Error(str(error), hint=hint, id="wagtail_curation.E005")]
    return []


@register
def check_setting_names(app_configs, **kwargs):
    """A setting that nobody reads is likely a slip of the pen."""
    names = [name for name in dir(django_settings) if name.startswith(PREFIX)]
    known = {PREFIX + name for name in DEFAULTS}
    return [
        checks.Warning(
            f"There is no setting {name}.",
            hint="Known are: " + ", ".join(sorted(known)) + ".",
            id="wagtail_curation.W001",
        )
        for name in names
        if name not in known
    ]


@register
def check_settings_app(app_configs, **kwargs):
    """Without wagtail.contrib.settings nobody can edit the curation settings."""
    if apps.is_installed("wagtail.contrib.settings"):
        return []
    return [
        checks.Warning(
            "The curation settings can not be edited in the admin.",
            hint="Add 'wagtail.contrib.settings' to INSTALLED_APPS.",
            id="wagtail_curation.W002",
        )
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


def _can(use, value) -> bool:
    try:
        use(value)
    except (AttributeError, ImportError, TypeError, ValueError):
        return False
    return True


@register
def check_embed_finders(app_configs, **kwargs):
    """Embeds are asked for through the one door to the network, as pages are."""
    if not apps.is_installed("wagtail.embeds"):
        return []
    default = [{"class": "wagtail.embeds.finders.oembed"}]
    finders = getattr(django_settings, "WAGTAILEMBEDS_FINDERS", default)
    return [
        checks.Warning(
            f"The embed finder {finder['class']} asks other sites past our door to "
            "the network: nothing there checks addresses, sizes or time.",
            hint=(
                "In WAGTAILEMBEDS_FINDERS use "
                "'wagtail_curation.embedding.GuardedOEmbedFinder' instead of Wagtail's "
                "oEmbed finder; on a class of your own that asks through "
                "wagtail_curation.web.fetch, or asks nobody, set is_guarded = True."
            ),
            id="wagtail_curation.W004",
        )
        for finder in finders
        if not _is_guarded(finder["class"])
    ]


def _is_guarded(dotted_path: str) -> bool:
    """Wagtail says itself, when it is first used, that a class is missing."""
    try:
        return getattr(import_finder_class(dotted_path), "is_guarded", False)
    except ImportError:
        return True
